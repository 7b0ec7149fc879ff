//! Instructions of a million calls, an untracked struct beside one by hand, counted by callgrind.
//!
//! The same program counts and is counted: `.. -- loop inbounds new` is what runs under valgrind.

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::{Command, Stdio};

use inbounds::prelude::*;

use crate::chart::{Dot, Dots, Group};
use crate::report::{Bar, Outcome, figure};

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

const CALLS: [&str; 3] = ["new", "set", "read"];
const TIMES: u32 = 1_000_000;

/// The same loops for both: what differs is the type.
macro_rules! loops {
    ($type:ident, $call:expr) => {{
        let mut exam = $type::new(1, 2, 3).ok().expect("valid");
        for i in 0..TIMES {
            let value = black_box((i % 101) as u8);
            match $call {
                "new" => drop(black_box($type::new(value, 2, black_box(3)).is_ok())),
                "set" => drop(black_box(black_box(&mut exam).set_math(value).is_ok())),
                "read" => drop(black_box(black_box(&exam).math())),
                _ => {}
            }
        }
        black_box(exam.math());
    }};
}

/// What is counted.
pub fn run_loop(of: &str, call: &str) {
    match of {
        "inbounds" => loops!(Exam, call),
        _ => loops!(Hand, call),
    }
    black_box(Hand::new(1, 2, 3).map(|hand| hand.sum()).ok());
}

pub fn run() -> Outcome {
    let mut outcome = Outcome {
        name: "instructions",
        title: "Instructions",
        about: "Instructions that the processor runs for a million calls, an untracked struct of \
                three `u8` beside one by hand; the loop around them, which is the same, is taken \
                off. Counted by valgrind's callgrind: no clock, no noise."
            .into(),
        ..Outcome::default()
    };
    let mut text =
        String::from("| a million calls | by hand | inbounds | ratio |\n|---|---:|---:|---:|\n");
    let mut groups = Vec::new();
    for call in CALLS {
        let counts =
            ["by hand", "inbounds"].map(|of| Some(count(of, call)? - count(of, "nothing")?));
        let [Some(hand), Some(ours)] = counts else {
            eprintln!("  skipped: valgrind is not installed");
            return outcome;
        };
        let ratio = ours / hand;
        let _ = writeln!(text, "| {call} | {hand} | {ours} | {ratio:.3} |");
        outcome.bars.push(Bar::at_most(
            1.02,
            format!("instructions of `{call}`, to by hand"),
            ratio,
        ));
        let dot = |name: &str, value: f64| Dot {
            name: name.into(),
            value: value / f64::from(TIMES),
            spread: (value / f64::from(TIMES), value / f64::from(TIMES)),
        };
        groups.push(Group {
            title: format!("{call}, once"),
            dots: vec![dot("inbounds", ours), dot("by hand", hand)],
        });
    }
    outcome.more = text + "\n";
    let chart = Dots {
        title: "Instructions of a call".into(),
        subtitle: "three u8 fields, untracked; logarithmic; fewer are better".into(),
        groups,
        unit: figure,
    };
    outcome.chart = chart.draw();
    outcome
}

/// Instructions of the whole loop.
fn count(of: &str, call: &str) -> Option<f64> {
    crate::measure::progress(&format!("instructions: {call}, {of}"), 0, 1);
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args(["loop", of, call])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, collected) = text.split_once("Collected : ")?;
    collected.split_whitespace().next()?.parse().ok()
}
