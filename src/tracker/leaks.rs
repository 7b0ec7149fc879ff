//! Retained records and leaks: release and watch records, assert that there are none.
//!
//! | file | what it holds |
//! |---|---|
//! | `assertions.rs` | `assert_none_live!`, `assert_none_retained!`, `assert_no_leaks!` |
//! | `checkpoint.rs` | [`Checkpoint`]: the instances that were created since a moment |
//! | `release.rs` | `release`, `release_retained`, `on_live` and `on_retained` of [`Instances`](super::Instances) |
//! | `exempt.rs` | instances that live as long as the process |
//! | `watch.rs` | the callback for too many instances |
//! | `retention_queue.rs` | the order in which instances were retained, for policies with a limit |

mod assertions;
mod checkpoint;
mod exempt;
mod release;
mod retention_queue;
mod watch;

pub(crate) use exempt::Exempt;
pub(crate) use retention_queue::RetentionQueue;
pub(crate) use watch::Watch;

pub use assertions::{LeakScope, assert_none_live, assert_none_retained};
pub use checkpoint::Checkpoint;
