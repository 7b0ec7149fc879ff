//! How long `cargo check` takes for structs that are declared with this library, with garde's
//! derive and accessors by hand, and all by hand.

pub mod generate;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, io};

use crate::chart::{Dots, Lines, Panel, Series};
use crate::measure::{Figure, Heat, progress};
use crate::report::{Bar, Outcome, figure, nanoseconds, results};
use generate::{Style, generate, touch};

const STYLES: [Style; 4] = [Style::Untracked, Style::Weak, Style::Garde, Style::Hand];
const HERE: &str = env!("CARGO_MANIFEST_DIR");
const ROUNDS: usize = 5;
/// On a slow machine, no round begins after this.
const PATIENCE: Duration = Duration::from_secs(90);
/// Structs of ten fields, and fields of one struct.
const STRUCTS: [usize; 4] = [25, 50, 100, 200];
const FIELDS: [usize; 4] = [50, 100, 200, 400];

pub fn run() -> io::Result<Outcome> {
    run_with(&[])
}

/// `[rounds] [library]`: the library to measure, this one if it is not given.
pub fn run_with(args: &[&str]) -> io::Result<Outcome> {
    let rounds = args.first().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let library = args
        .get(1)
        .map_or_else(|| Path::new(HERE).join(".."), PathBuf::from);
    let library = fs::canonicalize(library)?;

    let heats = hundred(rounds, &library)?;
    let structs = growth(&library, "structs of ten fields", &STRUCTS.map(|n| (n, 10)))?;
    let fields = growth(&library, "fields of one struct", &FIELDS.map(|n| (1, n)))?;

    let dots = Dots {
        title: "cargo check, 100 structs of ten fields".into(),
        subtitle: "logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    let lines = Lines {
        title: "cargo check, by size".into(),
        subtitle: "without incremental state; logarithmic; lower is better".into(),
        panels: vec![structs, fields],
    };
    fs::write(results().join("compile-growth.svg"), lines.draw())?;
    let mut more = String::from("![by size](compile-growth.svg)\n\n");
    for panel in &lines.panels {
        more += &growth_table(panel);
    }

    let garde = Style::Garde.name();
    let (touched, clean) = (&heats[0], &heats[2]);
    let sentence = format!(
        "`cargo check` of 100 structs of ten fields: {} after a change of one line, {} times as \
         long as garde's derive with accessors by hand ({}); a clean check with all dependencies \
         takes {} ({} times garde's {}).",
        nanoseconds(touched.median("inbounds")),
        figure(touched.ratio("inbounds", garde)),
        nanoseconds(touched.median(garde)),
        nanoseconds(clean.median("inbounds")),
        figure(clean.ratio("inbounds", garde)),
        nanoseconds(clean.median(garde)),
    );
    Ok(Outcome {
        name: "compile",
        title: "Compile time",
        about: "`cargo check` of generated crates: readers, checking setters and a constructor \
                for each struct, fields of `u8`, `u32` and `String` in turn. Clean: with all \
                dependencies, from nothing."
            .into(),
        chart: dots.draw(),
        bars: vec![
            Bar::at_most(
                1.3,
                "check after one line, to garde",
                touched.ratio("inbounds", garde),
            ),
            Bar::at_most(
                1.6,
                "the same with `: weak`",
                touched.ratio(Style::Weak.name(), garde),
            ),
            Bar::at_most(
                1.3,
                "a field of 400, to a field of 50",
                bend(&lines.panels[1]),
            ),
            Bar::at_most(0.5, "clean check, to garde", clean.ratio("inbounds", garde)),
        ],
        heats: heats.clone(),
        more,
        sentences: vec![sentence],
        ..Outcome::default()
    })
}

fn place(style: Style) -> PathBuf {
    Path::new(HERE).join(format!("target/generated/{}", style as usize))
}

/// Whether the compiler keeps incremental state.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Kept,
    None,
}

impl State {
    /// A directory each: cargo forgets the state where it is not used.
    fn target(self) -> &'static str {
        match self {
            State::Kept => "target/incremental",
            State::None => "target/whole",
        }
    }
}

/// From nothing with all dependencies; then, each round, after a change of one line, with
/// incremental state and without.
fn hundred(rounds: usize, library: &Path) -> io::Result<Vec<Heat>> {
    let mut heats = [
        "check, one line touched",
        "check, without incremental state",
        "check, clean, with dependencies",
    ]
    .map(empty);
    for (i, style) in STYLES.into_iter().enumerate() {
        progress("compile: clean", i, STYLES.len());
        let dir = place(style);
        generate(&dir, style, 100, 10, library)?;
        for state in [State::Kept, State::None] {
            let target = dir.join(state.target());
            if target.exists() {
                fs::remove_dir_all(target)?;
            }
            heats[2].figures[i].push(check(&dir, state)?);
        }
    }
    progress("compile: clean", 1, 1);

    let start = Instant::now();
    let mut number = 0;
    for round in 0..rounds {
        if round > 0 && start.elapsed() > PATIENCE {
            break;
        }
        for (heat, state) in heats.iter_mut().zip([State::Kept, State::None]) {
            progress(&format!("compile: {}", heat.title), round, rounds);
            for (style, figure) in STYLES.into_iter().zip(&mut heat.figures) {
                number += 1;
                touch(&place(style), number)?;
                figure.push(check(&place(style), state)?);
            }
        }
    }
    progress("compile: 100 structs of ten fields", rounds, rounds);
    Ok(heats.into())
}

/// Crates of several sizes, `(structs, fields)`.
fn growth(library: &Path, along: &str, sizes: &[(usize, usize)]) -> io::Result<Panel> {
    const GROWTH_ROUNDS: usize = 2;
    let mut series: Vec<Series> = Vec::new();
    for (i, style) in STYLES.into_iter().enumerate() {
        let dir = place(style);
        let mut points = Vec::new();
        for (j, (structs, fields)) in sizes.iter().enumerate() {
            progress(
                &format!("compile: {along}"),
                i * sizes.len() + j,
                4 * sizes.len(),
            );
            generate(&dir, style, *structs, *fields, library)?;
            let mut figure = Figure::new(style.name(), Vec::new());
            for round in 0..GROWTH_ROUNDS {
                touch(&dir, round as u32 + 1)?;
                figure.push(check(&dir, State::None)?);
            }
            // The size that changes is the one that is more than the first of its kind.
            let size = if *structs > 1 { structs } else { fields };
            points.push((*size as f64, figure.least()));
        }
        let name = style.name().to_owned();
        series.push(Series { name, points });
    }
    progress(&format!("compile: {along}"), 1, 1);
    Ok(Panel {
        title: format!("by the number of {along}"),
        along: along.into(),
        series,
        unit: nanoseconds,
        count: |count| count.to_string(),
    })
}

/// How much longer, at most, one more costs at the end than at the beginning: 1 is a line.
fn bend(panel: &Panel) -> f64 {
    let slope = |pair: &[(f64, f64)]| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    let points = &panel.series[Style::Untracked as usize].points;
    slope(&points[points.len() - 2..]) / slope(&points[..2])
}

fn growth_table(panel: &Panel) -> String {
    let sizes = panel.series[0]
        .points
        .iter()
        .map(|point| point.0.to_string());
    let sizes: Vec<String> = sizes.collect();
    let mut text = format!(
        "| {} | {} |\n|---|{}\n",
        panel.along,
        sizes.join(" | "),
        "---:|".repeat(sizes.len())
    );
    for series in &panel.series {
        let times = series.points.iter().map(|point| nanoseconds(point.1));
        let times: Vec<String> = times.collect();
        text += &format!("| {} | {} |\n", series.name, times.join(" | "));
    }
    text + "\n"
}

fn empty(title: &str) -> Heat {
    Heat {
        title: title.into(),
        figures: STYLES
            .map(|style| Figure::new(style.name(), Vec::new()))
            .into(),
    }
}

/// Nanoseconds.
fn check(dir: &Path, state: State) -> io::Result<f64> {
    let start = Instant::now();
    let done = Command::new("cargo")
        .args(["check", "--quiet"])
        .current_dir(dir)
        .env(
            "CARGO_INCREMENTAL",
            if state == State::Kept { "1" } else { "0" },
        )
        .env("CARGO_TARGET_DIR", dir.join(state.target()))
        .status()?;
    if !done.success() {
        let what = format!("{} does not check", dir.display());
        return Err(io::Error::other(what));
    }
    Ok(start.elapsed().as_nanos() as f64)
}
