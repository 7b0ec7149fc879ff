//! What can be said of a rule's limits at compile time.
//!
//! Trait functions are not const, so each answer is an inherent function of a concrete type. A
//! range over a type that this crate does not know (`Version(1)..`) has none: whether there are
//! answers is found out by autoref, in a closure that is typed but never called, because a trait
//! method may not be called in a const item.

use core::marker::PhantomData;
use core::time::Duration;

/// The two ends of a range.
pub struct Bounds<'r, T> {
    start: Option<&'r T>,
    end: Option<&'r T>,
    /// Whether the end belongs to the range.
    closed: bool,
}

impl<'r, T> Bounds<'r, T> {
    pub const fn new(start: Option<&'r T>, end: Option<&'r T>, closed: bool) -> Self {
        Bounds { start, end, closed }
    }
}

/// The two ends of a range of lengths.
pub struct Counts<'r>(pub Bounds<'r, usize>);

/// The values of a list.
pub struct Listed<'r, T>(pub &'r [T]);

/// Nothing is known before the program runs.
pub struct Opaque;

/// The answers about limits of type `L`; `K` tells whether there are any.
pub struct Judge<K, L> {
    limits: L,
    kind: PhantomData<K>,
}

/// There are answers.
pub struct Known;

/// There are none: everything is let through, and checked when the program runs.
pub struct Unknown;

impl<L> Judge<Known, L> {
    pub const fn known(limits: L) -> Self {
        Judge {
            limits,
            kind: PhantomData,
        }
    }
}

impl<K, L> Judge<K, L> {
    /// `kind` comes from [`kind_of`].
    pub const fn new(limits: L, _kind: PhantomData<K>) -> Self {
        Judge {
            limits,
            kind: PhantomData,
        }
    }
}

/// The two questions: is there any value, and is this default one?
macro_rules! judge {
    ($([$($generics:tt)*] $limits:ty, $value:ty:
        |$l:ident| $satisfiable:expr, |$m:ident, $v:ident| $accepts:expr;)*) => {$(
        impl<$($generics)*> Judge<Known, $limits> {
            /// Whether [`accepts`](Self::accepts) knows.
            pub const fn decides(&self) -> bool {
                true
            }

            pub const fn satisfiable(&self) -> bool {
                let $l = &self.limits;
                $satisfiable
            }

            pub const fn accepts(&self, $v: &$value) -> bool {
                let $m = &self.limits;
                $accepts
            }
        }
        impl<$($generics)*> Measurable for $limits {}
    )*};
}

/// `$less(a, b)` is `a < b`, `$same(a, b)` is `a == b`, in const; `$min` is the least value.
macro_rules! bounds {
    ($($t:ty, $min:expr, |$a:ident, $b:ident| $less:expr, $same:expr;)*) => {$(
        judge! {
            ['r] Bounds<'r, $t>, $t:
                |limits| {
                    const fn less($a: $t, $b: $t) -> bool { $less }
                    const fn same($a: $t, $b: $t) -> bool { $same }
                    match (limits.start, limits.end) {
                        (Some(start), Some(end)) =>
                            less(*start, *end) || limits.closed && same(*start, *end),
                        (Some(start), None) => same(*start, *start),
                        (None, Some(end)) if limits.closed => same(*end, *end),
                        (None, Some(end)) => less($min, *end),
                        (None, None) => true,
                    }
                },
                |limits, value| {
                    const fn less($a: $t, $b: $t) -> bool { $less }
                    const fn same($a: $t, $b: $t) -> bool { $same }
                    let above = match limits.start {
                        Some(start) => less(*start, *value) || same(*start, *value),
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
    ($($t:ident $min:ident)*) => {
        bounds! { $($t, $t::$min, |a, b| a < b, a == b;)* }
    };
}

numbers! {
    u8 MIN u16 MIN u32 MIN u64 MIN u128 MIN usize MIN
    i8 MIN i16 MIN i32 MIN i64 MIN i128 MIN isize MIN
    f32 NEG_INFINITY f64 NEG_INFINITY char MIN
}

bounds! {
    Duration, Duration::ZERO,
    |a, b| a.as_nanos() < b.as_nanos(), a.as_nanos() == b.as_nanos();
}

judge! {
    ['r] Counts<'r>, str:
        |limits| Judge::known(limits.0.copied()).satisfiable(),
        |limits, text| Judge::known(limits.0.copied()).accepts(&chars_in(text));
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

macro_rules! listed {
    ($($t:ident)*) => {$(
        judge! {
            ['r] Listed<'r, $t>, $t:
                |limits| !limits.0.is_empty(),
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

listed! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char bool }

impl<'r, T> Bounds<'r, T> {
    const fn copied(&self) -> Self {
        Bounds {
            start: self.start,
            end: self.end,
            closed: self.closed,
        }
    }
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

impl Judge<Known, Opaque> {
    pub const fn satisfiable(&self) -> bool {
        true
    }

    pub const fn decides(&self) -> bool {
        false
    }

    pub const fn accepts<T: ?Sized>(&self, _value: &T) -> bool {
        true
    }
}
impl Measurable for Opaque {}

impl<L> Judge<Unknown, L> {
    pub const fn satisfiable(&self) -> bool {
        true
    }

    pub const fn accepts<T: ?Sized>(&self, _value: &T) -> bool {
        true
    }
}

/// Limits that [`Judge`] has answers about.
pub trait Measurable {}

/// Carries a type into method resolution.
pub struct Probe<L>(PhantomData<L>);

pub const fn probe<L>(_limits: &L) -> Probe<L> {
    Probe(PhantomData)
}

/// Found first by `(&probe(..)).kind()`.
pub trait ProbeKnown: Sized {
    fn kind(&self) -> Known {
        Known
    }
}
impl<L: Measurable> ProbeKnown for Probe<L> {}

/// Found by autoref where [`ProbeKnown`] does not apply.
pub trait ProbeUnknown: Sized {
    fn kind(&self) -> Unknown {
        Unknown
    }
}
impl<L> ProbeUnknown for &Probe<L> {}

/// The type that a closure would return.
pub const fn kind_of<K, F: Fn() -> K>(_typed: &F) -> PhantomData<K> {
    PhantomData
}
