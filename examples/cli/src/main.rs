//! A command line whose arguments are a validated struct: clap reads it, the rules check it, and
//! every mistake is told at once.
//!
//! `cargo run -p example-cli -- --student Ann --math 160 --bonus 11`
//!
//! clap's derive and its attributes stand on the declaration, and go to `ArgsFields`: there is
//! nothing that this crate would have to add. A `value_parser` for each field was tried instead. It
//! names the flag in clap's own words, but it stops at the first mistake, comes before `via`, knows
//! nothing of `ensure`, and the rule of the field, which has no name, must be written once more.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use inbounds::prelude::*;

validated_struct! {
    /// Grades an exam.
    #[derive(Debug, Parser)]
    pub struct Args {
        /// Whose exam it is: 1 to 40 characters.
        #[arg(long)]
        pub student: String via trim in chars(1..=40),

        /// Marks, out of 100.
        #[arg(long, default_value_t = 50)]
        pub math: u8 in 0..=100,

        /// Marks on top, at most 10, for those who have some.
        #[arg(long)]
        pub bonus: Option<u8> in 0..=10,
    }
    ensure { |args| args.math > 0 || args.bonus.is_none() => "a bonus wants marks" at [math, bonus] }
}

fn main() {
    let args = Args::try_from(ArgsFields::parse()).unwrap_or_else(|rejected| {
        let mut command = ArgsFields::command();
        command.error(ErrorKind::ValueValidation, rejected).exit()
    });
    let marks = args.math() + args.bonus().unwrap_or(0);
    println!("{} has {marks} of 100", args.student());
}
