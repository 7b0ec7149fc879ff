//! A rule accepts a text in a column if it accepts it in a field, whether it sees a `String` or not.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch, StringArray, StringViewArray};
use inbounds::constraint::Constraint;
use inbounds::prelude::*;
use inbounds_arrow::Batches as _;

/// A custom rule for `String`, which takes no other text.
struct Even;

impl Rule<String> for Even {
    fn accepts(&self, text: &String) -> bool {
        text.len() % 2 == 0
    }

    fn constraint(&self) -> Constraint {
        Constraint::custom("even", "of an even length")
    }
}

const TEXTS: &[Option<&str>] = &[
    Some(""),
    Some("a"),
    None,
    Some("ab"),
    Some("abc"),
    Some("ABC"),
    Some("é"),
    Some("🙂é"),
    Some(" a"),
    Some("a1"),
    Some("127.0.0.1"),
    None,
    Some("::1"),
    Some("null"),
    Some("a text that is longer than twelve bytes, which a view has elsewhere"),
];

/// So many that the last block is cut.
fn texts() -> Vec<Option<&'static str>> {
    TEXTS.iter().copied().cycle().take(200).collect()
}

/// The texts as each type of column, whole and from within a block.
fn columns(texts: &[Option<&str>]) -> Vec<ArrayRef> {
    let columns: [ArrayRef; 3] = [
        Arc::new(texts.iter().copied().collect::<StringArray>()),
        Arc::new(texts.iter().copied().collect::<LargeStringArray>()),
        Arc::new(texts.iter().copied().collect::<StringViewArray>()),
    ];
    let slices = columns.clone().map(|column| column.slice(3, 150));
    columns.into_iter().chain(slices).collect()
}

macro_rules! compare {
    ($type:ty, $of:expr, { $($name:ident: $rule:expr,)* }) => {{
        validated_struct! {
            #[derive(Debug, serde::Deserialize)]
            struct Texts { $($name: ($type) in $rule,)* }
        }
        for column in columns(&texts()) {
            let names = Texts::FIELDS.iter().map(|field| field.name());
            let batch = names.map(|name| (name, Arc::clone(&column), true));
            let batch = RecordBatch::try_from_iter_with_nullable(batch).unwrap();
            let report = Texts::check_batch(&batch).unwrap();
            let start = if column.len() == 200 { 0 } else { 3 };
            let texts = &texts()[start..start + column.len()];
            $(
                let accepted = report.valid_cells(stringify!($name)).expect("checked by column");
                let mut rejected = 0;
                for (row, text) in texts.iter().enumerate() {
                    let is_valid = $of(*text).is_some_and(|value| Rule::<$type>::accepts(&$rule, &value));
                    assert_eq!(accepted.value(row), is_valid, "{}: {text:?}", stringify!($name));
                    rejected += usize::from(!is_valid);
                }
                assert!(0 < rejected && rejected < texts.len(), "{}: all are alike", stringify!($name));
            )*
        }
    }};
}

macro_rules! compare_both {
    ($($name:ident: $rule:expr,)*) => {
        #[test]
        #[allow(unused_parens, reason = "a type of several tokens needs them")]
        fn a_column_of_text() {
            compare!(String, |text: Option<&str>| text.map(str::to_owned), { $($name: $rule,)* });
        }

        #[test]
        #[allow(unused_parens, reason = "a type of several tokens needs them")]
        fn a_column_of_optional_text() {
            compare!(Option<String>, |text: Option<&str>| Some(text.map(str::to_owned)), {
                $($name: $rule,)*
                given: some(chars(1..=3)),
                not_given: not(some(chars(1..=3))),
                there: required(),
                there_and_short: (required(), bytes(..3)),
                there_or_not: any_of((not(required()), ascii())),
            });
        }
    };
}

compare_both! {
    in_chars: chars(1..=3),
    in_bytes: bytes(1..=3),
    in_utf16: utf16(1..=3),
    plain: ascii(),
    neat: trimmed(),
    lower: lowercase(),
    upper: uppercase(),
    letters: alphanumeric(),
    beginning: starts_with("a"),
    end: ends_with("c"),
    inside: contains("b"),
    address: not(ip()),
    old_address: not(ipv4()),
    new_address: not(ipv6()),
    listed: one_of(["", "ab", "é"]),
    unlisted: not(one_of(["", "ab", "é"])),
    not_short: not(chars(..2)),
    several: all_of((chars(1..), ascii(), not(contains("b")))),
    pair: (bytes(1..), trimmed()),
    not_all: not((chars(1..), ascii())),
    alternatives: any_of((chars(..=1), starts_with("a"))),
    no_alternative: not(any_of((chars(..=1), starts_with("a")))),
    said: with_message(chars(1..=3), "it is short"),
    at_run_time: dynamic(|| chars(1..=3)),
    not_at_run_time: not(dynamic(|| chars(1..=3))),
    by_predicate: satisfies(|text: &str| text.len() != 2, "not two"),
    by_both: (chars(1..), satisfies(|text: &str| text.len() != 2, "not two")),
    of_ones_own: custom(Even),
    not_of_ones_own: not(custom(Even)),
    one_of_both: any_of((chars(..=1), custom(Even))),
}
