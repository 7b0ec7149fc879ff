//! A record in each row, with the names of the columns in the first.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use csv::{ByteRecord, DeserializeErrorKind, ErrorKind, Reader, ReaderBuilder, Terminator, Trim};

use super::{Input, Position};
use crate::check::{Checked, Wanted};
use crate::exam::ExamFields;
use crate::problem::Problem;

/// A file of CSV.
pub struct Csv {
    reader: Reader<Box<dyn Read + Send>>,
    names: Arc<ByteRecord>,
    size: u64,
    block_size: usize,
    /// Where the reader began.
    base: Position,
}

/// Records, and the empty lines between them: the reader skips these, but here nothing is lost.
#[derive(Debug, Default)]
pub struct Records {
    names: Arc<ByteRecord>,
    /// The line, and the record that begins there.
    rows: Vec<(u64, Option<usize>)>,
    /// They stay, to be filled again.
    cells: Vec<ByteRecord>,
    used: usize,
}

fn reader(from: impl Read + Send + 'static) -> Reader<Box<dyn Read + Send>> {
    // An end of line more, so that the last row has one: lines are counted by it.
    let from: Box<dyn Read + Send> = Box::new(from.chain(Cursor::new(b"\n")));
    ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .terminator(Terminator::Any(b'\n')) // a `\r` before it is trimmed
        .trim(Trim::All)
        .from_reader(from)
}

impl Csv {
    /// Opens a file at a position: at the end of a block, or `None` for the beginning.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub fn open(path: &Path, from: Option<Position>, block_size: usize) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut first = reader(file.try_clone()?);
        let mut names = ByteRecord::new();
        first.read_byte_record(&mut names)?;
        let base = from.unwrap_or(Position {
            offset: first.position().byte(),
            row: first.position().line(),
        });
        file.seek(SeekFrom::Start(base.offset.min(size)))?;
        Ok(Csv {
            reader: reader(file),
            names: Arc::new(names),
            size,
            block_size,
            base,
        })
    }

    fn position(&self) -> Position {
        let here = self.reader.position();
        Position {
            // The end of line that is not the file's own does not count.
            offset: (self.base.offset + here.byte()).min(self.size),
            row: self.base.row + here.line() - 1,
        }
    }
}

impl Input for Csv {
    type Block = Records;

    fn size(&self) -> u64 {
        self.size
    }

    fn read(&mut self, block: &mut Records) -> io::Result<Option<Position>> {
        block.begin(&self.names);
        let start = self.position().offset;
        let mut here = self.position();
        while here.offset - start < self.block_size as u64 {
            let before = here.row;
            let record = block.next_record();
            let is_read = self.reader.read_byte_record(record)?;
            here = self.position();
            if !is_read {
                // The end of line that is not the file's own is no empty row.
                block.add_empty(before..here.row.saturating_sub(1));
                break;
            }
            let inside = record
                .iter()
                .map(|cell| memchr::memchr_iter(b'\n', cell).count() as u64);
            let first_line = here.row - 1 - inside.sum::<u64>();
            block.add_empty(before..first_line);
            block.add_record(first_line);
        }
        Ok((!block.rows.is_empty()).then_some(here))
    }

    fn check(block: &Records, wanted: Wanted, checked: &mut Checked) -> io::Result<()> {
        for (line, record) in &block.rows {
            let record = record.map(|i| &block.cells[i]);
            let fields = match record {
                Some(record) => fields(record, &block.names),
                None => Err(empty()),
            };
            checked.row(*line, fields, wanted, None, || {
                let cells = record.into_iter().flatten();
                cells
                    .map(|cell| String::from_utf8_lossy(cell).into_owned())
                    .collect::<Vec<_>>()
            });
        }
        Ok(())
    }
}

impl Records {
    fn begin(&mut self, names: &Arc<ByteRecord>) {
        self.names = Arc::clone(names);
        self.rows.clear();
        self.used = 0;
    }

    fn next_record(&mut self) -> &mut ByteRecord {
        if self.used == self.cells.len() {
            self.cells.push(ByteRecord::new());
        }
        &mut self.cells[self.used]
    }

    fn add_record(&mut self, line: u64) {
        self.rows.push((line, Some(self.used)));
        self.used += 1;
    }

    fn add_empty(&mut self, lines: Range<u64>) {
        self.rows.extend(lines.map(|line| (line, None)));
    }
}

fn empty() -> Problem {
    Problem::unreadable(None, "", "filled", "the row is empty")
}

/// The fields in the cells of a row.
fn fields(record: &ByteRecord, names: &ByteRecord) -> Result<ExamFields, Problem> {
    if record.len() != names.len() {
        let message = format!("{} columns in place of {}", record.len(), names.len());
        return Err(Problem::unreadable(
            None,
            "",
            "as many columns as names",
            message,
        ));
    }
    record
        .deserialize(Some(names))
        .map_err(|error| unreadable(record, names, &error))
}

#[cold]
fn unreadable(record: &ByteRecord, names: &ByteRecord, error: &csv::Error) -> Problem {
    if record.iter().all(<[u8]>::is_empty) {
        return empty();
    }
    let ErrorKind::Deserialize { err, .. } = error.kind() else {
        return Problem::unreadable(None, "", "an exam", error.to_string());
    };
    let column = err.field().and_then(|i| usize::try_from(i).ok());
    let requirement = match err.kind() {
        DeserializeErrorKind::InvalidUtf8(_) => "UTF-8",
        DeserializeErrorKind::ParseInt(_) => "an integer",
        _ => "an exam",
    };
    match column.and_then(|i| Some((names.get(i)?, record.get(i)?))) {
        Some((name, cell)) => {
            let (name, cell) = (String::from_utf8_lossy(name), String::from_utf8_lossy(cell));
            let message = format!("{cell:?}: {}", err.kind());
            Problem::unreadable(Some(&name), &format!("{cell:?}"), requirement, message)
        }
        None => Problem::unreadable(None, "", requirement, err.kind().to_string()),
    }
}

impl std::fmt::Debug for Csv {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Csv")
            .field("position", &self.position())
            .finish_non_exhaustive()
    }
}
