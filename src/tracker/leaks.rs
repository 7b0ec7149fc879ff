//! What is retained: releasing it, watching it, asserting that there is none.
//!
//! | file | what it holds |
//! |---|---|
//! | `assertions.rs` | `assert_none_live!`, `assert_none_retained!`, `assert_no_leaks!` |
//! | `checkpoint.rs` | [`Checkpoint`]: what happened since a moment |
//! | `release.rs` | `release`, `release_retained` and `on_retained` of [`Instances`](super::Instances) |
//! | `exempt.rs` | instances that are meant to stay |
//! | `watch.rs` | the callback when too much is retained |
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
