//! Each leak is found at the line that made it. The types are of one test each.

/// The line of this text in the source of an example.
fn line(source: &str, text: &str) -> u32 {
    let lines = source.lines().zip(1..);
    let mut found = lines
        .filter(|(line, _)| line.contains(text))
        .map(|(_, number)| number);
    found.next().expect("the example has it")
}

#[test]
fn a_task_that_holds_a_session() {
    let growth = example_leaks::task::find();
    let sessions = growth
        .types
        .iter()
        .find(|row| row.type_name.ends_with("::Session"));
    let sites = &sessions.unwrap().sites;
    assert_eq!((sites.len(), sites[0].live), (1, 100), "{growth}");
    let source = include_str!("../src/task.rs");
    assert_eq!(sites[0].site.line(), line(source, "Session::new(user, 0)"));
    assert!(sites[0].site.file().ends_with("task.rs"));
}

#[test]
fn a_cache_without_eviction() {
    let survivors = example_leaks::cache::find();
    assert_eq!(survivors.len(), 1, "{survivors}");
    assert!((100..=200).contains(&survivors[0].live), "{survivors}");
    let source = include_str!("../src/cache.rs");
    assert_eq!(survivors[0].site.line(), line(source, "<p>rendered"));
}

#[test]
fn a_cycle() {
    let growth = example_leaks::cycle::find();
    let labels = growth
        .types
        .iter()
        .find(|row| row.type_name.ends_with("::Label"));
    let sites = &labels.unwrap().sites;
    assert_eq!(
        (sites.len(), sites[0].live, sites[1].live),
        (2, 20, 10),
        "{growth}"
    );
    let source = include_str!("../src/cycle.rs");
    assert_eq!(sites[0].site.line(), line(source, "Label::new(text)"));
}
