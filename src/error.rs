//! Violations, their paths, and the reporter that rules report them to.
//!
//! The error itself, [`ValidationError`], is at the root of the crate.
//!
//! | file | what it holds |
//! |---|---|
//! | `validation_error.rs` | [`ValidationError`]: the rejected value, and its violations, computed when they are read |
//! | `cause.rs` | what an error stores besides the value |
//! | `row_error.rs` | [`RowError`]: the error of one row of many |
//! | `violation.rs` | [`Violation`]: one reason |
//! | `violations.rs` | [`Violations`]: all of them, up to a limit |
//! | `reporter.rs` | [`Reporter`]: what a rule reports violations to |
//! | `found.rs` | what a reporter has found |
//! | `place.rs` | where in the value a reporter is |
//! | `wrap.rs` | whether the value is in an `Option` or a secret |
//! | `path.rs` | [`Path`] and [`Segment`]: where in a value a violation is |
//! | `problems.rs` | [`Problems`]: everything that is wrong with a document |
//! | `translated.rs` | [`Translated`]: the error with other messages |
//! | `parse_error.rs` | [`ParseError`]: the error of parsing a newtype |
//! | `tree.rs` | the error as a tree, for `{:#}` |
//! | `excerpt.rs` | the text of a value, cut to a readable length |

mod cause;
mod excerpt;
mod found;
pub(crate) mod parse_error;
pub(crate) mod path;
mod place;
#[cfg(feature = "json")]
mod problems;
mod reporter;
mod row_error;
mod translated;
mod tree;
pub(crate) mod validation_error;
mod violation;
mod violations;
mod wrap;

pub use cause::Explain;
pub(crate) use cause::{Cause, FailedClauses};
pub(crate) use validation_error::ValidationError;
pub(crate) use wrap::Wrap;

pub use parse_error::ParseError;
pub use path::{Path, Segment};
#[cfg(feature = "json")]
pub use problems::{Position, Problem, Problems};
pub use reporter::Reporter;
pub use row_error::RowError;
pub use translated::Translated;
pub use violation::Violation;
pub use violations::Violations;
