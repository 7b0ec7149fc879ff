//! The policies, and the handles that instances carry for them.
//!
//! | file | policy | handle |
//! |---|---|---|
//! | `untracked.rs` | [`Untracked`]: none | `()` |
//! | `weak.rs` | [`Weak`]: a record while the instance is live | [`RecordHandle`] |
//! | `strong.rs` | [`Strong`]: a record until it is released | [`RecordHandle`] |
//! | `capped.rs` | [`Capped`]: the last records | [`RecordHandle`] |
//! | `counted.rs` | [`Counted`]: a count only | [`CountHandle`] |
//! | `sampled.rs` | [`Sampled`]: the record of some, a count of all | [`SampledHandle`] |
//!
//! `record_handle.rs` has the handle of a recorded instance, and `retention.rs` the number of records that
//! outlive their instances. `has_record.rs` has the trait of handles with a record.

#[cfg(feature = "std")]
mod capped;
#[cfg(feature = "std")]
mod counted;
#[cfg(feature = "std")]
mod has_record;
#[cfg(feature = "std")]
mod record_handle;
#[cfg(feature = "std")]
mod retention;
#[cfg(feature = "std")]
mod sampled;
#[cfg(feature = "std")]
mod strong;
mod untracked;
#[cfg(feature = "std")]
mod weak;

#[cfg(feature = "std")]
pub use capped::Capped;
#[cfg(feature = "std")]
pub use counted::{CountHandle, Counted};
#[cfg(feature = "std")]
pub use has_record::HasRecord;
#[cfg(feature = "std")]
pub use record_handle::RecordHandle;
#[cfg(feature = "std")]
pub use retention::{KeepAll, KeepNone, Retention};
#[cfg(feature = "std")]
pub use sampled::{Sampled, SampledHandle};
#[cfg(feature = "std")]
pub use strong::Strong;
pub use untracked::Untracked;
#[cfg(feature = "std")]
pub use weak::Weak;
