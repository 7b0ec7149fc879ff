//! Instances in the fields of other instances: in a record they are data.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use inbounds::prelude::*;
use inbounds::tracker::{Capped, Counted, Sampled};

macro_rules! counts {
    ($type:ty, live: $live:expr, retained: $retained:expr, created: $created:expr) => {{
        let counts = <$type>::instances().counts();
        assert_eq!(
            (counts.live, counts.retained, counts.created),
            ($live, $retained, $created)
        );
    }};
}

#[test]
fn looking_changes_no_count() {
    validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 in 0..=100 } }
    validated_struct! { struct Exam: weak { math: Mark, note: String } }
    let mut exam = Exam::new(Mark::new(1).unwrap(), "x").ok().unwrap();
    counts!(Mark, live: 1, retained: 0, created: 1);
    let snapshot = Exam::instances().snapshot();
    let record = Exam::instances().get(exam.instance_id().unwrap()).unwrap();
    counts!(Mark, live: 1, retained: 0, created: 1);
    assert_eq!(Mark::instances().snapshot().len(), 1);
    let data = &record.fields().math;
    assert_eq!((data.points(), data.instance_id()), (1, None));
    assert!(exam.math().instance_id().is_some());
    drop((snapshot, record));
    counts!(Mark, live: 1, retained: 0, created: 1);
    // The new value is an instance of the user, and the old one is dropped.
    assert!(exam.set_math(Mark::new(2).unwrap()).is_ok());
    assert!(exam.set_note("y").is_ok());
    counts!(Mark, live: 1, retained: 0, created: 2);
    drop(exam);
    counts!(Mark, live: 0, retained: 0, created: 2);
    assert!(Mark::instances().snapshot().is_empty());
}

#[test]
fn strong_in_weak_and_weak_in_strong() {
    validated_struct! { #[derive(Clone)] struct Kept: strong { points: u8 in 0..=100 } }
    validated_struct! { struct Outer: weak { kept: Kept } }
    let outer = Outer::new(Kept::new(1).unwrap()).ok().unwrap();
    for _ in 0..3 {
        drop(Outer::instances().snapshot());
        Outer::instances().for_each(drop);
    }
    counts!(Kept, live: 1, retained: 0, created: 1);
    drop(outer);
    counts!(Kept, live: 0, retained: 1, created: 1);

    validated_struct! { #[derive(Clone)] struct Gone: weak { points: u8 in 0..=100 } }
    validated_struct! { struct Keeper: strong { gone: Gone } }
    drop(Keeper::new(Gone::new(1).unwrap()).ok().unwrap());
    counts!(Gone, live: 0, retained: 0, created: 1);
    assert_eq!(Keeper::instances().retained()[0].fields().gone.points(), 1);
    assert_eq!(Keeper::instances().release_retained(), 1);
    counts!(Gone, live: 0, retained: 0, created: 1);
}

#[test]
fn a_list_has_as_many_instances_as_nodes() {
    validated_struct! { #[derive(Clone)] struct Node: weak { n: u8, next: Option<Box<Node>> } }
    let nodes = if cfg!(miri) { 4 } else { 18 };
    let mut list = None;
    for n in 0..nodes {
        list = Some(Box::new(Node::new(n, list).ok().unwrap()));
    }
    let created = u64::from(nodes);
    counts!(Node, live: usize::from(nodes), retained: 0, created: created);
    assert_eq!(Node::instances().snapshot().len(), usize::from(nodes));
    let copy = list.clone(); // by the user, so all of it
    counts!(Node, live: 2 * usize::from(nodes), retained: 0, created: 2 * created);
    drop((list, copy));
    counts!(Node, live: 0, retained: 0, created: 2 * created);
}

#[test]
fn a_tree_of_vecs() {
    validated_struct! { #[derive(Clone)] struct Tree: strong { trees: Vec<Tree> } }
    fn tree(depth: u8) -> Tree {
        let trees = (0..if depth == 0 { 0 } else { 2 }).map(|_| tree(depth - 1));
        Tree::new(trees.collect()).ok().unwrap()
    }
    let (depth, all) = if cfg!(miri) { (2, 7) } else { (6, 127) };
    let root = tree(depth);
    drop(Tree::instances().snapshot());
    counts!(Tree, live: all, retained: 0, created: all as u64);
    drop(root);
    counts!(Tree, live: 0, retained: all, created: all as u64);
    assert_eq!(Tree::instances().release_retained(), all);
    counts!(Tree, live: 0, retained: 0, created: all as u64);
}

#[test]
#[allow(clippy::mutable_key_type, reason = "the handle is no part of the hash")]
fn in_whatever_holds_it() {
    validated_struct! { #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)] struct Key: strong { n: u8 } }
    type Pair = (Key, u8);
    validated_struct! {
        struct All: weak {
            one: Key,
            maybe: Option<Key>,
            boxed: Option<Box<Key>>,
            list: Vec<Option<Key>>,
            array: [Key; 2],
            pair: Pair,
            hashed: HashMap<Key, Key>,
            sorted: BTreeMap<u8, Vec<Key>>,
            shared: Arc<Key>,
            plain: u8,
        }
    }
    let key = |n| Key::new(n).ok().unwrap();
    let mut all = All::validate(AllFields {
        one: key(0),
        maybe: Some(key(1)),
        boxed: Some(Box::new(key(2))),
        list: vec![Some(key(3)), None],
        array: [key(4), key(5)],
        pair: (key(6), 0),
        hashed: HashMap::from([(key(7), key(8))]),
        sorted: BTreeMap::from([(0, vec![key(9)])]),
        shared: Arc::new(key(10)),
        plain: 0,
    })
    .ok()
    .unwrap();
    for _ in 0..2 {
        drop(All::instances().snapshot());
    }
    assert!(all.set_plain(1).is_ok());
    counts!(Key, live: 11, retained: 0, created: 11);
    // An `Arc` is not copied: the instance in it is the same one.
    let record = All::instances().snapshot().remove(0);
    assert_eq!(
        record.fields().shared.instance_id(),
        all.shared().instance_id()
    );
    let fields = record.into_fields();
    counts!(Key, live: 21, retained: 0, created: 21);
    assert_eq!(&fields.hashed, all.hashed());
    drop(fields);
    counts!(Key, live: 11, retained: 10, created: 21);
    drop(all);
    counts!(Key, live: 0, retained: 21, created: 21);
}

#[test]
fn in_generic_structs() {
    validated_struct! { #[derive(Clone, Debug)] struct Mark: strong { points: u8 in 0..=100 } }
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Page<T: Clone + std::fmt::Debug + Send + Sync + 'static>: strong { first: T, rest: Vec<T> }
    }
    let mark = || Mark::new(1).unwrap();
    let page = Page::new(Page::new(mark(), vec![mark()]).unwrap(), vec![]).unwrap();
    drop(Page::<Page<Mark>>::instances().snapshot());
    counts!(Mark, live: 2, retained: 0, created: 2);
    counts!(Page<Mark>, live: 1, retained: 0, created: 1);
    drop(page);
    counts!(Mark, live: 0, retained: 2, created: 2);
    counts!(Page<Mark>, live: 0, retained: 1, created: 1);
    let id = Page::<Page<Mark>>::instances().retained()[0].id();
    let page = Page::restore(id).unwrap();
    counts!(Page<Mark>, live: 1, retained: 1, created: 2);
    counts!(Mark, live: 2, retained: 2, created: 4);
    drop(page);
}

#[test]
fn under_policies_that_record_few_or_none() {
    validated_struct! { #[derive(Clone)] struct Heads: Counted { n: u8 } }
    validated_struct! { #[derive(Clone)] struct Always: Sampled<1> { n: u8 } }
    validated_struct! { #[derive(Clone)] struct Few: Sampled<1_000_000> { n: u8 } }
    validated_struct! { #[derive(Clone)] struct Last: Capped<1> { n: u8 } }
    validated_struct! { struct Outer: strong { heads: Heads, always: Always, few: Few, last: Last } }
    let outer = || {
        Outer::new(
            Heads::new(1).unwrap(),
            Always::new(1).unwrap(),
            Few::new(1).unwrap(),
            Last::new(1).unwrap(),
        )
    };
    let first = outer().ok().unwrap();
    drop(Outer::instances().snapshot());
    counts!(Heads, live: 1, retained: 0, created: 1);
    counts!(Always, live: 1, retained: 0, created: 1);
    counts!(Few, live: 1, retained: 0, created: 1);
    counts!(Last, live: 1, retained: 0, created: 1);
    drop(first);
    drop(outer());
    drop(Outer::instances().snapshot());
    counts!(Heads, live: 0, retained: 0, created: 2);
    counts!(Always, live: 0, retained: 0, created: 2);
    counts!(Few, live: 0, retained: 0, created: 2);
    counts!(Last, live: 0, retained: 1, created: 2);
    assert_eq!(Last::instances().counts().evicted, 1);
    let fields = Outer::instances().snapshot().remove(0).into_fields();
    counts!(Heads, live: 1, retained: 0, created: 3);
    counts!(Always, live: 1, retained: 0, created: 3);
    drop(fields);
    Outer::instances().release_retained();
    counts!(Heads, live: 0, retained: 0, created: 3);
    counts!(Always, live: 0, retained: 0, created: 3);
}

#[test]
fn what_is_taken_out_of_a_record_is_an_instance_again() {
    validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 in 0..=100 } }
    validated_struct! { #[derive(Clone)] struct Exam: strong { math: Vec<Mark> } }
    let marks = |n: u8| (0..n).map(|i| Mark::new(i).unwrap()).collect();
    let exam = Exam::new(marks(2)).ok().unwrap();
    let id = exam.instance_id().unwrap();

    let fields = Exam::instances().get(id).unwrap().into_fields();
    counts!(Mark, live: 4, retained: 0, created: 4);
    assert!(fields.math.iter().all(|mark| mark.instance_id().is_some()));
    assert_eq!(fields.math[1].points(), 1);
    drop(fields);
    let fields = Exam::instances().get(id).unwrap().fields().clone();
    counts!(Mark, live: 4, retained: 0, created: 6);
    drop(fields);
    counts!(Mark, live: 2, retained: 0, created: 6);

    drop(exam);
    counts!(Mark, live: 0, retained: 0, created: 6);
    let mut exam = Exam::restore(id).unwrap();
    counts!(Mark, live: 2, retained: 0, created: 8);
    assert!(exam.set_math(marks(1)).is_ok());
    counts!(Mark, live: 1, retained: 0, created: 9);
    drop(exam);
    let fields = Exam::instances().release(id).unwrap();
    counts!(Mark, live: 1, retained: 0, created: 10);
    drop(Exam::validate(fields).ok().unwrap());
    counts!(Mark, live: 0, retained: 0, created: 10);
    Exam::instances().release_retained();
    counts!(Mark, live: 0, retained: 0, created: 10);
}

thread_local! {
    static CLONE_PANICS: Cell<bool> = const { Cell::new(false) };
}

struct Moody;

impl Clone for Moody {
    fn clone(&self) -> Self {
        assert!(!CLONE_PANICS.replace(false), "no clone");
        Moody
    }
}

#[test]
fn a_clone_that_panics_ends_the_copy() {
    validated_struct! { #[derive(Clone)] struct Mark: strong { points: u8 in 0..=100 } }
    type Two = (Mark, Moody);
    validated_struct! { struct Exam: weak { two: Two } }
    let panics = |work: &dyn Fn()| {
        CLONE_PANICS.set(true);
        assert!(catch_unwind(AssertUnwindSafe(work)).is_err());
    };
    let exam = Exam::new((Mark::new(1).unwrap(), Moody)).ok().unwrap();
    panics(&|| drop(Exam::instances().snapshot()));
    counts!(Mark, live: 1, retained: 0, created: 1);
    // The clones that follow are the user's.
    drop(exam.two().0.clone());
    counts!(Mark, live: 1, retained: 1, created: 2);
    panics(&|| drop(Exam::new((Mark::new(2).unwrap(), Moody)).ok()));
    counts!(Mark, live: 1, retained: 2, created: 3); // the user's instance; its copy was dropped
    let record = Exam::instances().snapshot().remove(0);
    panics(&|| drop(record.fields().two.clone()));
    let record = Exam::instances().snapshot().remove(0);
    CLONE_PANICS.set(true);
    assert!(catch_unwind(AssertUnwindSafe(|| record.into_fields())).is_err());
    counts!(Mark, live: 1, retained: 4, created: 5); // both were the user's
}

#[test]
fn what_a_clone_creates_on_purpose_is_an_instance() {
    static AUDIT: Mutex<Vec<Audit>> = Mutex::new(Vec::new());
    validated_struct! { #[derive(Clone)] struct Audit: weak { n: u8 } }
    validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 in 0..=100 } }
    struct Audited(Mark);
    impl Clone for Audited {
        fn clone(&self) -> Self {
            AUDIT.lock().unwrap().push(Audit::new(1).unwrap());
            // Another tracker is read meanwhile, and what follows is still part of the copy.
            let marks = Mark::instances().snapshot().len();
            assert_eq!(marks, Mark::instances().counts().live);
            Audited(self.0.clone())
        }
    }
    validated_struct! { struct Exam: strong { audited: Audited } }
    let exam = Exam::new(Audited(Mark::new(1).unwrap())).ok().unwrap();
    drop(Exam::instances().snapshot());
    counts!(Mark, live: 1, retained: 0, created: 1);
    counts!(Audit, live: 2, retained: 0, created: 2);
    AUDIT.lock().unwrap().clear();
    counts!(Audit, live: 0, retained: 0, created: 2);
    drop(exam);
}

#[test]
fn what_a_record_shares_lives_as_long_as_the_record() {
    validated_struct! { struct Mark: weak { points: u8 in 0..=100 } }
    validated_struct! { struct Exam: strong { math: Arc<Mark> } }
    let mark = Arc::new(Mark::new(1).unwrap());
    let exam = Exam::new(Arc::clone(&mark)).ok().unwrap();
    assert_eq!(Arc::strong_count(&mark), 3);
    drop((exam, mark));
    // It is the instance itself, and no copy of it.
    counts!(Mark, live: 1, retained: 0, created: 1);
    let record = Exam::instances().retained().remove(0);
    assert!(record.fields().math.instance_id().is_some());
    assert_eq!(Exam::instances().release_retained(), 1);
    counts!(Mark, live: 1, retained: 0, created: 1);
    drop(record);
    counts!(Mark, live: 0, retained: 0, created: 1);
}

#[test]
fn a_clone_that_creates_is_counted_each_time_that_it_runs() {
    validated_struct! { struct Mark: weak { points: u8 in 0..=100 } }
    struct Fresh(Mark);
    impl Clone for Fresh {
        fn clone(&self) -> Self {
            Fresh(Mark::new(self.0.points()).unwrap())
        }
    }
    validated_struct! { struct Exam: weak { fresh: Fresh } }
    let exam = Exam::new(Fresh(Mark::new(1).unwrap())).ok().unwrap();
    counts!(Mark, live: 2, retained: 0, created: 2); // with that of the record
    let snapshot = Exam::instances().snapshot();
    counts!(Mark, live: 3, retained: 0, created: 3);
    drop((exam, snapshot));
    counts!(Mark, live: 0, retained: 0, created: 3);
}

#[test]
fn a_callback_within_a_copy_is_no_part_of_it() {
    static KEPT: Mutex<Vec<Mark>> = Mutex::new(Vec::new());
    validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 in 0..=100 } }
    validated_struct! { struct Kept: strong { n: u8 } }
    struct Dropping;
    impl Clone for Dropping {
        fn clone(&self) -> Self {
            drop(Kept::new(1).unwrap());
            Dropping
        }
    }
    validated_struct! { struct Exam: weak { dropping: Dropping } }
    let mark = Mark::new(1).unwrap();
    Kept::instances().on_retained(1, move |_| KEPT.lock().unwrap().push(mark.clone()));
    let exam = Exam::new(Dropping).ok().unwrap();
    counts!(Kept, live: 0, retained: 1, created: 1);
    counts!(Mark, live: 2, retained: 0, created: 2);
    KEPT.lock().unwrap().clear();
    counts!(Mark, live: 1, retained: 0, created: 2);
    drop(exam);
}

#[test]
fn data_that_is_changed_through_a_shared_reference_stays_data() {
    #[derive(Default)]
    struct Shelf(Mutex<Option<Mark>>);
    impl Clone for Shelf {
        fn clone(&self) -> Self {
            Shelf(Mutex::new(self.0.lock().unwrap().clone()))
        }
    }
    validated_struct! { #[derive(Clone)] struct Mark: strong { points: u8 in 0..=100 } }
    validated_struct! { struct Exam: weak { shelf: Shelf } }
    let shelf = Shelf(Mutex::new(Some(Mark::new(1).unwrap())));
    let exam = Exam::new(shelf).ok().unwrap();
    let record = Exam::instances().snapshot().remove(0);
    let mut stolen = record.fields().shelf.0.lock().unwrap().take().unwrap();
    assert!(stolen.set_points(7).is_ok() && stolen.set_points(200).is_err());
    assert!(stolen.replace(MarkFields { points: 8 }).is_ok());
    assert_eq!((stolen.points(), stolen.instance_id()), (8, None));
    drop((record, stolen));
    counts!(Mark, live: 1, retained: 0, created: 1);
    drop(exam);
    counts!(Mark, live: 0, retained: 1, created: 1);
}
