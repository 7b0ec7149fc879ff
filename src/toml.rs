//! Reads TOML into any type, or returns everything that is wrong with it.
//!
//! Requires the feature `toml`.

use std::borrow::Cow;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use serde::Deserialize;

use crate::document::{self, Kind, Lines, Node, Offset, Source};
use crate::error::Problems;

/// Reads TOML from text.
///
/// [`Problems::in_file`] shows each problem with its line under it.
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
///     struct Server { port: u16 in 1024.., name: String in chars(1..=40) }
/// }
///
/// #[derive(Debug, Deserialize)]
/// struct Config { server: Vec<Server>, timeout: f32 }
///
/// let text = "timeout = \"3 s\"\n\n[[server]]\nport = 80\nname = \"a\"\n";
/// let problems = inbounds::toml::from_str::<Config>(text).unwrap_err();
/// assert_eq!(
///     problems.in_file("config.toml", text).to_string(),
///     "\
/// config.toml:1:11: /timeout: \"3 s\" is not a number
///   |
/// 1 | timeout = \"3 s\"
///   |           ^
/// config.toml:4:8: /server/0/port: 80 is not at least 1024
///   |
/// 4 | port = 80
///   |        ^
/// ",
/// );
/// ```
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Problems> {
    match ::toml::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) => Err(explain::<T>(text, &error)),
    }
}

#[cold]
fn explain<'de, T: Deserialize<'de>>(text: &'de str, error: &::toml::de::Error) -> Problems {
    let position = |error: &::toml::de::Error| {
        let span = error.span()?;
        Some(Lines::new(text).position(span.start))
    };
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return Problems::syntax(error.message().to_owned(), position(&error)),
    };
    let mut tree = Tree {
        offsets: Vec::new(),
    };
    let start = table.span().start;
    let root = tree.node(start, start, DeValue::Table(table.into_inner()));
    document::problems::<T>(&root, Source::Spans(text, &tree.offsets))
        .unwrap_or_else(|| Problems::whole("invalid", error.message().to_owned(), position(error)))
}

/// Creates nodes, and records their offsets.
struct Tree {
    offsets: Vec<Offset>,
}

impl Tree {
    fn node<'de>(&mut self, key: usize, value: usize, of: DeValue<'de>) -> Node<'de> {
        let id = self.offsets.len();
        self.offsets.push(Offset { value, key });
        let kind = self.kind(of);
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Node {
            kind,
            id: number(id),
            end: number(self.offsets.len()),
        }
    }

    fn kind<'de>(&mut self, value: DeValue<'de>) -> Kind<'de> {
        match value {
            DeValue::String(text) => Kind::Text(text),
            DeValue::Integer(value) => match i128::from_str_radix(value.as_str(), value.radix()) {
                Ok(value) => Kind::Int(value),
                Err(_) => Kind::Text(value.to_string().into()),
            },
            DeValue::Float(value) => match value.as_str().parse() {
                Ok(value) => Kind::Float(value),
                Err(_) => Kind::Text(value.to_string().into()),
            },
            DeValue::Boolean(value) => Kind::Bool(value),
            // As the crate `toml` passes it to serde.
            DeValue::Datetime(value) => {
                let at = self.offsets.last().map_or(0, |offset| offset.value);
                let text = value.to_string();
                Kind::Map(vec![(
                    Cow::Borrowed("$__toml_private_datetime"),
                    self.node(at, at, DeValue::String(text.into())),
                )])
            }
            DeValue::Array(items) => {
                let items = items
                    .into_iter()
                    .map(|item| self.spanned(item.span().start, item));
                Kind::List(items.collect())
            }
            DeValue::Table(table) => {
                let mut entries: Vec<_> = table.into_iter().collect();
                entries.sort_by_key(|(key, _)| key.span().start); // in the order of the text
                let entries = entries.into_iter().map(|(key, value)| {
                    let start = key.span().start;
                    (key.into_inner(), self.spanned(start, value))
                });
                Kind::Map(entries.collect())
            }
        }
    }

    fn spanned<'de>(&mut self, key: usize, value: Spanned<DeValue<'de>>) -> Node<'de> {
        let start = value.span().start;
        self.node(key, start, value.into_inner())
    }
}
