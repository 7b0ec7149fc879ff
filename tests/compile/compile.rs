//! What must compile, and what must not: one file for each, named after it.
//!
//! The texts of the errors are compared on one toolchain. On any other, the declarations in
//! `fail/` must still not compile, whatever the compiler says of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, panic};

const PINNED: &str = "1.95.0";

/// Whether the compiler is the one that wrote the expected texts. With the component `rust-src` it
/// quotes the standard library.
fn is_pinned() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = |flags: &[&str]| {
        let output = Command::new(&rustc).args(flags).output().ok()?;
        String::from_utf8(output.stdout).ok()
    };
    let version = output(&["--version"]).unwrap_or_default();
    let sysroot = output(&["--print", "sysroot"]).unwrap_or_default();
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    version.starts_with(&format!("rustc {PINNED} ")) && !sources.exists()
}

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

#[cfg(feature = "std")]
#[test]
fn compile_pass() {
    trybuild::TestCases::new().pass(here("pass").join("*.rs"));
}

#[cfg(not(feature = "std"))]
#[test]
fn compile_fail_without_std() {
    all_fail("fail-without-std");
}

#[cfg(feature = "std")]
#[test]
fn compile_fail() {
    all_fail("fail");
}

fn all_fail(name: &str) {
    let mut folder = here(name);
    if !is_pinned() {
        // Without the expected texts beside them, they need only fail.
        let copies = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
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
    let tried = panic::catch_unwind(|| {
        trybuild::TestCases::new().compile_fail(folder.join("*.rs"));
    });
    let Err(panicked) = tried else { return };
    // Where there is nothing to compare with, trybuild writes what the compiler said and panics
    // of that: then every case did fail to compile.
    let all_failed_to_compile = !is_pinned()
        && panicked
            .downcast_ref::<String>()
            .is_some_and(|message| message.starts_with("successfully created new stderr files"));
    if !all_failed_to_compile {
        panic::resume_unwind(panicked);
    }
}
