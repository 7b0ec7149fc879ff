//! Tracking, switched off: of a whole process, so this is a program of its own, and one test of it runs it
//! once more.
#![cfg(feature = "std")]

use std::process::Command;

use inbounds::prelude::*;
use inbounds::tracker::{self, Counted, Sampled};

validated_struct! { #[derive(Clone)] struct Weak: weak { math: u8 in 0..=100 } }
validated_struct! { struct Strong: strong { text: String, list: Vec<u8> } }
validated_struct! { struct Heads: Counted { math: u8 in 0..=100 } }
validated_struct! { struct Some: Sampled<2> { math: u8 in 0..=100 } }
validated_struct! { struct Page<T: Copy + Send + Sync + 'static>: weak { first: T, second: T } }

/// Instances without a record do all that instances do.
fn use_all() {
    let mut weak = Weak::new(1).unwrap();
    weak.set_math(2).unwrap();
    assert!(weak.set_math(200).is_err());
    let mut clone = weak.clone();
    assert_eq!(clone.replace(WeakFields { math: 3 }).ok().unwrap().math, 2);
    assert_eq!((weak.math(), clone.math()), (2, 3));
    assert_eq!((weak.instance_id(), clone.instance_id()), (None, None));

    let mut strong = Strong::new("a", vec![1]).ok().unwrap();
    strong.set_text("b").ok().unwrap();
    strong.set_list(vec![2, 3]).ok().unwrap();
    assert_eq!((strong.text(), &strong.list()[..]), ("b", &[2, 3][..]));
    assert!(strong.instance_id().is_none());

    drop(Heads::new(1).ok().unwrap());
    let some: Vec<Some> = (0..9).map(|_| Some::new(1).ok().unwrap()).collect();
    assert!(some.iter().all(|one| one.instance_id().is_none()));
    let mut page = Page::new(1_u64, 2).ok().unwrap();
    page.set_first(5).ok().unwrap();
    assert_eq!(*page.first(), 5);
    std::thread::spawn(move || drop((weak, strong, page)))
        .join()
        .unwrap();
}

fn assert_nothing_is_known() {
    for row in tracker::report().types {
        let counts = row.counts;
        let known = counts.live + counts.retained + counts.high_water;
        assert_eq!(
            (known, counts.created, counts.rejected),
            (0, 0, 0),
            "{}",
            row.type_name
        );
    }
    assert!(Weak::instances().snapshot().is_empty());
    assert!(Strong::instances().by_site().is_empty());
}

#[test]
fn off_and_on() {
    if std::env::var_os("OFF_BY_THE_ENVIRONMENT").is_some() {
        assert!(!tracker::is_enabled());
        use_all();
        assert_nothing_is_known();
        tracker::set_enabled(true); // the function has the last word
        let weak = Weak::new(1).unwrap();
        assert_eq!(Weak::instances().counts().live, 1);
        drop(weak);
        return;
    }
    tracker::set_enabled(false);
    use_all();
    assert_nothing_is_known();

    // Each instance is what it was made as, whatever is switched since.
    let without = Weak::new(1).unwrap();
    tracker::set_enabled(true);
    assert!(tracker::is_enabled());
    let with = Weak::new(2).unwrap();
    assert_eq!(Weak::instances().counts().live, 1);
    tracker::set_enabled(false);
    drop(without);
    assert_eq!(Weak::instances().counts().live, 1);
    assert_eq!(Weak::instances().snapshot()[0].fields().math, 2);
    drop(with);
    let counts = Weak::instances().counts();
    assert_eq!((counts.live, counts.created), (0, 1));
    drop(Strong::new("a", vec![]).ok().unwrap());
    assert_eq!(Strong::instances().counts().retained, 0);
}

#[test]
#[cfg_attr(miri, ignore = "no processes")]
fn off_by_the_environment() {
    for value in ["off", "0"] {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["off_and_on", "--exact", "--test-threads=1"])
            .env("OFF_BY_THE_ENVIRONMENT", "1")
            .env(tracker::ENVIRONMENT_VARIABLE, value)
            .status()
            .unwrap();
        assert!(status.success(), "{value}");
    }
}
