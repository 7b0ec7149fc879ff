//! Looking at instances: copies of their fields, and counts.
//!
//! | file | what it holds |
//! |---|---|
//! | `snapshot.rs` | `snapshot`, `for_each`, `get` and `retained` of [`Instances`](super::Instances) |
//! | `record.rs` | [`Record`]: a copy of one instance's fields, with its id |
//! | `id.rs` | [`InstanceId`] |
//! | `counts.rs` | [`Counts`]: how many instances of a type there are and were |
//! | `report.rs` | [`report`]: the counts of all tracked types |

mod counts;
mod id;
mod record;
mod report;
mod snapshot;

pub(crate) use report::Listed;

pub use counts::Counts;
pub use id::InstanceId;
pub use record::Record;
pub use report::{Report, TypeReport, report};
