//! `check_batch` beside kernels of Arrow written by hand for the same conditions, on the same batch: a ratio for each
//! column, interleaved in one run, medians.
//!
//! ```sh
//! cargo bench --manifest-path arrow/Cargo.toml
//! ```

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::too_many_lines,
    reason = "the numbers are small, and each column is measured"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use arrow_arith::boolean::{and, or};
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, UInt8Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int32Array, RecordBatch, StringArray, UInt8Array,
};
use arrow_buffer::BooleanBuffer;
use arrow_ord::cmp::{gt_eq, lt_eq};
use arrow_string::length::length;
use inbounds::prelude::*;
use inbounds_arrow::Batches as _;

const ROWS: usize = 1 << 20;
const RUNS: usize = 31;

validated_struct! {
    #[derive(serde::Deserialize)]
    struct Bytes { value: u8 in 0..=100 }
}
validated_struct! {
    #[derive(serde::Deserialize)]
    struct Integers { value: i32 in -1000..=1000 }
}
validated_struct! {
    #[derive(serde::Deserialize)]
    struct Doubles { value: f64 in 0.0..=1.0 }
}
validated_struct! {
    #[derive(serde::Deserialize)]
    struct Optional { value: Option<f64> in 0.0..=1.0 }
}
validated_struct! {
    #[derive(serde::Deserialize)]
    struct Texts { value: String in bytes(1..=40) }
}
validated_struct! {
    #[derive(serde::Deserialize)]
    struct Clause { value: u8 in 0..=100 }
    ensure { |it| it.value != 7 => "not seven" }
}

/// As someone would write it: two comparisons, and both hold.
fn within<A: Array + 'static>(column: &A, least: A, greatest: A) -> BooleanArray {
    use arrow_array::Scalar;
    let above = gt_eq(column, &Scalar::new(least)).unwrap();
    and(&above, &lt_eq(column, &Scalar::new(greatest)).unwrap()).unwrap()
}

/// The nanoseconds that a row takes: by the rules, and by the kernels.
fn measure(ours: impl Fn() -> BooleanArray, theirs: impl Fn() -> BooleanArray) -> (f64, f64) {
    assert_eq!(ours(), theirs());
    let time = |f: &dyn Fn() -> BooleanArray| {
        let start = Instant::now();
        black_box(f());
        start.elapsed().as_secs_f64() * 1e9 / f64::from(u32::try_from(ROWS).unwrap())
    };
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        all[0].push(time(&ours));
        all[1].push(time(&theirs));
    }
    let [ours, theirs] = all.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[RUNS / 2]
    });
    (ours, theirs)
}

fn batch(column: impl Array + 'static) -> RecordBatch {
    let columns = [("value", Arc::new(column) as ArrayRef, true)];
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn line(name: &str, bad: &str, (ours, theirs): (f64, f64)) {
    println!(
        "| {name} | {bad} | {ours:.3} | {theirs:.3} | {:.2} |",
        ours / theirs
    );
}

fn main() {
    println!("| column | bad rows | check_batch, ns/row | kernels, ns/row | ratio |");
    println!("|---|---|---|---|---|");
    for (bad, every) in [("none", usize::MAX), ("1 in 1000", 1000), ("1 in 10", 10)] {
        let is_bad = |row: usize| row % every == every - 1;

        let of = |row| if is_bad(row) { 200 } else { (row % 101) as u8 };
        let values = batch(UInt8Array::from((0..ROWS).map(of).collect::<Vec<_>>()));
        let column = values.column(0).as_primitive::<UInt8Type>();
        line(
            "u8 in 0..=100",
            bad,
            measure(
                || Bytes::check_batch(&values).unwrap().valid(),
                || {
                    within(
                        column,
                        UInt8Array::from(vec![0]),
                        UInt8Array::from(vec![100]),
                    )
                },
            ),
        );

        let of = |row| {
            if is_bad(row) {
                2000
            } else {
                (row % 2001) as i32 - 1000
            }
        };
        let values = batch(Int32Array::from((0..ROWS).map(of).collect::<Vec<_>>()));
        let column = values.column(0).as_primitive::<Int32Type>();
        line(
            "i32 in -1000..=1000",
            bad,
            measure(
                || Integers::check_batch(&values).unwrap().valid(),
                || {
                    within(
                        column,
                        Int32Array::from(vec![-1000]),
                        Int32Array::from(vec![1000]),
                    )
                },
            ),
        );

        let of = |row| {
            if is_bad(row) {
                f64::NAN
            } else {
                (row % 100) as f64 / 100.0
            }
        };
        let doubles: Vec<f64> = (0..ROWS).map(of).collect();
        let values = batch(Float64Array::from(doubles.clone()));
        let column = values.column(0).as_primitive::<Float64Type>();
        let limits = || (Float64Array::from(vec![0.0]), Float64Array::from(vec![1.0]));
        line(
            "f64 in 0.0..=1.0",
            bad,
            measure(
                || Doubles::check_batch(&values).unwrap().valid(),
                || within(column, limits().0, limits().1),
            ),
        );

        // Each third is NULL, which is accepted.
        let some = doubles
            .iter()
            .enumerate()
            .map(|(row, value)| (row % 3 != 0).then_some(*value));
        let values = batch(some.collect::<Float64Array>());
        let column = values.column(0).as_primitive::<Float64Type>();
        line(
            "Option<f64> in 0.0..=1.0, a third NULL",
            bad,
            measure(
                || Optional::check_batch(&values).unwrap().valid(),
                || {
                    let met = within(column, limits().0, limits().1);
                    let nulls = arrow_arith::boolean::is_null(column).unwrap();
                    let met = BooleanArray::new(met.values().clone(), None);
                    or(&met, &nulls).unwrap()
                },
            ),
        );

        let text = "twenty characters of";
        let of = |row| {
            if is_bad(row) { "" } else { &text[..=row % 20] }
        };
        let values = batch(StringArray::from_iter_values((0..ROWS).map(of)));
        let column = values.column(0).as_string::<i32>();
        line(
            "String in bytes(1..=40)",
            bad,
            measure(
                || Texts::check_batch(&values).unwrap().valid(),
                || {
                    let lengths = length(column).unwrap();
                    let lengths = lengths.as_primitive::<Int32Type>();
                    within(
                        lengths,
                        Int32Array::from(vec![1]),
                        Int32Array::from(vec![40]),
                    )
                },
            ),
        );
    }

    let values = batch(UInt8Array::from(
        (0..ROWS).map(|row| (row % 101) as u8).collect::<Vec<_>>(),
    ));
    let column = values.column(0).as_primitive::<UInt8Type>().values();
    line(
        "u8 with an `ensure` clause, by row",
        "1 in 101",
        measure(
            || Clause::check_batch(&values).unwrap().valid(),
            || {
                let met =
                    BooleanBuffer::collect_bool(ROWS, |row| column[row] <= 100 && column[row] != 7);
                BooleanArray::new(met, None)
            },
        ),
    );
}
