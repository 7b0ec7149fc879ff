//! What a topic found, as Markdown beside its chart, and the whole as an index and in the README.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::machine;
use crate::measure::Heat;

/// What a topic found.
#[derive(Default)]
pub struct Outcome {
    pub name: &'static str,
    pub title: &'static str,
    /// What was done, and what must be known to read the figures.
    pub about: String,
    pub heats: Vec<Heat>,
    /// Tables that are no heats.
    pub more: String,
    pub chart: String,
    pub bars: Vec<Bar>,
    /// For the README, one a line.
    pub sentences: Vec<String>,
}

/// What was aimed at, and what came out.
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

/// An entrant a line, with its ratio to the struct by hand, and that of it to ours.
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
        let verdict = if bar.is_met() { "met" } else { "**missed**" };
        let measured = figure(bar.measured);
        let _ = writeln!(
            text,
            "| {} | {} | {measured} | {verdict} |",
            bar.what,
            bar.aim()
        );
    }
    text + "\n"
}

/// After a whole run: the page over all topics, and the section of the README.
pub fn finish(outcomes: &[Outcome]) -> io::Result<()> {
    let mut index = format!(
        "# Results\n\nThe last whole run of `cargo run --release --manifest-path benches/Cargo.toml`. {}\n\n{}",
        machine::describe(),
        bars(outcomes)
    );
    for Outcome { name, title, .. } in outcomes {
        let _ = writeln!(index, "[![{title}]({name}.svg)]({name}.md)\n");
    }
    fs::write(
        results().join("README.md"),
        index.trim_end().to_owned() + "\n",
    )?;
    readme(&section(outcomes))
}

/// The columns of the README's table.
const PEERS: [&str; 7] = [
    "inbounds",
    "by hand",
    "garde",
    "validator",
    "nutype",
    "prae",
    "validated_struct",
];
/// What the results have and the README, which is short, has not.
const LEFT_OUT: &str = "text";

fn section(outcomes: &[Outcome]) -> String {
    let mut text = format!(
        "| | {} |\n|---|{}\n",
        PEERS
            .join(" | ")
            .replace("validated_struct", "`validated_struct`"),
        "---:|".repeat(PEERS.len())
    );
    let shown = outcomes.iter().filter(|outcome| outcome.name != LEFT_OUT);
    let heats = shown.flat_map(|outcome| &outcome.heats);
    for heat in heats.filter(|heat| heat.figure("garde").is_some()) {
        let _ = write!(text, "| {} |", heat.title);
        for peer in PEERS {
            let median = heat.median(peer);
            let cell = if median.is_nan() {
                "–".to_owned()
            } else {
                nanoseconds(median)
            };
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
    text.push('\n');
    for sentence in outcomes.iter().flat_map(|outcome| &outcome.sentences) {
        let _ = writeln!(text, "- {sentence}");
    }
    let all = outcomes.iter().flat_map(|outcome| &outcome.bars);
    let missed: Vec<String> = all
        .filter(|bar| !bar.is_met())
        .map(|bar| {
            format!(
                "{} ({}; the aim is {})",
                bar.what,
                figure(bar.measured),
                bar.aim()
            )
        })
        .collect();
    if !missed.is_empty() {
        let _ = writeln!(
            text,
            "- Where we miss what we aim at: {}.",
            missed.join("; ")
        );
    }
    let _ = writeln!(
        text,
        "\nOn {}, {}.",
        machine::hardware(),
        machine::first_line("rustc", &["--version"])
    );
    text
}

const BEGIN: &str = "<!-- measured: written by benches -->\n";
const END: &str = "<!-- measured: end -->\n";

/// Puts the section between its marks.
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

/// A time, to three digits, in the unit that suits it.
pub fn nanoseconds(ns: f64) -> String {
    match ns {
        ns if ns < 1e3 => format!("{} ns", figure(ns)),
        ns if ns < 1e6 => format!("{} µs", figure(ns / 1e3)),
        ns if ns < 1e9 => format!("{} ms", figure(ns / 1e6)),
        ns => format!("{} s", figure(ns / 1e9)),
    }
}

/// Three digits, more or less.
pub fn figure(number: f64) -> String {
    match number {
        n if n < 10.0 => format!("{n:.2}"),
        n if n < 100.0 => format!("{n:.1}"),
        n => format!("{n:.0}"),
    }
}
