//! Loops to count instructions of: `instructions hand|inbounds new|set|read`. See
//! `benches/instructions.sh`.

use std::hint::black_box;

use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
        pub physics: u8 in 0..=100,
        pub chemistry: u8 in 0..=100,
    }
}

/// What a person would write, and no more.
pub struct Hand {
    math: u8,
    physics: u8,
    chemistry: u8,
}

impl Hand {
    #[inline]
    pub fn new(math: u8, physics: u8, chemistry: u8) -> Result<Hand, (u8, u8, u8)> {
        if math > 100 || physics > 100 || chemistry > 100 {
            return Err((math, physics, chemistry));
        }
        Ok(Hand {
            math,
            physics,
            chemistry,
        })
    }

    #[inline]
    pub fn math(&self) -> u8 {
        self.math
    }

    #[inline]
    pub fn set_math(&mut self, math: u8) -> Result<(), u8> {
        if math > 100 {
            return Err(math);
        }
        self.math = math;
        Ok(())
    }

    pub fn sum(&self) -> u32 {
        u32::from(self.math) + u32::from(self.physics) + u32::from(self.chemistry)
    }
}

const ROUNDS: u32 = 1_000_000;

/// The same loops for both: what differs is the type.
macro_rules! loops {
    ($type:ident, $what:expr) => {{
        let mut exam = $type::new(1, 2, 3).ok().expect("valid");
        for round in 0..ROUNDS {
            let value = black_box((round % 101) as u8);
            match $what {
                "new" => drop(black_box($type::new(value, 2, black_box(3)).is_ok())),
                "set" => drop(black_box(black_box(&mut exam).set_math(value).is_ok())),
                "read" => drop(black_box(black_box(&exam).math())),
                other => panic!("no loop `{other}`"),
            }
        }
        black_box(exam.math());
    }};
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["hand", "new"] => loops!(Hand, "new"),
        ["hand", "set"] => loops!(Hand, "set"),
        ["hand", "read"] => loops!(Hand, "read"),
        ["inbounds", "new"] => loops!(Exam, "new"),
        ["inbounds", "set"] => loops!(Exam, "set"),
        ["inbounds", "read"] => loops!(Exam, "read"),
        _ => eprintln!("instructions hand|inbounds new|set|read"),
    }
    black_box(Hand::new(1, 2, 3).map(|hand| hand.sum()).ok());
}
