//! A rule for every value of a map.

use alloc::boxed::Box;
use core::any::Any;
use core::fmt::Debug;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rule::change::{Change, New, Outcome};
use crate::rules::keys::entry_rule;
use crate::rules::{Holds, Mapping, NormalizeHeld, kind, normalizes_parts};

/// The rule that [`values`] returns.
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

/// Accepts a map if `rule` accepts each value. A violation names the key.
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

entry_rule! { Values for Value: value of (key, value) }
