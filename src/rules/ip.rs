//! An IP address.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};
use core::net::IpAddr;

/// The rule that [`ip`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Ip};
///
/// let rule: Ip = ip();
/// assert!(rule.accepts("::1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ip(());

/// An IP address of either version, as [`IpAddr`] parses it. Makes no name look-up.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in ip(),
///     }
/// }
///
/// assert!(Form::new("::1").is_ok());
/// assert_eq!(
///     Form::new("127.1").unwrap_err().to_string(),
///     "field: \"127.1\" is not an IP address",
/// );
/// ```
#[must_use]
pub const fn ip() -> Ip {
    Ip(())
}

text_rule! { [] Ip: |_rule, text| text.parse::<IpAddr>().is_ok(), Constraint::Format(Format::Ip) }
