//! The leak as a picture: exams are created and dropped without policy, with `weak` and with `strong`,
//! and the memory of the process is drawn meanwhile.
//!
//! `cargo run --release --example leak` writes `examples/leak.svg`; `-- <file>` another file.
#![allow(unsafe_code, reason = "an allocator that counts")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places in a chart"
)]

#[path = "leak/memory.rs"]
mod memory;
#[path = "leak/svg.rs"]
mod svg;
#[path = "leak/terminal.rs"]
mod terminal;

use std::{env, fs, io};

use inbounds::prelude::*;
use terminal::Screen;

/// The same struct three times: one word differs.
macro_rules! exam {
    ($name:ident $(: $policy:ident)?) => {
        validated_struct! {
            /// One student's marks, each out of 100.
            pub struct $name $(: $policy)? {
                pub math: u8 in 0..=100,
                pub physics: u8 in 0..=100,
                pub chemistry: u8 in 0..=100,
            }
        }

        impl $name {
            fn comes_and_goes() {
                let exam = $name::new(30, 50, 40).map(|mut exam| exam.set_math(60));
                assert!(matches!(exam, Ok(Ok(()))));
            }
        }
    };
}

exam!(Untracked);
exam!(Weak: weak);
exam!(Strong: strong);

const SAMPLES: usize = 120;
const EXAMS_A_SAMPLE: usize = 10_000;

/// The memory of the process under a policy.
struct Curve {
    policy: &'static str,
    comes_and_goes: fn(),
    /// MiB allocated and not freed, after each sample.
    held: Vec<f64>,
    /// MiB that were resident.
    resident: Vec<f64>,
}

impl Curve {
    fn new(policy: &'static str, comes_and_goes: fn()) -> Self {
        let [held, resident] = [(); 2].map(|()| Vec::with_capacity(SAMPLES));
        Curve {
            policy,
            comes_and_goes,
            held,
            resident,
        }
    }

    /// Creates and drops exams, and adds the growth of the memory.
    fn sample(&mut self) {
        let (held, resident) = (memory::held(), memory::resident());
        for _ in 0..EXAMS_A_SAMPLE {
            (self.comes_and_goes)();
        }
        let more = memory::resident() - resident;
        let held = memory::held() - held;
        self.held.push(end(&self.held) + held);
        self.resident.push(end(&self.resident) + more);
    }
}

fn end(curve: &[f64]) -> f64 {
    curve.last().copied().unwrap_or(0.0)
}

fn main() -> io::Result<()> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/leak.svg");
    let file = env::args().nth(1).unwrap_or_else(|| default.into());
    let mut screen = Screen::new();

    let mut curves = [
        Curve::new("no policy", Untracked::comes_and_goes),
        Curve::new("weak", Weak::comes_and_goes),
        Curve::new("strong", Strong::comes_and_goes),
    ];
    for sample in 1..=SAMPLES {
        curves.iter_mut().for_each(Curve::sample);
        screen.show(&curves, sample)?;
    }

    let retained = Strong::instances().counts().retained;
    println!("`strong` retains {retained} exams that cannot be reached.");
    fs::write(&file, svg::draw(&curves))?;
    println!("{file}");
    Ok(())
}
