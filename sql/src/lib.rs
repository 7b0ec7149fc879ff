#![doc = include_str!("../README.md")]

mod ast;
mod check;
mod column;
mod condition;
mod dialect;
mod violations;

pub use check::{Check, Checks, Unsupported, check_constraints};
pub use dialect::Dialect;
pub use violations::{Violations, violations};

/// The SQL parser whose syntax tree [`Check::expr`] returns.
pub use sqlparser;
