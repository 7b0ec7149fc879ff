//! The same program twice: with `strong`, which keeps a record of everything like the Python original
//! of this crate, and with `weak`, the fix.
//!
//! `cargo run --example exam`

use inbounds::prelude::*;

/// The same module for each policy: one word differs.
macro_rules! story {
    ($policy:ident) => {
        mod $policy {
            use super::*;

            validated_struct! {
                /// One student's marks, each out of 100.
                #[derive(Debug)]
                pub struct Exam: $policy {
                    pub math: u8 in 0..=100,
                    pub physics: u8 in 0..=100,
                    pub chemistry: u8 in 0..=100,
                }
            }

            pub fn run() -> Result<(), Box<dyn std::error::Error>> {
                println!("struct Exam: {}", stringify!($policy));

                let mut exam = Exam::new(30, 50, 40)?;
                exam.set_math(60)?;
                println!("  created and set     {exam:?}");

                if let Err(err) = exam.set_math(160) {
                    println!("  rejected            {err}");
                }
                println!("  unchanged           {exam:?}");

                drop(exam);
                println!("  dropped; the tracker holds:");
                for record in Exam::instances().snapshot() {
                    let last = record.last_validated().unwrap_or("all fields");
                    println!("    {} {record:?}, last validated: {last}", record.id());
                }
                println!("    retained: {}\n", Exam::instances().counts().retained);
                Ok(())
            }
        }
    };
}

story!(strong);
story!(weak);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    strong::run()?;
    weak::run()?;
    println!("What `strong` retains cannot be reached any more: that is the leak.");
    let released = strong::Exam::instances().release_retained();
    println!("`release_retained()` released {released}.");
    Ok(())
}
