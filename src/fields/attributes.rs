//! The attributes of serde, parsed from the text of their arguments.

#[cfg(feature = "json")]
use alloc::vec::Vec;

use super::declaration::text;

/// The next of several arguments that are separated by `,`, and the rest. A `,` in brackets or text does not
/// separate arguments.
pub(super) const fn next(arguments: &[u8]) -> (&[u8], &[u8]) {
    let (mut i, mut depth) = (0, 0);
    while i < arguments.len() {
        match arguments[i] {
            b'"' => i = end_of_text(arguments, i),
            b'[' | b'{' | b'(' => depth += 1,
            b']' | b'}' | b')' => depth -= 1,
            b',' if depth == 0 => {
                let (item, rest) = arguments.split_at(i);
                let (_, rest) = rest.split_at(1);
                return (item.trim_ascii(), rest.trim_ascii());
            }
            _ => {}
        }
        i += 1;
    }
    (arguments.trim_ascii(), &[])
}

/// Where the text ends that begins with a quote at `start`.
const fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut hashes = 0;
    while hashes < start && bytes[start - hashes - 1] == b'#' {
        hashes += 1;
    }
    let is_raw = start > hashes && bytes[start - hashes - 1] == b'r';
    let mut i = start + 1;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if !is_raw => i += 1,
            b'"' if !is_raw => return i,
            b'"' => {
                let mut closing = 0;
                while i + closing + 1 < bytes.len()
                    && closing < hashes
                    && bytes[i + closing + 1] == b'#'
                {
                    closing += 1;
                }
                if closing == hashes {
                    return i + hashes;
                }
            }
            _ => {}
        }
        i += 1;
    }
    bytes.len()
}

/// The arguments without their parentheses.
pub(super) const fn within(group: &[u8]) -> &[u8] {
    match group.trim_ascii() {
        [b'(', inner @ .., b')'] => inner.trim_ascii(),
        _ => &[],
    }
}

/// The name of an argument, and what follows it.
pub(super) const fn name(argument: &[u8]) -> (&str, &[u8]) {
    let mut i = 0;
    while i < argument.len() && (argument[i].is_ascii_alphanumeric() || argument[i] == b'_') {
        i += 1;
    }
    let (name, rest) = argument.split_at(i);
    (text(name), rest.trim_ascii())
}

/// The attributes of a field that decide how serde reads and writes it.
#[cfg(feature = "json")]
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute")]
pub(crate) struct Attributes {
    /// Serde does not read it.
    pub(crate) is_skipped: bool,
    /// Serde never writes it.
    pub(crate) is_hidden: bool,
    /// Its own fields are those of the struct.
    pub(crate) is_flattened: bool,
    /// The name by which it is read, if that is not derived from its own name.
    pub(crate) name: Option<&'static str>,
    pub(crate) aliases: Vec<&'static str>,
    /// There are other attributes whose effect is not known.
    pub(crate) is_uncertain: bool,
}

#[cfg(feature = "json")]
impl Attributes {
    /// Adds the arguments of one attribute.
    pub(super) fn add(&mut self, arguments: &'static str) {
        let mut rest = within(arguments.as_bytes());
        while !rest.is_empty() {
            let (argument, after) = next(rest);
            rest = after;
            match name(argument) {
                ("skip", _) => (self.is_skipped, self.is_hidden) = (true, true),
                ("skip_deserializing", _) => self.is_skipped = true,
                ("skip_serializing", _) => self.is_hidden = true,
                ("flatten", _) => self.is_flattened = true,
                ("rename", [b'=', value @ ..]) => self.rename(value),
                ("rename", group) => {
                    let mut rest = within(group);
                    while !rest.is_empty() {
                        let (argument, after) = next(rest);
                        rest = after;
                        if let ("deserialize", [b'=', value @ ..]) = name(argument) {
                            self.rename(value);
                        }
                    }
                }
                ("alias", [b'=', value @ ..]) => match literal(value) {
                    Some(alias) => self.aliases.push(alias),
                    None => self.is_uncertain = true,
                },
                _ => {}
            }
        }
    }

    fn rename(&mut self, value: &'static [u8]) {
        self.name = literal(value);
        self.is_uncertain |= self.name.is_none();
    }

    /// Adds the arguments of a `cfg_attr`.
    pub(super) fn add_conditional(&mut self, arguments: &str) {
        self.is_uncertain |= arguments.contains("serde");
    }
}

/// The text of a literal without escapes.
#[cfg(feature = "json")]
fn literal(value: &'static [u8]) -> Option<&'static str> {
    match value.trim_ascii() {
        [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => Some(text(inner)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{name, next, within};

    #[test]
    fn an_argument_ends_at_a_comma_outside_of_text() {
        let arguments = within(br##"(alias = "a, \" b", rename(x = "y", z), r#"a",b"#, d)"##);
        let (first, rest) = next(arguments);
        assert_eq!(name(first), ("alias", &br#"= "a, \" b""#[..]));
        let (second, rest) = next(rest);
        assert_eq!(name(second), ("rename", &br#"(x = "y", z)"#[..]));
        assert_eq!(next(rest), (&br##"r#"a",b"#"##[..], &b"d"[..]));
    }
}
