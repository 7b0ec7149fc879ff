//! Tracking: what a life, a set, a snapshot and a count cost beside the peers.
//!
//! Rounds are interleaved: each takes every design once, so that a slow moment of the machine
//! meets all of them. The figures are medians, and the ratios are what counts.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex, Weak};
use std::time::Instant;
use std::{fs, io, thread};

use inbounds::prelude::*;

const ROUNDS: usize = 101;

mod designs {
    use super::*;

    macro_rules! exam {
        ($name:ident $(: $policy:ident)?) => {
            validated_struct! {
                pub struct $name $(: $policy)? {
                    pub math: u8 in 0..=100,
                    pub physics: u8 in 0..=100,
                    pub chemistry: u8 in 0..=100,
                }
            }

            impl Design for $name {
                fn create(math: u8) -> Self {
                    $name::new(math, 50, 40).ok().expect("valid")
                }

                fn set(&mut self, math: u8) {
                    self.set_math(math).ok().expect("valid");
                }
            }
        };
    }

    exam!(Untracked);
    exam!(Tracked: weak);
    exam!(Few: weak);
    exam!(Many: weak);
    exam!(Kept: strong);

    /// Three checked fields behind what most people reach for first.
    pub struct Plain {
        math: u8,
        _others: [u8; 2],
    }

    impl Plain {
        fn set(&mut self, math: u8) {
            assert!(math <= 100);
            self.math = math;
        }
    }

    impl Design for Arc<Mutex<Plain>> {
        fn create(math: u8) -> Self {
            Arc::new(Mutex::new(Plain {
                math,
                _others: [50, 40],
            }))
        }

        fn set(&mut self, math: u8) {
            self.lock().expect("not poisoned").set(math);
        }
    }

    /// The original's dict, touched at each assignment; an instance that is dropped takes its key
    /// out, or the map would grow without end.
    pub struct Naive(Arc<Mutex<Plain>>);

    impl Drop for Naive {
        fn drop(&mut self) {
            let key = Arc::as_ptr(&self.0) as usize;
            SEEN.lock().expect("not poisoned").remove(&key);
        }
    }

    static SEEN: LazyLock<Mutex<HashMap<usize, Weak<Mutex<Plain>>>>> =
        LazyLock::new(Mutex::default);

    impl Naive {
        fn note(&self) {
            let key = Arc::as_ptr(&self.0) as usize;
            SEEN.lock()
                .expect("not poisoned")
                .insert(key, Arc::downgrade(&self.0));
        }
    }

    impl Design for Naive {
        fn create(math: u8) -> Self {
            let naive = Naive(Arc::<Mutex<Plain>>::create(math));
            naive.note();
            naive
        }

        fn set(&mut self, math: u8) {
            self.0.set(math);
            self.note();
        }
    }

    validated_struct! { pub struct Named { pub name: String in chars(1..=20) } }
    validated_struct! { pub struct NamedTracked: weak { pub name: String in chars(1..=20) } }
}
use designs::{Few, Kept, Many, Naive, Named, NamedTracked, Plain, Tracked, Untracked};

trait Design: Send + 'static {
    fn create(math: u8) -> Self;
    fn set(&mut self, math: u8);
}

/// Nanoseconds of one of `times` calls.
fn timed(times: usize, mut call: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for i in 0..times {
        call(i);
    }
    start.elapsed().as_nanos() as f64 / times as f64
}

fn life<D: Design>() -> f64 {
    let ns = timed(4_000, |i| {
        let mut one = D::create((i & 63) as u8);
        black_box(&mut one).set((i & 31) as u8);
    });
    Kept::tracker().release_retained();
    ns
}

fn life_on_two_threads<D: Design>() -> f64 {
    let start = Instant::now();
    let threads: Vec<_> = (0..2)
        .map(|_| thread::spawn(|| (0..5).map(|_| life::<D>()).sum::<f64>()))
        .collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
    start.elapsed().as_nanos() as f64 / 40_000.0
}

fn set<D: Design>(live: &mut [D]) -> f64 {
    let sweeps = 10_000 / live.len();
    let ns = timed(sweeps, |sweep| {
        for (i, one) in live.iter_mut().enumerate() {
            black_box(one).set(((i + sweep) & 63) as u8);
        }
    });
    ns / live.len() as f64
}

struct Row {
    name: String,
    samples: Vec<f64>,
}

impl Row {
    fn median(&self) -> f64 {
        let mut sorted = self.samples.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    }
}

/// All measures, each once a round.
#[derive(Default)]
struct Table(Vec<Row>);

impl Table {
    fn add(&mut self, name: &str, sample: f64) {
        match self.0.iter_mut().find(|row| row.name == name) {
            Some(row) => row.samples.push(sample),
            None => self.0.push(Row {
                name: name.to_owned(),
                samples: vec![sample],
            }),
        }
    }

    fn median(&self, name: &str) -> f64 {
        self.0
            .iter()
            .find(|row| row.name == name)
            .map_or(f64::NAN, Row::median)
    }
}

fn lives<D: Design>(n: usize) -> Vec<D> {
    (0..n).map(|i| D::create((i % 101) as u8)).collect()
}

pub fn run() -> io::Result<()> {
    let mut table = Table::default();
    let mut untracked = lives::<Untracked>(1_000);
    let mut arcs = lives::<Arc<Mutex<Plain>>>(1_000);
    let mut naive = lives::<Naive>(1_000);
    let mut named = Named::new("ann").ok().expect("valid");
    let mut named_tracked = NamedTracked::new("ann").ok().expect("valid");

    for round in 0..ROUNDS {
        if round % 10 == 0 {
            eprintln!("tracking: round {round} of {ROUNDS}");
        }
        table.add("set untracked", set(&mut untracked));
        let mut tracked = lives::<Tracked>(1_000);
        table.add("set weak", set(&mut tracked));
        let mut kept = lives::<Kept>(1_000);
        table.add("set strong", set(&mut kept));
        table.add("set Arc<Mutex>", set(&mut arcs));
        table.add("set naive", set(&mut naive));

        table.add(
            "snapshot seen",
            timed(1, |_| drop(black_box(Tracked::tracker().seen()))) / 1_000.0,
        );
        let mut sum = 0_u64;
        table.add(
            "snapshot visit",
            timed(1, |_| {
                Tracked::tracker().visit(|seen| sum += u64::from(seen.fields().math));
            }) / 1_000.0,
        );
        black_box(sum);
        table.add(
            "counts",
            timed(1_000, |_| {
                black_box(Tracked::tracker().counts());
            }),
        );
        table.add(
            "counts strong",
            timed(1_000, |_| {
                black_box(Kept::tracker().counts());
            }),
        );
        drop((tracked, kept));
        Kept::tracker().release_retained();

        table.add("life untracked", life::<Untracked>());
        table.add("life weak", life::<Tracked>());
        table.add("life strong", life::<Kept>());
        table.add("life Arc<Mutex>", life::<Arc<Mutex<Plain>>>());
        table.add("life naive", life::<Naive>());
        if round % 4 == 0 {
            table.add("life x2 weak", life_on_two_threads::<Tracked>());
            table.add(
                "life x2 strong, releases included",
                life_on_two_threads::<Kept>(),
            );
            table.add("life x2 naive", life_on_two_threads::<Naive>());
        }

        // Types of their own: a snapshot walks the slots of the most that ever lived.
        let mut few = lives::<Few>(10);
        table.add("life at 10", life::<Few>());
        table.add("set at 10", set(&mut few));
        if round % 10 == 0 {
            let mut many = lives::<Many>(100_000);
            table.add("life at 100000", life::<Many>());
            // Ten of them, side by side: the misses of a random walk are the machine's.
            table.add("set at 100000", set(&mut many[50_000..50_010]));
        }

        // The text is made outside of the measured loop in neither: a setter takes it by value.
        table.add(
            "String set untracked",
            timed(1_000, |i| {
                let text = if i % 2 == 0 {
                    "ann of green gables"
                } else {
                    "ben"
                };
                black_box(&mut named)
                    .set_name(black_box(text))
                    .ok()
                    .expect("valid");
            }),
        );
        table.add(
            "String set weak",
            timed(1_000, |i| {
                let text = if i % 2 == 0 {
                    "ann of green gables"
                } else {
                    "ben"
                };
                black_box(&mut named_tracked)
                    .set_name(black_box(text))
                    .ok()
                    .expect("valid");
            }),
        );
    }
    write(&table)
}

fn write(table: &Table) -> io::Result<()> {
    let mut text = String::from("| measure | ns, median |\n|---|---|\n");
    for row in &table.0 {
        let _ = writeln!(text, "| {} | {:.2} |", row.name, row.median());
    }
    let at = |name: &str| table.median(name);
    let mut bars = vec![
        (
            "set, weak to untracked",
            at("set weak") / at("set untracked"),
            2.0,
        ),
        ("set, weak to naive", at("set weak") / at("set naive"), 0.06),
        (
            "life, weak to Arc<Mutex>",
            at("life weak") / at("life Arc<Mutex>"),
            0.4,
        ),
        (
            "life, weak to naive",
            at("life weak") / at("life naive"),
            0.13,
        ),
        (
            "life on two threads, weak to naive",
            at("life x2 weak") / at("life x2 naive"),
            0.05,
        ),
        (
            "life, at 100,000 to at 10",
            at("life at 100000") / at("life at 10"),
            1.5,
        ),
        (
            "set, at 100,000 to at 10",
            at("set at 100000") / at("set at 10"),
            1.5,
        ),
        (
            "snapshot with visit, ns an instance",
            at("snapshot visit"),
            4.0,
        ),
        (
            "snapshot with seen, ns an instance",
            at("snapshot seen"),
            4.0,
        ),
        ("counts, ns", at("counts"), 50.0),
        (
            "set, strong to weak",
            at("set strong") / at("set weak"),
            1.2,
        ),
        (
            "life, strong to weak",
            at("life strong") / at("life weak"),
            1.2,
        ),
        (
            "counts, strong to weak",
            at("counts strong") / at("counts"),
            1.2,
        ),
        (
            "String set, weak to untracked",
            at("String set weak") / at("String set untracked"),
            2.5,
        ),
    ];
    if let Some([life_strong, life_weak, set_strong, set_weak]) = python() {
        let _ = writeln!(text, "| Python: life, dict | {life_strong:.0} |");
        let _ = writeln!(text, "| Python: life, WeakKeyDictionary | {life_weak:.0} |");
        let _ = writeln!(text, "| Python: set, dict | {set_strong:.0} |");
        let _ = writeln!(text, "| Python: set, WeakKeyDictionary | {set_weak:.0} |");
        bars.extend([
            (
                "life, weak to Python's WeakKeyDictionary",
                at("life weak") / life_weak,
                0.01,
            ),
            (
                "life, strong to Python's dict",
                at("life strong") / life_strong,
                0.01,
            ),
            (
                "set, weak to Python's WeakKeyDictionary",
                at("set weak") / set_weak,
                0.02,
            ),
            (
                "set, strong to Python's dict",
                at("set strong") / set_strong,
                0.02,
            ),
        ]);
    }
    text.push_str("\n| bar | at most | measured | |\n|---|---|---|---|\n");
    for (name, bar, most) in bars {
        let verdict = if bar <= most { "met" } else { "missed" };
        let _ = writeln!(text, "| {name} | {most} | {bar:.3} | {verdict} |");
    }
    println!("{text}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/results/tracking.md");
    fs::write(
        path,
        format!(
            "Medians of {ROUNDS} interleaved rounds, three `u8` fields, 1,000 live unless said.\n\n{text}"
        ),
    )
}

/// The original, where there is a Python.
fn python() -> Option<[f64; 4]> {
    eprintln!("tracking: the original, in Python");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/python/within.py");
    let output = Command::new("python3").arg(script).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let figures: Vec<f64> = text
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    figures.try_into().ok()
}
