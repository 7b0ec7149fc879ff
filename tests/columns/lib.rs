//! Only tests: see `columns.rs`.
