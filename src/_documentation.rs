//! Guides: how to do common things, the limits, comparisons with other crates.
//!
//! Other pages show what a declaration expands to, what a JSON Schema contains, and the changelog.

#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}

#[doc = include_str!("_documentation/comparison.md")]
pub mod comparison {}

#[cfg(all(doc, feature = "std"))]
pub mod expansion;

// The examples of this page and of `json_schema` need other crates: tests/integrations tests them.
#[cfg_attr(not(doctest), doc = include_str!("_documentation/how_to.md"))]
#[cfg_attr(doctest, doc = "How to do common things.")]
pub mod how_to {}

#[cfg(feature = "schemars")]
#[cfg_attr(not(doctest), doc = include_str!("_documentation/json_schema.md"))]
#[cfg_attr(doctest, doc = "What the JSON Schema of a validated struct contains.")]
pub mod json_schema {}

#[doc = include_str!("_documentation/limits.md")]
pub mod limits {}

#[doc = include_str!("_documentation/peers.md")]
pub mod peers {}
