//! The seeds of the fuzz target, so that it stays true between the hours of fuzzing.

#[path = "../../fuzz/fuzz_targets/compare.rs"]
mod compare;
#[path = "../../fuzz/fuzz_targets/everything.rs"]
mod everything;
#[allow(
    clippy::all,
    clippy::pedantic,
    reason = "rules as other people would write them"
)]
#[path = "../../fuzz/fuzz_targets/plain.rs"]
mod plain;

use std::fs;
use std::path::Path;

#[test]
fn every_seed() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/from_json");
    let mut count = 0;
    for entry in fs::read_dir(seeds).unwrap() {
        let json = fs::read(entry.unwrap().path()).unwrap();
        compare::compare(&json);
        count += 1;
    }
    assert!(count > 10);
}
