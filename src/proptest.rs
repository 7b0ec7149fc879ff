//! The strategy of `any::<Exam>()`, which generates valid instances.
//!
//! Requires the feature `proptest`.
//!
//! ```
//! use inbounds::prelude::*;
//! use proptest::prelude::*;
//!
//! validated_struct! {
//!     #[derive(Debug)]
//!     struct Exam {
//!         math: u8 in 0..=100,
//!     }
//! }
//!
//! proptest!(|(exam in any::<Exam>())| {
//!     assert!(exam.math() <= 100);
//! });
//! ```

pub use crate::integrations::AnyValid;
