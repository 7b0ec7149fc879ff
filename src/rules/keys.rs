//! A rule for every key of a map.

use alloc::boxed::Box;
use core::any::Any;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rule::change::{Change, New, Outcome};
use crate::rules::{Holds, Mapping, NormalizeHeld, kind, normalizes_parts};

/// The rule that [`keys`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Keys};
/// use std::collections::BTreeMap;
///
/// let rule: Keys<_> = keys(0..=9);
/// assert!(rule.accepts(&BTreeMap::from([(3, 7)])));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Keys<R>(pub(crate) R);

/// Accepts a map if `rule` accepts each key.
///
/// ```
/// use inbounds::prelude::*;
/// use std::collections::BTreeMap;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Quota {
///         limits: BTreeMap<String, u8> in keys(chars(1..=8)),
///     }
/// }
///
/// assert!(Quota::new([("eu".to_owned(), 5)].into()).is_ok());
/// assert_eq!(
///     Quota::new([(String::new(), 5)].into()).unwrap_err().to_string(),
///     "limits[\"\"]: \"\" is not 1..=8 characters long",
/// );
/// ```
pub const fn keys<R>(rule: R) -> Keys<R> {
    Keys(rule)
}

/// Implements a rule for one part of each entry of a map, given the names of both parts, and which one it is.
macro_rules! entry_rule {
    ($rule:ident for $Part:ident: $part:ident of ($key:ident, $value:ident)) => {
        #[diagnostic::do_not_recommend]
        #[allow(unused_variables, reason = "of the two parts one is named")]
        impl<C, R> Rule<C> for $rule<R>
        where
            C: Holds<kind::Mapping, Held: Mapping<Key: Debug, Value: Debug>> + ?Sized,
            R: Rule<<C::Held as Mapping>::$Part>,
        {
            #[inline]
            fn accepts(&self, value: &C) -> bool {
                let mut entries = value.held().into_iter().flat_map(Mapping::entries);
                entries.all(|($key, $value)| self.0.accepts($part))
            }

            #[inline]
            fn excludes(&self, value: &C) -> bool {
                value.held().is_none() || !self.accepts(value)
            }

            fn constraint(&self) -> Constraint {
                Constraint::$rule(Box::new(self.0.constraint()))
            }

            fn report(&self, value: &C, reporter: &mut Reporter<'_>)
            where
                C: Debug,
            {
                if reporter.is_forced() {
                    return reporter.reject(self, value, C::WRAP);
                }
                let entries = value.held().into_iter().flat_map(Mapping::entries);
                reporter.within(C::WRAP, |reporter| {
                    for ($key, $value) in entries {
                        reporter.at_key($key, |reporter| self.0.report($part, reporter));
                    }
                });
            }

            #[inline]
            fn is_stable(&self, value: &C) -> bool {
                let mut entries = value.held().into_iter().flat_map(Mapping::entries);
                entries.all(|($key, $value)| self.0.is_stable($part))
            }

            normalizes_parts!(C);

            #[inline]
            fn outcome(&self, _before: &C, change: &Change<'_>) -> Outcome
            where
                C: 'static,
            {
                match change.new {
                    New::Nothing => Outcome::Accepted,
                    New::Entry {
                        key: $key,
                        value: $value,
                    } => match $part.downcast_ref() {
                        Some(part) => Outcome::of(self.0.accepts(part), || self.0.is_stable(part)),
                        None => Outcome::Unknown,
                    },
                    New::Element { .. } => Outcome::Unknown,
                }
            }

            fn report_change(
                &self,
                _before: Option<&C>,
                change: &Change<'_>,
                reporter: &mut Reporter<'_>,
            ) where
                C: 'static,
            {
                type Key<M> = <M as Mapping>::Key;

                if let New::Entry {
                    key: $key,
                    value: $value,
                } = change.new
                {
                    if let (Some(key), Some(part)) =
                        ($key.downcast_ref::<Key<C::Held>>(), $part.downcast_ref())
                    {
                        reporter.at_key(key, |reporter| self.0.report(part, reporter));
                    }
                }
            }

            #[inline]
            fn normalize_part(&self, part: &mut dyn Any)
            where
                C: 'static,
            {
                type Entry<M> = (<M as Mapping>::Key, <M as Mapping>::Value);

                if self.0.normalizes() {
                    if let Some(part) = part.downcast_mut::<Option<Entry<C::Held>>>() {
                        *part = part.take().map(|($key, $value)| {
                            let $part = self.0.normalize($part);
                            ($key, $value)
                        });
                    }
                }
            }
        }

        impl<H: Mapping + ?Sized, R: Rule<H::$Part>> NormalizeHeld<H> for $rule<R> {
            #[inline]
            fn normalize_held(&self, held: H) -> H
            where
                H: Sized,
            {
                held.map_entries(&mut |$key, $value| {
                    let $part = self.0.normalize($part);
                    ($key, $value)
                })
            }
        }
    };
}
pub(crate) use entry_rule;

entry_rule! { Keys for Key: key of (key, value) }
