//! An IPv4 address.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};
use core::net::Ipv4Addr;

/// The rule that [`ipv4`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Ipv4};
///
/// let rule: Ipv4 = ipv4();
/// assert!(rule.accepts("127.0.0.1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ipv4(());

/// An IPv4 address in dotted decimals, as [`Ipv4Addr`] parses it: no leading zeros, no port.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in ipv4(),
///     }
/// }
///
/// assert!(Form::new("127.0.0.1").is_ok());
/// assert_eq!(
///     Form::new("::1").unwrap_err().to_string(),
///     "field: \"::1\" is not an IPv4 address",
/// );
/// ```
#[must_use]
pub const fn ipv4() -> Ipv4 {
    Ipv4(())
}

text_rule! { [] Ipv4: |_rule, text| text.parse::<Ipv4Addr>().is_ok(), Constraint::Format(Format::Ipv4) }
