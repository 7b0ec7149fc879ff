//! IP addresses.

use core::net::IpAddr;

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`ip`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Ip};
///
/// let rule: Ip = ip();
/// assert!(rule.accepts("::1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ip(());

/// Accepts an IPv4 or IPv6 address, as parsed by [`IpAddr`].
///
/// Host names are not resolved.
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

held_rule! {
    [] Ip, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.parse::<IpAddr>().is_ok()
    },
    Constraint::Format(Format::Ip)
}
