//! Instructions that the compiler runs to check structs that are declared with this library, with
//! garde's derive and accessors by hand, and all by hand. Counted by valgrind: no clock, no noise.
//!
//! This program is the compiler's wrapper too: cargo runs it in place of rustc, and it runs rustc of the
//! generated crate under valgrind.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

use super::compile::generate::{Style, generate, touch};
use crate::measure::progress;
use crate::report::{Bar, Outcome};

const HERE: &str = env!("CARGO_MANIFEST_DIR");
/// Where the wrapper writes the count.
const COUNT: &str = "INBOUNDS_COUNT";

pub fn run() -> io::Result<Outcome> {
    run_with(&[])
}

/// `[structs] [library]`: the library to measure, this one if it is not given.
pub fn run_with(args: &[&str]) -> io::Result<Outcome> {
    let structs = args.first().and_then(|n| n.parse().ok()).unwrap_or(100);
    let library = args
        .get(1)
        .map_or_else(|| Path::new(HERE).join(".."), PathBuf::from);
    let library = fs::canonicalize(library)?;

    let mut outcome = Outcome {
        name: "check",
        title: "Instructions of the compiler",
        about:
            "Instructions of rustc for `cargo check` of a generated crate after a change of one \
                line, with incremental state: readers, checking setters and a constructor for each \
                struct, fields of `u8`, `u32` and `String` in turn. Counted by valgrind's \
                cachegrind."
                .into(),
        ..Outcome::default()
    };
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("  skipped: valgrind is not installed");
        return Ok(outcome);
    }
    let count = |style: Style, structs, fields| {
        progress(&format!("check: {}", style.name()), 0, 1);
        count(style, structs, fields, &library)
    };

    let mut text = format!(
        "| {structs} structs of ten fields | million instructions | to garde |\n|---|---:|---:|\n"
    );
    let garde = count(Style::Garde, structs, 10)?;
    let garde_serde = count(Style::GardeSerde, structs, 10)?;
    for (style, base, limit) in [
        (Style::Untracked, garde, Some(1.35)),
        (Style::Weak, garde, Some(1.8)),
        (Style::Garde, garde, None),
        (Style::Hand, garde, None),
        (Style::UntrackedSerde, garde_serde, Some(1.3)),
        (Style::GardeSerde, garde_serde, None),
    ] {
        let counted = match style {
            Style::Garde => garde,
            Style::GardeSerde => garde_serde,
            _ => count(style, structs, 10)?,
        };
        let ratio = counted / base;
        let _ = writeln!(text, "| {} | {counted:.0} | {ratio:.3} |", style.name());
        if let Some(limit) = limit {
            let what = format!("{}, to {}", style.name(), style.peer());
            outcome.bars.push(Bar::at_most(limit, what, ratio));
        }
    }

    text += "\n| fields of one struct | 50 | 100 | 200 | 400 |\n|---|---:|---:|---:|---:|\n";
    for style in [Style::Untracked, Style::Weak, Style::Garde] {
        let counted = [50, 100, 200, 400].map(|fields| count(style, 1, fields));
        let [fifty, hundred, two, four] = counted;
        let (fifty, hundred, two, four) = (fifty?, hundred?, two?, four?);
        let _ = writeln!(
            text,
            "| {} | {fifty:.0} | {hundred:.0} | {two:.0} | {four:.0} |",
            style.name()
        );
        if style != Style::Garde {
            outcome.bars.push(Bar::at_most(
                1.3,
                format!("{}: a field of 400, to a field of 100", style.name()),
                (four - two) / 200.0 / ((hundred - fifty) / 50.0),
            ));
        }
    }
    outcome.more = text + "\n";
    Ok(outcome)
}

/// Millions of instructions of the check after the third change of the line.
fn count(style: Style, structs: usize, fields: usize, library: &Path) -> io::Result<f64> {
    let dir = Path::new(HERE).join(format!("target/generated/check-{}", style as usize));
    generate(&dir, style, structs, fields, library)?;
    let counted = dir.join("count");
    for number in 1..=3 {
        touch(&dir, number)?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(["check", "--quiet"])
            .current_dir(&dir)
            .env("CARGO_INCREMENTAL", "1")
            .env("CARGO_TARGET_DIR", dir.join("target"))
            .env("RUSTC_WRAPPER", env::current_exe()?)
            .env("RUSTC", rustc()?);
        if number == 3 {
            cargo.env(COUNT, &counted);
        } else {
            cargo.env(COUNT, "");
        }
        if !cargo.status()?.success() {
            let what = format!("{} does not check", dir.display());
            return Err(io::Error::other(what));
        }
    }
    let text = fs::read_to_string(&counted)?;
    let instructions: f64 = text.trim().parse().map_err(io::Error::other)?;
    Ok(instructions / 1e6)
}

/// The compiler itself, and not the proxy that chooses it.
fn rustc() -> io::Result<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()?;
    let sysroot = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(Path::new(sysroot.trim()).join("bin/rustc"))
}

/// Does what a wrapper of the compiler has to do, if cargo runs this program as one.
pub fn as_wrapper() -> Option<ExitCode> {
    let file = env::var(COUNT).ok()?;
    let mut args = env::args().skip(1);
    let rustc = args.next()?;
    let rest: Vec<String> = args.collect();
    let is_counted = !file.is_empty()
        && rest
            .windows(2)
            .any(|pair| pair[0] == "--crate-name" && pair[1] == "generated");
    let status = if is_counted {
        let log = format!("{file}.log");
        let done = Command::new("valgrind")
            .args(["--tool=cachegrind", "--cache-sim=no"])
            .args(["--cachegrind-out-file=/dev/null", "--trace-children=yes"])
            .arg(format!("--log-file={log}"))
            .arg(rustc)
            .args(rest)
            .stdin(Stdio::null())
            .status();
        let text = fs::read_to_string(log).unwrap_or_default();
        let refs = text.lines().rev().find_map(|line| line.split_once("refs:"));
        let digits = refs.map(|(_, count)| count.replace(',', ""));
        let _ = fs::write(file, digits.unwrap_or_default().trim());
        done
    } else {
        Command::new(rustc).args(rest).status()
    };
    Some(match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}
