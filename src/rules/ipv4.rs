//! IPv4 addresses.

use core::net::Ipv4Addr;

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`ipv4`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Ipv4};
///
/// let rule: Ipv4 = ipv4();
/// assert!(rule.accepts("127.0.0.1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ipv4(());

/// Accepts an IPv4 address in dotted decimal notation, as parsed by [`Ipv4Addr`].
///
/// Leading zeros and a port are rejected.
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

held_rule! {
    [] Ipv4, [kind::Text, Held: Text],
    |_rule, value| {
        let text = value.text();
        text.parse::<Ipv4Addr>().is_ok()
    },
    Constraint::Format(Format::Ipv4)
}
