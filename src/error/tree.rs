//! Violations as a tree.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::fmt;

use super::{Segment, Violations};

/// Writes each part of the value that has several violations once, with the violations below it.
pub(super) fn write(f: &mut fmt::Formatter<'_>, violations: &Violations) -> fmt::Result {
    let mut open: Vec<&Segment> = Vec::new();
    for (i, violation) in violations.as_slice().iter().enumerate() {
        let path = violation.path().segments();
        let parents = &path[..path.len().saturating_sub(1)];
        let shared = open
            .iter()
            .zip(parents)
            .take_while(|(a, b)| **a == *b)
            .count();
        if i > 0 {
            f.write_str("\n")?;
        }
        for (depth, segment) in parents.iter().enumerate().skip(shared) {
            writeln!(f, "{:indent$}{}", "", name(segment), indent = depth * 2)?;
        }
        open.truncate(shared);
        open.extend(&parents[shared..]);

        write!(f, "{:indent$}", "", indent = parents.len() * 2)?;
        match path.last() {
            Some(last) => write!(f, "{}: ", name(last))?,
            None => violation.write_place(f)?,
        }
        violation.write_message(f)?;
    }
    Ok(())
}

fn name(segment: &Segment) -> String {
    match segment {
        Segment::Field(name) => (*name).to_owned(),
        Segment::Index(index) => format!("[{index}]"),
        Segment::Key(key) => format!("[{key}]"),
    }
}
