//! A program for files of marks of any size: which rows are good, and what is wrong with the others.
//!
//! | file | what it holds |
//! |---|---|
//! | `exam.rs` | [`Exam`]: a row, and its rules |
//! | `input.rs`, `input/` | files of CSV, NDJSON and Parquet, in blocks of rows |
//! | `check.rs` | a block of rows, checked |
//! | `problem.rs` | what is wrong with a row |
//! | `summary.rs` | what is wrong with how many rows |
//! | `output.rs` | good rows, the quarantine and the checkpoint, in the order of the input |
//! | `run.rs` | all cores: each reads a block, checks it, and writes it when its turn comes |

pub mod check;
pub mod exam;
pub mod input;
pub mod output;
pub mod problem;
pub mod run;
pub mod summary;

pub use exam::{Exam, ExamFields};
