//! A row group at a time, by its columns' names.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::{Field, Row};

use super::{Input, Position, check_names};
use crate::check::{Checked, Wanted};
use crate::exam::ExamFields;
use crate::problem::Problem;

/// A file of Parquet. A position is a number of row groups.
#[derive(Debug)]
pub struct Parquet {
    path: Arc<PathBuf>,
    /// How many rows each row group has.
    groups: Vec<u64>,
    next: Position,
}

/// A row group. It is read when it is checked, so by all workers at once.
#[derive(Debug, Default)]
pub struct RowGroup {
    path: Arc<PathBuf>,
    index: usize,
    first: u64,
}

fn open(path: &Path) -> io::Result<SerializedFileReader<File>> {
    SerializedFileReader::new(File::open(path)?).map_err(io::Error::other)
}

impl Parquet {
    /// Opens a file at a row group, or at the first.
    ///
    /// # Errors
    ///
    /// Those of the file.
    pub fn open(path: &Path, from: Option<Position>) -> io::Result<Self> {
        let reader = open(path)?;
        let schema = reader.metadata().file_metadata().schema_descr();
        let columns = schema.root_schema().get_fields();
        check_names(columns.iter().map(|column| column.name().into()))?;
        let groups = reader.metadata().row_groups();
        let groups = groups
            .iter()
            .map(|group| u64::try_from(group.num_rows()).unwrap_or(0));
        Ok(Parquet {
            path: Arc::new(path.to_owned()),
            groups: groups.collect(),
            next: from.unwrap_or(Position { offset: 0, row: 1 }),
        })
    }
}

impl Input for Parquet {
    type Block = RowGroup;

    fn size(&self) -> u64 {
        self.groups.len() as u64
    }

    fn read(&mut self, block: &mut RowGroup) -> io::Result<Option<Position>> {
        let index = usize::try_from(self.next.offset).unwrap_or(usize::MAX);
        let Some(rows) = self.groups.get(index) else {
            return Ok(None);
        };
        block.path = Arc::clone(&self.path);
        block.index = index;
        block.first = self.next.row;
        self.next.offset += 1;
        self.next.row += rows;
        Ok(Some(self.next))
    }

    fn check(block: &RowGroup, wanted: Wanted, checked: &mut Checked) -> io::Result<()> {
        // A file of its own: two that share a place in it cannot be read at the same time.
        let reader = open(&block.path)?;
        let group = reader
            .get_row_group(block.index)
            .map_err(io::Error::other)?;
        let rows = group.get_row_iter(None).map_err(io::Error::other)?;
        for (number, row) in (block.first..).zip(rows) {
            let row = row.map_err(io::Error::other)?;
            checked.row(number, fields(&row), wanted, None, || row.to_string());
        }
        Ok(())
    }
}

fn fields(row: &Row) -> Result<ExamFields, Problem> {
    let (mut student, mut math, mut physics, mut chemistry) = (None, None, None, None);
    for (name, field) in row.get_column_iter() {
        match name.as_str() {
            "student" => match field {
                Field::Str(text) => student = Some(text.clone()),
                other => return Err(not(name, other, "text")),
            },
            "math" => math = Some(integer(name, field)?),
            "physics" => physics = Some(integer(name, field)?),
            "chemistry" => chemistry = Some(integer(name, field)?),
            other => {
                let message = format!("unknown column `{other}`");
                return Err(Problem::unreadable(None, "", "an exam", message));
            }
        }
    }
    let missing =
        |name: &str| Problem::unreadable(Some(name), "", "there", "the column is missing");
    Ok(ExamFields {
        student: student.ok_or_else(|| missing("student"))?,
        math: math.ok_or_else(|| missing("math"))?,
        physics: physics.ok_or_else(|| missing("physics"))?,
        chemistry: chemistry.ok_or_else(|| missing("chemistry"))?,
    })
}

fn integer(name: &str, field: &Field) -> Result<i64, Problem> {
    match *field {
        Field::Byte(n) => Ok(n.into()),
        Field::Short(n) => Ok(n.into()),
        Field::Int(n) => Ok(n.into()),
        Field::Long(n) => Ok(n),
        Field::UByte(n) => Ok(n.into()),
        Field::UShort(n) => Ok(n.into()),
        Field::UInt(n) => Ok(n.into()),
        ref other => Err(not(name, other, "an integer")),
    }
}

fn not(name: &str, field: &Field, what: &str) -> Problem {
    let value = field.to_string();
    Problem::unreadable(Some(name), &value, what, format!("{value} is not {what}"))
}
