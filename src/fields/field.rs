//! A field as data: enough for a form, the help of a command line, or a schema.

use alloc::{string::String, vec::Vec};

use core::fmt;

#[cfg(feature = "json")]
use super::attributes::Attributes;
use super::declaration::{Extra, identifier};
use crate::constraint::Constraint;
use crate::secret;

/// A field of a declaration, as data.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam {
///         /// Out of 100.
///         math: u8 in 0..=100,
///     }
/// }
///
/// let math = &Exam::FIELDS[0];
/// assert_eq!((math.name(), math.type_name().as_str()), ("math", "u8"));
/// assert_eq!(math.constraint().unwrap().to_string(), "within 0..=100");
/// ```
#[derive(Clone, Copy)]
pub struct Field {
    index: usize,
    name: &'static str,
    type_name: &'static str,
    extras: &'static [Extra],
    details: fn(usize) -> Details,
}

/// The parts that only a visit of the rules has.
#[derive(Default)]
pub(crate) struct Details {
    pub(crate) constraint: Option<Constraint>,
    pub(crate) nested: Option<&'static [Field]>,
    /// Whether there is a secret in its type. Without a rule that is not known.
    pub(crate) is_secret: bool,
}

impl Field {
    pub(super) const fn new(details: fn(usize) -> Details) -> Self {
        Field {
            index: 0,
            name: "",
            type_name: "",
            extras: &[],
            details,
        }
    }

    pub(super) const fn named(
        self,
        index: usize,
        name: &'static str,
        type_name: &'static str,
        extras: &'static [Extra],
    ) -> Self {
        Field {
            index,
            name,
            type_name,
            extras,
            ..self
        }
    }

    /// Returns the name of the field.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::FIELDS[0].name(), "math");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the type of the field as written in the declaration.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Post { tags: Vec<String> } }
    /// assert_eq!(Post::FIELDS[0].type_name(), "Vec<String>");
    /// ```
    #[must_use]
    pub fn type_name(&self) -> String {
        // `stringify!` puts spaces around the punctuation of a path.
        let mut name = String::with_capacity(self.type_name.len());
        let mut rest = self.type_name.chars().peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied().unwrap_or_default();
            let opens = "<>:".contains(next);
            let follows = name.ends_with(['<', ':'])
                || name.ends_with('>') && !name.ends_with("->") && !"+-=".contains(next);
            if c != ' ' || !(opens || follows) {
                name.push(c);
            }
        }
        name
    }

    /// What serde does with the field.
    #[cfg(feature = "json")]
    pub(crate) fn attributes(&self) -> Attributes {
        let mut attributes = Attributes::default();
        for extra in self.extras {
            match *extra {
                Extra::Serde(true, name, arguments) if identifier(name) == self.name => {
                    attributes.add(arguments);
                }
                Extra::Conditional(name, arguments) if identifier(name) == self.name => {
                    attributes.add_conditional(arguments);
                }
                _ => {}
            }
        }
        attributes
    }

    /// Returns the doc comment of the field, without the space after `///`.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! {
    /// #     struct Exam {
    /// /// Out of 100.
    /// math: u8 in 0..=100,
    /// #     }
    /// # }
    /// assert_eq!(Exam::FIELDS[0].doc(), "Out of 100.");
    /// ```
    #[must_use]
    pub fn doc(&self) -> String {
        let docs = self.extras.iter().filter_map(|extra| match *extra {
            Extra::Doc(name, doc) if identifier(name) == self.name => Some(doc),
            _ => None,
        });
        let lines = docs
            .flat_map(|doc| doc.split('\n'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Returns the default of the field as written in the declaration.
    ///
    /// For a [`Secret`](crate::Secret) it is `<secret>`. A secret is recognized by the name of its type, or, if
    /// the field has a rule, by the type itself.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 = 50 in 0..=100, note: String } }
    /// assert_eq!(Exam::FIELDS[0].default(), Some("50"));
    /// assert_eq!(Exam::FIELDS[1].default(), None);
    /// ```
    #[must_use]
    pub fn default(&self) -> Option<&'static str> {
        let default = self.extras.iter().find_map(|extra| match *extra {
            Extra::Default(name, default) if identifier(name) == self.name => Some(default),
            _ => None,
        })?;
        if self.is_secret() {
            Some(secret::SHOWN)
        } else {
            Some(without_braces(default))
        }
    }

    /// Whether the type of the field contains a secret.
    pub(crate) fn is_secret(&self) -> bool {
        let mut words = self
            .type_name
            .split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| word == "Secret") || (self.details)(self.index).is_secret
    }

    /// Returns the fields of the type of the field, if it is a validated struct.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// validated_struct! { struct Mark { points: u8 in 0..=100 } }
    /// validated_struct! { struct Exam { math: Mark } }
    /// assert_eq!(Exam::FIELDS[0].nested().unwrap()[0].name(), "points");
    /// ```
    #[must_use]
    pub fn nested(&self) -> Option<&'static [Field]> {
        (self.details)(self.index).nested
    }

    /// Whether a field of the struct has an attribute of a crate that derives `Debug`.
    pub(super) fn has_debug_attribute(&self) -> bool {
        self.extras
            .iter()
            .any(|extra| matches!(extra, Extra::Debug))
    }

    /// Returns the rule of the field as data; `None` for a field without a rule.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100, note: String } }
    /// assert_eq!(Exam::FIELDS[0].constraint().unwrap().code(), "range");
    /// assert!(Exam::FIELDS[1].constraint().is_none());
    /// ```
    #[must_use]
    pub fn constraint(&self) -> Option<Constraint> {
        (self.details)(self.index).constraint
    }
}

/// Writes what the methods return.
#[allow(
    clippy::missing_fields_in_debug,
    reason = "what is shown is what the accessors return"
)]
impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("type_name", &self.type_name())
            .field("doc", &self.doc())
            .field("default", &self.default())
            .field("nested", &self.nested())
            .field("constraint", &self.constraint())
            .finish()
    }
}

/// A default is a literal, or an expression in braces.
fn without_braces(text: &'static str) -> &'static str {
    match text.as_bytes() {
        [b'{', inner @ .., b'}'] => match core::str::from_utf8(inner.trim_ascii()) {
            Ok(inner) => inner,
            Err(_) => text,
        },
        _ => text,
    }
}
