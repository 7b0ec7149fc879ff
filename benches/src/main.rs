//! Measures the library beside its peers.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml -- tracking`, or
//! `.. -- compile [rounds] [library]`

mod compile;
mod tracking;

use std::process::ExitCode;
use std::{env, io};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let known = ["compile", "tracking"];
    match args.first().map(String::as_str) {
        Some("--list") => println!("{}", known.join("\n")),
        None | Some("compile") => {
            if let Err(error) = compile::run(args.get(1), args.get(2)) {
                return failed(&error);
            }
        }
        Some("tracking") => {
            if let Err(error) = tracking::run() {
                return failed(&error);
            }
        }
        Some(other) => {
            let error = format!("no topic `{other}`; there are: {}", known.join(", "));
            return failed(&io::Error::other(error));
        }
    }
    ExitCode::SUCCESS
}

fn failed(error: &io::Error) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}
