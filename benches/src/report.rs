//! The results of a topic as Markdown with its chart; and of all topics as an index and in the README.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::machine;
use crate::measure::Heat;

/// The results of a topic.
#[derive(Default)]
pub struct Outcome {
    pub name: &'static str,
    pub title: &'static str,
    /// How it was measured, and how to read the figures.
    pub about: String,
    pub heats: Vec<Heat>,
    /// Other tables.
    pub more: String,
    pub chart: String,
    pub bars: Vec<Bar>,
    /// For the index, one per line.
    pub sentences: Vec<String>,
}

/// A target, and what was measured.
pub struct Bar {
    what: String,
    measured: f64,
    limit: Limit,
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Bar {
    pub fn at_most(limit: f64, what: impl Into<String>, measured: f64) -> Self {
        let (what, limit) = (what.into(), Limit::AtMost(limit));
        Bar {
            what,
            measured,
            limit,
        }
    }

    pub fn at_least(limit: f64, what: impl Into<String>, measured: f64) -> Self {
        let (what, limit) = (what.into(), Limit::AtLeast(limit));
        Bar {
            what,
            measured,
            limit,
        }
    }

    fn is_met(&self) -> bool {
        match self.limit {
            Limit::AtMost(limit) => self.measured <= limit,
            Limit::AtLeast(limit) => self.measured >= limit,
        }
    }

    fn aim(&self) -> String {
        match self.limit {
            Limit::AtMost(limit) => format!("at most {limit}"),
            Limit::AtLeast(limit) => format!("at least {limit}"),
        }
    }
}

impl Outcome {
    /// Writes `results/<name>.md` and its chart, and shows the tables.
    pub fn write(&self) -> io::Result<()> {
        let mut text = String::new();
        for heat in &self.heats {
            text += &table(heat);
        }
        text += &self.more;
        if !self.bars.is_empty() {
            text += &bars([self]);
        }
        println!("\n# {}\n\n{}", self.title, text.trim_end());
        let Outcome {
            name,
            title,
            about,
            chart,
            ..
        } = self;
        let machine = machine::describe();
        let mut page = format!("# {title}\n\n{about}\n\n{machine}\n\n");
        if !chart.is_empty() {
            fs::write(results().join(format!("{name}.svg")), chart)?;
            let _ = writeln!(page, "![{title}]({name}.svg)\n");
        }
        fs::write(
            results().join(format!("{name}.md")),
            page + text.trim_end() + "\n",
        )
    }
}

/// One entrant per line, with its ratios to the struct by hand and to this crate.
fn table(heat: &Heat) -> String {
    let mut text = format!(
        "| {} | median | middle half | to by hand | to inbounds |\n|---|---:|---:|---:|---:|\n",
        heat.title
    );
    let times = |ratio: f64| {
        if ratio.is_nan() {
            String::new()
        } else {
            format!("{}x", figure(ratio))
        }
    };
    for entrant in &heat.figures {
        let (low, high) = entrant.spread();
        let _ = writeln!(
            text,
            "| {} | {} | {} to {} | {} | {} |",
            entrant.name,
            nanoseconds(entrant.median()),
            nanoseconds(low),
            nanoseconds(high),
            times(heat.ratio(&entrant.name, "by hand")),
            times(heat.ratio(&entrant.name, "inbounds")),
        );
    }
    text + "\n"
}

fn bars<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> String {
    let mut text = String::from("| aim | | measured | |\n|---|---|---:|---|\n");
    for bar in outcomes.into_iter().flat_map(|outcome| &outcome.bars) {
        let result = if bar.is_met() { "met" } else { "**missed**" };
        let measured = figure(bar.measured);
        let _ = writeln!(
            text,
            "| {} | {} | {measured} | {result} |",
            bar.what,
            bar.aim()
        );
    }
    text + "\n"
}

/// After a whole run: writes the page of all topics, and the section of the README.
pub fn finish(outcomes: &[Outcome]) -> io::Result<()> {
    let mut index = format!(
        "# Results\n\nThe last whole run of `cargo run --release --manifest-path benches/Cargo.toml`. {}\n\n{}",
        machine::describe(),
        bars(outcomes)
    );
    for sentence in outcomes.iter().flat_map(|outcome| &outcome.sentences) {
        let _ = writeln!(index, "- {sentence}");
    }
    index.push('\n');
    for Outcome { name, title, .. } in outcomes {
        let _ = writeln!(index, "[![{title}]({name}.svg)]({name}.md)\n");
    }
    fs::write(
        results().join("README.md"),
        index.trim_end().to_owned() + "\n",
    )?;
    readme(&section(outcomes))
}

/// The columns of the README's table, and its rows: what is measured, and for which columns.
const PEERS: [&str; 5] = ["inbounds", "by hand", "garde", "validator", "nutype"];
const ROWS: [(&str, &str); 7] = [
    ("construct, valid", "create, valid"),
    (
        "reject, 1 bad, message read",
        "reject 1 bad field of 10, read the message",
    ),
    ("assign, valid", "assign, valid"),
    ("push", "push to a list of a million, each checked"),
    ("push, rejected", "the same, rejected"),
    (
        "JSON, numbers, text, a list",
        "read JSON: numbers, text, a list",
    ),
    (
        "check, one line touched",
        "`cargo check` of 100 structs after a change of one line",
    ),
];
/// A peer that only takes part with additions.
const WITH_ADDITIONS: (&str, &str) = ("garde", "garde + accessors");

fn section(outcomes: &[Outcome]) -> String {
    let mut text = format!(
        "| | {} |\n|---|{}\n",
        PEERS.join(" | "),
        "---:|".repeat(PEERS.len())
    );
    let heats = || outcomes.iter().flat_map(|outcome| &outcome.heats);
    for (title, shown) in ROWS {
        let Some(heat) = heats().find(|heat| heat.title == title) else {
            continue;
        };
        let _ = write!(text, "| {shown} |");
        for peer in PEERS {
            let mut median = heat.median(peer);
            if median.is_nan() && peer == WITH_ADDITIONS.0 {
                median = heat.median(WITH_ADDITIONS.1);
            }
            let cell = if median.is_nan() {
                "–".to_owned()
            } else {
                nanoseconds(median)
            };
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "\n{}, {}.",
        machine::hardware(),
        machine::first_line("rustc", &["--version"])
    );
    text
}

const BEGIN: &str = "<!-- measured: written by benches -->\n";
const END: &str = "<!-- measured: end -->\n";

/// Replaces the section between its markers.
fn readme(section: &str) -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let text = fs::read_to_string(&path)?;
    let marked = text
        .split_once(BEGIN)
        .and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    match marked {
        Some((before, after)) => {
            fs::write(path, format!("{before}{BEGIN}\n{section}\n{END}{after}"))
        }
        None => Err(io::Error::other("the README has no marks for the figures")),
    }
}

pub fn results() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("results")
}

/// A time, to three digits, in a suitable unit.
pub fn nanoseconds(ns: f64) -> String {
    match ns {
        ns if ns < 1e3 => format!("{} ns", figure(ns)),
        ns if ns < 1e6 => format!("{} µs", figure(ns / 1e3)),
        ns if ns < 1e9 => format!("{} ms", figure(ns / 1e6)),
        ns => format!("{} s", figure(ns / 1e9)),
    }
}

/// About three digits.
pub fn figure(number: f64) -> String {
    match number {
        n if n < 10.0 => format!("{n:.2}"),
        n if n < 100.0 => format!("{n:.1}"),
        n => format!("{n:.0}"),
    }
}
