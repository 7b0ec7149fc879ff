//! Inspection of instances: copies of their fields, and counts.
//!
//! | file | what it holds |
//! |---|---|
//! | `snapshot.rs` | `snapshot`, `for_each`, `get` and `retained` of [`Instances`](super::Instances) |
//! | `record.rs` | [`Record`]: a copy of one instance's fields, with its id |
//! | `id.rs` | [`InstanceId`] |
//! | `counts.rs` | [`Counts`]: how many instances of a type there are and were |
//! | `sites.rs` | [`Sites`]: the instances of a type, by where they were created |
//! | `table.rs` | text in columns |
//! | `growth.rs` | [`Growth`]: what has changed between two reports |
//! | `json.rs` | reports as JSON |
//! | `reporting.rs` | reports at the end of `main`, and at intervals |
//! | `report.rs` | [`report`]: the counts of all tracked types |

mod counts;
mod growth;
mod id;
mod json;
mod record;
mod report;
mod reporting;
mod sites;
mod snapshot;
mod table;

pub(crate) use report::{Listed, renew_births};

pub use counts::Counts;
pub use growth::{Growth, SiteGrowth, TypeGrowth};
pub use id::InstanceId;
pub use record::Record;
pub use report::{Report, TypeReport, report, report_counts, report_survivors};
pub use reporting::{ReportEvery, ReportOnDrop, report_every, report_on_drop};
pub use sites::{SiteReport, Sites};
