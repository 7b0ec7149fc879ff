//! `check_batch` beside kernels of Arrow, or a loop, written by hand for the same conditions, on the same batch: a
//! ratio for each column, interleaved in one run, medians. Then what it takes to explain a bad row.
//!
//! ```sh
//! cargo bench --manifest-path arrow/Cargo.toml
//! cargo bench --manifest-path arrow/Cargo.toml -- String    # the columns with this in their name
//! ```

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the numbers are small"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use arrow_arith::boolean::{and, is_null, or};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int32Array, RecordBatch, Scalar, StringArray,
    UInt8Array,
};
use arrow_buffer::BooleanBuffer;
use arrow_ord::cmp::{gt_eq, lt_eq};
use arrow_string::length::length;
use inbounds::prelude::*;
use inbounds_arrow::Batches;

/// Few enough that most runs end before the machine does something else.
const ROWS: usize = 1 << 16;
const RUNS: usize = 301;

macro_rules! columns {
    ($($name:ident: [$($type:tt)*] $rule:expr;)*) => {$(
        validated_struct! {
            #[derive(serde::Deserialize)]
            struct $name { value: $($type)* in $rule }
        }
    )*};
}

columns! {
    Bytes: [u8] 0..=100;
    Integers: [i32] -1000..=1000;
    Doubles: [f64] 0.0..=1.0;
    OptionalDoubles: [Option<f64>] 0.0..=1.0;
    Texts: [String] bytes(1..=40);
    OptionalTexts: [Option<String>] bytes(1..=40);
    Characters: [String] chars(1..=12);
    Beginnings: [String] starts_with("twe");
}

validated_struct! {
    #[derive(serde::Deserialize)]
    struct Clause { value: u8 in 0..=100 }
    ensure { |it| it.value != 7 => "not seven" }
}

/// As someone would write it: two comparisons, and both hold.
fn within<A: Array + 'static>(column: &dyn Array, least: A, greatest: A) -> BooleanArray {
    let above = gt_eq(&column, &Scalar::new(least)).unwrap();
    and(&above, &lt_eq(&column, &Scalar::new(greatest)).unwrap()).unwrap()
}

/// The same for a column in which NULL is valid.
fn or_null(met: &BooleanArray, column: &dyn Array) -> BooleanArray {
    let met = BooleanArray::new(met.values().clone(), None);
    or(&met, &is_null(column).unwrap()).unwrap()
}

fn length_within(column: &dyn Array, least: i32, greatest: i32) -> BooleanArray {
    let lengths = length(column).unwrap();
    within(
        &lengths.as_primitive::<Int32Type>(),
        Int32Array::from(vec![least]),
        Int32Array::from(vec![greatest]),
    )
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn nanoseconds<O>(f: impl Fn() -> O, of: usize) -> f64 {
    let start = Instant::now();
    black_box(f());
    start.elapsed().as_secs_f64() * 1e9 / of as f64
}

/// A number that looks random: what is bad or NULL has no pattern, which a processor would learn.
fn scattered(row: usize) -> usize {
    let mixed = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize
}

/// Which columns are measured, and how often a row is bad.
struct Measure {
    only: String,
    bad: &'static str,
    every: usize,
}

impl Measure {
    fn is_bad(&self, row: usize) -> bool {
        scattered(row) % self.every == 0
    }

    /// Prints the nanoseconds that a row takes: by the rules, and by hand; and a bad row that is explained.
    fn line<S: Batches>(&self, name: &str, column: ArrayRef, by_hand: &dyn Fn() -> BooleanArray) {
        if !name.contains(&self.only) {
            return;
        }
        let batch = RecordBatch::try_from_iter_with_nullable([("value", column, true)]).unwrap();
        let report = S::check_batch(&batch).unwrap();
        assert_eq!(report.valid(), by_hand(), "{name}");
        let bad = report.invalid();
        let (mut ours, mut theirs, mut explained) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(nanoseconds(
                || S::check_batch(&batch).unwrap().valid(),
                ROWS,
            ));
            theirs.push(nanoseconds(by_hand, ROWS));
            if bad > 0 {
                let explain = || report.for_each_problem(|problem| drop(black_box(problem)));
                explained.push(nanoseconds(explain, bad));
            }
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let explained = match bad {
            0 => String::new(),
            _ => format!("{:.0}", median(explained)),
        };
        let (bad, ratio) = (self.bad, ours / theirs);
        println!("| `{name}` | {bad} | {ours:.2} | {theirs:.2} | {ratio:.2} | {explained} |");
    }

    fn numbers(&self) {
        let of = |row| {
            if self.is_bad(row) {
                200
            } else {
                (row % 101) as u8
            }
        };
        let column: ArrayRef = Arc::new((0..ROWS).map(of).map(Some).collect::<UInt8Array>());
        self.line::<Bytes>("u8 in 0..=100", Arc::clone(&column), &|| {
            let limits = [0, 100].map(|limit| UInt8Array::from(vec![limit]));
            let [least, greatest] = limits;
            within(&column, least, greatest)
        });

        let of = |row| {
            if self.is_bad(row) {
                2000
            } else {
                (row % 2001) as i32 - 1000
            }
        };
        let column: ArrayRef = Arc::new((0..ROWS).map(of).map(Some).collect::<Int32Array>());
        self.line::<Integers>("i32 in -1000..=1000", Arc::clone(&column), &|| {
            let limits = [-1000, 1000].map(|limit| Int32Array::from(vec![limit]));
            let [least, greatest] = limits;
            within(&column, least, greatest)
        });

        let of = |row| {
            if self.is_bad(row) {
                f64::NAN
            } else {
                (row % 100) as f64 / 100.0
            }
        };
        let limits = || [0.0, 1.0].map(|limit| Float64Array::from(vec![limit]));
        let column: ArrayRef = Arc::new(Float64Array::from_iter_values((0..ROWS).map(of)));
        self.line::<Doubles>("f64 in 0.0..=1.0", Arc::clone(&column), &|| {
            let [least, greatest] = limits();
            within(&column, least, greatest)
        });

        // A third is NULL, which is accepted.
        let some = (0..ROWS).map(|row| (scattered(row + ROWS) % 3 != 0).then(|| of(row)));
        let column: ArrayRef = Arc::new(some.collect::<Float64Array>());
        let name = "Option<f64> in 0.0..=1.0";
        self.line::<OptionalDoubles>(name, Arc::clone(&column), &|| {
            let [least, greatest] = limits();
            or_null(&within(&column, least, greatest), &column)
        });
    }

    fn texts(&self) {
        let text = "twenty characters of";
        let of = |row| {
            if self.is_bad(row) {
                ""
            } else {
                &text[..=row % 20]
            }
        };
        let column: ArrayRef = Arc::new(StringArray::from_iter_values((0..ROWS).map(of)));
        self.line::<Texts>("String in bytes(1..=40)", Arc::clone(&column), &|| {
            length_within(&column, 1, 40)
        });

        let some = (0..ROWS).map(|row| (scattered(row + ROWS) % 3 != 0).then(|| of(row)));
        let column: ArrayRef = Arc::new(some.collect::<StringArray>());
        let name = "Option<String> in bytes(1..=40)";
        self.line::<OptionalTexts>(name, Arc::clone(&column), &|| {
            or_null(&length_within(&column, 1, 40), &column)
        });

        // No kernel counts characters.
        let of = |row| {
            if self.is_bad(row) {
                text
            } else {
                &text[..=row % 12]
            }
        };
        let column: ArrayRef = Arc::new(StringArray::from_iter_values((0..ROWS).map(of)));
        self.line::<Characters>("String in chars(1..=12)", Arc::clone(&column), &|| {
            let texts = column.as_string::<i32>();
            let is_met = |row| (1..=12).contains(&texts.value(row).chars().count());
            BooleanArray::new(BooleanBuffer::collect_bool(ROWS, is_met), None)
        });

        let of = |row| {
            if self.is_bad(row) {
                &text[1..]
            } else {
                &text[..3 + row % 10]
            }
        };
        let column: ArrayRef = Arc::new(StringArray::from_iter_values((0..ROWS).map(of)));
        let name = "String in starts_with(\"twe\")";
        self.line::<Beginnings>(name, Arc::clone(&column), &|| {
            let beginning = Scalar::new(StringArray::from(vec!["twe"]));
            arrow_string::like::starts_with(&column, &beginning).unwrap()
        });
    }

    fn rows(&self) {
        let of = |row: usize| if self.is_bad(row) { 7 } else { 50 };
        let column = UInt8Array::from((0..ROWS).map(of).collect::<Vec<_>>());
        let values = column.values().clone();
        self.line::<Clause>("u8 with an ensure clause", Arc::new(column), &|| {
            let is_met = |row: usize| values[row] <= 100 && values[row] != 7;
            BooleanArray::new(BooleanBuffer::collect_bool(ROWS, is_met), None)
        });
    }
}

fn main() {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let only = only.unwrap_or_default();
    println!(
        "| column | bad rows | check_batch, ns/row | by hand, ns/row | ratio | a bad row explained, ns |"
    );
    println!("|---|---|---:|---:|---:|---:|");
    for (bad, every) in [("none", usize::MAX), ("1 in 1000", 1000), ("1 in 10", 10)] {
        let only = only.clone();
        let measure = Measure { only, bad, every };
        measure.numbers();
        measure.texts();
        measure.rows();
    }
}
