//! A user of the crate, under another name, in edition 2021, with strict lints.
#![deny(warnings, missing_docs, unreachable_pub, clippy::pedantic)]

use bounded::prelude::*;

validated_struct! {
    /// One student's marks.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Exam: weak {
        /// Whose.
        pub(crate) student: String in chars(1..=40),
        /// Out of 100.
        pub(crate) math: u8 = 50 in 0..=100,
        /// Out of 100, if it was taken.
        pub(crate) physics: Option<u8> in 0..=100,
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut exam = Exam::new("Ann", 60, None)?;
    exam.set_physics(Some(70))?;
    exam.update(|exam| exam.math = 0)?;
    let err = exam.set_physics(None).unwrap_err();
    assert_eq!(err.to_string(), "no marks");
    assert_eq!(exam.physics(), &Some(70));
    assert_eq!(Exam::instances().counts().live, 1);
    println!("{exam:?} on {}", env!("CARGO_PKG_RUST_VERSION"));
    Ok(())
}
