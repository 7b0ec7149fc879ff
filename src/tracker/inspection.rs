//! Looking at instances: copies of their fields, and counts.
//!
//! | file | what it holds |
//! |---|---|
//! | `snapshot.rs` | `snapshot`, `for_each`, `get` and `retained` of [`Instances`](super::Instances) |
//! | `record.rs` | [`Record`]: a copy of one instance's fields, with its id |
//! | `id.rs` | [`InstanceId`] |
//! | `counts.rs` | [`Counts`]: how many instances of a type there are and were |
//! | `sites.rs` | [`Sites`]: the instances of a type, by where they were created |
//! | `table.rs` | rows of text under each other |
//! | `report.rs` | [`report`]: the counts of all tracked types |

mod counts;
mod id;
mod record;
mod report;
mod sites;
mod snapshot;
mod table;

pub(crate) use report::{Listed, renew_births};

pub use counts::Counts;
pub use id::InstanceId;
pub use record::Record;
pub use report::{Report, TypeReport, report};
pub use sites::{SiteReport, Sites};
