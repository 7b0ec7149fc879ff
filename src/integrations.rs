//! Integrations with other crates, each behind the feature of its name.
//!
//! If a feature is off, its macros expand to nothing, or to an error that names the feature.
//!
//! | file | feature | what it adds |
//! |---|---|---|
//! | `serde.rs`, `serde/` | `serde` | `Deserialize` that validates; errors as JSON |
//! | `schemars.rs`, `schemars/` | `schemars` | the JSON Schema of a struct has its rules |
//! | `proptest.rs`, `proptest/` | `proptest` | a strategy for valid instances |
//! | `arbitrary.rs`, `arbitrary/` | `arbitrary` | valid instances from bytes |
//! | `generate.rs`, `generate/` | `proptest`, `arbitrary` | valid values from constraints |
//! | `../validated/bulk/parallel.rs` | `rayon` | rows validated on all cores |
//! | `metrics.rs` | `metrics` | the report as gauges and counters |
//! | `log.rs` | `log` | the report as log lines |
//! | `tracing.rs` | `tracing` | the report as events |

mod arbitrary;
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
mod generate;
#[cfg(feature = "log")]
mod log;
#[cfg(feature = "metrics")]
mod metrics;
mod proptest;
mod schemars;
mod serde;
#[cfg(feature = "tracing")]
mod tracing;

#[cfg(feature = "arbitrary")]
pub use self::arbitrary::{Bytes, arbitrary as arbitrary_valid};
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
pub use self::generate::{
    Borrowed, ByArbitrary, ByConstraint, ByNothing, Generate, Made, Of, Parts, any_variant,
    at_field, constraints_of, not_made, valid, valid_fields,
};
#[cfg(feature = "proptest")]
pub use self::proptest::{AnyValid, Choices, ValidTree};
#[cfg(feature = "schemars")]
pub use self::schemars::{describe_fields, json_schema, schema_id, schema_name};
pub use self::serde::require_default;
#[cfg(feature = "serde")]
pub use self::serde::{deserialize, serialize};

/// How valid instances are made, with the features that make some.
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    ($($declaration:tt)*) => {
        $crate::__proptest! { $($declaration)* }
        $crate::__arbitrary! { $($declaration)* }
    };
}

/// Both features are off.
#[cfg(not(any(feature = "proptest", feature = "arbitrary")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    ($($off:tt)*) => {};
}
