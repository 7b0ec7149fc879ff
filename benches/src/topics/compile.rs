//! How long `cargo check` takes for 100 structs of 10 fields: declared with this library, with
//! garde's derive and accessors by hand, and all by hand.

mod generate;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{fs, io};

use generate::{Style, generate, touch};

const STYLES: [Style; 4] = [Style::Garde, Style::Untracked, Style::Weak, Style::Hand];
const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Interleaved rounds; each touches one line and checks. `library` is the inbounds to measure,
/// this one if it is not given.
pub fn run(rounds: Option<&String>, library: Option<&String>) -> io::Result<()> {
    let rounds = rounds.and_then(|n| n.parse().ok()).unwrap_or(5);
    let library = library.map_or_else(|| Path::new(HERE).join(".."), PathBuf::from);
    let library = fs::canonicalize(library)?;
    let crates = Path::new(HERE).join("target/generated");

    let mut dirs = Vec::new();
    for (i, style) in STYLES.into_iter().enumerate() {
        let dir = crates.join(i.to_string());
        generate(&dir, style, 100, 10, &library)?;
        check(&dir, true)?; // the dependencies, and the first state
        dirs.push(dir);
    }

    let mut incremental = vec![Vec::new(); dirs.len()];
    let mut whole = vec![Vec::new(); dirs.len()];
    let mut number = 0;
    for round in 0..rounds {
        eprintln!("compile: round {} of {rounds}", round + 1);
        for (times, is_incremental) in [(&mut incremental, true), (&mut whole, false)] {
            for (dir, times) in dirs.iter().zip(times) {
                number += 1;
                touch(dir, number)?;
                times.push(check(dir, is_incremental)?);
            }
        }
        for dir in &dirs {
            check(dir, true)?; // cargo forgets the incremental state in between
        }
    }

    let mut table = format!(
        "100 structs of 10 fields, `cargo check`, medians of {rounds} interleaved rounds, seconds \
         (least to most), and the ratio to garde. {}.\n\n\
         | | one line touched | | without incremental state | |\n|---|---|---|---|---|\n",
        version()?
    );
    let (base, base_whole) = (median(&incremental[0]), median(&whole[0]));
    for (i, style) in STYLES.into_iter().enumerate() {
        table += &format!(
            "| {} | {} | {:.2}x | {} | {:.2}x |\n",
            style.name(),
            spread(&incremental[i]),
            median(&incremental[i]) / base,
            spread(&whole[i]),
            median(&whole[i]) / base_whole,
        );
    }
    print!("{table}");
    let results = Path::new(HERE).join("results");
    fs::create_dir_all(&results)?;
    fs::write(results.join("compile.md"), table)
}

fn check(dir: &Path, incremental: bool) -> io::Result<f64> {
    let start = Instant::now();
    let done = Command::new("cargo")
        .args(["check", "--quiet"])
        .current_dir(dir)
        .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" })
        .status()?;
    if !done.success() {
        return Err(io::Error::other(format!(
            "{} does not check",
            dir.display()
        )));
    }
    Ok(start.elapsed().as_secs_f64())
}

fn version() -> io::Result<String> {
    let output = Command::new("rustc").arg("--version").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn spread(times: &[f64]) -> String {
    let least = times.iter().copied().fold(f64::MAX, f64::min);
    let most = times.iter().copied().fold(0.0, f64::max);
    format!("{:.2} ({least:.2} to {most:.2})", median(times))
}
