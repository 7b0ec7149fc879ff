//! A rule for every key of a map.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Mapping, through_option};

/// The rule that [`keys`] makes.
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

/// A map whose every key `rule` accepts.
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

impl<C, R> Rule<C> for Keys<R>
where
    C: Mapping<Key: Debug, Value: Debug> + ?Sized,
    R: Rule<C::Key>,
{
    #[inline]
    fn accepts(&self, map: &C) -> bool {
        map.entries().all(|(key, _)| self.0.accepts(key))
    }

    fn constraint(&self) -> Constraint {
        Constraint::Keys(Box::new(self.0.constraint()))
    }

    fn report(&self, map: &C, reporter: &mut Reporter<'_>) {
        for (key, _) in map.entries() {
            reporter.at_key(key, |reporter| self.0.report(key, reporter));
        }
    }
}

through_option!([C: Mapping<Key: Debug, Value: Debug>, R: Rule<C::Key>] C, Keys<R>);
