//! Whether a row of a batch is valid is what `validate` returns for the same fields.

use std::sync::Arc;

use arrow_array::builder::{
    FixedSizeListBuilder, LargeListBuilder, ListBuilder, StringDictionaryBuilder, UInt8Builder,
};
use arrow_array::types::{Int32Type, UInt8Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float32Array, Float64Array, Int8Array,
    Int16Array, Int32Array, Int64Array, LargeStringArray, NullArray, RecordBatch, StringArray,
    StringViewArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
};
use inbounds::prelude::*;
use inbounds_arrow::{Batches, Problem, Read};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

validated_struct! {
    #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
    struct Row {
        byte: u8 in 0..=100,
        free: i16,
        signed: i64 in (multiple_of(3), -90..),
        wide: u64 in not(7..9),
        double: f64 in 0.0..=1.0,
        single: f32 in finite(),
        maybe: Option<u8> in some(1..),
        optional: Option<f64> in -1.0..1.0,
        flag: bool in one_of([true]),
        text: String in (chars(1..=4), ascii()),
        note: Option<String> in trimmed(),
        marks: Vec<u8> in (len(..4), each(..=100)),
        tags: Vec<String> in each(chars(1..)),
    }
}

validated_struct! {
    /// The same with a clause, so that rows are read.
    #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
    struct Whole {
        byte: u8 in 0..=100,
        double: f64 in 0.0..=1.0,
        text: String via trim in chars(1..=4),
    }
    ensure { |it| f64::from(it.byte) * it.double < 60.0 => "the product is too great" }
}

/// A row of the batch: what is there need not fit the field.
#[derive(Clone, Debug)]
struct Cells {
    byte: i64,
    free: i64,
    signed: i64,
    wide: u64,
    double: f64,
    single: f32,
    maybe: Option<u8>,
    optional: Option<f64>,
    flag: Option<bool>,
    text: Option<String>,
    note: Option<String>,
    marks: Option<Vec<Option<u8>>>,
    tags: Option<Vec<Option<String>>>,
}

fn doubles() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0..=1.0_f64,
        2 => any::<f64>(),
        1 => prop_oneof![
            Just(f64::NAN), Just(f64::INFINITY), Just(-0.0), Just(1.0), Just(-1.0), Just(f64::MIN_POSITIVE),
        ],
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-z]{1,4}", 2 => "[ é\u{10000}a]{0,5}"]
}

/// Mostly there.
fn there<T: Clone + std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    option::weighted(0.95, strategy)
}

fn rows() -> impl Strategy<Value = Vec<Cells>> {
    let numbers = (
        prop_oneof![40 => 0..=100_i64, 1 => -1..=300_i64],
        prop_oneof![40 => -9..=9_i64, 1 => any::<i64>()],
        prop_oneof![20 => (-30..100_i64).prop_map(|n| 3 * n), 1 => any::<i64>()],
        prop_oneof![20 => 9..1000_u64, 1 => 5..=10_u64, 1 => any::<u64>()],
        doubles(),
        prop_oneof![9 => any::<f32>(), 1 => Just(f32::NAN)],
    );
    let options = (
        there(0..=255_u8),
        option::of(doubles()),
        there(prop_oneof![20 => Just(true), 1 => Just(false)]),
        there(texts()),
        option::of(texts()),
        there(vec(there(0..=110_u8), 0..5)),
        there(vec(there("[a-z]{0,3}"), 0..3)),
    );
    let row = (numbers, options).prop_map(
        |(
            (byte, free, signed, wide, double, single),
            (maybe, optional, flag, text, note, marks, tags),
        )| Cells {
            byte,
            free,
            signed,
            wide,
            double,
            single,
            maybe,
            optional,
            flag,
            text,
            note,
            marks,
            tags,
        },
    );
    let row = row.boxed();
    // Some with a long block, and some below, at and above the size of a block.
    prop_oneof![4 => vec(row.clone(), 0..200), 1 => vec(row, 1020..1100)]
}

/// The fields, if each cell holds a value of its field.
fn fields(cells: &Cells) -> Option<RowFields> {
    Some(RowFields {
        byte: cells.byte.try_into().ok()?,
        free: cells.free.try_into().ok()?,
        signed: cells.signed,
        wide: cells.wide,
        double: cells.double,
        single: cells.single,
        maybe: cells.maybe,
        optional: cells.optional,
        flag: cells.flag?,
        text: cells.text.clone()?,
        note: cells.note.clone(),
        marks: cells.marks.clone()?.into_iter().collect::<Option<_>>()?,
        tags: cells.tags.clone()?.into_iter().collect::<Option<_>>()?,
    })
}

fn column<A: FromIterator<T> + Array + 'static, T>(
    rows: &[Cells],
    of: impl Fn(&Cells) -> T,
) -> ArrayRef {
    Arc::new(rows.iter().map(of).collect::<A>())
}

fn texts_in(kind: u8, rows: &[Cells], of: impl Fn(&Cells) -> Option<&String>) -> ArrayRef {
    let texts = rows.iter().map(|row| of(row).map(String::as_str));
    match kind {
        0 => Arc::new(texts.collect::<StringArray>()),
        1 => Arc::new(texts.collect::<LargeStringArray>()),
        2 => Arc::new(texts.collect::<StringViewArray>()),
        _ => {
            let mut builder = StringDictionaryBuilder::<Int32Type>::new();
            texts.for_each(|text| builder.append_option(text));
            Arc::new(builder.finish())
        }
    }
}

fn marks_in(kind: u8, rows: &[Cells]) -> ArrayRef {
    let mut small = ListBuilder::new(UInt8Builder::new());
    let mut large = LargeListBuilder::new(UInt8Builder::new());
    for row in rows {
        if kind == 0 {
            small.append_option(row.marks.clone());
        } else {
            large.append_option(row.marks.clone());
        }
    }
    match kind {
        0 => Arc::new(small.finish()),
        _ => Arc::new(large.finish()),
    }
}

/// The column of bytes in a type that holds them all: those of the field, or wider ones.
fn bytes_in(kind: u8, rows: &[Cells]) -> ArrayRef {
    match kind {
        0 => column::<Int64Array, _>(rows, |row| row.byte),
        1 => column::<Int32Array, _>(rows, |row| i32::try_from(row.byte).ok()),
        2 => column::<Int16Array, _>(rows, |row| i16::try_from(row.byte).ok()),
        _ => {
            let values: Vec<i64> = rows.iter().map(|row| row.byte).collect();
            let mut distinct = values.clone();
            distinct.sort_unstable();
            distinct.dedup();
            let keys = values
                .iter()
                .map(|value| i32::try_from(distinct.binary_search(value).unwrap()).unwrap());
            let keys = Int32Array::from_iter_values(keys);
            let values = Arc::new(Int64Array::from(distinct));
            Arc::new(DictionaryArray::<Int32Type>::new(keys, values))
        }
    }
}

fn batch(rows: &[Cells], kind: u8) -> RecordBatch {
    let mut tags = ListBuilder::new(arrow_array::builder::StringBuilder::new());
    for row in rows {
        tags.append_option(row.tags.clone());
    }
    let columns: [(&str, ArrayRef); 14] = [
        ("byte", bytes_in(kind, rows)),
        ("free", column::<Int64Array, _>(rows, |row| row.free)),
        ("signed", column::<Int64Array, _>(rows, |row| row.signed)),
        ("wide", column::<UInt64Array, _>(rows, |row| row.wide)),
        ("double", column::<Float64Array, _>(rows, |row| row.double)),
        ("single", column::<Float32Array, _>(rows, |row| row.single)),
        ("maybe", column::<UInt8Array, _>(rows, |row| row.maybe)),
        (
            "optional",
            column::<Float64Array, _>(rows, |row| row.optional),
        ),
        ("flag", column::<BooleanArray, _>(rows, |row| row.flag)),
        ("text", texts_in(kind, rows, |row| row.text.as_ref())),
        (
            "note",
            texts_in((kind + 1) % 4, rows, |row| row.note.as_ref()),
        ),
        ("marks", marks_in(kind % 2, rows)),
        ("tags", Arc::new(tags.finish())),
        ("unknown", Arc::new(NullArray::new(rows.len()))),
    ];
    // In another order than that of the fields, and nullable, also where a field is not.
    let columns = columns
        .into_iter()
        .rev()
        .map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn rows_of(problems: &[Problem]) -> Vec<usize> {
    let mut rows: Vec<usize> = problems.iter().map(Problem::row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_batch_is_checked_as_its_rows_are(rows in rows(), kind in 0..4_u8, cut in 0..70_usize) {
        let batch = batch(&rows, kind);
        // A slice begins anywhere in its buffers.
        let cut = cut.min(rows.len());
        let batch = batch.slice(cut, rows.len() - cut);
        let rows = &rows[cut..];
        let instances: Vec<Option<Row>> =
            rows.iter().map(|row| Row::validate(fields(row)?).ok()).collect();

        let report = Row::check_batch(&batch).unwrap();
        assert!(report.is_by_column());
        let expected: BooleanArray = instances.iter().map(|it| Some(it.is_some())).collect();
        assert_eq!(report.valid(), expected);

        let bad: Vec<usize> = (0..rows.len()).filter(|row| instances[*row].is_none()).collect();
        let problems = report.problems();
        assert_eq!(rows_of(&problems), bad);
        assert_eq!(report.invalid(), bad.len());

        // A row whose cells all have values has the violations that `validate` reports.
        for row in bad {
            let Some(fields) = fields(&rows[row]) else {
                continue;
            };
            let error = Row::validate(fields).unwrap_err();
            let mut violations: Vec<String> =
                error.violations().map(|it| format!("row {row}: {it}")).collect();
            let found = problems.iter().filter(|it| it.row() == row).map(ToString::to_string);
            let mut found: Vec<String> = found.collect();
            violations.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, violations);
        }
    }

    #[test]
    fn good_rows_are_read_and_written_back(rows in rows(), kind in 0..4_u8) {
        let batch = batch(&rows, kind);
        let expected: Vec<Row> =
            rows.iter().filter_map(|row| Row::validate(fields(row)?).ok()).collect();
        let Read { instances, problems } = Row::from_batch(&batch).unwrap();
        assert_eq!(instances, expected);
        assert_eq!(rows_of(&problems).len(), rows.len() - expected.len());

        let back = Row::from_batch(&Row::to_batch(&instances).unwrap()).unwrap();
        assert!(back.problems.is_empty());
        assert_eq!(back.instances, instances);
    }

    #[test]
    fn rows_are_read_where_a_check_needs_the_whole(rows in rows(), kind in 0..4_u8) {
        let batch = batch(&rows, kind);
        let fields = |row: &Cells| {
            Some(WholeFields {
                byte: row.byte.try_into().ok()?,
                double: row.double,
                text: row.text.clone()?,
            })
        };
        let report = Whole::check_batch(&batch).unwrap();
        assert!(!report.is_by_column());
        let expected: Vec<bool> = rows
            .iter()
            .map(|row| fields(row).is_some_and(|fields| Whole::validate(fields).is_ok()))
            .collect();
        assert_eq!(report.valid(), BooleanArray::from(expected.clone()));
        let bad: Vec<usize> = (0..rows.len()).filter(|row| !expected[*row]).collect();
        assert_eq!(rows_of(&report.problems()), bad);
    }
}

#[test]
fn every_integer_column_is_one_of_every_integer_field() {
    macro_rules! fields {
        ($($name:ident: $type:ty,)*) => {
            validated_struct! {
                #[derive(Debug, serde::Deserialize)]
                struct Integers { $($name: $type in 1..,)* }
            }
        };
    }
    fields! { a: u8, b: u16, c: u32, d: u64, e: i8, f: i16, g: i32, h: i64, i: usize, j: isize, }

    let columns: [ArrayRef; 8] = [
        Arc::new(UInt8Array::from(vec![1, 0, 127])),
        Arc::new(UInt16Array::from(vec![1, 0, 127])),
        Arc::new(UInt32Array::from(vec![1, 0, 127])),
        Arc::new(UInt64Array::from(vec![1, 0, 127])),
        Arc::new(Int8Array::from(vec![1, 0, 127])),
        Arc::new(Int16Array::from(vec![1, -1, 127])),
        Arc::new(Int32Array::from(vec![1, 0, 127])),
        Arc::new(Int64Array::from(vec![1, 1 << 40, 127])),
    ];
    for column in &columns {
        let batch = Integers::FIELDS
            .iter()
            .map(|it| (it.name(), Arc::clone(column)));
        let batch = RecordBatch::try_from_iter(batch).unwrap();
        let report = Integers::check_batch(&batch).unwrap();
        assert!(report.is_by_column());
        assert_eq!(report.valid(), BooleanArray::from(vec![true, false, true]));
        assert_eq!(Integers::from_batch(&batch).unwrap().instances.len(), 2);
    }
}

#[test]
fn lists_of_a_fixed_size_and_null_columns() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Lists { marks: Vec<u8> in each(..=100), note: Option<String> in chars(1..) }
    }

    let mut marks = FixedSizeListBuilder::new(UInt8Builder::new(), 2);
    for pair in [[1, 2], [101, 3], [4, 5]] {
        marks.values().append_slice(&pair);
        marks.append(true);
    }
    let marks = Arc::new(marks.finish());
    let note = Arc::new(NullArray::new(3));
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("marks", Arc::clone(&marks) as ArrayRef, false),
        ("note", note as ArrayRef, true),
    ])
    .unwrap()
    .slice(1, 2);
    let report = Lists::check_batch(&batch).unwrap();
    assert!(report.is_by_column());
    assert_eq!(report.valid(), BooleanArray::from(vec![false, true]));
    let problems = report.problems();
    assert_eq!(
        problems[0].to_string(),
        "row 0: marks[0]: 101 is not at most 100"
    );
    assert_eq!(problems[0].column(), Some("marks"));
}

#[test]
fn a_rule_sees_no_value_that_is_in_no_cell() {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "what a rule takes")]
    fn divides(value: &u8) -> bool {
        100 / value > 1
    }
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Divisor { value: u8 in satisfies(divides, "a divisor") }
    }

    // In the place of a NULL there is a zero.
    let value = UInt8Array::from(vec![Some(5), None, Some(90)]);
    assert_eq!(value.values()[1], 0);
    let batch = [("value", Arc::new(value) as ArrayRef, true)];
    let batch = RecordBatch::try_from_iter_with_nullable(batch).unwrap();
    let report = Divisor::check_batch(&batch).unwrap();
    assert!(report.is_by_column());
    assert_eq!(report.valid(), BooleanArray::from(vec![true, false, false]));
}

#[test]
fn a_dictionary_with_nulls_among_keys_and_values() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Note { note: Option<String> in some(chars(1..)), mark: u8 in ..=100 }
    }

    let note = DictionaryArray::<UInt8Type>::new(
        UInt8Array::from(vec![Some(0), Some(1), None, Some(2)]),
        Arc::new(StringArray::from(vec![Some("a"), None, Some("")])),
    );
    let mark = DictionaryArray::<UInt8Type>::new(
        UInt8Array::from(vec![Some(1), Some(0), Some(0), None]),
        Arc::new(UInt8Array::from(vec![101, 7])),
    );
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("note", Arc::new(note) as ArrayRef, true),
        ("mark", Arc::new(mark) as ArrayRef, true),
    ])
    .unwrap();
    let report = Note::check_batch(&batch).unwrap();
    assert!(report.is_by_column());
    let problems: Vec<String> = report.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "row 1: note: a value is required",
            "row 2: note: a value is required",
            "row 3: note: \"\" is not at least 1 character long",
            "row 1: mark: 101 is not at most 100",
            "row 2: mark: 101 is not at most 100",
            "row 3: mark: a value is required",
        ]
    );
    assert_eq!(Note::from_batch(&batch).unwrap().instances.len(), 1);
}
