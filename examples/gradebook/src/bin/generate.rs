//! Writes a file of marks to measure with: `generate ROWS [csv]`, to the standard output. One row of a
//! hundred is bad.

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(rows) = args.next().and_then(|rows| rows.parse().ok()) else {
        eprintln!("usage: generate ROWS [csv]");
        return ExitCode::from(2);
    };
    let is_csv = args.next().as_deref() == Some("csv");
    match generate(rows, is_csv) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(rows: u64, is_csv: bool) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    if is_csv {
        writeln!(to, "student,math,physics,chemistry")?;
    }
    // A linear congruential generator: the same file each time.
    let mut state = 1_u64;
    let mut mark = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % 101
    };
    for i in 0..rows {
        let (math, physics, mut chemistry) = (mark(), mark(), mark());
        if i % 100 == 99 {
            chemistry += 101;
        }
        if is_csv {
            writeln!(to, "Student {i},{math},{physics},{chemistry}")?;
        } else {
            writeln!(
                to,
                r#"{{"student": "Student {i}", "math": {math}, "physics": {physics}, "chemistry": {chemistry}}}"#,
            )?;
        }
    }
    to.flush()
}
