//! A rule for each element of a slice, beside a loop vectorised by hand and one that stops at the first
//! bad element.

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::{Command, Stdio};

use inbounds::Rule;
use inbounds::rules::{chars, each, finite, multiple_of, one_of};

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Bar, Outcome, figure, nanoseconds};

const ROUNDS: usize = 101;
const LENGTHS: [usize; 5] = [3, 10, 100, 1_000, 1_000_000];

/// Loops of vector instructions, as one writes them who knows the processor.
mod by_hand {
    #![allow(unsafe_code, reason = "intrinsics; for the comparison only")]

    #[cfg(target_arch = "x86_64")]
    use core::arch::x86_64::*;

    macro_rules! by_hand {
        ($name:ident: $type:ident, $lanes:literal, $low:literal, $high:literal,
            |$ones:ident, $start:ident| $load:expr, |$acc:ident, $vector:ident| $check:expr,
            |$done:ident| $good:expr) => {
            #[cfg(target_arch = "x86_64")]
            #[inline(never)]
            pub fn $name(values: &[$type]) -> bool {
                let mut blocks = values.chunks_exact(4 * $lanes);
                let accepted = blocks.by_ref().all(|block| {
                    // SAFETY: SSE2 is part of x86-64, and a block has four vectors.
                    unsafe {
                        let mut $acc = $ones();
                        for i in 0..4 {
                            let $start = block.as_ptr().add(i * $lanes);
                            let $vector = $load;
                            $acc = $check;
                        }
                        let $done = $acc;
                        $good
                    }
                });
                accepted
                    && blocks
                        .remainder()
                        .iter()
                        .all(|value| $low <= *value && *value <= $high)
            }

            #[cfg(not(target_arch = "x86_64"))]
            #[inline(never)]
            pub fn $name(values: &[$type]) -> bool {
                values.chunks(64).all(|block| {
                    block.iter().fold(true, |all, value| {
                        all & ($low <= *value) & (*value <= $high)
                    })
                })
            }
        };
    }

    by_hand! { bytes: u8, 16, 3, 100,
    |ones, start| _mm_loadu_si128(start.cast()),
    |acc, vector| {
        let kept = _mm_min_epu8(_mm_max_epu8(vector, _mm_set1_epi8(3)), _mm_set1_epi8(100));
        _mm_and_si128(acc, _mm_cmpeq_epi8(kept, vector))
    },
    |done| _mm_movemask_epi8(done) == 0xffff }
    by_hand! { ints: i32, 4, -3, 100,
    |ones, start| _mm_loadu_si128(start.cast()),
    |acc, vector| {
        let out = _mm_or_si128(
            _mm_cmplt_epi32(vector, _mm_set1_epi32(-3)),
            _mm_cmpgt_epi32(vector, _mm_set1_epi32(100)),
        );
        _mm_andnot_si128(out, acc)
    },
    |done| _mm_movemask_epi8(done) == 0xffff }
    by_hand! { floats: f64, 2, 0.5, 100.0,
    |ones_pd, start| _mm_loadu_pd(start),
    |acc, vector| {
        let within = _mm_and_pd(
            _mm_cmple_pd(_mm_set1_pd(0.5), vector),
            _mm_cmple_pd(vector, _mm_set1_pd(100.0)),
        );
        _mm_and_pd(acc, within)
    },
    |done| _mm_movemask_pd(done) == 3 }

    #[cfg(target_arch = "x86_64")]
    fn ones() -> __m128i {
        // SAFETY: SSE2 is part of x86-64.
        unsafe { _mm_set1_epi8(-1) }
    }

    #[cfg(target_arch = "x86_64")]
    fn ones_pd() -> __m128d {
        // SAFETY: SSE2 is part of x86-64.
        unsafe { _mm_castsi128_pd(ones()) }
    }
}

/// What is in no struct, so that the loop is all that is measured.
macro_rules! ours {
    ($($name:ident: $type:ty, $rule:expr;)*) => {$(
        #[inline(never)]
        fn $name(values: &[$type]) -> bool {
            each(const { $rule }).accepts(values)
        }
    )*};
}

ours! {
    bytes: u8, 3..=100;
    ints: i32, -3..=100;
    floats: f64, 0.5..=100.0;
    multiples: u32, multiple_of(5);
    finites: f64, finite();
    listed: i32, one_of([1, 5, 10]);
    texts: String, chars(1..=24);
}

#[inline(never)]
fn stops<T>(values: &[T], accepts: impl Fn(&T) -> bool) -> bool {
    values.iter().all(accepts)
}

type Checks<'c, T> = [(&'static str, &'c dyn Fn(&[T]) -> bool)];

fn race<T>(title: String, values: &[T], checks: &Checks<'_, T>) -> Heat {
    let mut race = Race::new(title);
    for (name, check) in checks {
        race.enter(*name, move |_| {
            assert!(check(black_box(values)), "valid values");
        });
    }
    race.run(ROUNDS)
}

fn bytes_of(length: usize) -> Vec<u8> {
    (0..length).map(|i| 3 + (i % 90) as u8).collect()
}

fn ints_of(length: usize) -> Vec<i32> {
    (0..length).map(|i| (i % 90) as i32).collect()
}

fn floats_of(length: usize) -> Vec<f64> {
    (0..length).map(|i| 0.5 + (i % 90) as f64).collect()
}

pub fn run() -> Outcome {
    let mut heats = Vec::new();
    let mut bars = Vec::new();
    for length in LENGTHS {
        let heat = race(
            format!("each(3..=100), {length} u8"),
            &bytes_of(length),
            &[
                ("inbounds", &bytes),
                ("by hand", &by_hand::bytes),
                ("a loop that stops", &|values| {
                    stops(values, |value| (3..=100).contains(value))
                }),
            ],
        );
        heats.push(heat);
        let heat = race(
            format!("each(-3..=100), {length} i32"),
            &ints_of(length),
            &[
                ("inbounds", &ints),
                ("by hand", &by_hand::ints),
                ("a loop that stops", &|values| {
                    stops(values, |value| (-3..=100).contains(value))
                }),
            ],
        );
        heats.push(heat);
        let heat = race(
            format!("each(0.5..=100.0), {length} f64"),
            &floats_of(length),
            &[
                ("inbounds", &floats),
                ("by hand", &by_hand::floats),
                ("a loop that stops", &|values| {
                    stops(values, |value| (0.5..=100.0).contains(value))
                }),
            ],
        );
        heats.push(heat);
    }
    for heat in &heats {
        let title = &heat.title;
        if title.contains(" 1000") {
            let ratio = heat.ratio("inbounds", "by hand");
            bars.push(Bar::at_most(1.3, format!("{title}: to by hand"), ratio));
        }
        let ratio = heat.ratio("inbounds", "a loop that stops");
        let what = format!("{title}: to a loop that stops");
        bars.push(Bar::at_most(1.1, what, ratio));
    }
    let element = |of: &str| {
        let ours = heats.iter().find(|heat| heat.title.ends_with(of));
        let ns = ours.map_or(f64::NAN, |heat| heat.median("inbounds") / 1e6);
        format!("{ns:.3}")
    };
    let sentences = vec![format!(
        "`each(..)` of a range takes {} ns an element of a million `u8`, {} ns of `i32` and {} ns of `f64`.",
        element("1000000 u8"),
        element("1000000 i32"),
        element("1000000 f64"),
    )];
    let heat = rejected();
    for (name, limit) in [("rejected", 1.1), ("rejected, and read", 2.2)] {
        let ratio = heat.ratio(name, "accepted");
        let what = format!("{}: {name}, to accepted", heat.title);
        bars.push(Bar::at_most(limit, what, ratio));
    }
    heats.push(heat);
    others(&mut heats);
    let chart = Dots {
        title: "Rules of elements".into(),
        subtitle: "valid slices; nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "slices",
        title: "Slices",
        about: "A rule for each element of a slice of valid values. `by hand` is SSE2 by intrinsics, four \
                vectors between two branches; `a loop that stops` is `iter().all(..)`. For the default \
                target of x86-64: there is no AVX in it."
            .into(),
        chart: chart.draw(),
        more: instructions(),
        heats,
        bars,
        sentences,
        ..Outcome::default()
    }
}

/// A bad element at the end, the worst place for it.
fn rejected() -> Heat {
    let good = ints_of(1_000_000);
    let mut bad = good.clone();
    bad.extend([101]);
    let mut race = Race::new("each(-3..=100), 1000000 i32, the last is bad");
    race.enter("accepted", |_| assert!(ints(black_box(&good))));
    race.enter("rejected", |_| assert!(!ints(black_box(&bad))));
    race.enter("rejected, and read", |_| {
        assert!(!ints(black_box(&bad)));
        assert_eq!(each(-3..=100).violations(black_box(&bad)).len(), 1);
    });
    race.run(ROUNDS)
}

fn others(heats: &mut Vec<Heat>) {
    for length in [10, 1_000] {
        let fives: Vec<u32> = (0..length).map(|i| 5 * i as u32).collect();
        heats.push(race(
            format!("each(multiple_of(5)), {length} u32"),
            &fives,
            &[
                ("inbounds", &multiples),
                ("a loop that stops", &|values| {
                    stops(values, |value| value.is_multiple_of(5))
                }),
            ],
        ));
        heats.push(race(
            format!("each(finite()), {length} f64"),
            &floats_of(length),
            &[
                ("inbounds", &finites),
                ("a loop that stops", &|values| {
                    stops(values, |value: &f64| value.is_finite())
                }),
            ],
        ));
        let list: Vec<i32> = (0..length).map(|i| [5, 10, 1][i % 3]).collect();
        heats.push(race(
            format!("each(one_of([1, 5, 10])), {length} i32"),
            &list,
            &[
                ("inbounds", &listed),
                ("a loop that stops", &|values| {
                    stops(values, |value| [1, 5, 10].contains(value))
                }),
            ],
        ));
        let words: Vec<String> = (0..length).map(|i| format!("Wörter, {i}")).collect();
        heats.push(race(
            format!("each(chars(1..=24)), {length} texts"),
            &words,
            &[
                ("inbounds", &texts),
                ("a loop that stops", &|values| {
                    stops(values, |value: &String| {
                        (1..=24).contains(&value.chars().count())
                    })
                }),
            ],
        ));
    }
}

/// What is counted: `.. -- loop slices u8`.
pub fn run_loop(call: &str) {
    let of = call.strip_suffix(" by hand");
    let check = |ours: fn() -> bool, hand: fn() -> bool| {
        assert!(if of.is_some() { hand() } else { ours() }, "valid values");
    };
    match of.unwrap_or(call) {
        "u8" => check(
            || bytes(black_box(&bytes_of(1_000_000))),
            || by_hand::bytes(black_box(&bytes_of(1_000_000))),
        ),
        "i32" => check(
            || ints(black_box(&ints_of(1_000_000))),
            || by_hand::ints(black_box(&ints_of(1_000_000))),
        ),
        "f64" => check(
            || floats(black_box(&floats_of(1_000_000))),
            || by_hand::floats(black_box(&floats_of(1_000_000))),
        ),
        _ => {}
    }
}

/// Instructions of the function that checks, an element.
fn instructions() -> String {
    let mut text = String::from(
        "| instructions an element, of 10^6 | inbounds | by hand |\n|---|---:|---:|\n",
    );
    for (call, ours) in [("u8", "bytes"), ("i32", "ints"), ("f64", "floats")] {
        let counts = [
            count(call, ours),
            count(&format!("{call} by hand"), &format!("by_hand::{ours}")),
        ];
        let [Some(ours), Some(hand)] = counts else {
            eprintln!("  instructions skipped: valgrind is not installed");
            return String::new();
        };
        let each = |count: f64| figure(count / 1e6);
        let _ = writeln!(text, "| {call} | {} | {} |", each(ours), each(hand));
    }
    text + "\n"
}

/// The instructions in one function and in what it calls, counted by callgrind.
fn count(call: &str, function: &str) -> Option<f64> {
    crate::measure::progress(&format!("instructions: {call}"), 0, 1);
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("--toggle-collect=*topics::slices::{function}*"))
        .arg(env::current_exe().ok()?)
        .args(["loop", "slices", call])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, collected) = text.split_once("Collected : ")?;
    collected.split_whitespace().next()?.parse().ok()
}
