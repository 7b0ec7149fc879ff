//! The curves while they grow, in braille: a character is two dots wide and four high.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _, stdout};
use std::thread::sleep;
use std::time::Duration;

use crate::{Curve, EXAMS_A_SAMPLE, SAMPLES, end};

const WIDTH: usize = 64;
const HEIGHT: usize = 14;
const FRAME: Duration = Duration::from_millis(30);
/// By policy: dim, cyan, red.
const COLORS: [&str; 3] = ["\x1b[2m", "\x1b[36m", "\x1b[1;31m"];

/// Where the curves are drawn: over and over on a terminal, once at the end elsewhere.
pub struct Screen {
    is_terminal: bool,
    /// How many lines are on the screen, to be drawn over.
    lines: usize,
}

impl Screen {
    pub fn new() -> Self {
        let is_terminal = stdout().is_terminal();
        Screen {
            is_terminal,
            lines: 0,
        }
    }

    /// The curves after a number of samples.
    pub fn show(&mut self, curves: &[Curve], sample: usize) -> io::Result<()> {
        if !self.is_terminal && sample < SAMPLES {
            return Ok(());
        }
        let text = picture(curves, sample, self.is_terminal);
        let mut out = stdout().lock();
        if self.lines > 0 {
            write!(out, "\x1b[{}A", self.lines)?;
        }
        out.write_all(text.as_bytes())?;
        out.flush()?;
        self.lines = text.lines().count();
        if self.is_terminal {
            sleep(FRAME);
        }
        Ok(())
    }
}

fn picture(curves: &[Curve], sample: usize, colored: bool) -> String {
    let most = curves
        .iter()
        .map(|curve| end(&curve.held))
        .fold(1.0, f64::max);
    let mut cells = [[(0_u32, 0_usize); WIDTH]; HEIGHT];
    for (policy, curve) in curves.iter().enumerate() {
        for (i, mebibytes) in curve.held.iter().enumerate() {
            let x = i * 2 * WIDTH / SAMPLES;
            let up = (mebibytes / most * (4 * HEIGHT - 1) as f64) as usize;
            let y = (4 * HEIGHT - 1).saturating_sub(up);
            let (dots, color) = &mut cells[y / 4][x / 2];
            *dots |= dot(x % 2, y % 4);
            *color = policy;
        }
    }
    let paint = |policy: usize, text: &str| {
        if colored {
            format!("{}{text}\x1b[0m", COLORS[policy])
        } else {
            text.to_owned()
        }
    };

    let made = sample * EXAMS_A_SAMPLE;
    let mut text = format!("memory not freed after {made:>7} exams were created and dropped\n");
    for (row, line) in cells.iter().enumerate() {
        let label = match row {
            0 => format!("{most:.1} MiB"),
            row if row == HEIGHT - 1 => "0.0 MiB".into(),
            _ => String::new(),
        };
        let _ = write!(text, "{label:>9} ┤");
        for (dots, policy) in line {
            text += &paint(
                *policy,
                &char::from_u32(0x2800 + dots).unwrap_or(' ').to_string(),
            );
        }
        text.push('\n');
    }
    for (policy, curve) in curves.iter().enumerate() {
        let (held, resident) = (end(&curve.held), end(&curve.resident));
        let name = paint(policy, &format!("{:>9}", curve.policy));
        let _ = writeln!(
            text,
            "{name}  {held:>5.1} MiB held, {resident:>5.1} MiB resident"
        );
    }
    text
}

/// The bit of a dot in a braille character.
fn dot(x: usize, y: usize) -> u32 {
    [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]][x][y]
}
