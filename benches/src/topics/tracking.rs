//! Tracking: the cost of a cycle (create, set, drop), a set, a snapshot and a count, by the number of
//! live instances, compared with the peers.

mod designs;
mod measures;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io;
use std::process::Command;

use crate::chart::{Lines, Panel, Series};
use crate::measure::{Figure, Heat, Race, progress};
use crate::report::{Bar, Outcome, figure, nanoseconds};
use designs::{
    Alone, AloneKept, CountMe, Dash, Design, Kept, Naive, Named, NamedTracked, Shared, Tracked,
    Untracked, WeakTable,
};
use inbounds::tracker::Tracked as _;

/// How many live.
const LIVE: [usize; 6] = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
const DESIGNS: usize = 8;
const MEASURES: [&str; 6] = [
    "cycle",
    "set",
    "set, ten side by side",
    "churn",
    "snapshot, an instance",
    "counts",
];

/// The samples of each measure, design and number of live ones.
#[derive(Default)]
struct Samples(Vec<(&'static str, &'static str, usize, Figure)>);

impl Samples {
    fn median(&self, measure: &str, design: &str, live: usize) -> f64 {
        self.figure(measure, design, live)
            .map_or(f64::NAN, Figure::median)
    }

    fn figure(&self, measure: &str, design: &str, live: usize) -> Option<&Figure> {
        let mut rows = self.0.iter();
        let row = rows.find(|row| (row.0, row.1, row.2) == (measure, design, live));
        row.map(|row| &row.3)
    }

    fn ratio(&self, measure: &str, [design, base]: [&str; 2], live: usize) -> f64 {
        match [design, base].map(|name| self.figure(measure, name, live)) {
            [Some(figure), Some(base)] => figure.ratio(base),
            _ => f64::NAN,
        }
    }

    fn add(&mut self, measure: &'static str, design: &'static str, live: usize, ns: f64) {
        let mut rows = self.0.iter_mut();
        match rows.find(|row| (row.0, row.1, row.2) == (measure, design, live)) {
            Some(row) => row.3.push(ns),
            None => self
                .0
                .push((measure, design, live, Figure::new(design, vec![ns]))),
        }
    }
}

pub fn run() -> io::Result<Outcome> {
    countme::enable(true);
    let mut samples = Samples::default();
    let special = special();
    // The calm ones first: a snapshot walks the slots of the most that ever lived.
    for part in [Part::Calm, Part::Moving] {
        for live in LIVE {
            grown(&mut samples, live, part);
        }
    }
    let memory = memory();

    let mut outcome = Outcome {
        name: "tracking",
        title: "Tracking",
        about: "Three `u8` fields. *cycle*: create, set, drop, next to the live ones. *churn*: a \
                random live one is dropped, and another made. *set*: in the order in which they \
                were made. `Arc<Mutex>` is what people reach for first: it shares, and tracks \
                nothing. The naive port is the original's dict, \
                `Mutex<HashMap<usize, Weak<_>>>`, touched at each set; with dashmap and weak-table \
                the same in their maps. countme counts, and no more. weak-table counts the dead too: \
                no count is shown. Rows and columns: nanoseconds, medians of interleaved rounds."
            .into(),
        ..Outcome::default()
    };
    outcome.more = tables(&samples, &memory);
    outcome.chart = chart(&samples);
    outcome.bars = bars(&samples, &special, &memory);
    outcome.sentences = vec![sentence(&samples)];
    outcome.heats = vec![special];
    Ok(outcome)
}

/// All designs with so many live ones each, in interleaved rounds.
fn grown(samples: &mut Samples, live: usize, part: Part) {
    let rounds = if live > 10_000 { 11 } else { 51 };
    let mut all = (
        measures::many::<Tracked>(live),
        measures::many::<Kept>(live),
        measures::many::<Untracked>(live),
        measures::many::<Shared>(live),
        measures::many::<Naive>(live),
        measures::many::<Dash>(live),
        measures::many::<WeakTable>(live),
        measures::many::<CountMe>(live),
    );
    for round in 0..rounds {
        progress(&format!("tracking: {live} live, {part:?}"), round, rounds);
        for turn in 0..DESIGNS {
            match (turn + round) % DESIGNS {
                0 => sample(samples, part, &mut all.0, round),
                1 => sample(samples, part, &mut all.1, round),
                2 => sample(samples, part, &mut all.2, round),
                3 => sample(samples, part, &mut all.3, round),
                4 => sample(samples, part, &mut all.4, round),
                5 => sample(samples, part, &mut all.5, round),
                6 => sample(samples, part, &mut all.6, round),
                _ => sample(samples, part, &mut all.7, round),
            }
        }
    }
    progress(&format!("tracking: {live} live, {part:?}"), rounds, rounds);
    drop(all);
    Kept::forget();
}

/// Whether instances come and go.
#[derive(Clone, Copy, Debug)]
enum Part {
    Calm,
    Moving,
}

fn sample<D: Design>(samples: &mut Samples, part: Part, live: &mut [D], round: usize) {
    let n = live.len();
    let mut add = |measure, ns: Option<f64>| {
        if let Some(ns) = ns {
            samples.add(measure, D::DESIGN, n, ns);
        }
    };
    match part {
        Part::Calm => {
            add("set", Some(measures::set(live, round)));
            let ten = &mut live[n / 2 - 5..n / 2 + 5];
            add("set, ten side by side", Some(measures::set(ten, round)));
            add("snapshot, an instance", measures::snapshot::<D>(n));
            add("counts", measures::counts::<D>());
        }
        Part::Moving => {
            add("cycle", Some(measures::cycle::<D>()));
            add("churn", Some(measures::churn(live, round)));
        }
    }
}

/// What is measured with one number of live ones only.
fn special() -> Heat {
    let live = measures::many::<Alone>(1_000);
    let mut race = Race::new("tracking, one by one");
    race.enter_timed("cycle on two threads, weak", |_| {
        measures::cycle_on_two_threads::<Alone>()
    });
    race.enter_timed("cycle on two threads, strong, releases included", |_| {
        measures::cycle_on_two_threads::<AloneKept>()
    });
    race.enter_timed("cycle on two threads, Arc<Mutex>", |_| {
        measures::cycle_on_two_threads::<Shared>()
    });
    race.enter_timed("cycle on two threads, naive port", |_| {
        measures::cycle_on_two_threads::<Naive>()
    });
    race.enter_timed("cycle on two threads, dashmap", |_| {
        measures::cycle_on_two_threads::<Dash>()
    });
    race.enter_timed("cycle on two threads, weak-table", |_| {
        measures::cycle_on_two_threads::<WeakTable>()
    });
    race.enter_timed("cycle on two threads, countme", |_| {
        measures::cycle_on_two_threads::<CountMe>()
    });
    race.enter_timed("`snapshot()` of 1,000, an instance", |times| {
        measures::timed(times, |_| drop(black_box(Alone::instances().snapshot()))) / 1_000.0
    });
    let text = |i| {
        if i % 2 == 0 {
            "ann of green gables"
        } else {
            "ben"
        }
    };
    // The text is made inside of the loop in both: a setter takes it by value.
    let mut named = Named::new("ann").ok().expect("valid");
    race.enter("set of a `String`, untracked", move |i| {
        let done = black_box(&mut named).set_name(black_box(text(i)));
        done.ok().expect("valid");
    });
    let mut tracked = NamedTracked::new("ann").ok().expect("valid");
    race.enter("set of a `String`, weak", move |i| {
        let done = black_box(&mut tracked).set_name(black_box(text(i)));
        done.ok().expect("valid");
    });
    let mut heat = race.run(51);
    drop(live);

    // The original, where there is a Python.
    let words = crate::python::words("within.py").unwrap_or_default();
    let names = [
        "Python: cycle, dict",
        "Python: cycle, WeakKeyDictionary",
        "Python: set, dict",
        "Python: set, WeakKeyDictionary",
    ];
    let times = words.iter().filter_map(|word| word.parse().ok());
    let python = names.into_iter().zip(times);
    heat.figures
        .extend(python.map(|(name, ns)| Figure::new(name, vec![ns])));
    heat
}

/// Name, the bytes of a live instance, and those that remain when all are dropped.
type Memory = Vec<(&'static str, f64, f64)>;

fn memory() -> Memory {
    let names = [
        Untracked::DESIGN,
        Tracked::DESIGN,
        Kept::DESIGN,
        Shared::DESIGN,
        Naive::DESIGN,
        Dash::DESIGN,
        WeakTable::DESIGN,
        CountMe::DESIGN,
    ];
    let mut memory = Memory::new();
    for (i, name) in names.into_iter().enumerate() {
        progress("tracking: memory", i, names.len());
        if let Some((live, dropped)) = held(name, 1_000_000) {
            memory.push((name, live, dropped));
        }
    }
    progress("tracking: memory", names.len(), names.len());
    memory
}

/// A process of its own for each: what another has freed must not be there to be used.
fn held(design: &str, live: usize) -> Option<(f64, f64)> {
    let mut command = Command::new(env::current_exe().ok()?);
    let output = command
        .args(["memory", design, &live.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut bytes = text
        .split_whitespace()
        .filter_map(|word| word.parse::<f64>().ok());
    Some((bytes.next()?, bytes.next()?))
}

/// `.. -- memory weak 1000000`: the resident bytes of an instance, while all live and when all
/// are dropped.
pub fn hold(design: &str, live: &str) -> io::Result<()> {
    let live = live.parse().map_err(io::Error::other)?;
    countme::enable(true);
    let hold = match design {
        Untracked::DESIGN => hold_as::<Untracked>,
        Tracked::DESIGN => hold_as::<Tracked>,
        Kept::DESIGN => hold_as::<Kept>,
        Shared::DESIGN => hold_as::<Shared>,
        Naive::DESIGN => hold_as::<Naive>,
        Dash::DESIGN => hold_as::<Dash>,
        WeakTable::DESIGN => hold_as::<WeakTable>,
        CountMe::DESIGN => hold_as::<CountMe>,
        other => return Err(io::Error::other(format!("no design `{other}`"))),
    };
    hold(live)
}

fn hold_as<D: Design>(live: usize) -> io::Result<()> {
    let before = resident()?;
    let all = measures::many::<D>(live);
    let most = resident()?;
    drop(black_box(all));
    let after = resident()?;
    let each = |bytes: f64| (bytes - before) / live as f64;
    println!("{:.1} {:.1}", each(most), each(after));
    Ok(())
}

/// Bytes of this process that are in memory.
fn resident() -> io::Result<f64> {
    let status = fs::read_to_string("/proc/self/statm")?;
    let pages = status
        .split_whitespace()
        .nth(1)
        .and_then(|word| word.parse::<f64>().ok());
    Ok(pages.ok_or_else(|| io::Error::other("statm has no second number"))? * 4096.0)
}

fn tables(samples: &Samples, memory: &Memory) -> String {
    let mut text = String::new();
    let designs = || samples.0.iter().filter(|row| row.2 == LIVE[0]);
    for measure in MEASURES {
        let _ = writeln!(text, "| {measure} | {} |", LIVE.map(said).join(" | "));
        let _ = writeln!(text, "|---|{}", "---:|".repeat(LIVE.len()));
        for (_, design, ..) in designs().filter(|row| row.0 == measure) {
            let medians = LIVE.map(|live| figure(samples.median(measure, design, live)));
            let _ = writeln!(text, "| {design} | {} |", medians.join(" | "));
        }
        text.push('\n');
    }
    if !memory.is_empty() {
        text +=
            "| resident bytes an instance, of a million | live | all dropped |\n|---|---:|---:|\n";
        for (name, live, dropped) in memory {
            let _ = writeln!(text, "| {name} | {live:.0} | {dropped:.0} |");
        }
        text.push('\n');
    }
    text
}

fn chart(samples: &Samples) -> String {
    let panel = |measure: &&'static str| {
        let mut series: Vec<Series> = Vec::new();
        for (_, design, live, figure) in samples.0.iter().filter(|row| row.0 == *measure) {
            let point = (*live as f64, figure.median());
            match series.iter_mut().find(|series| series.name == *design) {
                Some(series) => series.points.push(point),
                None => series.push(Series {
                    name: (*design).into(),
                    points: vec![point],
                }),
            }
        }
        // One order of all, so that one colour is one design.
        let order = [
            "weak",
            "strong",
            "untracked",
            "Arc<Mutex>",
            "naive port",
            "dashmap",
            "weak-table",
            "countme",
        ];
        series.sort_by_key(|series| order.iter().position(|name| *name == series.name));
        Panel {
            title: (*measure).into(),
            along: "live instances".into(),
            series,
            unit: nanoseconds,
            count: |live| said(live as usize),
        }
    };
    let lines = Lines {
        title: "What tracking costs, by how many live".into(),
        subtitle: "three u8 fields; nanoseconds, logarithmic; lower is better".into(),
        panels: MEASURES.iter().map(panel).collect(),
    };
    lines.draw()
}

/// `10`, `1k`, `1M`.
fn said(live: usize) -> String {
    match live {
        n if n >= 1_000_000 => format!("{}M", n / 1_000_000),
        n if n >= 1_000 => format!("{}k", n / 1_000),
        n => n.to_string(),
    }
}

/// Those of the tracker, at 1,000 live where nothing else is said.
fn bars(samples: &Samples, special: &Heat, memory: &Memory) -> Vec<Bar> {
    let at = |measure, pair| samples.ratio(measure, pair, 1_000);
    let grown = |measure, design| {
        samples.median(measure, design, 100_000) / samples.median(measure, design, 10)
    };
    let two = |design: &str| format!("cycle on two threads, {design}");
    let snapshot = special.median("`snapshot()` of 1,000, an instance");
    let mut bars = vec![
        Bar::at_most(
            2.0,
            "set, weak to untracked",
            at("set", ["weak", "untracked"]),
        ),
        Bar::at_most(
            0.06,
            "set, weak to the naive port",
            at("set", ["weak", "naive port"]),
        ),
        Bar::at_most(
            0.4,
            "cycle, weak to `Arc<Mutex>`",
            at("cycle", ["weak", "Arc<Mutex>"]),
        ),
        Bar::at_most(
            0.13,
            "cycle, weak to the naive port",
            at("cycle", ["weak", "naive port"]),
        ),
        Bar::at_most(
            0.05,
            "cycle on two threads, weak to the naive port",
            special.ratio(&two("weak"), &two("naive port")),
        ),
        Bar::at_most(
            1.5,
            "cycle, at 100,000 live to at 10",
            grown("cycle", "weak"),
        ),
        Bar::at_most(
            1.5,
            "set, at 100,000 live to at 10",
            grown("set, ten side by side", "weak"),
        ),
        Bar::at_most(
            4.0,
            "`for_each`, ns an instance",
            samples.median("snapshot, an instance", "weak", 1_000),
        ),
        Bar::at_most(4.0, "`snapshot`, ns an instance", snapshot),
        Bar::at_most(50.0, "counts, ns", samples.median("counts", "weak", 1_000)),
    ];
    for measure in MEASURES {
        let ratio = at(measure, ["strong", "weak"]);
        bars.push(Bar::at_most(
            1.2,
            format!("{measure}, strong to weak"),
            ratio,
        ));
    }
    bars.push(Bar::at_most(
        2.5,
        "set of a `String`, weak to untracked",
        special.ratio("set of a `String`, weak", "set of a `String`, untracked"),
    ));
    let bytes = |name| memory.iter().find(|row| row.0 == name).map(|row| row.1);
    if let (Some(weak), Some(untracked)) = (bytes("weak"), bytes("untracked")) {
        let over = weak - untracked;
        bars.push(Bar::at_most(
            32.0,
            "bytes of an instance, weak over untracked",
            over,
        ));
    }
    for (policy, dict) in [("weak", "WeakKeyDictionary"), ("strong", "dict")] {
        for (measure, least) in [("cycle", 100.0), ("set", 50.0)] {
            let python = special.median(&format!("Python: {measure}, {dict}"));
            if !python.is_nan() {
                let ratio = python / samples.median(measure, policy, 1_000);
                let what = format!("{measure}, Python's {dict} to {policy}");
                bars.push(Bar::at_least(least, what, ratio));
            }
        }
    }
    bars
}

fn sentence(samples: &Samples) -> String {
    let ns = |measure, design| nanoseconds(samples.median(measure, design, 1_000));
    format!(
        "Tracked with `weak`, at 1,000 live: a setter takes {} ({} untracked, {} in the naive \
         port), a cycle {} (`Arc<Mutex<_>>` {}, naive {}), a snapshot {} an instance, a count {}.",
        ns("set", "weak"),
        ns("set", "untracked"),
        ns("set", "naive port"),
        ns("cycle", "weak"),
        ns("cycle", "Arc<Mutex>"),
        ns("cycle", "naive port"),
        ns("snapshot, an instance", "weak"),
        ns("counts", "weak"),
    )
}
