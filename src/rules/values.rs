//! A rule for every value of a map.

use alloc::boxed::Box;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{Mapping, through_option};

/// The rule that [`values`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Values};
/// use std::collections::BTreeMap;
///
/// let rule: Values<_> = values(0..=9);
/// assert!(rule.accepts(&BTreeMap::from([(3, 7)])));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Values<R>(pub(crate) R);

/// A map whose every value `rule` accepts; a violation names the key.
///
/// ```
/// use inbounds::prelude::*;
/// use std::collections::BTreeMap;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Quota {
///         limits: BTreeMap<String, u8> in values(0..=100),
///     }
/// }
///
/// assert!(Quota::new([("eu".to_owned(), 5)].into()).is_ok());
/// assert_eq!(
///     Quota::new([("eu".to_owned(), 101)].into()).unwrap_err().to_string(),
///     "limits[\"eu\"]: 101 is not within 0..=100",
/// );
/// ```
pub const fn values<R>(rule: R) -> Values<R> {
    Values(rule)
}

impl<C, R> Rule<C> for Values<R>
where
    C: Mapping<Key: Debug, Value: Debug> + ?Sized,
    R: Rule<C::Value>,
{
    #[inline]
    fn accepts(&self, map: &C) -> bool {
        map.entries().all(|(_, value)| self.0.accepts(value))
    }

    fn constraint(&self) -> Constraint {
        Constraint::Values(Box::new(self.0.constraint()))
    }

    fn report(&self, map: &C, reporter: &mut Reporter<'_>) {
        for (key, value) in map.entries() {
            reporter.at_key(key, |reporter| self.0.report(value, reporter));
        }
    }
}

through_option!([C: Mapping<Key: Debug, Value: Debug>, R: Rule<C::Value>] C, Values<R>);
