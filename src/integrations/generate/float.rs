//! Floating-point numbers. Neither NaN nor infinity is made.

use core::ops::Bound;

use super::leaves::leaves;
use super::{Generate, Made, Source, Stuck};
use crate::constraint::{Constraint, Value};

macro_rules! float {
    ($($float:ident)*) => {$(
        impl<S: Source> Generate<S> for $float {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                let stuck = || Stuck::of(constraints);
                let (mut least, mut greatest) = ($float::MIN, $float::MAX);
                let mut listed: Option<Vec<$float>> = None;
                let bounded = |bound: &Bound<Value>, to| match bound {
                    Bound::Included(value) => $float::of(value),
                    Bound::Excluded(value) => $float::of(value).map(|value| value.next(to)),
                    Bound::Unbounded => None,
                };
                for leaf in leaves(source, constraints) {
                    match &leaf {
                        Constraint::Range { start, end } => {
                            least = least.max(bounded(start, $float::MAX).unwrap_or(least));
                            greatest = greatest.min(bounded(end, $float::MIN).unwrap_or(greatest));
                        }
                        Constraint::OneOf(values) => {
                            listed = Some(values.iter().filter_map($float::of).collect());
                        }
                        _ => {}
                    }
                }
                let is_inside = |x: &$float| least <= *x && *x <= greatest;
                if let Some(mut listed) = listed {
                    listed.retain(is_inside);
                    return listed.get(source.index(listed.len())).copied().ok_or_else(stuck);
                }
                if least > greatest {
                    return Err(stuck());
                }
                let (above, below) = (least.next(greatest), greatest.next(least));
                let mut limits = vec![0.0, least, greatest, 1.0, -1.0, above, below];
                limits.extend([$float::MIN_POSITIVE, -0.0]);
                limits.retain(is_inside);
                Ok(match source.draw(3) {
                    0 | 1 => limits[source.index(limits.len())],
                    2 => {
                        let quarters = u16::try_from(source.draw(4000)).unwrap_or(0);
                        (limits[0].trunc() + $float::from(quarters) / 4.0).clamp(least, greatest)
                    }
                    _ => {
                        let part = u16::try_from(source.draw(u16::MAX.into())).unwrap_or(0);
                        let part = $float::from(part) / $float::from(u16::MAX);
                        (least * (1.0 - part) + greatest * part).clamp(least, greatest)
                    }
                })
            }

            #[allow(clippy::float_cmp, reason = "equal as `==` compares")]
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }

        impl Float for $float {
            #[allow(clippy::cast_possible_truncation, trivial_numeric_casts, clippy::cast_lossless)]
            fn of(value: &Value) -> Option<Self> {
                match value {
                    Value::Float(x) => Some(*x as $float),
                    _ => None,
                }
            }

            fn next(self, to: Self) -> Self {
                if self == 0.0 {
                    return $float::from_bits(1).copysign(to);
                }
                let grows = (self < to) == (self > 0.0);
                $float::from_bits(if grows { self.to_bits() + 1 } else { self.to_bits() - 1 })
            }
        }
    )*};
}
float! { f32 f64 }

trait Float: Sized {
    fn of(value: &Value) -> Option<Self>;

    /// The next number in the direction of `to`.
    fn next(self, to: Self) -> Self;
}
