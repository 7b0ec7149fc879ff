//! Reads marks from a CSV file, keeps the good rows as validated structs, and reports each bad row
//! by its line, with everything that is wrong with it.
//!
//! `cargo run --example gradebook [FILE]` reads `examples/data/marks.csv` where no file is given.
//! The exit code is 0 where all rows were good, 1 where some were bad, and 2 where the file could
//! not be read.

use std::fs::File;
use std::io::{self, Read};
use std::num::IntErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use inbounds::prelude::*;

validated_struct! {
    /// One student's marks, each out of 100.
    #[derive(Debug)]
    pub struct Exam: weak {
        /// Who sat it.
        pub student: String in chars(1..=40),
        pub math: i64 in 0..=100,
        pub physics: i64 in 0..=100,
        pub chemistry: i64 in 0..=100,
    }
}

/// Where a row begins in the file, and what stands there.
type Row = (u64, Result<StringRecord, Problem>);

/// A column, or none where the whole row is meant, and what is wrong there.
type Problem = (Option<usize>, String);

fn main() -> ExitCode {
    let path = std::env::args_os().nth(1).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/marks.csv"),
        PathBuf::from,
    );
    let graded = File::open(&path).map_err(csv::Error::from).and_then(grade);
    match graded {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::from(2)
        }
    }
}

/// Grades a file, tells of it, and says how many rows were bad.
fn grade(file: impl Read) -> csv::Result<usize> {
    // An end of line more, so that the last row has one: lines are counted by it.
    let file = file.chain(io::Cursor::new(b"\n"));
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file);
    reader.byte_headers()?;

    let (mut exams, mut bad) = (Vec::new(), 0);
    while let Some(rows) = next_rows(&mut reader)? {
        for (line, row) in rows {
            match row
                .map_err(|problem| vec![problem])
                .and_then(|row| exam(&row))
            {
                Ok(exam) => exams.push(exam),
                Err(problems) => {
                    bad += 1;
                    println!("line {line}:");
                    for (_, what) in problems {
                        println!("    {what}");
                    }
                }
            }
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
    let (seen, held) = (Exam::tracker().counts(), exams.len());
    println!(
        "the tracker saw {} exams; {} are live",
        seen.created, seen.live
    );
    drop(exams);
    println!(
        "after the {held} were dropped, {} are",
        Exam::tracker().counts().live
    );
    Ok(bad)
}

/// The next row, after the empty lines before it: the reader skips these, but here nothing is
/// lost. `None` at the end of the file.
fn next_rows(reader: &mut Reader<impl Read>) -> csv::Result<Option<Vec<Row>>> {
    let before = reader.position().line();
    let mut row = ByteRecord::new();
    if !reader.read_byte_record(&mut row)? {
        return Ok(None);
    }
    let inside = row
        .iter()
        .map(|cell| cell.split(|byte| *byte == b'\n').count() as u64 - 1);
    let start = reader.position().line() - 1 - inside.sum::<u64>();
    let mut rows: Vec<Row> = (before..start)
        .map(|line| (line, Err((None, "the row is empty".to_owned()))))
        .collect();
    let row = StringRecord::from_byte_record(row).map_err(|error| {
        (
            None,
            format!("the row is not UTF-8: {}", error.utf8_error()),
        )
    });
    rows.push((start, row));
    Ok(Some(rows))
}

/// An exam, or all that is wrong with the row, from left to right.
fn exam(row: &StringRecord) -> Result<Exam, Vec<Problem>> {
    if row.iter().all(|cell| cell.trim().is_empty()) {
        return Err(vec![(None, "the row is empty".to_owned())]);
    }
    let mut problems = Vec::new();
    let columns = Exam::FIELDS.len();
    if row.len() != columns {
        problems.push((None, format!("{} columns in place of {columns}", row.len())));
    }

    // A mark that is none counts as 0 for now, so that the other columns are checked too.
    let mut mark = |column: usize| {
        let cell = row.get(column).unwrap_or_default().trim();
        cell.parse()
            .unwrap_or_else(|error: std::num::ParseIntError| {
                let name = Exam::FIELDS[column].name();
                let what = match error.kind() {
                    IntErrorKind::Empty => format!("{name}: there is no mark"),
                    IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => {
                        format!("{name}: {cell} is beyond all bounds")
                    }
                    _ => format!("{name}: {cell:?} is not a whole number"),
                };
                problems.push((Some(column), what));
                0
            })
    };
    let fields = ExamFields {
        student: row.get(0).unwrap_or_default().trim().to_owned(),
        math: mark(1),
        physics: mark(2),
        chemistry: mark(3),
    };

    let exam = Exam::try_from(fields).map_err(|rejected| {
        problems.extend(rejected.violations().map(|violation| {
            let path = violation.path().to_string();
            let column = Exam::FIELDS.iter().position(|field| field.name() == path);
            (column, violation.to_string())
        }));
    });
    problems.sort_by_key(|(column, _)| *column);
    match exam {
        Ok(exam) if problems.is_empty() => Ok(exam),
        _ => Err(problems),
    }
}
