//! Text that a regular expression matches.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::Source;

/// How often a repetition without an upper limit is repeated beyond its lower limit.
const ROOM: u32 = 8;

/// `None` if the expression cannot be parsed. Assertions such as `\b` are ignored: the rule rejects
/// the text if one does not hold, and another text is tried.
pub(super) fn matching<S: Source>(source: &mut S, expression: &str) -> Option<String> {
    let hir = regex_syntax::parse(expression).ok()?;
    let mut made = Vec::new();
    write(source, &hir, &mut made)?;
    String::from_utf8(made).ok()
}

fn write<S: Source>(source: &mut S, hir: &Hir, made: &mut Vec<u8>) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => made.extend_from_slice(&literal.0),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            let range = ranges.get(source.index(ranges.len()))?;
            let (first, last) = (u32::from(range.start()), u32::from(range.end()));
            let drawn = first + u32::try_from(source.draw(u64::from(last - first))).ok()?;
            let c = char::from_u32(drawn).unwrap_or(range.start());
            made.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        HirKind::Class(Class::Bytes(class)) => {
            let ranges = class.ranges();
            let range = ranges.get(source.index(ranges.len()))?;
            let span = u64::from(range.end() - range.start());
            made.push(range.start() + u8::try_from(source.draw(span)).ok()?);
        }
        HirKind::Repetition(repetition) => {
            let least = repetition.min;
            let greatest = repetition.max.unwrap_or(least.saturating_add(ROOM));
            let count = least + u32::try_from(source.draw(u64::from(greatest - least))).ok()?;
            for _ in 0..count {
                write(source, &repetition.sub, made)?;
            }
        }
        HirKind::Capture(capture) => write(source, &capture.sub, made)?,
        HirKind::Concat(all) => {
            for one in all {
                write(source, one, made)?;
            }
        }
        HirKind::Alternation(any) => {
            let chosen = source.index(any.len());
            write(source, any.get(chosen)?, made)?;
        }
    }
    Some(())
}
