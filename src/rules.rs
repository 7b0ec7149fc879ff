//! The vocabulary: one rule, one file.

mod chars;
mod collection;
mod custom;
mod len;
mod one_of;
mod range;
mod satisfies;
mod text;

pub use chars::{Chars, chars};
pub use collection::Collection;
pub use custom::{Custom, rule};
pub use len::{Len, len};
pub use one_of::{OneOf, one_of};
pub use satisfies::{Satisfies, satisfies};
pub use text::Text;

/// A rule for `T` takes an `Option<T>` too: `None` passes, a value is held to the rule.
macro_rules! through_option {
    ([$($generics:tt)*] $value:ty, $rule:ty) => {
        impl<$($generics)*> $crate::Rule<Option<$value>> for $rule
        where
            $value: ::core::fmt::Debug,
        {
            #[inline]
            fn accepts(&self, value: &Option<$value>) -> bool {
                value.as_ref().is_none_or(|value| $crate::Rule::<$value>::accepts(self, value))
            }

            fn constraint(&self) -> $crate::Constraint {
                $crate::Rule::<$value>::constraint(self)
            }

            fn report(&self, value: &Option<$value>, report: &mut $crate::Report<'_>) {
                if let Some(value) = value {
                    $crate::Rule::<$value>::report(self, value, report);
                }
            }
        }
    };
}
use through_option;
