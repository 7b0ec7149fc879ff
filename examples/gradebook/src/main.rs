//! Checks a file of marks: good rows go to one file, bad ones to another with what is wrong with them,
//! and a summary shows how often each rule was violated. A file named `.ndjson` or `.jsonl` has an object
//! in each line. One named `.parquet` is read as Parquet, with the feature `parquet`. Any other is CSV with
//! names in the first line.
//!
//! ```sh
//! cargo run -p example-gradebook                            # data/marks.csv of this folder
//! cargo run --release -p example-gradebook -- marks.ndjson --good good.ndjson --quarantine bad.ndjson
//! cargo run --release -p example-gradebook -- .. --resume   # after an interruption, whatever it was
//! ```
//!
//! The exit code is 0 if all rows were good, 1 if some were bad, and 2 if a file could not be read or
//! written.

use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use gradebook::Exam;
use gradebook::input::{Csv, Input, Ndjson, Position};
use gradebook::output::{Checkpoint, Output, Paths, about};
use gradebook::run::run;
use gradebook::summary::Summary;
use inbounds::prelude::*;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};

/// Checks a file of marks.
#[derive(Parser)]
struct Options {
    /// The file: CSV, `.ndjson` or `.parquet` [default: a small sample]
    file: Option<PathBuf>,
    /// Writes each good row as a line of JSON
    #[arg(long, value_name = "FILE")]
    good: Option<PathBuf>,
    /// Writes each bad row, with what is wrong with it, as a line of JSON instead of a report
    #[arg(long, value_name = "FILE")]
    quarantine: Option<PathBuf>,
    /// Resumes an interrupted run with the same files
    #[arg(long)]
    resume: bool,
    /// How often a checkpoint is written
    #[arg(long, value_name = "SECONDS", default_value_t = 5.0)]
    checkpoint_every: f64,
    /// How many threads check rows [default: one for each core]
    #[arg(long, value_name = "NUMBER")]
    workers: Option<NonZero<usize>>,
    /// How many bytes a thread reads at once
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    block_size: usize,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let paths = Paths {
        input: options
            .file
            .clone()
            .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("data/marks.csv")),
        good: options.good.clone(),
        quarantine: options.quarantine.clone(),
    };
    match check(&options, &paths) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Opens the file by its name, and returns how many rows are bad.
fn check(options: &Options, paths: &Paths) -> io::Result<u64> {
    let from = if options.resume {
        let from = Checkpoint::load(paths)?;
        if from.is_none() {
            eprintln!("there is no checkpoint to resume from: beginning at the first row");
        }
        from
    } else {
        None
    };
    let at = from.as_ref().map(|checkpoint| checkpoint.position);
    let block_size = options.block_size.max(1);
    let path = &paths.input;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("ndjson" | "jsonl") => grade(Ndjson::open(path, at, block_size), options, paths, from),
        #[cfg(feature = "parquet")]
        Some("parquet") => {
            let input = gradebook::input::Parquet::open(path, at);
            grade(input, options, paths, from)
        }
        #[cfg(not(feature = "parquet"))]
        Some("parquet") => Err(io::Error::other(
            "Parquet is read with the feature `parquet`",
        )),
        _ => grade(Csv::open(path, at, block_size), options, paths, from),
    }
}

fn grade(
    input: io::Result<impl Input>,
    options: &Options,
    paths: &Paths,
    from: Option<Checkpoint>,
) -> io::Result<u64> {
    let mut input = input.map_err(about(&paths.input))?;
    let workers = match options.workers {
        Some(workers) => workers,
        None => std::thread::available_parallelism()?,
    };
    let before = from
        .as_ref()
        .map_or(0, |checkpoint| checkpoint.summary.rows());
    let at = from
        .as_ref()
        .map_or(Position::default(), |checkpoint| checkpoint.position);
    let every = Duration::try_from_secs_f64(options.checkpoint_every).unwrap_or_default();
    let mut output = Output::open(paths, from, every)?;

    let start = Instant::now();
    let bar = bar(input.size(), at);
    #[allow(clippy::cast_precision_loss, reason = "shown to two digits")]
    let per_second = |rows: u64| (rows - before) as f64 / start.elapsed().as_secs_f64();
    let progress = |output: &Output, here: Position| {
        let Summary { good, bad, .. } = *output.summary();
        bar.set_position(here.offset);
        bar.set_message(format!(
            "{} good rows, {} bad ones, {:.2} million a second",
            HumanCount(good),
            HumanCount(bad),
            per_second(good + bad) / 1e6,
        ));
    };
    let done = run(&mut input, &mut output, paths.wanted(), workers, &progress);
    bar.finish_and_clear();
    done?;

    let summary = output.summary();
    let counts = Exam::instances().counts();
    let summary_lines = format!(
        "{}{summary}\n{} rows in {:.2} s, {:.2} million a second, on {workers} cores\n\
         the tracker saw {} exams; {} are live\n",
        if paths.wanted().report { "\n" } else { "" },
        summary.rows() - before,
        start.elapsed().as_secs_f64(),
        per_second(summary.rows()) / 1e6,
        counts.created,
        counts.live,
    );
    let written = io::stdout().write_all(summary_lines.as_bytes());
    written.map_err(about(Path::new("the standard output")))?;
    Ok(summary.bad)
}

/// Hidden unless the standard error is a terminal.
fn bar(size: u64, at: Position) -> ProgressBar {
    let style = "{wide_bar} {percent} %, {eta} left\n{msg}";
    let bar = ProgressBar::new(size);
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar.set_position(at.offset);
    bar.reset_eta();
    bar
}
