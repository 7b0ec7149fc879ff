//! Where instances were created.

use std::panic::Location;

use inbounds::prelude::*;
use inbounds::tracker::{self, Capped, InstanceId, Sampled, Site};

#[track_caller]
fn here() -> (&'static str, u32) {
    let here = Location::caller();
    (here.file(), here.line())
}

fn place(site: Site) -> (&'static str, u32) {
    (site.file(), site.line())
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Exam: weak { math: u8 = 50 in 0..=100, note: String = "" }
}

/// That of the youngest instance.
fn site_of(id: Option<InstanceId<ExamFields>>) -> (&'static str, u32) {
    place(Exam::instances().get(id.unwrap()).unwrap().created_at())
}

#[track_caller]
fn through<V: Validated>(fields: V::Fields) -> Option<V> {
    V::validate(fields).ok()
}

#[test]
fn every_way_of_making_an_instance_has_the_place_of_its_caller() {
    let (new, at) = (Exam::new(1, ""), here());
    let new = new.unwrap();
    assert_eq!(site_of(new.instance_id()), at);

    let (clone, at) = (new.clone(), here());
    assert_eq!(site_of(clone.instance_id()), at);

    let (default, at) = (Exam::default(), here());
    assert_eq!(site_of(default.instance_id()), at);

    let fields = || ExamFields {
        math: 1,
        note: "x".into(),
    };
    let (tried, at) = (Exam::try_from(fields()), here());
    assert_eq!(site_of(tried.unwrap().instance_id()), at);

    let (validated, at) = (Exam::validate(fields()), here());
    assert_eq!(site_of(validated.unwrap().instance_id()), at);

    let (through, at) = (through::<Exam>(fields()), here());
    assert_eq!(site_of(through.unwrap().instance_id()), at);

    // A setter, `replace` and `update` do not make one.
    let (mut changed, at) = (Exam::new(1, "").unwrap(), here());
    changed.set_math(2).unwrap();
    changed.update(|fields| fields.math = 3).unwrap();
    drop(changed.replace(fields()).unwrap());
    assert_eq!(site_of(changed.instance_id()), at);
}

#[test]
fn a_newtype_and_a_generic_struct_have_sites() {
    validated_struct! { struct Percent(u8 in 0..=100): weak; }
    validated_struct! { struct Page<T: Copy + Send + Sync + 'static>: weak { first: T } }
    let (percent, at) = (Percent::try_from(50_u8), here());
    assert_eq!(place(Percent::instances().by_site()[0].site), at);
    let (page, at) = (Page::new(1_u8), here());
    assert_eq!(place(Page::<u8>::instances().by_site()[0].site), at);
    drop((percent, page));
}

#[test]
fn an_instance_keeps_its_site_on_other_threads_and_when_it_is_restored() {
    validated_struct! { struct Note: strong { text: String } }
    let (note, at) = (Note::new("x").unwrap(), here());
    let id = note.instance_id().unwrap();
    std::thread::spawn(move || drop(note)).join().unwrap();
    let record = &Note::instances().retained()[0];
    assert_eq!((record.id(), place(record.created_at())), (id, at));
    let note = Note::restore(id).unwrap();
    let sites = Note::instances().by_site();
    assert_eq!((place(sites[0].site), sites[0].live), (at, 1));
    drop(note);
}

#[test]
fn the_sites_are_counted_and_the_largest_comes_first() {
    validated_struct! { struct Note: strong { text: String } }
    let make = |n: usize| -> Vec<Note> { (0..n).map(|_| Note::new("x").unwrap()).collect() };
    let at_make = here().1 - 1;
    let other = Note::new("y").unwrap();
    let mut notes = make(9);
    notes.truncate(4);
    let sites = Note::instances().by_site();
    assert_eq!(sites.len(), 2);
    assert_eq!(sites[0].site.line(), at_make);
    assert_eq!((sites[0].live, sites[0].retained), (4, 5));
    assert_eq!((sites[1].live, sites[1].retained), (1, 0));
    let (live, record) = (size_of::<Note>(), sites[1].bytes - size_of::<Note>());
    assert!(record > size_of::<String>(), "{sites}");
    assert_eq!(sites[0].bytes, 4 * live + 9 * record);

    let table = sites.to_string();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3, "{table}");
    assert!(lines[0].starts_with("created at "), "{table}");
    assert!(
        lines[1].starts_with(&format!("{}:{at_make}:", file!())),
        "{table}"
    );
    let column = |line: &str| line.split_whitespace().nth(1).map(str::to_owned);
    assert_eq!(column(lines[1]).as_deref(), Some("4"), "{table}");
    drop((notes, other));
}

#[test]
fn one_place_in_many_threads_is_one_site() {
    validated_struct! { struct Job: weak { n: u32 } }
    let threads = if cfg!(miri) { 4 } else { 200 };
    for n in 0..threads {
        std::thread::spawn(move || std::mem::forget(Job::new(n).unwrap()))
            .join()
            .unwrap();
    }
    let sites = Job::instances().by_site();
    assert_eq!((sites.len(), sites[0].live), (1, threads as usize));
}

#[test]
#[rustfmt::skip]
fn more_places_than_a_thread_remembers() {
    validated_struct! { struct Job: weak { n: u8 } }
    #[track_caller]
    fn j(n: u8) -> Job {
        Job::new(n).unwrap()
    }
    let (rounds, step) = if cfg!(miri) { (1, 11) } else { (3, 1) };
    for _ in 0..rounds {
        let jobs = [
            j(0), j(1), j(2), j(3), j(4), j(5), j(6), j(7), j(8), j(9), j(10), j(11), j(12), j(13), j(14), j(15),
            j(16), j(17), j(18), j(19), j(20), j(21), j(22), j(23), j(24), j(25), j(26), j(27), j(28), j(29), j(30), j(31),
            j(32), j(33), j(34), j(35), j(36), j(37), j(38), j(39), j(40), j(41), j(42), j(43), j(44), j(45), j(46), j(47),
            j(48), j(49), j(50), j(51), j(52), j(53), j(54), j(55), j(56), j(57), j(58), j(59), j(60), j(61), j(62), j(63),
            j(64), j(65), j(66), j(67), j(68), j(69), j(70), j(71), j(72), j(73), j(74), j(75), j(76), j(77), j(78), j(79),
        ];
        let sites = Job::instances().by_site();
        assert_eq!((jobs.len(), sites.len()), (80, 80));
        for job in jobs.iter().step_by(step) {
            let record = Job::instances().get(job.instance_id().unwrap()).unwrap();
            assert_eq!(record.fields().n, job.n());
            let own = sites.iter().find(|row| row.site == record.created_at());
            assert_eq!(own.unwrap().live, 1);
        }
    }
}

#[test]
fn policies_that_keep_some_records_have_the_sites_of_these() {
    validated_struct! { struct Few: Capped<2> { n: u8 } }
    validated_struct! { struct Some: Sampled<1> { n: u8 } }
    for n in 0..5 {
        drop(Few::new(n).unwrap());
    }
    let sites = Few::instances().by_site();
    assert_eq!((sites.len(), sites[0].retained), (1, 2));
    let (one, at) = (Some::new(1).unwrap(), here());
    assert_eq!(place(Some::instances().by_site()[0].site), at);
    drop(one);
}

#[test]
fn a_policy_of_the_users_sees_the_place_too() {
    use inbounds::Fields;
    use inbounds::tracker::{Handle, Tracker};

    struct Where;
    struct At(Option<&'static Location<'static>>);
    thread_local! {
        static LAST: std::cell::Cell<Option<u32>> = const { std::cell::Cell::new(None) };
    }
    impl<F: Fields> Tracker<F> for Where {
        type Handle = At;
    }
    impl<F: Fields> Handle<F> for At {
        #[track_caller]
        fn created(_: &F) -> Self {
            At(Some(Location::caller()))
        }
        fn detached() -> Self {
            At(None)
        }
        fn assigned(&mut self, _: &F, _: usize) {}
        fn replaced(&mut self, _: &F) {}
    }
    impl Drop for At {
        fn drop(&mut self) {
            LAST.set(self.0.map(Location::line));
        }
    }
    validated_struct! { struct Note: Where { text: String } }
    let (note, (_, line)) = (Note::new("x"), here());
    drop(note);
    assert_eq!(LAST.get(), Some(line));
}

#[test]
fn what_the_tracker_copies_is_at_no_site() {
    validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 } }
    validated_struct! { struct Sheet: strong { mark: Mark, more: Vec<Mark> } }
    let mark = || Mark::new(1).unwrap();
    let sheet = Sheet::new(mark(), vec![mark(), mark()]).unwrap();
    let snapshot = Sheet::instances().snapshot();
    let sites = Mark::instances().by_site();
    assert_eq!((sites.len(), sites[0].live), (1, 3));
    assert_eq!(Mark::instances().counts().created, 3);
    // A copy that is data can be changed and dropped; it is no instance.
    let mut copy = snapshot[0].fields().mark.clone();
    assert_eq!(
        copy.instance_id().is_some(),
        Mark::instances().counts().live == 4
    );
    copy.set_points(2).unwrap();
    drop((snapshot, copy));
    assert_eq!(Mark::instances().counts().live, 3);
    drop(sheet);
}

#[test]
fn a_report_has_the_sites_and_what_grew() {
    validated_struct! { struct Leaky: weak { n: u32 } }
    validated_struct! { struct Kept: strong { n: u32 } }
    let mine = |name: &str| name.contains("a_report_has_the_sites_and_what_grew");
    let first = Leaky::new(0).unwrap();
    let before = tracker::report();
    let leaked: Vec<Leaky> = (0..5).map(|n| Leaky::new(n).unwrap()).collect();
    drop(first);
    drop(Kept::new(1).unwrap());
    let after = tracker::report();
    let row = after
        .types
        .iter()
        .find(|row| mine(row.type_name) && row.policy == "weak");
    assert_eq!(
        (row.unwrap().sites.len(), row.unwrap().sites[0].live),
        (1, 5)
    );

    let growth = after.since(&before);
    let mut rows = growth.types.iter().filter(|row| mine(row.type_name));
    let (weak, strong) = (rows.next().unwrap(), rows.next().unwrap());
    assert!(rows.next().is_none());
    assert_eq!(
        (weak.policy, weak.live, weak.retained, weak.created),
        ("weak", 4, 0, 5)
    );
    let sites: Vec<i64> = weak.sites.iter().map(|row| row.live).collect();
    assert_eq!(sites, [5, -1]);
    assert_eq!((strong.live, strong.retained, strong.created), (0, 1, 1));
    let table = growth.to_string();
    assert!(table.contains(&format!("  {}:", file!())), "{table}");
    assert!(table.lines().any(|line| line.ends_with("+5")), "{table}");
    assert!(after.since(&after).is_empty());
    drop(leaked);
}

#[test]
fn a_report_without_sites_costs_no_walk_and_begins_no_generation() {
    validated_struct! { struct Note: weak { n: u32 } }
    let note = Note::new(0).unwrap();
    let report = tracker::report_counts();
    assert!(report.types.iter().all(|row| row.sites.is_empty()));
    let row = report
        .types
        .iter()
        .find(|row| row.type_name.ends_with("no_generation::Note"));
    assert_eq!(row.unwrap().counts.live, 1);
    drop(note);
}
