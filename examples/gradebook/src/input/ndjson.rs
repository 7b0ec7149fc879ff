//! An object in each line.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::{Input, LONGEST, Position, excerpt, too_long};
use crate::check::{Checked, Wanted};
use crate::exam::ExamFields;
use crate::problem::Problem;

/// A file with an object in each line.
#[derive(Debug)]
pub struct Ndjson {
    file: File,
    size: u64,
    next: Position,
    block_size: usize,
    /// The beginning of a line that goes on in the next block.
    begun: Vec<u8>,
    is_at_end: bool,
}

/// Whole lines, or the beginning of one that is too long.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    first: u64,
    is_cut: bool,
}

/// What some programs write at the beginning of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Ndjson {
    /// Opens a file at a position: at the end of a block, or `None` for the beginning.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub fn open(path: &Path, from: Option<Position>, block_size: usize) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let next = from.unwrap_or(Position { offset: 0, row: 1 });
        file.seek(SeekFrom::Start(next.offset))?;
        Ok(Ndjson {
            file,
            size,
            next,
            block_size,
            begun: Vec::new(),
            is_at_end: false,
        })
    }

    /// Reads so many bytes more, fewer only at the end of the file.
    fn read_more(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let wanted = self.block_size as u64;
        let read = self.file.by_ref().take(wanted).read_to_end(bytes)?;
        self.is_at_end = (read as u64) < wanted;
        Ok(())
    }

    /// Reads on to the end of a line that does not fit into memory, and returns its length.
    fn skip_line(&mut self, block: &mut Lines) -> io::Result<u64> {
        let mut length = block.bytes.len() as u64;
        block.bytes.truncate(LONGEST + 1);
        block.is_cut = true;
        let mut more = Vec::new();
        while !self.is_at_end {
            more.clear();
            self.read_more(&mut more)?;
            if let Some(end) = memchr::memchr(b'\n', &more) {
                self.begun.extend_from_slice(&more[end + 1..]);
                return Ok(length + end as u64 + 1);
            }
            length += more.len() as u64;
        }
        Ok(length)
    }
}

impl Input for Ndjson {
    type Block = Lines;

    fn size(&self) -> u64 {
        self.size
    }

    fn read(&mut self, block: &mut Lines) -> io::Result<Option<Position>> {
        block.bytes.clear();
        block.bytes.append(&mut self.begun);
        block.first = self.next.row;
        block.is_cut = false;
        // What the line before left over may hold whole lines.
        let mut searched = 0;
        loop {
            if let Some(end) = memchr::memrchr(b'\n', &block.bytes[searched..]) {
                if !self.is_at_end {
                    let end = searched + end + 1;
                    self.begun.extend_from_slice(&block.bytes[end..]);
                    block.bytes.truncate(end);
                }
                break;
            }
            if block.bytes.len() > LONGEST {
                self.next.offset += self.skip_line(block)?;
                self.next.row += 1;
                return Ok(Some(self.next));
            }
            if self.is_at_end {
                break;
            }
            searched = block.bytes.len();
            self.read_more(&mut block.bytes)?;
        }
        if block.bytes.is_empty() {
            return Ok(None);
        }
        self.next.offset += block.bytes.len() as u64;
        self.next.row += memchr::memchr_iter(b'\n', &block.bytes).count() as u64;
        Ok(Some(self.next))
    }

    fn check(block: &Lines, wanted: Wanted, checked: &mut Checked) -> io::Result<()> {
        let mut row = |number, line: &[u8], fields: serde_json::Result<ExamFields>| {
            let fields = match fields {
                _ if line.len() > LONGEST => Err(too_long()),
                fields => fields.map_err(|error| unreadable(line, &error)),
            };
            checked.row(number, fields, wanted, Some(line), || excerpt(line));
        };
        if block.is_cut {
            row(block.first, &block.bytes, serde_json::from_slice(b""));
            return Ok(());
        }
        let bytes = match block.bytes.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) if block.first == 1 => rest,
            _ => &block.bytes,
        };
        // Of text that is UTF-8 as a whole, the strings need not be looked at again.
        if let Ok(mut text) = std::str::from_utf8(bytes) {
            for (number, bytes) in (block.first..).zip(lines(bytes)) {
                let (line, rest) = text.split_at(bytes.len());
                row(number, bytes, serde_json::from_str(line));
                text = rest.strip_prefix('\n').unwrap_or_default();
            }
        } else {
            for (number, line) in (block.first..).zip(lines(bytes)) {
                row(number, line, serde_json::from_slice(line));
            }
        }
        Ok(())
    }
}

impl Lines {
    /// The lines, without their ends.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        lines(&self.bytes)
    }
}

fn lines(mut rest: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', rest);
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.get(1..).unwrap_or_default();
        Some(line)
    })
}

#[cold]
fn unreadable(line: &[u8], error: &serde_json::Error) -> Problem {
    if line.trim_ascii().is_empty() {
        return Problem::unreadable(None, "", "filled", "the row is empty");
    }
    // Each line is read by itself, so the number of the line says nothing.
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = error.to_string();
    let message = format!(
        "{}, column {}",
        what.trim_end_matches(&place),
        error.column()
    );
    let requirement = if error.is_data() { "an exam" } else { "JSON" };
    Problem::unreadable(None, "", requirement, message)
}
