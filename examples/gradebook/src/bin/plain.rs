//! What the gradebook is measured against: `plain FILE.ndjson` reads the rows into plain structs on as
//! many cores, in the same blocks, and checks nothing.

use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread;

use gradebook::input::{Input as _, Lines, Ndjson};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "they are read from the file, and no more")]
struct Plain {
    student: String,
    math: i64,
    physics: i64,
    chemistry: i64,
}

fn main() -> ExitCode {
    let path = PathBuf::from(std::env::args_os().nth(1).unwrap_or_default());
    match read(&path) {
        Ok(rows) => {
            println!("{rows} rows");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

fn read(path: &Path) -> io::Result<u64> {
    let input = Mutex::new(Ndjson::open(path, None, 1 << 20)?);
    let worker = || {
        let mut block = Lines::default();
        let mut rows = 0;
        loop {
            let read = input
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .read(&mut block)?;
            if read.is_none() {
                return Ok::<u64, io::Error>(rows);
            }
            for line in block.lines() {
                black_box(serde_json::from_slice::<Plain>(line)?);
                rows += 1;
            }
        }
    };
    let workers = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let mut rows = 0;
        for worker in workers {
            rows += worker
                .join()
                .map_err(|_| io::Error::other("a worker panicked"))??;
        }
        Ok(rows)
    })
}
