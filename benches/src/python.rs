//! The scripts in `python/`, where there is an interpreter for them.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The words that a script prints; `None`, and a line about it, where it does not run.
pub fn words(script: &str) -> Option<Vec<String>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("target/venv/bin/python");
    let interpreter = match env::var_os("PYTHON") {
        Some(chosen) => chosen,
        None if own.exists() => own.into(),
        None => "python3".into(),
    };
    let output = Command::new(&interpreter)
        .arg(here.join("python").join(script))
        .stderr(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8_lossy(&output.stdout);
            Some(text.split_whitespace().map(str::to_owned).collect())
        }
        _ => {
            eprintln!(
                "  skipped: {} does not run {script}",
                Path::new(&interpreter).display()
            );
            None
        }
    }
}
