//! IPv6 addresses.

use core::net::Ipv6Addr;

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`ipv6`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Ipv6};
///
/// let rule: Ipv6 = ipv6();
/// assert!(rule.accepts("::1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ipv6(());

/// Accepts an IPv6 address in any spelling, as parsed by [`Ipv6Addr`].
///
/// A zone, brackets and a port are rejected.
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

held_rule! {
    [] Ipv6, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.parse::<Ipv6Addr>().is_ok()
    },
    Constraint::Format(Format::Ipv6)
}
