#![doc = include_str!("../README.md")]

mod batch;
mod cells;
mod column;
mod error;
mod problem;
mod report;
mod row;
mod shape;

pub use batch::Batches;
pub use error::BatchError;
pub use problem::Problem;
pub use report::{Read, Report};
