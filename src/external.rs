//! What optional crates get: one file a crate, each behind the feature of its name.
//!
//! Where a feature is off, its macro expands to nothing.

#[cfg(feature = "metrics")]
mod metrics;
mod serde;

#[cfg(feature = "serde")]
pub use self::serde::{deserialize, serialize};
