//! The expansion passes lints that a careful user denies.
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unused_results)]
#![deny(missing_debug_implementations, missing_copy_implementations, single_use_lifetimes)]
#![deny(explicit_outlives_requirements, trivial_casts, trivial_numeric_casts, unused_lifetimes)]
#![deny(elided_lifetimes_in_paths, meta_variable_misuse, non_ascii_idents, unit_bindings)]
#![deny(let_underscore_drop, redundant_lifetimes, variant_size_differences, unused_import_braces)]
#![deny(macro_use_extern_crate, keyword_idents, absolute_paths_not_starting_with_crate)]
#![deny(ffi_unwind_calls, unsafe_code, unused_macro_rules, unnameable_types, ambiguous_negative_literals)]
#![allow(dead_code)]

use inbounds::prelude::*;

validated_struct! {
    /// One student's marks.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub(crate) struct Exam: weak {
        /// Whose.
        pub(crate) student: String = "unknown" via trim in chars(1..=40),
        /// Out of 100.
        pub(crate) math: u8 = 50 in 0..=100,
        /// Out of 100, if it was taken.
        physics: Option<u8> = { None } in 0..=100,
        /// Under no rule.
        pub(crate) free: u64 = 7,
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

validated_struct! {
    /// A small one, `Copy`.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Small {
        /// A number.
        n: u8 in 1..=3,
    }
}

validated_struct! {
    /// A generic one.
    #[derive(Clone, Debug)]
    pub(crate) struct Page<T: Clone> {
        /// What is on it.
        items: Vec<T>,
        /// Which it is.
        n: u8 in 1..=3,
    }
}

fn main() {
    let exam = Exam::default();
    assert!(exam.math() == 50);
}
