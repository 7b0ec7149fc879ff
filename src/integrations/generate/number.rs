//! Integers, characters and `bool`.

use core::ops::Bound;

use super::leaves::leaves;
use super::{Generate, Made, Source, Stuck};
use crate::constraint::{Constraint, Value};

macro_rules! int {
    ($wide:ident $by:ident: $($int:ident)*) => {$(
        impl<S: Source> Generate<S> for $int {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                let least = $by::try_from($int::MIN).unwrap_or($by::MIN);
                let greatest = $by::try_from($int::MAX).unwrap_or($by::MAX);
                $wide::integer(source, constraints, least, greatest)
                    .and_then(|made| $int::try_from(made).ok())
                    .ok_or_else(|| Stuck::of(constraints))
            }

            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    )*};
}
int! { signed i128: u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize }
int! { unsigned u128: u128 }

fn int<T: TryFrom<i128> + TryFrom<u128>>(value: &Value) -> Option<T> {
    match value {
        Value::Int(n) => T::try_from(*n).ok(),
        Value::Uint(n) => T::try_from(*n).ok(),
        _ => None,
    }
}

/// The same for `i128` and `u128`, neither of which holds all integers.
macro_rules! wide {
    ($($module:ident $wide:ident $add:ident $sub:ident $abs:expr;)*) => {$(
        mod $module {
            use core::ops::Bound;

            use super::{draw_wide, int};
            use crate::constraint::Constraint;
            use crate::integrations::generate::Source;
            use crate::integrations::generate::leaves::leaves;

            pub(super) fn integer<S: Source>(
                source: &mut S,
                constraints: &[Constraint],
                mut least: $wide,
                mut greatest: $wide,
            ) -> Option<$wide> {
                let mut step: $wide = 1;
                let mut listed: Option<Vec<$wide>> = None;
                for leaf in leaves(source, constraints) {
                    match &leaf {
                        Constraint::Range { start, end } => {
                            match start.as_ref().map(int) {
                                Bound::Included(Some(n)) => least = least.max(n),
                                Bound::Excluded(Some(n)) => least = least.max(n.checked_add(1)?),
                                _ => {}
                            }
                            match end.as_ref().map(int) {
                                Bound::Included(Some(n)) => greatest = greatest.min(n),
                                Bound::Excluded(Some(n)) => greatest = greatest.min(n.checked_sub(1)?),
                                _ => {}
                            }
                        }
                        Constraint::MultipleOf(value) => {
                            step = int(value).and_then($abs).filter(|&n| n > 0)?;
                        }
                        Constraint::OneOf(values) => {
                            listed = Some(values.iter().filter_map(int).collect());
                        }
                        _ => {}
                    }
                }
                if let Some(mut listed) = listed {
                    listed.retain(|n| (least..=greatest).contains(n) && n % step == 0);
                    return listed.get(source.index(listed.len())).copied();
                }
                // In steps from here on.
                let least = least.div_euclid(step) + <$wide>::from(least.rem_euclid(step) != 0);
                let greatest = greatest.div_euclid(step);
                if least > greatest {
                    return None;
                }
                let order = Order {
                    least,
                    simplest: 0.clamp(least, greatest),
                    greatest,
                };
                let limits = [
                    order.simplest,
                    least,
                    greatest,
                    least.saturating_add(1),
                    greatest.saturating_sub(1),
                ];
                let limits = limits
                    .into_iter()
                    .filter(|n| (least..=greatest).contains(n));
                let span = greatest.abs_diff(least);
                let place = if let Ok(span) = u64::try_from(span) {
                    let places = limits.map(|n| u64::try_from(order.place_of(n)).unwrap_or(span));
                    source
                        .draw_near(span, &places.collect::<Vec<_>>(), &[span.min(255), span])
                        .into()
                } else {
                    let places: Vec<u128> = limits.map(|n| order.place_of(n)).collect();
                    match source.draw(1) {
                        0 => places[source.index(places.len())],
                        _ => draw_wide(source, span),
                    }
                };
                order.at(place).checked_mul(step)
            }

            /// The integers from the simplest on, alternating between both directions.
            struct Order {
                least: $wide,
                simplest: $wide,
                greatest: $wide,
            }

            impl Order {
                /// How many there are on both sides, and whether there are more above.
                fn sides(&self) -> (u128, bool) {
                    let (below, above) = (
                        self.simplest.abs_diff(self.least),
                        self.greatest.abs_diff(self.simplest),
                    );
                    (below.min(above), above > below)
                }

                fn at(&self, place: u128) -> $wide {
                    let (both, more_above) = self.sides();
                    let (distance, is_above) = if place.div_ceil(2) <= both {
                        (place.div_ceil(2), place % 2 == 0)
                    } else {
                        (place - both, more_above)
                    };
                    if is_above {
                        self.simplest.$add(distance)
                    } else {
                        self.simplest.$sub(distance)
                    }
                }

                fn place_of(&self, n: $wide) -> u128 {
                    let (both, _) = self.sides();
                    let distance = n.abs_diff(self.simplest);
                    if distance > both {
                        distance + both
                    } else {
                        2 * distance - u128::from(n < self.simplest)
                    }
                }
            }
        }
    )*};
}

wide! {
    signed i128 wrapping_add_unsigned wrapping_sub_unsigned i128::checked_abs;
    unsigned u128 wrapping_add wrapping_sub Some;
}

fn draw_wide<S: Source>(source: &mut S, max: u128) -> u128 {
    if let Ok(max) = u64::try_from(max) {
        return source.draw(max).into();
    }
    let high = u64::try_from(max >> 64).unwrap_or(u64::MAX);
    let drawn = u128::from(source.draw(high)) << 64 | u128::from(source.draw(u64::MAX));
    drawn.min(max)
}

impl<S: Source> Generate<S> for bool {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        for leaf in leaves(source, constraints) {
            if let Constraint::OneOf(values) = &leaf {
                return match values.get(source.index(values.len())) {
                    Some(Value::Bool(value)) => Ok(*value),
                    _ => Err(Stuck::of(constraints)),
                };
            }
        }
        Ok(source.draw(1) == 1)
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl<S: Source> Generate<S> for char {
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
        let (mut least, mut greatest) = (0, u32::from(char::MAX));
        let mut is_free = true;
        for leaf in leaves(source, constraints) {
            match &leaf {
                Constraint::Range { start, end } => {
                    is_free = false;
                    match start {
                        Bound::Included(Value::Char(c)) => least = least.max(u32::from(*c)),
                        Bound::Excluded(Value::Char(c)) => least = least.max(u32::from(*c) + 1),
                        _ => {}
                    }
                    match end {
                        Bound::Included(Value::Char(c)) => greatest = greatest.min(u32::from(*c)),
                        Bound::Excluded(Value::Char(c)) => {
                            greatest = greatest.min(u32::from(*c).saturating_sub(1));
                        }
                        _ => {}
                    }
                }
                Constraint::OneOf(values) => {
                    return match values.get(source.index(values.len())) {
                        Some(Value::Char(c)) => Ok(*c),
                        _ => Err(Stuck::of(constraints)),
                    };
                }
                _ => {}
            }
        }
        if is_free {
            return Ok(any_char(source));
        }
        if least > greatest {
            return Err(Stuck::of(constraints));
        }
        let span = u64::from(greatest - least);
        let drawn = least + u32::try_from(source.draw_near(span, &[0, span], &[span])).unwrap_or(0);
        // There are no characters between the surrogates: take the next above, or else below.
        let up = (drawn..=greatest).find_map(char::from_u32);
        up.or_else(|| (least..drawn).rev().find_map(char::from_u32))
            .ok_or_else(|| Stuck::of(constraints))
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

/// Letters, characters that are easily overlooked, and any other.
pub(super) fn any_char<S: Source>(source: &mut S) -> char {
    const OVERLOOKED: [char; 14] = [
        ' ', '"', '\\', '\'', '\n', '\t', '\0', '-', 'A', '0', 'é', 'ß', 'İ', '😀',
    ];
    match source.draw(3) {
        0 | 1 => char::from(b'a' + u8::try_from(source.draw(25)).unwrap_or(0)),
        2 => OVERLOOKED[source.index(OVERLOOKED.len())],
        _ => u32::try_from(source.draw(u64::from(u32::from(char::MAX))))
            .ok()
            .and_then(char::from_u32)
            .unwrap_or('\u{FFFD}'),
    }
}
