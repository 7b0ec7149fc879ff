//! Reads marks from a CSV or NDJSON file, keeps the good rows as validated structs, and reports each bad
//! row by its line: what cannot be read, or else every violation.
//!
//! `cargo run -p example-gradebook [FILE]` reads `data/marks.csv` of this folder if no file
//! is given. A file named `.ndjson` or `.jsonl` has one object per line; any other is CSV with the names
//! in the first line. The exit code is 0 if all rows are good, 1 if some are bad, and 2 if the file
//! cannot be read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder, StringRecord, Terminator, Trim};
use inbounds::prelude::*;
use serde::Deserialize;

validated_struct! {
    /// One student's marks, each out of 100.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Exam: weak {
        /// Who sat it.
        pub student: String via trim in chars(1..=40),
        pub math: i64 in 0..=100,
        pub physics: i64 in 0..=100,
        pub chemistry: i64 in 0..=100,
    }
}

/// The line at which a row begins, and what was read there, not yet checked.
type Row = (u64, Result<ExamFields, String>);

fn main() -> ExitCode {
    let path = std::env::args_os().nth(1).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("data/marks.csv"),
        PathBuf::from,
    );
    match read(&path) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::from(2)
        }
    }
}

/// Reads a file by its name, and returns the number of bad rows.
fn read(path: &Path) -> io::Result<usize> {
    let file = File::open(path)?;
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension {
        Some("ndjson" | "jsonl") => grade(path, ndjson(BufReader::new(file))),
        _ => grade(path, csv(file)?),
    }
}

/// Checks rows, reports the bad ones, and returns their number.
fn grade(path: &Path, rows: impl Iterator<Item = io::Result<Row>>) -> io::Result<usize> {
    let (mut exams, mut bad) = (Vec::new(), 0);
    for row in rows {
        let (line, fields) = row?;
        let problems = match fields.map(Exam::try_from) {
            Ok(Ok(exam)) => {
                exams.push(exam);
                continue;
            }
            Ok(Err(rejected)) => rejected.to_string(),
            Err(unread) => unread,
        };
        bad += 1;
        for problem in problems.lines() {
            println!("{}:{line}: {problem}", path.display());
        }
    }

    println!("\n{} good rows, {bad} bad ones", exams.len());
    for (name, mark) in [
        ("math", Exam::math as fn(&Exam) -> i64),
        ("physics", Exam::physics),
        ("chemistry", Exam::chemistry),
    ] {
        let marks = exams.iter().map(mark);
        match (marks.clone().min(), marks.clone().max()) {
            (Some(least), Some(best)) => println!("    {name}: {least} to {best}"),
            _ => println!("    {name}: no marks"),
        }
    }
    let (counts, held) = (Exam::instances().counts(), exams.len());
    println!(
        "the tracker saw {} exams; {} are live",
        counts.created, counts.live
    );
    drop(exams);
    println!(
        "after the {held} were dropped, {} are",
        Exam::instances().counts().live
    );
    Ok(bad)
}

/// An object in each line.
fn ndjson(file: impl BufRead) -> impl Iterator<Item = io::Result<Row>> {
    (1..).zip(file.split(b'\n')).map(|(number, line)| {
        let line = line?;
        let fields = if line.trim_ascii().is_empty() {
            Err("the row is empty".to_owned())
        } else {
            serde_json::from_slice(&line).map_err(|error| {
                // Each line is read by itself, so the line number in the error is always 1.
                let place = format!(" at line {} column {}", error.line(), error.column());
                let what = error.to_string();
                format!(
                    "{}, column {}",
                    what.trim_end_matches(&place),
                    error.column()
                )
            })
        };
        Ok((number, fields))
    })
}

/// A record in each row, as the names in the first say.
fn csv(file: impl Read) -> io::Result<impl Iterator<Item = io::Result<Row>>> {
    // An end of line more, so that the last row has one: lines are counted by it.
    let file = file.chain(io::Cursor::new(b"\n"));
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .terminator(Terminator::Any(b'\n')) // a `\r` before it is trimmed
        .trim(Trim::All)
        .from_reader(file);
    let names = reader.headers()?.clone();
    let mut ended = false;
    Ok(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let rows = next_rows(&mut reader, &names).transpose();
        ended = !matches!(rows, Some(Ok(_)));
        rows
    })
    .flat_map(|rows| match rows {
        Ok(rows) => rows.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }))
}

/// The next row, after the empty lines before it: the reader skips these, but here nothing is
/// lost. `None` at the end of the file.
fn next_rows(reader: &mut Reader<impl Read>, names: &StringRecord) -> io::Result<Option<Vec<Row>>> {
    let empty = |lines: std::ops::Range<u64>| -> Vec<Row> {
        lines
            .map(|line| (line, Err("the row is empty".to_owned())))
            .collect()
    };
    let before = reader.position().line();
    let mut row = ByteRecord::new();
    if !reader.read_byte_record(&mut row)? {
        // But for the end of line that is not the file's own.
        let rest = empty(before..reader.position().line().saturating_sub(1));
        return Ok(Some(rest).filter(|rest| !rest.is_empty()));
    }
    let inside = row
        .iter()
        .map(|cell| cell.split(|byte| *byte == b'\n').count() as u64 - 1);
    let start = reader.position().line() - 1 - inside.sum::<u64>();
    let mut rows = empty(before..start);
    rows.push((start, fields(row, names)));
    Ok(Some(rows))
}

/// The cells of a row.
fn fields(row: ByteRecord, names: &StringRecord) -> Result<ExamFields, String> {
    if row.iter().all(<[u8]>::is_empty) {
        return Err("the row is empty".to_owned());
    }
    if row.len() != names.len() {
        return Err(format!("{} columns in place of {}", row.len(), names.len()));
    }
    let row = StringRecord::from_byte_record(row)
        .map_err(|error| format!("the row is not UTF-8: {}", error.utf8_error()))?;
    row.deserialize(Some(names)).map_err(|error| {
        let ErrorKind::Deserialize { err, .. } = error.kind() else {
            return error.to_string();
        };
        let column = err.field().and_then(|i| usize::try_from(i).ok());
        match column.and_then(|i| Some((names.get(i)?, row.get(i)?))) {
            Some((name, cell)) => format!("{name}: {cell:?}: {}", err.kind()),
            None => err.kind().to_string(),
        }
    })
}
