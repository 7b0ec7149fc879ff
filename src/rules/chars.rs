//! The length of a text in characters.

use crate::constraint::{Constraint, Unit};
use crate::rule::Rule;
use crate::rules::{Text, through_option};

/// The rule that [`chars`] makes.
///
/// ```
/// use inbounds::prelude::*;
///
/// let name: inbounds::rules::Chars<_> = chars(1..=80);
/// assert!(name.accepts("Ann"));
/// ```
#[derive(Clone, Debug)]
pub struct Chars<R>(pub(crate) R);

/// Text whose number of characters (Unicode scalar values, as [`str::chars`] counts them) is in
/// `range`. O(length of the text).
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct User {
///         name: String in chars(1..=5),
///     }
/// }
///
/// assert!(User::new("Élise").is_ok()); // five characters, six bytes
/// assert_eq!(
///     User::new("").unwrap_err().to_string(),
///     "name: \"\" is not 1..=5 characters long",
/// );
/// ```
pub const fn chars<R: Rule<usize>>(range: R) -> Chars<R> {
    Chars(range)
}

impl<T: Text + ?Sized, R: Rule<usize>> Rule<T> for Chars<R> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.0.accepts(&value.text().chars().count())
    }

    fn constraint(&self) -> Constraint {
        self.0.constraint().counted(Unit::Chars)
    }
}

through_option!([T: Text, R: Rule<usize>] T, Chars<R>);
