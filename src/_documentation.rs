//! Longer pages: what a declaration expands to, how the rules compare with those of other crates,
//! what a JSON Schema contains, and the changelog.

#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}

#[doc = include_str!("_documentation/comparison.md")]
pub mod comparison {}

#[cfg(doc)]
pub mod expansion;

// Its examples need the derives of serde and schemars: tests/integrations tests them.
#[cfg(feature = "schemars")]
#[cfg_attr(not(doctest), doc = include_str!("_documentation/json_schema.md"))]
#[cfg_attr(doctest, doc = "JSON Schema.")]
pub mod json_schema {}
