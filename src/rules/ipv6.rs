//! An IPv6 address.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};
use core::net::Ipv6Addr;

/// The rule that [`ipv6`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Ipv6};
///
/// let rule: Ipv6 = ipv6();
/// assert!(rule.accepts("::1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ipv6(());

/// An IPv6 address, as [`Ipv6Addr`] parses it: no brackets, no port, no zone.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in ipv6(),
///     }
/// }
///
/// assert!(Form::new("::1").is_ok());
/// assert_eq!(
///     Form::new("127.0.0.1").unwrap_err().to_string(),
///     "field: \"127.0.0.1\" is not an IPv6 address",
/// );
/// ```
#[must_use]
pub const fn ipv6() -> Ipv6 {
    Ipv6(())
}

text_rule! { [] Ipv6: |_rule, text| text.parse::<Ipv6Addr>().is_ok(), Constraint::Format(Format::Ipv6) }
