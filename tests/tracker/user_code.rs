//! User code may do anything, and never runs under a lock.

use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use inbounds::prelude::*;

thread_local! {
    /// Whether the next clone, and the next drop of a copy, panics.
    static CLONE_PANICS: Cell<bool> = const { Cell::new(false) };
    static DROP_PANICS: Cell<bool> = const { Cell::new(false) };
}

/// A value that can panic.
#[derive(Debug, PartialEq)]
struct Touchy {
    n: u8,
    copy: bool,
}

impl Touchy {
    fn new(n: u8) -> Self {
        Touchy { n, copy: false }
    }
}

impl Clone for Touchy {
    fn clone(&self) -> Self {
        assert!(!CLONE_PANICS.replace(false), "no clone");
        Touchy {
            n: self.n,
            copy: true,
        }
    }
}

impl Drop for Touchy {
    fn drop(&mut self) {
        assert!(!(self.copy && DROP_PANICS.replace(false)), "no drop");
    }
}

fn panics<T>(f: impl FnOnce() -> T) -> bool {
    catch_unwind(AssertUnwindSafe(f)).is_err()
}

macro_rules! counts {
    ($type:ty, $live:expr, $retained:expr, $created:expr) => {{
        let counts = <$type>::instances().counts();
        assert_eq!(
            (counts.live, counts.retained, counts.created),
            ($live, $retained, $created)
        );
        let snapshot = <$type>::instances().snapshot();
        assert_eq!(snapshot.iter().filter(|s| !s.is_retained()).count(), $live);
        assert_eq!(
            snapshot.iter().filter(|s| s.is_retained()).count(),
            $retained
        );
    }};
}

#[test]
fn a_clone_that_panics_at_birth_leaves_no_instance() {
    validated_struct! { struct Odd: weak { a: Touchy, b: Touchy } }
    CLONE_PANICS.set(true);
    assert!(panics(|| Odd::new(Touchy::new(1), Touchy::new(2))));
    counts!(Odd, 0, 0, 0);
    let odd = Odd::new(Touchy::new(1), Touchy::new(2)).unwrap();
    counts!(Odd, 1, 0, 1);
    assert_eq!(odd.instance_id().unwrap().to_string(), "#0.1"); // the slot came back
}

#[test]
fn a_clone_that_panics_at_an_assignment_leaves_the_record_behind_and_says_so() {
    validated_struct! { struct Odd: weak { a: Touchy, b: u8 } }
    let mut odd = Odd::new(Touchy::new(1), 2).unwrap();
    CLONE_PANICS.set(true);
    assert!(panics(|| odd.set_a(Touchy::new(9)).is_ok()));
    counts!(Odd, 1, 0, 1);
    let behind = &Odd::instances().snapshot()[0];
    assert!(behind.is_stale());
    assert_eq!((behind.fields().a.n, behind.last_validated()), (1, None));
    // The next assignment to any field also records what was missed.
    assert!(odd.set_b(3).is_ok());
    let record = &Odd::instances().snapshot()[0];
    assert!(!record.is_stale());
    assert_eq!((record.fields().a.n, record.fields().b), (9, 3));
    assert_eq!(record.last_validated(), Some("b"));
}

#[test]
fn a_clone_that_panics_in_an_update_leaves_the_record_behind_and_says_so() {
    validated_struct! { struct Odd: strong { a: Touchy, b: u8 } }
    let mut odd = Odd::new(Touchy::new(1), 2).unwrap();
    CLONE_PANICS.set(true);
    let fields = OddFields {
        a: Touchy::new(9),
        b: 9,
    };
    assert!(panics(|| odd.replace(fields).is_ok()));
    assert_eq!((odd.a().n, odd.b()), (9, 9));
    drop(odd);
    let record = &Odd::instances().retained()[0];
    assert!(record.is_stale());
    assert_eq!((record.fields().a.n, record.fields().b), (1, 2));
}

#[test]
fn a_clone_that_panics_in_a_snapshot_harms_nobody() {
    validated_struct! { struct Odd: weak { a: Touchy } }
    let odd = Odd::new(Touchy::new(1)).unwrap();
    CLONE_PANICS.set(true);
    assert!(panics(|| Odd::instances().snapshot()));
    counts!(Odd, 1, 0, 1);
    drop(odd);
    counts!(Odd, 0, 0, 1);
}

#[test]
fn a_drop_that_panics_leaves_the_counts_exact() {
    validated_struct! { struct Odd: weak { a: Touchy, b: Touchy } }
    let odd = Odd::new(Touchy::new(1), Touchy::new(2)).unwrap();
    DROP_PANICS.set(true);
    assert!(panics(|| drop(odd)));
    counts!(Odd, 0, 0, 1);
    let odd = Odd::new(Touchy::new(1), Touchy::new(2)).unwrap();
    assert_eq!(odd.instance_id().unwrap().to_string(), "#0.2"); // the slot came back
    counts!(Odd, 1, 0, 2);
}

#[test]
fn a_drop_that_panics_at_an_assignment_leaves_the_new_value() {
    validated_struct! { struct Odd: weak { a: Touchy } }
    let mut odd = Odd::new(Touchy::new(1)).unwrap();
    DROP_PANICS.set(true);
    assert!(panics(|| odd.set_a(Touchy::new(2)).is_ok()));
    counts!(Odd, 1, 0, 1);
    assert_eq!(Odd::instances().snapshot()[0].fields().a.n, 2);
}

#[test]
fn a_drop_that_panics_in_a_release_frees_all_the_same() {
    validated_struct! { struct Odd: strong { a: Touchy } }
    for n in 0..3 {
        drop(Odd::new(Touchy::new(n)).unwrap());
    }
    DROP_PANICS.set(true);
    assert!(panics(|| Odd::instances().release_retained()));
    counts!(Odd, 0, 2, 3);
    assert_eq!(Odd::instances().release_retained(), 2);
    counts!(Odd, 0, 0, 3);
}

#[test]
fn a_clone_that_panics_in_a_restore_leaves_it_retained() {
    validated_struct! { struct Odd: strong { a: Touchy } }
    drop(Odd::new(Touchy::new(1)).unwrap());
    let id = Odd::instances().retained()[0].id();
    CLONE_PANICS.set(true);
    assert!(panics(|| Odd::restore(id)));
    counts!(Odd, 0, 1, 1);
    assert_eq!(Odd::instances().release(id).unwrap().a.n, 1);
}

/// A value whose `Clone`, `Drop` and `Debug` use the tracker of the struct that it is in.
struct Busy(u8);

validated_struct! {
    #[derive(Debug)]
    struct Hive: strong { busy: Busy in custom(NotTooBusy), n: u8 }
}

validated_struct! { struct Plain: strong { n: u8 in 0..=100 } }

/// Creates, drops, visits, assigns, releases: `Plain` nests in all that `Hive` does.
fn work() {
    let mut plain = Plain::new(1).unwrap();
    assert!(plain.set_n(2).is_ok());
    Plain::instances().for_each(|record| assert!(record.fields().n > 0));
    let _ = Hive::instances().counts();
    for id in Hive::instances().walked() {
        Hive::instances().release(id);
    }
    drop(plain);
    Plain::instances().release_retained();
}

trait Walked {
    fn walked(&self) -> Vec<inbounds::tracker::InstanceId<HiveFields>>;
}

impl Walked for inbounds::tracker::Instances<HiveFields> {
    fn walked(&self) -> Vec<inbounds::tracker::InstanceId<HiveFields>> {
        thread_local! { static WITHIN: Cell<bool> = const { Cell::new(false) } }
        if WITHIN.replace(true) {
            return Vec::new(); // a snapshot clones, and a clone would take a snapshot
        }
        let ids = self
            .retained()
            .iter()
            .map(inbounds::tracker::Record::id)
            .collect();
        WITHIN.set(false);
        ids
    }
}

impl Clone for Busy {
    fn clone(&self) -> Self {
        work();
        Busy(self.0)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        work();
    }
}

impl fmt::Debug for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        work();
        write!(f, "Busy({})", self.0)
    }
}

struct NotTooBusy;

impl Rule<Busy> for NotTooBusy {
    fn accepts(&self, busy: &Busy) -> bool {
        work();
        busy.0 < 100
    }

    fn constraint(&self) -> inbounds::constraint::Constraint {
        inbounds::constraint::Constraint::custom("not_too_busy", "less than 100")
    }
}

#[test]
fn user_code_may_use_the_tracker_that_runs_it() {
    let mut hive = Hive::new(Busy(1), 1).unwrap();
    assert!(hive.set_busy(Busy(2)).is_ok());
    assert!(hive.set_busy(Busy(200)).is_err());
    assert!(hive.set_n(7).is_ok());
    for record in Hive::instances().snapshot() {
        assert!(format!("{record:?}").contains("Busy"));
    }
    Hive::instances().for_each(|record| {
        drop(Hive::new(Busy(3), 1).unwrap());
        Hive::instances().release_retained();
        drop(record);
    });
    drop(hive);
    Hive::instances().release_retained();
    let counts = Hive::instances().counts();
    assert_eq!((counts.live, counts.retained), (0, 0));
}
