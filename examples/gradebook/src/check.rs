//! A block of rows, checked: what a worker does on its own.

use std::fmt::Write as _;

use inbounds::prelude::*;
use serde::Serialize;

use crate::exam::{Exam, ExamFields};
use crate::problem::Problem;
use crate::summary::Summary;

/// What became of the rows of a block. It is used again for the next block, so that memory stays as it
/// is.
#[derive(Debug, Default)]
pub struct Checked {
    /// The good rows, as a line of JSON each.
    pub good: Vec<u8>,
    /// The bad rows and what is wrong with them, as a line of JSON each.
    pub quarantine: Vec<u8>,
    /// What is wrong, as a line each for people.
    pub report: String,
    pub summary: Summary,
}

/// What is wanted of the rows.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub good: bool,
    pub quarantine: bool,
    pub report: bool,
}

/// A bad row in the quarantine file.
#[derive(Serialize)]
struct Quarantined<'a, I> {
    row: u64,
    problems: &'a [Problem],
    input: &'a I,
}

impl Checked {
    pub fn clear(&mut self) {
        self.good.clear();
        self.quarantine.clear();
        self.report.clear();
        self.summary = Summary::default();
    }

    /// Checks a row that was read from line, or row, `row` of the file; `input` is what is there. `json` is the row as
    /// a line of JSON, if it was read from one.
    #[inline]
    pub fn row<I: Serialize>(
        &mut self,
        row: u64,
        fields: Result<ExamFields, Problem>,
        wanted: Wanted,
        json: Option<&[u8]>,
        input: impl FnOnce() -> I,
    ) {
        let problems = match fields {
            Ok(fields) => {
                let length = fields.student.len();
                match Exam::validate(fields) {
                    Ok(exam) => {
                        // The name may have been trimmed; nothing else is another than it was read.
                        let is_as_read = exam.student().len() == length;
                        return self.accept(&exam, wanted, json.filter(|_| is_as_read));
                    }
                    Err(error) => error
                        .violations()
                        .map(|violation| (&violation).into())
                        .collect(),
                }
            }
            Err(problem) => vec![problem],
        };
        self.reject(row, &problems, wanted, input);
    }

    #[inline]
    fn accept(&mut self, exam: &Exam, wanted: Wanted, json: Option<&[u8]>) {
        self.summary.good += 1;
        if !wanted.good {
            return;
        }
        match json {
            // To copy a line is less work than to write it again.
            Some(json) => {
                self.good.extend_from_slice(json.trim_ascii());
                self.good.push(b'\n');
            }
            None => write_line(&mut self.good, exam),
        }
    }

    #[cold]
    fn reject<I: Serialize>(
        &mut self,
        row: u64,
        problems: &[Problem],
        wanted: Wanted,
        input: impl FnOnce() -> I,
    ) {
        self.summary.bad += 1;
        for problem in problems {
            self.summary.add(problem);
            if wanted.report {
                let _ = writeln!(self.report, "row {row}: {problem}"); // a string takes all
            }
        }
        if wanted.quarantine {
            let input = &input();
            write_line(
                &mut self.quarantine,
                &Quarantined {
                    row,
                    problems,
                    input,
                },
            );
        }
    }
}

fn write_line(to: &mut Vec<u8>, value: &impl Serialize) {
    // Neither a row nor a vector fails: text and numbers are written to memory.
    if serde_json::to_writer(&mut *to, value).is_ok() {
        to.push(b'\n');
    }
}
