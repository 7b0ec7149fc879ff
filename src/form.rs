//! Reads query strings and URL-encoded forms, or returns everything that is wrong with them.
//!
//! Requires the feature `json`. Text is read as the number or boolean that a field expects. A key that
//! occurs several times is a list; one that occurs once is a list if its field is one.

use std::borrow::Cow;

use serde::Deserialize;

use crate::document::{self, Node, Source};
use crate::error::Problems;

/// Reads a query string or a form.
///
/// # Errors
///
/// Returns everything that is wrong with the text, up to a hundred problems.
///
/// ```
/// use inbounds::prelude::*;
/// use serde::Deserialize;
///
/// validated_struct! {
///     #[derive(Debug, Deserialize)]
///     struct Search {
///         q: String in chars(1..=80),
///         page: u32 = 1 in 1..=1000,
///         tag: Vec<String> in len(..=3),
///     }
/// }
///
/// let search: Search = inbounds::form::from_str("q=a+b%21&page=2&tag=x&tag=y").unwrap();
/// assert_eq!((search.q(), search.page(), search.tag().len()), ("a b!", 2, 2));
///
/// let problems = inbounds::form::from_str::<Search>("q=&page=two&tag=x").unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "/q: \"\" is not 1..=80 characters long\n\
///      /page: \"two\" is not an integer within 0..=4294967295",
/// );
/// ```
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Problems> {
    let root = Node::of_pairs(pairs(text));
    let fault = match document::read_text(&root) {
        Ok(value) => return Ok(value),
        Err(fault) => fault,
    };
    Err(document::problems::<T>(&root, Source::Text)
        .unwrap_or_else(|| Problems::whole("invalid", fault.to_string(), None)))
}

/// The keys and values, decoded.
fn pairs(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decoded(key), decoded(value)))
}

/// Decodes as the URL standard does: `+` is a space, and `%` with two digits is a byte.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['+', '%']) {
        return Cow::Borrowed(text);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(byte) = bytes.get(i) {
        i += 1;
        plain.push(match byte {
            b'+' => b' ',
            b'%' => match (digit(bytes.get(i)), digit(bytes.get(i + 1))) {
                (Some(high), Some(low)) => {
                    i += 2;
                    u8::try_from(high * 16 + low).unwrap_or(b'%')
                }
                _ => b'%',
            },
            byte => *byte,
        });
    }
    match String::from_utf8(plain) {
        Ok(text) => Cow::Owned(text),
        Err(error) => Cow::Owned(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn text_is_decoded() {
        for (text, plain) in [
            ("plain", "plain"),
            ("a+b%20c", "a b c"),
            ("%C3%A9%e2%82%ac", "é€"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz%41", "%zzA"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(decoded(text), plain);
        }
    }
}
