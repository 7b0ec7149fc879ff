//! Who takes how long: entrants run in turn, round after round, so that a slow moment of the
//! machine meets them all. What counts are medians, and the ratios within a round.

use std::time::{Duration, Instant};

/// So long one sample of one entrant lasts, about.
const SAMPLE: Duration = Duration::from_micros(300);

/// What is measured side by side: one line of the table for each entrant.
pub struct Race<'a> {
    pub title: String,
    entrants: Vec<Entrant<'a>>,
}

struct Entrant<'a> {
    name: String,
    run: Box<dyn FnMut(usize) -> f64 + 'a>,
    samples: Vec<f64>,
}

/// The samples of an entrant, in nanoseconds, one a round.
#[derive(Clone)]
pub struct Figure {
    pub name: String,
    samples: Vec<f64>,
}

/// The figures of a race.
#[derive(Clone)]
pub struct Heat {
    pub title: String,
    pub figures: Vec<Figure>,
}

impl<'a> Race<'a> {
    pub fn new(title: impl Into<String>) -> Self {
        Race {
            title: title.into(),
            entrants: Vec::new(),
        }
    }

    /// `call` is called with 0, 1, 2, .., and timed by the thousand.
    pub fn enter(&mut self, name: impl Into<String>, mut call: impl FnMut(usize) + 'a) {
        let mut next = 0;
        self.enter_timed(name, move |times| {
            let start = Instant::now();
            for i in next..next + times {
                call(i);
            }
            next += times;
            start.elapsed().as_nanos() as f64 / times as f64
        });
    }

    /// `run` does its work a number of times, and returns the nanoseconds of one.
    pub fn enter_timed(&mut self, name: impl Into<String>, run: impl FnMut(usize) -> f64 + 'a) {
        self.entrants.push(Entrant {
            name: name.into(),
            run: Box::new(run),
            samples: Vec::new(),
        });
    }

    /// Runs so many rounds; each begins with another entrant.
    pub fn run(mut self, rounds: usize) -> Heat {
        let times: Vec<usize> = self.entrants.iter_mut().map(Entrant::warm_up).collect();
        for round in 0..rounds {
            progress(&self.title, round, rounds);
            for turn in 0..times.len() {
                let i = (turn + round) % times.len();
                let entrant = &mut self.entrants[i];
                let sample = (entrant.run)(times[i]);
                entrant.samples.push(sample);
            }
        }
        progress(&self.title, rounds, rounds);
        let figures = self.entrants.into_iter().map(|entrant| Figure {
            name: entrant.name,
            samples: entrant.samples,
        });
        Heat {
            title: self.title,
            figures: figures.collect(),
        }
    }
}

impl Entrant<'_> {
    /// How many calls make a sample.
    fn warm_up(&mut self) -> usize {
        let mut times = 1;
        loop {
            let took = (self.run)(times) * times as f64;
            if took >= SAMPLE.as_nanos() as f64 || times > 1 << 24 {
                return times;
            }
            times *= 2;
        }
    }
}

impl Heat {
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// The median of an entrant; not a number where there is none of that name.
    pub fn median(&self, name: &str) -> f64 {
        self.figure(name).map_or(f64::NAN, Figure::median)
    }

    /// How many times as long `name` takes as `base`: the median of the ratios of each round.
    pub fn ratio(&self, name: &str, base: &str) -> f64 {
        match (self.figure(name), self.figure(base)) {
            (Some(figure), Some(base)) => figure.ratio(base),
            _ => f64::NAN,
        }
    }
}

impl Figure {
    pub fn new(name: impl Into<String>, samples: Vec<f64>) -> Self {
        Figure {
            name: name.into(),
            samples,
        }
    }

    pub fn push(&mut self, sample: f64) {
        self.samples.push(sample);
    }

    pub fn median(&self) -> f64 {
        quantile(&self.samples, 0.5)
    }

    /// What is left where all that disturbs only adds.
    pub fn least(&self) -> f64 {
        quantile(&self.samples, 0.0)
    }

    /// A quarter of the samples is less than the first, a quarter is more than the second.
    pub fn spread(&self) -> (f64, f64) {
        (quantile(&self.samples, 0.25), quantile(&self.samples, 0.75))
    }

    pub fn ratio(&self, base: &Figure) -> f64 {
        let ratios = self.samples.iter().zip(&base.samples);
        quantile(&ratios.map(|(a, b)| a / b).collect::<Vec<_>>(), 0.5)
    }
}

fn quantile(samples: &[f64], q: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted
        .get((last as f64 * q).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

/// A line that is written over by the next; without a terminal, only the last of them.
pub fn progress(what: &str, done: usize, of: usize) {
    use std::io::{IsTerminal, Write, stderr};
    let is_last = done == of;
    if stderr().is_terminal() {
        let bar = "=".repeat(20 * done / of.max(1));
        eprint!("\r  [{bar:<20}] {what}\x1b[K");
        if is_last {
            eprintln!();
        }
        let _ = stderr().flush(); // progress that is not shown is no failure
    } else if is_last {
        eprintln!("  {what}");
    }
}
