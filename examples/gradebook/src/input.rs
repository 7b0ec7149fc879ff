//! Files, in blocks of rows: reading a block is done by one worker at a time, checking it by each on its
//! own.

mod csv;
mod ndjson;
#[cfg(feature = "parquet")]
mod parquet;

use std::borrow::Cow;
use std::io;

pub use csv::{Csv, Records};
pub use ndjson::{Lines, Ndjson};
#[cfg(feature = "parquet")]
pub use parquet::{Parquet, RowGroup};

use inbounds::prelude::*;
use serde::{Deserialize, Serialize};

use crate::check::{Checked, Wanted};
use crate::exam::Exam;
use crate::problem::Problem;

/// Where a block ends and the next begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// In bytes, or in what else [`Input::size`] counts.
    pub offset: u64,
    /// The number of the line, or row, that is next.
    pub row: u64,
}

/// A longer row is a bad one, so that memory does not grow with it.
const LONGEST: usize = 1 << 20;

fn too_long() -> Problem {
    let message = format!("the row is longer than {LONGEST} bytes");
    Problem::unreadable(None, "", "short enough", message)
}

/// A row as text. Of one that is too long, the beginning.
fn excerpt(row: &[u8]) -> Cow<'_, str> {
    match row.get(..100) {
        Some(beginning) if row.len() > LONGEST => {
            Cow::Owned(String::from_utf8_lossy(beginning).into_owned() + "…")
        }
        _ => String::from_utf8_lossy(row),
    }
}

/// The columns of a file that has names for them must be those of an exam, in any order.
fn check_names<'n>(names: impl Iterator<Item = Cow<'n, str>>) -> io::Result<()> {
    let wrong = |what: String| Err(io::Error::new(io::ErrorKind::InvalidData, what));
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        return wrong("there are no names of columns".to_owned());
    }
    let is_known = |name: &str| Exam::FIELDS.iter().any(|field| field.name() == name);
    for (i, name) in names.iter().enumerate() {
        if !is_known(name) {
            return wrong(format!("unknown column {name:?}"));
        }
        if names[..i].contains(name) {
            return wrong(format!("two columns {name:?}"));
        }
    }
    for field in Exam::FIELDS {
        if names.iter().all(|name| name != field.name()) {
            return wrong(format!("the column {:?} is missing", field.name()));
        }
    }
    Ok(())
}

/// A file of rows.
pub trait Input: Send {
    /// What is read at once. It is filled again and again.
    type Block: Default + Send;

    /// How much there is, in what [`Position::offset`] counts.
    fn size(&self) -> u64;

    /// Reads the next block, and returns where it ends; `None` at the end of the file.
    ///
    /// # Errors
    ///
    /// Those of the file.
    fn read(&mut self, block: &mut Self::Block) -> io::Result<Option<Position>>;

    /// Checks the rows of a block.
    ///
    /// # Errors
    ///
    /// Those of the file, if it is read only now.
    fn check(block: &Self::Block, wanted: Wanted, checked: &mut Checked) -> io::Result<()>;
}
