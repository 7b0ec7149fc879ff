//! The tests are in `compile.rs`: trybuild finds the features of an integration test only.
