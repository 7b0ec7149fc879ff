//! What must compile, and what must not: one file a promise, named after it.
//!
//! The texts of the errors are compared on one toolchain. On any other, the declarations in
//! `compile-fail/` must still not compile, whatever the compiler says of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const PINNED: &str = "1.95.0";

fn is_pinned() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    // A feature adds impls, which the compiler lists.
    cfg!(not(feature = "serde"))
        && version.is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).starts_with(&format!("rustc {PINNED} "))
        })
}

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder)
}

#[test]
fn compile_pass() {
    trybuild::TestCases::new().pass(here("compile-pass").join("*.rs"));
}

#[test]
fn compile_fail() {
    let mut folder = here("compile-fail");
    if !is_pinned() {
        // Without the expected texts beside them, all that is asked is that they fail.
        let copies = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile-fail");
        let _ = fs::remove_dir_all(&copies);
        fs::create_dir_all(&copies).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                fs::copy(&path, copies.join(path.file_name().unwrap())).unwrap();
            }
        }
        folder = copies;
    }
    trybuild::TestCases::new().compile_fail(folder.join("*.rs"));
}
