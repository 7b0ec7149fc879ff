//! An e-mail address.

use crate::constraint::{Constraint, Format};
use crate::rule::Rule;
use crate::rules::{Text, text_rule, through_option};
use email_address::EmailAddress;

/// The rule that [`email`] makes.
///
/// ```
/// use inbounds::{prelude::*, rules::Email};
///
/// let rule: Email = email();
/// assert!(rule.accepts("ann@example.org"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Email(());

/// An e-mail address without a display name, by the grammar of RFC 5321 and 5322 as the crate
/// `email_address` reads it. Whether somebody reads the mail is another question.
///
/// With the feature `email`.
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

text_rule! { [] Email: |_rule, text| is_email(text), Constraint::Format(Format::Email) }

/// In two halves, for the crate's parser of the whole makes a `String`. What stands behind the
/// last `@` is the domain: in a quoted name there may be more of them.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, domain)| {
        EmailAddress::is_valid_local_part(name) && EmailAddress::is_valid_domain(domain)
    })
}
