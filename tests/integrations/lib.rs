//! Runs the examples of documentation pages that need other crates.

#[cfg(all(doctest, feature = "schemars"))]
#[doc = include_str!("../../src/_documentation/json_schema.md")]
pub mod json_schema {}

#[cfg(all(
    doctest,
    feature = "proptest",
    feature = "json",
    feature = "serde",
    feature = "regex",
    feature = "email"
))]
#[doc = include_str!("../../src/_documentation/how_to.md")]
pub mod how_to {}
