//! A rule of the user's own type.

use core::fmt::Debug;
use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::error::Reporter;
use crate::rule::Rule;
use crate::rules::{through_option, through_secret};

/// The rule that [`custom`] makes of a user's own.
///
/// ```
/// use inbounds::{prelude::*, rules::Custom};
///
/// let any_range: Custom<u8, _> = custom(0..=9);
/// assert!(any_range.accepts(&9));
/// ```
#[derive(Clone, Debug)]
pub struct Custom<T: ?Sized, R> {
    rule: R,
    of: PhantomData<fn(&T)>,
}

/// A rule of your own type: anything that implements [`Rule`](trait@Rule).
///
/// What is inside is not checked at compile time for being satisfiable.
///
/// ```
/// use inbounds::constraint::Constraint;
/// use inbounds::prelude::*;
///
/// struct Isbn;
///
/// impl Rule<String> for Isbn {
///     fn accepts(&self, value: &String) -> bool {
///         value.len() == 13 && value.bytes().all(|b| b.is_ascii_digit())
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("isbn", "an ISBN of 13 digits")
///     }
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Book {
///         isbn: String in custom(Isbn),
///         translation_of: Option<String> in custom(Isbn),
///     }
/// }
///
/// assert!(Book::new("9780134685991", None).is_ok());
/// let err = Book::new("12", Some("13".to_owned())).unwrap_err();
/// assert_eq!(
///     err.to_string(),
///     "isbn: \"12\" is not an ISBN of 13 digits\n\
///      translation_of: \"13\" is not an ISBN of 13 digits",
/// );
/// ```
pub const fn custom<T: ?Sized, R: Rule<T>>(rule: R) -> Custom<T, R> {
    Custom {
        rule,
        of: PhantomData,
    }
}

impl<T: ?Sized, R: Rule<T>> Rule<T> for Custom<T, R> {
    #[inline]
    fn accepts(&self, value: &T) -> bool {
        self.rule.accepts(value)
    }

    #[inline]
    fn excludes(&self, value: &T) -> bool {
        self.rule.excludes(value)
    }

    fn constraint(&self) -> Constraint {
        self.rule.constraint()
    }

    fn report(&self, value: &T, reporter: &mut Reporter<'_>)
    where
        T: Debug,
    {
        self.rule.report(value, reporter);
    }
}

through_option!([T, R: Rule<T>] T, Custom<T, R>);
through_secret!([T, R: Rule<T>] T, Custom<T, R>);
