//! Measures the library and its peers.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml` measures everything, and writes the
//! tables and charts in `results/` and the figures in the README. To measure parts:
//! `.. -- construct assign`; `.. -- --list` lists all; `.. -- --without compile` omits the one that
//! takes longest.
//!
//! `python3 -m venv benches/target/venv && benches/target/venv/bin/pip install pydantic` includes
//! Pydantic.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "figures of a measurement, and data for it"
)]

mod chart;
mod machine;
mod measure;
mod python;
mod reading;
mod report;
mod topics;

use std::process::ExitCode;
use std::time::Instant;
use std::{env, io};

use report::Outcome;

type Topic = (&'static str, fn() -> io::Result<Outcome>);

/// In the order in which they run.
const TOPICS: &[Topic] = &[
    ("construct", || Ok(topics::construct::run())),
    ("reject", || Ok(topics::reject::run())),
    ("assign", || Ok(topics::assign::run())),
    ("edit", || Ok(topics::edit::run())),
    ("update", || Ok(topics::update::run())),
    ("text", || Ok(topics::text::run())),
    ("slices", || Ok(topics::slices::run())),
    ("unique", || Ok(topics::unique::run())),
    ("json", || Ok(topics::json::run())),
    ("problems", || Ok(topics::problems::run())),
    ("python", || Ok(topics::python::run())),
    ("instructions", || Ok(topics::instructions::run())),
    ("tracking", topics::tracking::run),
    ("shapes", || Ok(topics::shapes::run())),
    ("check", topics::check::run),
    ("compile", topics::compile::run),
];

fn main() -> ExitCode {
    if let Some(code) = topics::check::as_wrapper() {
        return code;
    }
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--list"] => {
            TOPICS.iter().for_each(|(name, _)| println!("{name}"));
            Ok(())
        }
        // Run by some topics as a process of its own.
        ["loop", "slices", call] => {
            topics::slices::run_loop(call);
            Ok(())
        }
        ["loop", of, call] => {
            topics::instructions::run_loop(of, call);
            Ok(())
        }
        ["memory", design, live] => topics::tracking::hold(design, live),
        ["compile", ref rest @ ..] => topics::compile::run_with(rest).and_then(|it| it.write()),
        ["check", ref rest @ ..] => topics::check::run_with(rest).and_then(|it| it.write()),
        ["--without", ref names @ ..] => measure(names, false),
        ref names => measure(names, true),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The topics of these names, or all but them. After all, the index and the README are written.
fn measure(names: &[&str], these: bool) -> io::Result<()> {
    let is_known = |name: &&&str| TOPICS.iter().any(|topic| topic.0 == **name);
    if let Some(name) = names.iter().find(|name| !is_known(name)) {
        let what = format!("no topic `{name}`; `-- --list` lists all");
        return Err(io::Error::other(what));
    }
    let start = Instant::now();
    let is_whole = names.is_empty() || !these;
    let is_chosen = |topic: &&Topic| names.is_empty() || names.contains(&topic.0) == these;
    let mut outcomes = Vec::new();
    for (name, run) in TOPICS.iter().filter(is_chosen) {
        eprintln!("{name}, after {} s", start.elapsed().as_secs());
        let outcome = run()?;
        outcome.write()?;
        outcomes.push(outcome);
    }
    eprintln!("done, after {} s", start.elapsed().as_secs());
    if is_whole {
        report::finish(&outcomes)?;
    }
    Ok(())
}
