//! A command line whose arguments are a validated struct: clap reads it, the rules check it, and
//! all violations are reported at once.
//!
//! `cargo run -p example-cli -- --student Ann --math 160 --bonus 11`
//!
//! clap's derive and attributes go on the declaration, and from there to `ArgsFields`; this crate needs
//! no feature for it. A `value_parser` for each field would be an alternative: it names the flag as
//! clap does, but stops at the first violation, runs before `via`, does not know the `ensure` clauses,
//! and repeats the rule.

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
    ensure { |args| args.math > 0 || args.bonus.is_none() => "a bonus needs marks" at [math, bonus] }
}

fn main() {
    let args = Args::try_from(ArgsFields::parse()).unwrap_or_else(|rejected| {
        let mut command = ArgsFields::command();
        command.error(ErrorKind::ValueValidation, rejected).exit()
    });
    let marks = args.math() + args.bonus().unwrap_or(0);
    println!("{} has {marks} of 100", args.student());
}
