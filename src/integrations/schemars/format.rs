//! Formats as assertions of JSON Schema.

use serde_json::json;

use super::part::{Object, object};
use crate::constraint::Format;

/// The assertions of a format. `format` is only an annotation; a pattern is added if it is equivalent to the rule.
pub(super) fn of(format: Format) -> (Option<Object>, bool) {
    const BYTE: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    const HEX: &str = "[0-9a-fA-F]";
    let hyphenated = format!("{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}");
    let pattern = match format {
        Format::Ascii => r"^[\u0000-\u007F]*$".to_owned(),
        Format::Alphanumeric => r"^[\p{Alphabetic}\p{N}]*$".to_owned(),
        Format::Lowercase => r"^\P{Changes_When_Lowercased}*$".to_owned(),
        Format::Uppercase => r"^\P{Changes_When_Uppercased}*$".to_owned(),
        Format::Trimmed => r"^(?:\P{White_Space}(?:[\p{Any}]*\P{White_Space})?)?$".to_owned(),
        Format::Ipv4 => format!(r"^{BYTE}(?:\.{BYTE}){{3}}$"),
        Format::Uuid => {
            format!(
                r"^(?:{HEX}{{32}}|{hyphenated}|[uU][rR][nN]:[uU][uU][iI][dD]:{hyphenated}|\{{{hyphenated}\}})$"
            )
        }
        Format::Email => return (Some(object("format", "email")), true),
        Format::Url => return (Some(object("format", "uri")), true),
        Format::Ipv6 => return (Some(object("format", "ipv6")), true),
        Format::Ip => {
            return (
                Some(object(
                    "anyOf",
                    json!([{ "format": "ipv4" }, { "format": "ipv6" }]),
                )),
                true,
            );
        }
    };
    let mut said = object("pattern", pattern);
    if matches!(format, Format::Ipv4 | Format::Uuid) {
        said.insert("format".to_owned(), format.name().into());
    }
    (Some(said), false)
}
