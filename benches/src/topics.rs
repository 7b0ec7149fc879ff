//! The topics, one a file.

pub mod assign;
pub mod check;
pub mod compile;
pub mod construct;
pub mod edit;
pub mod instructions;
pub mod json;
pub mod problems;
pub mod python;
pub mod reject;
pub mod shapes;
pub mod slices;
pub mod text;
pub mod tracking;
pub mod unique;
pub mod update;
