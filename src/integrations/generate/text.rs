//! Text.

use core::net::{Ipv4Addr, Ipv6Addr};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::leaves::{Count, leaves};
use super::number::any_char;
use super::{Generate, Made, Source, Stuck, pattern};
use crate::constraint::{Constraint, Format, Unit, Value};

macro_rules! text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)* S: Source> Generate<S> for $type {
            fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self> {
                let leaves = leaves(source, constraints);
                text(source, &leaves)
                    .map(Into::into).ok_or_else(|| Stuck::of(constraints))
            }

            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    )*};
}

text! { [] String; [] Box<str>; ['a,] Cow<'a, str>; [] Rc<str>; [] Arc<str>; }

fn text<S: Source>(source: &mut S, leaves: &[Constraint]) -> Option<String> {
    let listed = leaves.iter().find_map(|leaf| match leaf {
        Constraint::OneOf(values) => Some(values),
        _ => None,
    });
    if let Some(values) = listed {
        return match values.get(source.index(values.len()))? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
    }
    for leaf in leaves {
        match leaf {
            Constraint::Pattern(expression) => return pattern::matching(source, expression),
            Constraint::Format(format) => {
                if let Some(made) = formatted(source, *format) {
                    return Some(made);
                }
            }
            _ => {}
        }
    }
    composed(source, leaves)
}

/// The length in one unit, or the intersection of all.
fn count(leaves: &[Constraint], only: Option<Unit>) -> Count {
    let mut count = Count::default();
    for leaf in leaves {
        match leaf {
            Constraint::Length { unit, start, end } if only.is_none_or(|only| only == *unit) => {
                count.narrow(*start, *end);
            }
            _ => {}
        }
    }
    count
}

fn size(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Bytes => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
        _ => text.chars().count(),
    }
}

/// The required start, part and end, filled up to a length.
fn composed<S: Source>(source: &mut S, leaves: &[Constraint]) -> Option<String> {
    let formats: Vec<Format> = leaves
        .iter()
        .filter_map(|leaf| match leaf {
            Constraint::Format(format) => Some(*format),
            _ => None,
        })
        .collect();
    let unit = leaves.iter().find_map(|leaf| match leaf {
        Constraint::Length { unit, .. } => Some(*unit),
        _ => None,
    });
    // For ASCII, every unit counts the same.
    let is_ascii = formats.contains(&Format::Ascii) || source.draw(1) == 0;
    let count = count(leaves, unit.filter(|_| !is_ascii));
    let unit = unit.unwrap_or(Unit::Chars);
    let size = |text: &str| size(text, unit);
    let room = count.room()?;
    let more = source.draw_near(room.most, &room.favoured, &room.usual);
    let length = count.least + usize::try_from(more).ok()?;

    let (mut start, mut middle, mut end) = (String::new(), String::new(), String::new());
    for leaf in leaves {
        match leaf {
            Constraint::StartsWith(part) if part.len() > start.len() => start = part.to_string(),
            Constraint::EndsWith(part) if part.len() > end.len() => end = part.to_string(),
            Constraint::Contains(part) => middle.push_str(part),
            _ => {}
        }
    }
    let fixed = size(&start) + size(&middle) + size(&end);
    let fill = |source: &mut S, mut room: usize| {
        let mut filled = String::new();
        while room > 0 {
            let mut c = any_char(source);
            let mut buffer = [0; 4];
            if is_ascii && !c.is_ascii()
                || size(c.encode_utf8(&mut buffer)) > room
                || formats.iter().any(|format| !suits(*format, c))
            {
                c = plain(source, &formats);
            }
            room -= size(c.encode_utf8(&mut buffer)).min(room);
            filled.push(c);
        }
        filled
    };
    let room = length.saturating_sub(fixed);
    let before = source.index(room + 1);
    let (before, after) = (fill(source, room - before), fill(source, before));
    Some(format!("{start}{before}{middle}{after}{end}"))
}

fn suits(format: Format, c: char) -> bool {
    match format {
        Format::Ascii => c.is_ascii(),
        Format::Alphanumeric => c.is_alphanumeric(),
        Format::Lowercase => c.to_lowercase().eq([c]),
        Format::Uppercase => c.to_uppercase().eq([c]),
        Format::Trimmed => !c.is_whitespace(),
        _ => true,
    }
}

/// A letter.
fn plain<S: Source>(source: &mut S, formats: &[Format]) -> char {
    let first = if formats.contains(&Format::Uppercase) {
        b'A'
    } else {
        b'a'
    };
    char::from(first + u8::try_from(source.draw(25)).unwrap_or(0))
}

/// Text in a format with a grammar of its own.
fn formatted<S: Source>(source: &mut S, format: Format) -> Option<String> {
    Some(match format {
        Format::Ipv4 => ipv4(source),
        Format::Ip if source.draw(1) == 0 => ipv4(source),
        Format::Ipv6 | Format::Ip => ipv6(source),
        Format::Uuid => {
            let bits = u128::from(source.draw(u64::MAX)) << 64 | u128::from(source.draw(u64::MAX));
            let hex = format!("{bits:032x}");
            let hyphenated = format!(
                "{}-{}-{}-{}-{}",
                &hex[..8],
                &hex[8..12],
                &hex[12..16],
                &hex[16..20],
                &hex[20..]
            );
            match source.draw(4) {
                0 | 1 => hyphenated,
                2 => hex.to_uppercase(),
                3 => format!("urn:uuid:{hyphenated}"), // accepted in any case
                _ => format!("{{{hyphenated}}}"),
            }
        }
        Format::Email => {
            format!(
                "{}@{}.{}",
                word(source, 12),
                word(source, 12),
                word(source, 4)
            )
        }
        Format::Url => {
            let schemes = ["https", "http", "ftp", "mailto", "data"];
            match schemes[source.index(schemes.len())] {
                scheme @ ("mailto" | "data") => format!("{scheme}:{}", word(source, 8)),
                scheme => {
                    let end = ["", "/", "/a?b=c#d"][source.index(3)];
                    format!("{scheme}://{}.{}{end}", word(source, 12), word(source, 4))
                }
            }
        }
        _ => return None,
    })
}

fn ipv4<S: Source>(source: &mut S) -> String {
    let bits = u32::try_from(source.draw(u64::from(u32::MAX))).unwrap_or(0);
    Ipv4Addr::from_bits(bits).to_string()
}

fn ipv6<S: Source>(source: &mut S) -> String {
    let high = if source.draw(1) == 0 {
        0
    } else {
        source.draw(u64::MAX)
    };
    let bits = u128::from(high) << 64 | u128::from(source.draw(u64::MAX));
    Ipv6Addr::from_bits(bits).to_string()
}

/// From two to `max` letters.
fn word<S: Source>(source: &mut S, max: usize) -> String {
    let count = 2 + source.index(max - 1);
    (0..count).map(|_| plain(source, &[])).collect()
}
