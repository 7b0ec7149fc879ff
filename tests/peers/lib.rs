//! The structs and enums of the test suites of garde, validator and nutype, declared here, with the values of
//! these suites.
//!
//! Unless a comment at a case says otherwise, the outcome is that of the other crate: both accept a value, or both
//! reject it at the same places. The versions are garde at `c67cda4`, validator at `598ad83` and nutype at
//! `13b0197`. `src/_documentation/peers.md` lists what differs, and why.
#![cfg(test)]
#![allow(
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    reason = "a predicate takes what the field is, by reference"
)]
#![allow(clippy::result_large_err, reason = "the error has the fields")]
#![allow(
    dead_code,
    unused_parens,
    reason = "many are declared only to be checked"
)]

mod garde;
mod nutype;
mod validator;

use inbounds::ValidationError;
use inbounds::prelude::*;

/// The value is accepted.
#[track_caller]
fn accepted<S: Validated>(result: Result<S, ValidationError<S::Fields>>) -> S {
    result.unwrap_or_else(|err| panic!("rejected: {err}"))
}

/// The value is rejected at these places, each with one violation, in the order of the declaration.
#[track_caller]
fn rejected<S: Validated>(result: Result<S, ValidationError<S::Fields>>, paths: &[&str]) {
    let Err(err) = result else {
        panic!("accepted");
    };
    // What an `ensure` clause is about is not a path.
    let found = err.violations().map(|violation| match violation.about() {
        [] => violation.path().to_string(),
        about => about.join(", "),
    });
    assert_eq!(found.collect::<Vec<_>>(), paths, "{err}");
}

/// The digits are those of a card: neither crate of the two that check it is needed for that.
fn is_card_number(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().rev().map(|c| c.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let doubled = digits
            .iter()
            .enumerate()
            .map(|(i, digit)| match (i % 2, digit * 2) {
                (0, _) => *digit,
                (_, twice) => twice / 10 + twice % 10,
            });
        (12..=19).contains(&digits.len()) && doubled.sum::<u32>() % 10 == 0
    })
}
