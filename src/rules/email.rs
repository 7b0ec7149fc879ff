//! E-mail addresses.

use email_address::EmailAddress;

use crate::constraint::{Constraint, Format};
use crate::rules::{Text, held_rule, kind};

/// The rule that [`email`] returns.
///
/// ```
/// use inbounds::{prelude::*, rules::Email};
///
/// let rule: Email = email();
/// assert!(rule.accepts("ann@example.org"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Email(());

/// Accepts an e-mail address without a display name.
///
/// The grammar is that of RFC 5321 and 5322, as implemented by the crate `email_address`, with at
/// most 64 bytes before the `@` and 254 in all. It is not checked whether the address exists.
/// O(bytes). Requires the feature `email`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Form {
///         field: String in email(),
///     }
/// }
///
/// assert!(Form::new("ann@example.org").is_ok());
/// assert_eq!(
///     Form::new("ann").unwrap_err().to_string(),
///     "field: \"ann\" is not an e-mail address",
/// );
/// ```
#[must_use]
pub const fn email() -> Email {
    Email(())
}

held_rule! {
    [] Email, [kind::Text, Held: Text],
    |_rule, value| is_email(value.text()),
    Constraint::Format(Format::Email)
}

/// The greatest length of an address: a path has 256 bytes (RFC 5321, 4.5.3.1.3), with two angle brackets.
const ADDRESS: usize = 254;
/// The greatest length of the name (RFC 5321, 4.5.3.1.1).
const NAME: usize = 64;

/// Parses the two parts separately, because the parser for a whole address allocates a `String`. The
/// last `@` separates them: a quoted name can contain others.
fn is_email(text: &str) -> bool {
    text.len() <= ADDRESS
        && text.rsplit_once('@').is_some_and(|(name, domain)| {
            name.len() <= NAME
                && EmailAddress::is_valid_local_part(name)
                && EmailAddress::is_valid_domain(domain)
        })
}
