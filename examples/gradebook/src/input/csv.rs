//! A record in each row, with the names of the columns in the first.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Cursor, Read, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use csv::{ByteRecord, DeserializeErrorKind, ErrorKind, Reader, ReaderBuilder, Terminator, Trim};

use super::{Input, LONGEST, Position, check_names, excerpt, too_long};
use crate::check::{Checked, Wanted};
use crate::exam::ExamFields;
use crate::problem::Problem;

/// What the reader may take for a record: more than the longest, because it reads ahead.
const AT_ONCE: usize = LONGEST + (64 << 10);

/// A file of CSV.
pub struct Csv {
    file: File,
    reader: Reader<Box<dyn Read + Send>>,
    /// How many bytes the reader may still take for one record.
    left: Arc<AtomicUsize>,
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
    /// The line, and what begins there.
    rows: Vec<(u64, Row)>,
    /// They stay, to be filled again.
    cells: Vec<ByteRecord>,
    used: usize,
}

#[derive(Debug)]
enum Row {
    /// The record with this index.
    Record(usize),
    Empty,
    /// A line that is no record: its beginning, and why.
    Line(Box<(Vec<u8>, Problem)>),
}

/// A file of which a record takes no more than is left: without the quote that ends it, a cell would be the rest of
/// the file.
struct Limited {
    file: File,
    left: Arc<AtomicUsize>,
}

impl Read for Limited {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Relaxed);
        if left == 0 {
            return Err(io::Error::other("the record is too long"));
        }
        let read = self.file.read(to)?;
        self.left.store(left.saturating_sub(read), Relaxed);
        Ok(read)
    }
}

fn reader(file: File, left: &Arc<AtomicUsize>) -> Reader<Box<dyn Read + Send>> {
    let left = Arc::clone(left);
    left.store(AT_ONCE, Relaxed);
    // An end of line more, so that the last row has one: lines are counted by it.
    let from: Box<dyn Read + Send> = Box::new(Limited { file, left }.chain(Cursor::new(b"\n")));
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
        let left = Arc::default();
        let mut first = reader(file.try_clone()?, &left);
        let mut names = ByteRecord::new();
        first.read_byte_record(&mut names)?;
        check_names(names.iter().map(String::from_utf8_lossy))?;
        let base = from.unwrap_or(Position {
            offset: first.position().byte(),
            row: first.position().line(),
        });
        file.seek(SeekFrom::Start(base.offset.min(size)))?;
        Ok(Csv {
            reader: reader(file.try_clone()?, &left),
            file,
            left,
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

impl Csv {
    /// Takes a line from where a record begins that is too long or lacks a quote, so that the rows after it are not lost.
    /// Empty lines before it are taken first: without them the record may be a good one.
    fn read_line(&mut self, from: Position, block: &mut Records) -> io::Result<Position> {
        let mut file = BufReader::new(self.file.try_clone()?);
        file.seek(SeekFrom::Start(from.offset))?;
        let mut line = Vec::new();
        (&mut file)
            .take(LONGEST as u64 + 1)
            .read_until(b'\n', &mut line)?;
        let mut length = line.len() as u64;
        let is_long = line.len() > LONGEST;
        while line.last() != Some(&b'\n') && length > 0 {
            let mut more = Vec::new();
            let read = (&mut file)
                .take(LONGEST as u64)
                .read_until(b'\n', &mut more)?;
            if read == 0 {
                break;
            }
            length += read as u64;
            if more.last() == Some(&b'\n') {
                break;
            }
        }
        let row = if line == b"\n" {
            Row::Empty
        } else if is_long {
            Row::Line(Box::new((line, too_long())))
        } else {
            let line = line.trim_ascii_end().to_vec();
            let what = "a quote is missing: the cell goes on in the next line";
            Row::Line(Box::new((
                line,
                Problem::unreadable(None, "", "quoted", what),
            )))
        };
        block.rows.push((from.row, row));
        self.base = Position {
            offset: from.offset + length,
            row: from.row + 1,
        };
        self.file.seek(SeekFrom::Start(self.base.offset))?;
        self.reader = reader(self.file.try_clone()?, &self.left);
        Ok(self.base)
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
            let before = here;
            let record = block.next_record();
            self.left.store(AT_ONCE, Relaxed);
            let is_read = match self.reader.read_byte_record(record) {
                Err(_) if self.left.load(Relaxed) == 0 => {
                    here = self.read_line(before, block)?;
                    continue;
                }
                is_read => is_read?,
            };
            here = self.position();
            if !is_read {
                // The end of line that is not the file's own is no empty row.
                block.add_empty(before.row..here.row.saturating_sub(1));
                break;
            }
            let inside = record
                .iter()
                .map(|cell| memchr::memchr_iter(b'\n', cell).count() as u64);
            let inside = inside.sum::<u64>();
            let is_long = here.offset - before.offset > LONGEST as u64;
            if is_long || inside > 0 && lacks_quote(record, &self.names) {
                here = self.read_line(before, block)?;
                continue;
            }
            let first_line = here.row - 1 - inside;
            block.add_empty(before.row..first_line);
            block.add_record(first_line);
        }
        Ok((!block.rows.is_empty()).then_some(here))
    }

    fn check(block: &Records, wanted: Wanted, checked: &mut Checked) -> io::Result<()> {
        for (line, row) in &block.rows {
            let (record, fields) = match row {
                Row::Record(i) => {
                    let record = &block.cells[*i];
                    (Some(record), fields(record, &block.names))
                }
                Row::Empty => (None, Err(empty())),
                Row::Line(broken) => {
                    let (text, problem) = &**broken;
                    let fields = Err(problem.clone());
                    checked.row(*line, fields, wanted, None, || [excerpt(text)]);
                    continue;
                }
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
        self.rows.push((line, Row::Record(self.used)));
        self.used += 1;
    }

    fn add_empty(&mut self, lines: Range<u64>) {
        self.rows.extend(lines.map(|line| (line, Row::Empty)));
    }
}

fn empty() -> Problem {
    Problem::unreadable(None, "", "filled", "the row is empty")
}

/// Whether a cell lacks the quote at its end, so that it ends where the next one begins, in another row.
fn lacks_quote(record: &ByteRecord, names: &ByteRecord) -> bool {
    let is_row = |line: &[u8]| {
        let cells: ByteRecord = line.split(|byte| *byte == b',').collect();
        fields(&cells, names).is_ok()
    };
    let holds_row = |cell: &[u8]| {
        let end = memchr::memrchr(b'\n', cell);
        end.is_some_and(|end| cell[..end].split(|byte| *byte == b'\n').any(is_row))
    };
    record.len() != names.len() || record.iter().any(holds_row)
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
