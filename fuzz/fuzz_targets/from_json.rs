//! Bytes as JSON: exactly what plain serde reads and plain conditions accept is read, and every error can
//! be displayed.
#![no_main]

mod compare;
mod everything;
mod plain;

libfuzzer_sys::fuzz_target!(|json: &[u8]| compare::compare(json));
