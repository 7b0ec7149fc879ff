//! The error of parsing a newtype.

use core::error::Error;
use core::fmt;
use core::str::FromStr;

use super::ValidationError;

/// The error of parsing a newtype: the text cannot be parsed, or the rule rejects the value.
///
/// For a newtype of a `String` only the second is possible, so its error is a [`ValidationError`].
///
/// ```
/// use inbounds::error::ParseError;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug, PartialEq)]
///     struct Percent(u8 in 0..=100);
/// }
///
/// assert_eq!("60".parse::<Percent>().unwrap().value(), 60);
/// assert!(matches!("sixty".parse::<Percent>(), Err(ParseError::Syntax(_))));
/// match "160".parse::<Percent>() {
///     Err(ParseError::Rejected(err)) => assert_eq!(err.into_value().value, 160),
///     other => panic!("{other:?}"),
/// }
/// ```
pub enum ParseError<E, F> {
    /// The text cannot be parsed as the inner type.
    Syntax(E),
    /// The rule rejects the value.
    Rejected(ValidationError<F>),
}

/// Writes the message of the error that it holds.
impl<E: fmt::Display, F> fmt::Display for ParseError<E, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::Syntax(error) => fmt::Display::fmt(error, f),
            ParseError::Rejected(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl<E: fmt::Debug, F> fmt::Debug for ParseError<E, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::Syntax(error) => f.debug_tuple("Syntax").field(error).finish(),
            ParseError::Rejected(error) => f.debug_tuple("Rejected").field(error).finish(),
        }
    }
}

/// Its message is that of the error that it holds, so its source is that of the error.
impl<E: Error, F> Error for ParseError<E, F> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ParseError::Syntax(error) => error.source(),
            ParseError::Rejected(error) => error.source(),
        }
    }
}

/// Parses the value of a newtype, and validates it.
///
/// # Errors
///
/// Returns the error of the inner type, or that of the rule.
#[doc(hidden)]
pub fn parse<T: FromStr, S: TryFrom<F, Error = ValidationError<F>>, F>(
    text: &str,
    fields: impl FnOnce(T) -> F,
) -> Result<S, ParseError<T::Err, F>> {
    let value = text.parse().map_err(ParseError::Syntax)?;
    S::try_from(fields(value)).map_err(ParseError::Rejected)
}
