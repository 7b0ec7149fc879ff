//! Violations as a tree.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::path::write_segments;
use super::{Segment, Violation, Violations};

/// Violations of one part of the value.
struct Group {
    range: Range<usize>,
    /// The number of segments that the groups above it have written.
    above: usize,
    indent: usize,
}

/// Writes each part of the value that has several violations once, with the violations below it.
///
/// A path without branches is on one line, so the text is about as long as the paths, however deep they are.
pub(super) fn write(f: &mut fmt::Formatter<'_>, violations: &Violations) -> fmt::Result {
    let all = violations.as_slice();
    // The next group is the last.
    let mut groups = Vec::new();
    split(all, 0..all.len(), 0, 0, &mut groups);
    let mut is_first = true;
    while let Some(group) = groups.pop() {
        if !is_first {
            f.write_str("\n")?;
        }
        is_first = false;
        write!(f, "{:indent$}", "", indent = group.indent)?;
        let first = &all[group.range.start];
        let path = first.path().segments();
        if group.range.len() == 1 {
            if path.is_empty() {
                first.write_place(f)?;
            } else {
                write_segments(&path[group.above..], f)?;
                f.write_str(": ")?;
            }
            first.write_message(f)?;
            continue;
        }
        let shared = all[group.range.clone()]
            .iter()
            .map(|other| common(parents(first), parents(other), group.above))
            .min()
            .unwrap_or(group.above);
        write_segments(&path[group.above..shared], f)?;
        split(all, group.range, shared, group.indent + 2, &mut groups);
    }
    Ok(())
}

/// Splits violations that share the first segments into groups that share the next one too.
fn split(
    all: &[Violation],
    range: Range<usize>,
    above: usize,
    indent: usize,
    groups: &mut Vec<Group>,
) {
    let begin = groups.len();
    let mut start = range.start;
    for end in range.start + 1..=range.end {
        let own = parents(&all[start]).get(above);
        let next = all[..range.end].get(end).map(parents);
        if own.is_none() || next.is_none_or(|next| next.get(above) != own) {
            groups.push(Group {
                range: start..end,
                above,
                indent,
            });
            start = end;
        }
    }
    groups[begin..].reverse();
}

/// The path without its last segment, which is written with the violation.
fn parents(violation: &Violation) -> &[Segment] {
    let path = violation.path().segments();
    &path[..path.len().saturating_sub(1)]
}

/// The number of leading segments that are the same; the first `known` of them are known to be.
fn common(a: &[Segment], b: &[Segment], known: usize) -> usize {
    let rest = a.iter().zip(b).skip(known);
    known + rest.take_while(|(a, b)| a == b).count()
}
