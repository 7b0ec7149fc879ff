//! The soundness of a rule inside a rule: `each(chars(9..=3))`, `some(100..=0)`.
//!
//! A combinator returns the rule inside as a [`Child`]. There are results for a child of a known
//! type; any other counts as satisfiable, as does a range over an unknown type. Inside a second
//! combinator (`each(some(chars(9..=3)))`) there are results only for lengths and lists, because each level
//! for each number type would multiply the impls.

use core::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

use super::analysis::{Analysis, Analyzable, Bounds, Child, Known, Listed};
use crate::rules::{Above, Bytes, Chars, Each, Len, MultipleOf, OneOf, SomeOf, Utf16};

macro_rules! child {
    ($([$($generics:tt)*] $rule:ty, |$this:ident| $satisfiable:expr;)*) => {$(
        impl<$($generics)*> Analyzable for Child<'_, $rule> {}

        impl<$($generics)*> Child<'_, $rule> {
            pub const fn satisfiable(&self) -> bool {
                let $this = self.0;
                $satisfiable
            }
        }

        impl<$($generics)*> Analysis<Known, Child<'_, $rule>> {
            pub const fn satisfiable(&self) -> bool {
                self.limits.satisfiable()
            }
        }
    )*};
}

/// The five forms of a range, and `above`, of a type.
macro_rules! ranges {
    ($($t:ty)*) => {$(
        child! {
            [] RangeInclusive<$t>, |r| Bounds::new(Some(r.start()), Some(r.end()), true).satisfiable();
            [] Range<$t>, |r| Bounds::new(Some(&r.start), Some(&r.end), false).satisfiable();
            [] RangeFrom<$t>, |r| Bounds::new(Some(&r.start), None, true).satisfiable();
            [] RangeToInclusive<$t>, |r| Bounds::new(None, Some(&r.end), true).satisfiable();
            [] RangeTo<$t>, |r| Bounds::new(None, Some(&r.end), false).satisfiable();
            [] Above<$t>, |r| Bounds::above(&r.0).satisfiable();
        }
    )*};
}
ranges! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char }

macro_rules! steps {
    ($($t:ident)*) => {
        child! { $([] MultipleOf<$t>, |rule| rule.0 != 0;)* }
    };
}
steps! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! lists {
    ($($t:ty)*) => {
        child! {$(
            [const N: usize] OneOf<$t, N>, |list| Listed(&list.0).satisfiable();
            [const N: usize] SomeOf<OneOf<$t, N>>, |some| Listed(&some.0.0).satisfiable();
            [const N: usize] Each<OneOf<$t, N>>, |each| Listed(&each.0.0).satisfiable();
        )*}
    };
}
lists! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char bool &'static str }

/// Each form of a length, as it is and inside one more combinator.
macro_rules! lengths {
    ($($unit:ident: $($range:ident)*;)*) => {$(
        child! {$(
            [] $unit<$range<usize>>, |rule| Child(&rule.0).satisfiable();
            [] SomeOf<$unit<$range<usize>>>, |some| Child(&some.0.0).satisfiable();
            [] Each<$unit<$range<usize>>>, |each| Child(&each.0.0).satisfiable();
        )*}
    )*};
}
lengths! {
    Chars: RangeInclusive Range RangeFrom RangeToInclusive RangeTo;
    Bytes: RangeInclusive Range RangeFrom RangeToInclusive RangeTo;
    Utf16: RangeInclusive Range RangeFrom RangeToInclusive RangeTo;
    Len: RangeInclusive Range RangeFrom RangeToInclusive RangeTo;
}
#[cfg(feature = "unicode")]
use crate::rules::Graphemes;
#[cfg(feature = "unicode")]
lengths! { Graphemes: RangeInclusive Range RangeFrom RangeToInclusive RangeTo; }
