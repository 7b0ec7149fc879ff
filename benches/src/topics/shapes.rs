//! Tracking in the shapes in which people write: an instance that is moved after `new`, a setter whose
//! result is used, a struct of ten fields.

mod designs;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Bar, Outcome, figure, nanoseconds};
use designs::{
    Data, Invalid, Mixed, Naive, Plain, Shape, Shared, Ten, TenTracked, Three, ThreeTracked,
};

const ROUNDS: usize = 101;
const MANY: usize = 1_000;

const UNTRACKED: &str = "untracked";
const WEAK: &str = "weak";
const ARC: &str = "Arc<Mutex>";
const NAIVE: &str = "naive port";

/// Does its work so many times, with the data in turn, and returns the nanoseconds of one.
type Run = fn(data: &[Data], times: usize) -> f64;

/// A run of each design, of a struct of three or of ten fields.
macro_rules! runs {
    ($run:ident of three) => {
        [
            (UNTRACKED, $run::<Three>),
            (WEAK, $run::<ThreeTracked>),
            (ARC, $run::<Shared<Plain>>),
            (NAIVE, $run::<Naive<Plain>>),
        ]
    };
    ($run:ident of ten) => {
        [
            (UNTRACKED, $run::<Ten>),
            (WEAK, $run::<TenTracked>),
            (ARC, $run::<Shared<Mixed>>),
            (NAIVE, $run::<Naive<Mixed>>),
        ]
    };
}

const IN_PLACE: &str = "create, set, drop in place";
const PUSHED: &str = "`vec.push(new()?)`, drop";
const COLLECTED: &str = "`map(new).collect::<Result<Vec<_>, _>>()`, drop";
const RETURNED: &str = "returned by a function, set, drop";
const SET: &str = "a setter whose result is used";
const TEN_IN_PLACE: &str = "ten fields: create, set, drop in place";
const TEN_PUSHED: &str = "ten fields: `vec.push(new()?)`, drop";
const TEN_SET: &str = "ten fields: a setter whose result is used";

pub fn run() -> Outcome {
    let cases: [(&str, [(&str, Run); 4]); 8] = [
        (IN_PLACE, runs!(in_place of three)),
        (PUSHED, runs!(pushed of three)),
        (COLLECTED, runs!(collected of three)),
        (RETURNED, runs!(returned of three)),
        (SET, runs!(set of three)),
        (TEN_IN_PLACE, runs!(in_place of ten)),
        (TEN_PUSHED, runs!(pushed of ten)),
        (TEN_SET, runs!(set of ten)),
    ];
    let data: Vec<Data> = (0..MANY)
        .map(|i| [7, 13, 29].map(|step| (i * step % 101) as u8))
        .collect();
    let heats: Vec<Heat> = cases.map(|(title, runs)| race(title, runs, &data)).into();
    let chart = Dots {
        title: "What tracking costs, by how it is written".into(),
        subtitle: "nanoseconds of an instance, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    let ratio = |title: &str, design, base| {
        let heat = heats.iter().find(|heat| heat.title == title);
        heat.map_or(f64::NAN, |heat| heat.ratio(design, base))
    };
    let bars = [
        (IN_PLACE, 0.5),
        (PUSHED, 0.6),
        (COLLECTED, 0.7),
        (RETURNED, 1.0),
        (SET, 0.5),
        (TEN_IN_PLACE, 1.0),
        (TEN_PUSHED, 1.0),
        (TEN_SET, 0.5),
    ];
    Outcome {
        name: "shapes",
        title: "Tracking, by how it is written",
        about: "What an instance costs depends on where it goes. In place it stays in registers. \
                When it is moved, it is stored in parts and loaded whole, which a processor cannot forward: \
                a function that is not inlined and returns an instance shows that most. Three `u8` fields \
                (and ten of mixed types), with values from data; *drop* is that of the whole `Vec`. `Arc<Mutex>` \
                shares, and tracks nothing; the naive port is the original's dict, touched at each set."
            .into(),
        chart: chart.draw(),
        bars: bars
            .map(|(title, limit)| {
                let what = format!("{title}, weak to `Arc<Mutex>`");
                Bar::at_most(limit, what, ratio(title, WEAK, ARC))
            })
            .into(),
        more: table(&heats),
        heats,
        ..Outcome::default()
    }
}

fn race(title: &str, runs: [(&str, Run); 4], data: &[Data]) -> Heat {
    let mut race = Race::new(title);
    for (design, run) in runs {
        race.enter_timed(design, move |times| run(black_box(data), times));
    }
    race.run(ROUNDS)
}

/// All shapes side by side.
fn table(heats: &[Heat]) -> String {
    let mut text = String::from(
        "| ns of an instance | untracked | weak | Arc<Mutex> | naive port | weak to Arc<Mutex> |\n\
         |---|---:|---:|---:|---:|---:|\n",
    );
    for heat in heats {
        let medians = [UNTRACKED, WEAK, ARC, NAIVE].map(|name| figure(heat.median(name)));
        let ratio = figure(heat.ratio(WEAK, ARC));
        let _ = writeln!(
            text,
            "| {} | {} | {ratio}x |",
            heat.title,
            medians.join(" | ")
        );
    }
    text + "\n"
}

/// Calls `all`, which does the work for each of the data, until it was done so many times.
fn timed(data: &[Data], times: usize, mut all: impl FnMut()) -> f64 {
    let rounds = times.div_ceil(data.len());
    let start = Instant::now();
    for _ in 0..rounds {
        all();
    }
    start.elapsed().as_nanos() as f64 / (rounds * data.len()) as f64
}

#[inline(never)]
fn in_place<S: Shape>(data: &[Data], times: usize) -> f64 {
    timed(data, times, || {
        for &data in data {
            let mut one = S::create(data).expect("valid");
            black_box(&mut one).set(data[1]).expect("valid");
        }
    })
}

#[inline(never)]
fn pushed<S: Shape>(data: &[Data], times: usize) -> f64 {
    fn fill<S: Shape>(data: &[Data], to: &mut Vec<S>) -> Result<(), Invalid> {
        for &data in data {
            to.push(S::create(data)?);
        }
        Ok(())
    }
    let mut all: Vec<S> = Vec::with_capacity(data.len());
    timed(data, times, || {
        fill(data, &mut all).expect("valid");
        black_box(&mut all).clear();
    })
}

#[inline(never)]
fn collected<S: Shape>(data: &[Data], times: usize) -> f64 {
    timed(data, times, || {
        let all: Result<Vec<S>, Invalid> = data.iter().map(|&data| S::create(data)).collect();
        black_box(all.expect("valid"));
    })
}

#[inline(never)]
fn returned<S: Shape>(data: &[Data], times: usize) -> f64 {
    #[inline(never)]
    fn create<S: Shape>(data: Data) -> Option<S> {
        S::create(data).ok()
    }
    timed(data, times, || {
        for &data in data {
            let mut one: S = create(data).expect("valid");
            black_box(&mut one).set(data[1]).expect("valid");
        }
    })
}

#[inline(never)]
fn set<S: Shape>(data: &[Data], times: usize) -> f64 {
    let all: Result<Vec<S>, Invalid> = data.iter().map(|&data| S::create(data)).collect();
    let mut all = all.expect("valid");
    timed(data, times, || {
        let pairs = black_box(&mut all).iter_mut().zip(data);
        let is_done = |(one, data): (&mut S, &Data)| one.set(data[0]).is_ok();
        assert_eq!(
            black_box(pairs.map(is_done).filter(|done| *done).count()),
            data.len()
        );
    })
}
