//! Results that are computed from the limits of a rule at compile time.
//!
//! Functions of traits are not const, so each result comes from an inherent function of a concrete
//! type. There is none for a range over a type that this crate does not know (`Version(1)..`).
//! Whether there is one is determined through autoref, in a closure that is type-checked but never called,
//! because a const item cannot call a method of a trait.

use alloc::string::String;
use core::marker::PhantomData;
use core::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};
use core::time::Duration;

use crate::constraint::Unit;
use crate::rules::{
    Above, AllOf, AnyOf, Custom, Dynamic, MultipleOf, Not, Number, OneOf, Satisfies, Unchecked,
    WithMessage, tuples,
};
use crate::secret::Secret;

/// The two ends of a range.
pub struct Bounds<'r, T> {
    start: Option<&'r T>,
    end: Option<&'r T>,
    /// Whether the start belongs to the range.
    from_start: bool,
    /// Whether the range contains its start.
    closed: bool,
}

impl<'r, T> Bounds<'r, T> {
    pub const fn new(start: Option<&'r T>, end: Option<&'r T>, closed: bool) -> Self {
        Bounds {
            start,
            end,
            from_start: true,
            closed,
        }
    }

    pub const fn above(start: &'r T) -> Self {
        Bounds {
            start: Some(start),
            end: None,
            from_start: false,
            closed: true,
        }
    }
}

/// A range of lengths, and what is counted.
pub struct Counts<'r, R>(pub &'r R, pub Unit);

/// The step that must divide a value.
pub struct Step<'r, T>(pub &'r T);

/// The rule inside a rule.
pub struct Child<'r, R>(pub &'r R);

/// The values of a list.
pub struct Listed<'r, T>(pub &'r [T]);

/// A side of zero, for the numbers that a `V` holds.
pub struct Side<V> {
    is_positive: bool,
    of: PhantomData<fn(&V)>,
}

impl<V> Side<V> {
    pub const POSITIVE: Self = Side {
        is_positive: true,
        of: PhantomData,
    };
    pub const NEGATIVE: Self = Side {
        is_positive: false,
        of: PhantomData,
    };
}

/// Limits that are known only at run time.
pub struct Opaque;

/// The results for limits of type `L`. `K` is [`Known`] or [`Unknown`].
pub struct Analysis<K, L> {
    pub(super) limits: L,
    kind: PhantomData<K>,
}

/// There are results.
pub struct Known;

/// There are none. Every value counts as accepted here, and is checked at run time.
pub struct Unknown;

/// `kind` comes from [`kind_of`].
pub const fn analyze<K, L>(limits: L, kind: PhantomData<K>) -> Analysis<K, L> {
    Analysis { limits, kind }
}

/// The two results: whether any value is accepted, and whether a given default is.
macro_rules! analyze {
    ($([$($generics:tt)*] $limits:ty, $value:ty:
        |$l:ident| $satisfiable:expr, |$m:ident, $v:ident| $accepts:expr;)*) => {$(
        // Functions of the limits, not of `Analysis`, because the compiler tries all functions of a name,
        // and `Analysis` would have hundreds.
        impl<$($generics)*> $limits {
            /// Whether [`accepts`](Self::accepts) gives a result.
            pub const fn decides(&self) -> bool {
                true
            }

            #[allow(clippy::float_cmp, reason = "a bound is in its range, exactly")]
            pub const fn satisfiable(&self) -> bool {
                let $l = self;
                $satisfiable
            }

            #[allow(clippy::float_cmp, reason = "a bound is in its range, exactly")]
            pub const fn accepts(&self, $v: &$value) -> bool {
                let $m = self;
                $accepts
            }
        }
        impl<$($generics)*> Analysis<Known, $limits> {
            pub const fn satisfiable(&self) -> bool {
                self.limits.satisfiable()
            }

            pub const fn accepts(&self, value: &$value) -> bool {
                self.limits.accepts(value)
            }
        }
        impl<$($generics)*> Analyzable for $limits {}
    )*};
}

/// `$less(a, b)` is `a < b` and `$same(a, b)` is `a == b`, in const; `$min` is the least value and
/// `$max` the greatest.
macro_rules! bounds {
    ($($t:ty, $min:expr, $max:expr, |$a:ident, $b:ident| $less:expr, $same:expr;)*) => {$(
        analyze! {
            ['r] Bounds<'r, $t>, $t:
                |limits| {
                    const fn less($a: $t, $b: $t) -> bool { $less }
                    const fn same($a: $t, $b: $t) -> bool { $same }
                    match (limits.start, limits.end) {
                        (Some(start), Some(end)) =>
                            less(*start, *end) || limits.closed && same(*start, *end),
                        (Some(start), None) if limits.from_start => same(*start, *start),
                        (Some(start), None) => less(*start, $max),
                        (None, Some(end)) if limits.closed => same(*end, *end),
                        (None, Some(end)) => less($min, *end),
                        (None, None) => true,
                    }
                },
                |limits, value| {
                    const fn less($a: $t, $b: $t) -> bool { $less }
                    const fn same($a: $t, $b: $t) -> bool { $same }
                    let above = match limits.start {
                        Some(start) =>
                            less(*start, *value) || limits.from_start && same(*start, *value),
                        None => true,
                    };
                    above && match limits.end {
                        Some(end) => less(*value, *end) || limits.closed && same(*value, *end),
                        None => true,
                    }
                };
        }
    )*};
}

macro_rules! numbers {
    ($($t:ident $min:ident $max:ident)*) => {
        bounds! { $($t, $t::$min, $t::$max, |a, b| a < b, a == b;)* }
    };
}

numbers! {
    u8 MIN MAX u16 MIN MAX u32 MIN MAX u64 MIN MAX u128 MIN MAX usize MIN MAX
    i8 MIN MAX i16 MIN MAX i32 MIN MAX i64 MIN MAX i128 MIN MAX isize MIN MAX
    f32 NEG_INFINITY INFINITY f64 NEG_INFINITY INFINITY char MIN MAX
}

bounds! {
    Duration, Duration::ZERO, Duration::MAX,
    |a, b| a.as_nanos() < b.as_nanos(), a.as_nanos() == b.as_nanos();
}

analyze! {
    ['r] Listed<'r, &'static str>, str:
        |limits| !limits.0.is_empty(),
        |limits, text| {
            let mut found = false;
            let mut i = 0;
            while i < limits.0.len() {
                found = found || same_text(limits.0[i], text);
                i += 1;
            }
            found
        };
}

/// The five forms of a range, around a length.
macro_rules! counts {
    ($($range:ident |$r:ident| $start:expr, $end:expr, $closed:literal;)*) => {
        analyze! {$(
            ['r] Counts<'r, $range<usize>>, str:
                |limits| {
                    let $r = limits.0;
                    Bounds::new($start, $end, $closed).satisfiable()
                },
                |limits, text| match count_in(text, limits.1) {
                    Some(count) => {
                        let $r = limits.0;
                        Bounds::new($start, $end, $closed).accepts(&count)
                    }
                    None => true,
                };
        )*}
    };
}

counts! {
    RangeInclusive |r| Some(r.start()), Some(r.end()), true;
    Range |r| Some(&r.start), Some(&r.end), false;
    RangeFrom |r| Some(&r.start), None, true;
    RangeToInclusive |r| None, Some(&r.end), true;
    RangeTo |r| None, Some(&r.end), false;
}

macro_rules! listed {
    ($($t:ident)*) => {$(
        analyze! {
            ['r] Listed<'r, $t>, $t:
                |limits| {
                    let mut found = false;
                    let mut i = 0;
                    while i < limits.0.len() {
                        // NaN does not equal itself.
                        #[allow(clippy::eq_op, reason = "only NaN is not equal to itself")]
                        { found = found || limits.0[i] == limits.0[i]; }
                        i += 1;
                    }
                    found
                },
                |limits, value| {
                    let mut found = false;
                    let mut i = 0;
                    while i < limits.0.len() {
                        found = found || limits.0[i] == *value;
                        i += 1;
                    }
                    found
                };
        }
    )*};
}

macro_rules! steps {
    ($($t:ident)*) => {$(
        analyze! {
            ['r] Step<'r, $t>, $t:
                |limits| *limits.0 != 0,
                |limits, value| *limits.0 != 0 && value.wrapping_rem(*limits.0) == 0;
        }
    )*};
}

/// Only integers have multiples. Other types are reported where the rule is required, not here.
macro_rules! stepless {
    ($($t:ident)*) => {$(
        analyze! { ['r] Step<'r, $t>, $t: |_limits| true, |_limits, _value| true; }
    )*};
}

stepless! { f32 f64 bool char }

steps! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

listed! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char bool }

/// A number's type, and whether it can be negative.
macro_rules! sides {
    ($($t:ident $can_be_negative:literal)*) => {$(
        sides! { @ $t, $t, $can_be_negative }
        sides! { @ Option<$t>, $t, $can_be_negative }
        sides! { @ Secret<$t>, $t, $can_be_negative }
        sides! { @ Option<Secret<$t>>, $t, $can_be_negative }
        sides! { @ Secret<Option<$t>>, $t, $can_be_negative }
    )*};
    (@ $holder:ty, $t:ident, $can_be_negative:literal) => {
        analyze! {
            [] Side<$holder>, $t:
                |side| side.is_positive || $can_be_negative,
                |side, value| {
                    const ZERO: $t = <$t as Number>::ZERO;
                    if side.is_positive { *value > ZERO } else { *value < ZERO }
                };
        }
    };
}

sides! {
    u8 false u16 false u32 false u64 false u128 false usize false
    i8 true i16 true i32 true i64 true i128 true isize true f32 true f64 true
}

/// For types that are not numbers, which are reported where the rule is required, not here.
macro_rules! sideless {
    ($($t:ty)*) => {
        analyze! { $([] Side<$t>, $t: |_limits| true, |_limits, _value| true;)* }
    };
}
sideless! { bool char }
analyze! { [] Side<String>, str: |_limits| true, |_limits, _value| true; }

/// A length under a rule other than a range is known only at run time.
macro_rules! uncounted {
    ($([$($generics:tt)*] $rule:ty;)*) => {$(
        impl<$($generics)*> Counts<'_, $rule> {
            pub const fn decides(&self) -> bool {
                false
            }

            pub const fn satisfiable(&self) -> bool {
                true
            }

            pub const fn accepts<Default: ?Sized>(&self, _value: &Default) -> bool {
                true
            }
        }
    )*};
}

uncounted! {
    [const N: usize] OneOf<usize, N>;
    [] Above<usize>;
    [] MultipleOf<usize>;
    [R] Not<R>;
    [R] AllOf<R>;
    [R] AnyOf<R>;
    [R] WithMessage<R>;
    [F] Dynamic<F>;
    [T: ?Sized, P] Satisfies<T, P>;
    [T: ?Sized, R] Custom<T, R>;
    [] Unchecked;
}

macro_rules! uncounted_tuple {
    ($($rule:ident $i:tt),*) => { uncounted! { [$($rule),*] ($($rule,)*); } };
}
tuples! { uncounted_tuple }

/// The length of a text, if it can be computed at compile time.
const fn count_in(text: &str, unit: Unit) -> Option<usize> {
    match unit {
        Unit::Chars => Some(chars_in(text)),
        Unit::Bytes => Some(text.len()),
        Unit::Utf16 => Some(utf16_in(text)),
        Unit::Graphemes | Unit::Items => None,
    }
}

/// How many UTF-16 code units a text has.
const fn utf16_in(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut i, mut count) = (0, chars_in(text));
    while i < bytes.len() {
        // A character of four bytes is a surrogate pair.
        if bytes[i] >= 0xF0 {
            count += 1;
        }
        i += 1;
    }
    count
}

/// How many characters a text has: `str::chars` is not const.
const fn chars_in(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut i, mut count) = (0, 0);
    while i < bytes.len() {
        // A byte `10xxxxxx` continues a character.
        if bytes[i] & 0xC0 != 0x80 {
            count += 1;
        }
        i += 1;
    }
    count
}

const fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

#[allow(clippy::unused_self, reason = "called like any other limits")]
impl Opaque {
    pub const fn decides(&self) -> bool {
        false
    }

    pub const fn satisfiable(&self) -> bool {
        true
    }

    pub const fn accepts<T: ?Sized>(&self, _value: &T) -> bool {
        true
    }
}

#[allow(clippy::unused_self, reason = "called like any other analysis")]
impl<L> Analysis<Unknown, L> {
    pub const fn satisfiable(&self) -> bool {
        true
    }

    pub const fn accepts<T: ?Sized>(&self, _value: &T) -> bool {
        true
    }
}

/// Limits for which an [`Analysis`] has results.
pub trait Analyzable {}

/// Carries a type into method resolution.
pub struct Probe<L>(PhantomData<L>);

pub const fn probe<L>(_limits: &L) -> Probe<L> {
    Probe(PhantomData)
}

/// Found first by `(&probe(..)).__kind()`.
pub trait ProbeKnown: Sized {
    fn __kind(&self) -> Known {
        Known
    }
}
impl<L: Analyzable> ProbeKnown for Probe<L> {}

/// Found by autoref if [`ProbeKnown`] does not apply.
pub trait ProbeUnknown: Sized {
    fn __kind(&self) -> Unknown {
        Unknown
    }
}
impl<L> ProbeUnknown for &Probe<L> {}

/// The type that a closure would return.
pub const fn kind_of<K, F: Fn() -> K>(_typed: &F) -> PhantomData<K> {
    PhantomData
}
