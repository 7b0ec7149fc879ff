//! What optional crates get: one file a crate, each behind the feature of its name.
//!
//! Where a feature is off, its macro expands to nothing.

mod arbitrary;
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
mod generate;
#[cfg(feature = "metrics")]
mod metrics;
mod proptest;
mod schemars;
mod serde;

#[cfg(feature = "arbitrary")]
pub use self::arbitrary::{Bytes, arbitrary as arbitrary_valid};
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
pub use self::generate::{
    Borrowed, ByArbitrary, ByConstraint, ByNothing, Generate, Made, Of, Parts, at_field,
    demands_of, not_made, valid, valid_fields,
};
#[cfg(feature = "proptest")]
pub use self::proptest::{AnyValid, Choices, ValidTree};
#[cfg(feature = "schemars")]
pub use self::schemars::{json_schema, schema_id, schema_name};
#[cfg(feature = "serde")]
pub use self::serde::{deserialize, serialize};
