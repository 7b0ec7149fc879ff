//! Files, in blocks of rows: reading a block is done by one worker at a time, checking it by each on its
//! own.

mod csv;
mod ndjson;
#[cfg(feature = "parquet")]
mod parquet;

use std::io;

pub use csv::{Csv, Records};
pub use ndjson::{Lines, Ndjson};
#[cfg(feature = "parquet")]
pub use parquet::{Parquet, RowGroup};

use crate::check::{Checked, Wanted};
use serde::{Deserialize, Serialize};

/// Where a block ends and the next begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// In bytes, or in what else [`Input::size`] counts.
    pub offset: u64,
    /// The number of the line, or row, that is next.
    pub row: u64,
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
