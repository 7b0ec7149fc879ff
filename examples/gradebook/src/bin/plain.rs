//! What the gradebook is measured against: `plain FILE.ndjson [TO]` reads the rows into plain structs on as
//! many cores, in the same blocks, and checks nothing. If there is a second file, it writes them there, a line of
//! JSON each, a block at a time in whatever order.

use std::fs::File;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread;

use gradebook::input::{Input as _, Lines, Ndjson};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "they are read from the file, and no more")]
struct Plain {
    student: String,
    math: i64,
    physics: i64,
    chemistry: i64,
}

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let path = args.next().unwrap_or_default();
    match read(&path, args.next().as_deref()) {
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

fn read(path: &Path, to: Option<&Path>) -> io::Result<u64> {
    let to = to.map(File::create).transpose()?.map(Mutex::new);
    let input = Mutex::new(Ndjson::open(path, None, 1 << 20)?);
    let worker = || {
        let mut block = Lines::default();
        let mut rows = 0;
        let mut written = Vec::new();
        loop {
            let read = input
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .read(&mut block)?;
            if read.is_none() {
                return Ok::<u64, io::Error>(rows);
            }
            for line in block.lines() {
                let row = black_box(serde_json::from_slice::<Plain>(line)?);
                if to.is_some() {
                    serde_json::to_writer(&mut written, &row)?;
                    written.push(b'\n');
                }
                rows += 1;
            }
            if let Some(to) = &to {
                let mut to = to.lock().unwrap_or_else(PoisonError::into_inner);
                to.write_all(&written)?;
                written.clear();
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
