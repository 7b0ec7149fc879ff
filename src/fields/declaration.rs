//! A declaration as data.
//!
//! It is computed from a few strings, because a loop in a constant takes the compiler less time than an item or a
//! token per field.

use super::{Field, Fields, attributes};

/// The name of a validated struct, and its fields.
#[doc(hidden)]
#[derive(Debug)]
pub struct Declaration<T: ?Sized> {
    name: &'static str,
    fields: T,
}

impl Declaration<[Field]> {
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    pub(super) const fn fields(&self) -> &[Field] {
        &self.fields
    }
}

/// A part of a declaration that only some fields have.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Extra {
    /// A doc attribute, with the name of its field.
    Doc(&'static str, &'static str),
    /// The default as it is written.
    Default(&'static str, &'static str),
    /// An attribute of a crate that derives `Debug`, which may omit the field.
    Debug,
    /// An attribute of serde, if it is active, with the name of its field.
    Serde(bool, &'static str, &'static str),
    /// The arguments of a `cfg_attr`, with the name of its field.
    Conditional(&'static str, &'static str),
    /// An attribute of another crate.
    None,
}

/// The declaration of `name`, with fields of the `names` and `types`, each followed by `;`.
///
/// # Panics
///
/// Panics if there are not exactly `N` names.
#[doc(hidden)]
#[must_use]
pub const fn declaration<F: Fields, const N: usize>(
    name: &'static str,
    names: &'static str,
    types: &'static str,
    extras: &'static [Extra],
) -> Declaration<[Field; N]> {
    let mut fields = [Field::new(super::details::<F>); N];
    let (mut names, mut types) = (names.as_bytes(), types.as_bytes());
    let mut i = 0;
    while i < N {
        let (name, type_name);
        (name, names) = split(names);
        (type_name, types) = split(types);
        fields[i] = fields[i].named(i, identifier(name), type_name, extras);
        i += 1;
    }
    Declaration {
        name: identifier(name),
        fields,
    }
}

/// The index of a field.
///
/// # Panics
///
/// Panics if no field has the name. In a constant that is a compile error.
#[doc(hidden)]
#[must_use]
pub const fn index_of<F: Fields>(name: &'static str) -> usize {
    let name = identifier(name);
    let mut i = 0;
    while i < F::FIELDS.len() {
        if same(F::FIELDS[i].name(), name) {
            return i;
        }
        i += 1;
    }
    panic!("no field has this name");
}

/// The name of a field as `FIELDS` has it.
///
/// # Panics
///
/// Panics if no field has the name. In a constant that is a compile error.
#[doc(hidden)]
#[must_use]
pub const fn name_of<F: Fields>(name: &'static str) -> &'static str {
    F::FIELDS[index_of::<F>(name)].name()
}

pub(super) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether the path of a violation in an enum has the variant. It does not if the attributes of serde make the
/// variant a tag beside the fields, or leave it out. The `bool` is whether the attribute is active.
#[doc(hidden)]
#[must_use]
pub const fn has_variant_in_path(attributes: &[Extra]) -> bool {
    let mut i = 0;
    while i < attributes.len() {
        let mut rest = match attributes[i] {
            Extra::Serde(true, _, arguments) => attributes::within(arguments.as_bytes()),
            _ => &[],
        };
        while !rest.is_empty() {
            let argument;
            (argument, rest) = attributes::next(rest);
            let (name, _) = attributes::name(argument);
            if same(name, "tag") || same(name, "untagged") {
                return false;
            }
        }
        i += 1;
    }
    true
}

/// The number of parts, each followed by `;`.
#[doc(hidden)]
#[must_use]
pub const fn count(list: &str) -> usize {
    let mut rest = list.as_bytes();
    let mut count = 0;
    while !rest.trim_ascii().is_empty() {
        (_, rest) = split(rest);
        count += 1;
    }
    count
}

/// The text up to the next `;` outside of brackets, and the rest.
const fn split(list: &[u8]) -> (&str, &[u8]) {
    let (mut i, mut depth) = (0, 0);
    while i < list.len() {
        match list[i] {
            b'[' | b'{' | b'(' => depth += 1,
            b']' | b'}' | b')' => depth -= 1,
            b';' if depth == 0 => {
                let (item, rest) = list.split_at(i);
                let (_, rest) = rest.split_at(1);
                return (text(item.trim_ascii()), rest);
            }
            _ => {}
        }
        i += 1;
    }
    (text(list.trim_ascii()), &[])
}

pub(super) const fn text(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a part of a text between ASCII characters is text"),
    }
}

/// A name without the `r#` of a raw identifier: `stringify!` keeps it.
pub(super) const fn identifier(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', rest @ ..] => text(rest),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{count, split};

    #[test]
    fn a_list_is_split_outside_of_brackets() {
        assert_eq!(count(""), 0);
        assert_eq!(count("a; b; "), 2);
        assert_eq!(split(b" [u8; 4] ;u8;"), ("[u8; 4]", &b"u8;"[..]));
        assert_eq!(count("Array<{ let n = 3; n }>; (u8, [u16; 2]);"), 2);
    }
}
