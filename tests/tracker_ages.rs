//! How old instances are. Generations are of the process, so this is a program of its own, and one test.
#![cfg(feature = "std")]

use std::time::Duration;

use inbounds::prelude::*;
use inbounds::tracker;

validated_struct! { struct Old: weak { n: u32 } }
validated_struct! { struct Gone: strong { n: u32 } }
validated_struct! { struct Page<T: Copy + Send + Sync + 'static>: weak { first: T } }

fn ages() -> Vec<u32> {
    let records = Old::instances().snapshot();
    records.iter().map(tracker::Record::age).collect()
}

#[test]
fn ages_are_exact_and_never_shrink() {
    let old = Old::new(1).unwrap();
    drop(Gone::new(1).unwrap());
    let page = Page::new(1_u8).unwrap();
    assert_eq!(ages(), [0]);
    assert_eq!(Old::instances().snapshot()[0].older_than(), None);

    // Each of these begins a generation, and nothing else does.
    let first = tracker::advance_generation();
    drop(tracker::report());
    drop(Old::instances().checkpoint());
    drop((tracker::report_counts(), Old::instances().by_site()));
    assert_eq!(tracker::advance_generation(), first + 3);
    assert_eq!(ages(), [4]);
    std::thread::sleep(Duration::from_millis(2));
    let older = Old::instances().snapshot()[0].older_than().unwrap();
    assert!(older >= Duration::from_millis(2));

    // What has survived the last three.
    let young = Old::new(2).unwrap();
    for (age, sites) in [(0, 2), (1, 1), (3, 1), (4, 1), (5, 0)] {
        assert_eq!(Old::instances().survivors(age).len(), sites, "{age}");
    }
    let survivors = tracker::report_survivors(3);
    let names: Vec<_> = survivors
        .types
        .iter()
        .map(|row| (row.policy, row.sites.len()))
        .collect();
    assert_eq!(names, [("strong", 1), ("weak", 1), ("weak", 1)]);
    assert_eq!(survivors.types[0].sites[0].oldest, 4);

    // More than the bits have.
    let generations = if cfg!(miri) { 100 } else { 40_000 };
    let mut last = 4;
    for generation in 0..generations {
        tracker::advance_generation();
        if generation % 97 == 0 {
            let [age, young] = ages()[..] else {
                panic!("two live")
            };
            assert!(
                age >= last && age == (generation + 5).min(8191),
                "{age} after {last}"
            );
            assert_eq!(young, (generation + 1).min(8191));
            last = age;
        }
    }
    let sites = [
        Old::instances().by_site()[0].oldest,
        Gone::instances().by_site()[0].oldest,
        Page::<u8>::instances().by_site()[0].oldest,
    ];
    assert!(
        sites
            .iter()
            .all(|&age| age == generations.min(8191) || cfg!(miri)),
        "{sites:?}"
    );
    assert!(Old::instances().snapshot()[0].older_than().is_some() || !cfg!(miri));
    assert_eq!(
        Old::instances().survivors(u32::MAX).len(),
        if cfg!(miri) { 0 } else { 2 }
    );
    drop((old, young, page));
}
