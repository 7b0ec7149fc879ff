//! What serde's attributes say of a column, and what does not fit a struct as a whole.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray, StructArray,
    TimestampMillisecondArray, UInt8Array,
};
use arrow_schema::{DataType, Field};
use inbounds::prelude::*;
use inbounds_arrow::Batches;
use serde::{Deserialize, Deserializer};

fn bytes(values: &[u8]) -> ArrayRef {
    Arc::new(UInt8Array::from(values.to_vec()))
}

fn batch<const N: usize>(columns: [(&str, ArrayRef); N]) -> RecordBatch {
    RecordBatch::try_from_iter(columns).unwrap()
}

fn error<S: Batches>(batch: &RecordBatch) -> String {
    S::check_batch(batch).unwrap_err().to_string()
}

#[test]
fn a_renamed_field_has_the_column_of_that_name() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Exam { math_mark: u8 in ..=100, #[serde(rename = "PE")] gym: u8 in ..=10 }
    }

    let batch = batch([("PE", bytes(&[10, 11])), ("mathMark", bytes(&[101, 100]))]);
    let report = Exam::check_batch(&batch).unwrap();
    assert!(report.is_by_column());
    let found: Vec<_> = report.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "row 0: mathMark: 101 is not at most 100",
            "row 1: PE: 11 is not at most 10",
        ]
    );
}

#[test]
fn a_field_that_is_read_in_a_way_of_its_own_is_read_by_row() {
    fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        Ok(u8::deserialize(deserializer)?.saturating_mul(2))
    }
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Exam { #[serde(deserialize_with = "doubled")] math: u8 in ..=100 }
    }

    let report = Exam::check_batch(&batch([("math", bytes(&[50, 51]))])).unwrap();
    assert!(!report.is_by_column());
    assert_eq!(report.valid(), BooleanArray::from(vec![true, false]));
}

#[test]
fn fields_that_are_skipped_or_have_aliases_are_read_by_row() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Exam {
            #[serde(skip)] cached: u8 in ..=1,
            #[serde(alias = "maths")] math: u8 in ..=100,
        }
    }

    let report = Exam::check_batch(&batch([("maths", bytes(&[2, 101]))])).unwrap();
    assert!(!report.is_by_column());
    assert_eq!(report.valid(), BooleanArray::from(vec![true, false]));
}

#[test]
fn a_field_with_a_default_needs_no_column() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Exam {
            math: u8 in ..=100,
            #[serde(default)] physics: u8 in ..=100,
            note: Option<String> in chars(1..),
        }
    }

    let report = Exam::check_batch(&batch([("math", bytes(&[60, 101]))])).unwrap();
    assert_eq!(report.valid(), BooleanArray::from(vec![true, false]));
    assert_eq!(
        error::<Exam>(&batch([("physics", bytes(&[1]))])),
        "Exam: the column `math` is missing",
    );
}

#[test]
fn columns_that_do_not_fit_are_an_error_of_the_batch() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Exam { math: u8 in ..=100, weight: f64 in 0.0..=1.0, note: String }
    }

    let weight = || Arc::new(Float64Array::from(vec![0.5])) as ArrayRef;
    let note = || Arc::new(StringArray::from(vec!["a"])) as ArrayRef;
    let math = || bytes(&[1]);
    let cases = [
        (
            batch([("math", note()), ("weight", weight()), ("note", note())]),
            "Exam: the column `math` is Utf8, but the field is a u8",
        ),
        (
            batch([("math", weight()), ("weight", weight()), ("note", note())]),
            "Exam: the column `math` is Float64, but the field is a u8",
        ),
        (
            batch([("math", math()), ("weight", math()), ("note", note())]),
            "Exam: the column `weight` is UInt8, but the field is a f64",
        ),
        (
            batch([("math", math()), ("weight", weight()), ("note", math())]),
            "Exam: the column `note` is UInt8, but the field is a alloc::string::String",
        ),
        (
            batch([
                ("math", math()),
                ("weight", weight()),
                ("note", note()),
                ("x", note()),
            ]),
            "Exam: unknown column `x`",
        ),
        (
            batch([
                ("math", math()),
                ("weight", weight()),
                ("note", note()),
                ("math", math()),
            ]),
            "Exam: there are two columns `math`",
        ),
        (
            batch([("math", math()), ("note", note())]),
            "Exam: the column `weight` is missing",
        ),
    ];
    for (batch, expected) in cases {
        assert_eq!(error::<Exam>(&batch), expected);
    }
}

#[test]
fn nested_structs_and_times_are_read_by_row() {
    validated_struct! {
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
        struct Mark { points: u8 in 1..=100 }
    }
    validated_struct! {
        #[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize)]
        struct Exam { math: Mark, at: String in starts_with("2026") }
    }

    let points = Arc::new(Field::new("points", DataType::UInt8, false));
    let math = Arc::new(StructArray::from(vec![(points, bytes(&[60, 101, 7]))])) as ArrayRef;
    let millis = [1_780_000_000_000, 1_780_000_000_000, 0];
    let at = Arc::new(TimestampMillisecondArray::from(millis.to_vec())) as ArrayRef;
    let batch = batch([("math", math), ("at", at)]);
    let read = Exam::from_batch(&batch).unwrap();
    let rows: Vec<_> = read
        .problems
        .iter()
        .map(|it| (it.row(), it.column()))
        .collect();
    assert_eq!(rows, [(1, Some("math")), (2, Some("at"))]);
    assert_eq!(read.instances.len(), 1);

    // A mark of zero is none, so the columns are those of the instances.
    let back = Exam::to_batch(&read.instances).unwrap();
    assert_eq!(Exam::from_batch(&back).unwrap().instances, read.instances);
}

#[test]
fn a_batch_without_rows() {
    validated_struct! {
        #[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize)]
        struct Exam { math: u8 in ..=100, note: Option<String> }
    }

    let empty = Exam::to_batch(&[]).unwrap();
    assert_eq!(empty.schema().field(0).data_type(), &DataType::UInt8);
    assert_eq!(empty.schema().field(1).data_type(), &DataType::Utf8);
    assert_eq!(Exam::from_batch(&empty).unwrap().instances, []);
}

#[test]
fn the_same_field_in_a_column_of_wider_integers() {
    validated_struct! {
        #[derive(Debug, serde::Deserialize)]
        struct Exam { math: u8, note: Option<i8> in 0.. }
    }

    let wide = Arc::new(Int64Array::from(vec![Some(1), None, Some(300), Some(-1)])) as ArrayRef;
    let columns = [("math", Arc::clone(&wide), true), ("note", wide, true)];
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let found: Vec<_> = Exam::check_batch(&batch)
        .unwrap()
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "row 1: math: a value is required",
            "row 2: math: 300 is not within 0..=255",
            "row 3: math: -1 is not within 0..=255",
            "row 2: note: 300 is not within -128..=127",
            "row 3: note: -1 is not at least 0",
        ]
    );
}
