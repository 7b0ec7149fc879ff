//! Errors: they return the value, have every violation in order, and allocate nothing until they are read.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use inbounds::prelude::*;
use inbounds::{
    ValidationError,
    constraint::{Constraint, Value},
    error::{Path, Segment, Violation},
};

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: forwards everything to the system's allocator.
#[allow(
    unsafe_code,
    reason = "an allocator is unsafe to write; this one only counts"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What `work` returns, and how often it allocated.
fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = ALLOCATIONS.get();
    let result = work();
    (result, ALLOCATIONS.get() - before)
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Exam {
        student: String in chars(1..=20),
        math: u8 in 0..=100,
        physics: Option<u8> in 0..=100,
        grade: char in 'A'..='F',
    }
    ensure { |exam| exam.math > 0 || exam.physics.is_some() => "no marks" }
}

fn bad() -> ExamFields {
    ExamFields {
        student: String::new(),
        math: 160,
        physics: Some(101),
        grade: 'Z',
    }
}

#[test]
fn every_violation_in_the_order_of_the_declaration() {
    let err = Exam::try_from(bad()).unwrap_err();
    assert_eq!(
        err.to_string(),
        "student: \"\" is not 1..=20 characters long\n\
         math: 160 is not within 0..=100\n\
         physics: 101 is not within 0..=100\n\
         grade: 'Z' is not within 'A'..='F'"
    );
    let violations: Vec<_> = err.violations().collect();
    let codes: Vec<_> = violations.iter().map(Violation::code).collect();
    assert_eq!(codes, ["length", "range", "range", "range"]);
    assert_eq!(violations[1].path().segments(), [Segment::Field("math")]);
    assert_eq!(violations[1].value(), "160");
    let Constraint::Range { end, .. } = violations[1].constraint() else {
        panic!("{violations:?}");
    };
    assert_eq!(end, &std::ops::Bound::Included(Value::Int(100)));
}

#[test]
fn the_value_comes_back() {
    assert_eq!(Exam::try_from(bad()).unwrap_err().into_value(), bad());

    let mut exam = Exam::new("Ann", 60, None, 'A').unwrap();
    let long = "x".repeat(21);
    let address = long.as_ptr();
    let back = exam.set_student(long).unwrap_err().into_value();
    assert_eq!(back.as_ptr(), address, "moved, not copied");
    assert_eq!(exam.student(), "Ann");
}

#[test]
fn it_is_an_error_that_reads_well() {
    fn fails() -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut exam = Exam::new("Ann", 60, None, 'A')?;
        exam.set_math(160)?;
        Ok(())
    }
    assert_eq!(
        fails().unwrap_err().to_string(),
        "math: 160 is not within 0..=100"
    );

    let err = Exam::new("Ann", 160, None, 'A').unwrap_err();
    assert_eq!(
        format!("{err:?}"),
        "ValidationError [\"math: 160 is not within 0..=100\"]"
    );
}

#[test]
fn a_clause_that_does_not_hold_is_reported_without_a_path() {
    let mut exam = Exam::new("Ann", 60, None, 'A').unwrap();
    let err = exam.set_math(0).unwrap_err();
    assert_eq!(err.to_string(), "no marks");
    let violation = err.violations().next().unwrap();
    assert!(violation.path().segments().is_empty());
    assert_eq!(violation.code(), "ensure");
    assert_eq!(err.into_value(), 0);
}

#[test]
fn neither_accepting_nor_rejecting_allocates() {
    let mut exam = Exam::new("Ann", 60, None, 'A').unwrap();
    let (accepted, allocations) = counted(|| exam.set_math(61));
    assert!(accepted.is_ok());
    assert_eq!(allocations, 0);

    let (err, allocations) = counted(|| exam.set_math(160).unwrap_err());
    assert_eq!(allocations, 0, "rejected by a rule");
    assert_eq!(err.to_string(), "math: 160 is not within 0..=100");

    let (err, allocations) = counted(|| exam.set_math(0).unwrap_err());
    assert_eq!(allocations, 0, "rejected by a clause");
    assert_eq!(err.to_string(), "no marks");

    let fields = bad();
    let (err, allocations) = counted(|| Exam::try_from(fields).unwrap_err());
    assert_eq!(allocations, 0, "construction");
    assert_eq!(err.violations().len(), 4);

    let ((), allocations) = counted(|| drop(err.to_string()));
    assert!(allocations > 0, "the counting allocator counts");
}

#[test]
fn it_is_send_sync_and_static_as_its_value_is() {
    static_assertions::assert_impl_all!(ValidationError<String>: Send, Sync, Error);
    static_assertions::assert_not_impl_any!(ValidationError<std::rc::Rc<u8>>: Send);
}

#[test]
fn it_is_no_larger_than_it_must_be() {
    static_assertions::assert_eq_size!(ValidationError<u8>, [usize; 2]);
    static_assertions::assert_eq_size!(ValidationError<u16>, [usize; 2]);
    static_assertions::assert_eq_size!(ValidationError<u32>, [usize; 3]);
    static_assertions::assert_eq_size!(ValidationError<String>, [usize; 5]);
}

struct Corners;

impl Rule<[u8; 3]> for Corners {
    fn accepts(&self, value: &[u8; 3]) -> bool {
        value.iter().all(|part| (0..=9).accepts(part))
    }

    fn constraint(&self) -> Constraint {
        Constraint::custom("corners", "three digits")
    }

    fn report(&self, value: &[u8; 3], reporter: &mut inbounds::error::Reporter<'_>) {
        for (i, part) in value.iter().enumerate() {
            reporter.at_index(i, |reporter| (0..=9).report(part, reporter));
        }
    }
}

#[test]
fn a_tree_gathers_what_belongs_together() {
    validated_struct! {
        #[derive(Debug)]
        struct Shape {
            name: String in chars(1..=9),
            inner: [u8; 3] in custom(Corners),
            outer: [u8; 3] in custom(Corners),
        }
        ensure {
            |shape| shape.name != "void" => "void has no corners" at [name, inner],
        }
    }
    let err = Shape::new("", [10, 0, 11], [12, 0, 0]).unwrap_err();
    assert_eq!(
        format!("{err:#}"),
        "name: \"\" is not 1..=9 characters long\n\
         inner\n  [0]: 10 is not within 0..=9\n  [2]: 11 is not within 0..=9\n\
         outer[0]: 12 is not within 0..=9"
    );
    assert_eq!(
        err.violations().nth(1).unwrap().path().to_string(),
        "inner[0]"
    );
    let err = Shape::new("void", [0; 3], [0; 3]).unwrap_err();
    assert_eq!(format!("{err:#}"), "name, inner: void has no corners");
}

#[test]
fn a_tree_is_as_long_as_its_paths() {
    fn deep(depth: usize) -> Path {
        (0..depth).fold(Path::default(), |path, _| path.field("next"))
    }
    let reject = |path: Path| Violation::new(path, "late", "late");
    validated_struct! {
        #[derive(Debug)]
        struct Exam { math: u8 in 0..=100 }
    }
    // With an indent for each level this is a text of gigabytes.
    let depth = 100_000;
    let err = Exam::new(1).unwrap().reject([
        reject(deep(depth).field("a")),
        reject(deep(depth).field("b").index(1)),
        reject(deep(depth).field("b").index(2)),
    ]);
    let tree = format!("{err:#}");
    assert_eq!(
        tree.len(),
        depth * "next.".len() + "\n  a: late\n  b\n    [1]: late\n    [2]: late".len() - 1
    );
    assert!(tree.ends_with(".next\n  a: late\n  b\n    [1]: late\n    [2]: late"));
}

/// Each test has its own bound, because tests run in parallel.
macro_rules! moving {
    ($max:ident) => {
        static $max: AtomicU8 = AtomicU8::new(50);
    };
}

#[test]
fn it_says_what_was_true_when_it_was_made() {
    moving!(MAX);
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Mark { points: u8 in dynamic(|| ..=MAX.load(Relaxed)) }
    }
    validated_struct! {
        #[derive(Debug)]
        struct Marks {
            plain: u8 in dynamic(|| ..=MAX.load(Relaxed)),
            deep: Vec<Option<u8>> in each((multiple_of(2), some(dynamic(|| ..=MAX.load(Relaxed))))),
            all: u8 in any_of((all_of((dynamic(|| ..=MAX.load(Relaxed)), 1..)), 201..)),
            not: u8 in with_message(not(dynamic(|| above(MAX.load(Relaxed)))), "too much"),
            text: String in chars(dynamic(|| ..=usize::from(MAX.load(Relaxed)))),
            map: BTreeMap<u8, u8> in values(dynamic(|| ..=MAX.load(Relaxed))),
            nested: MarkFields in valid(),
        }
    }
    let fields = |n: u8| MarksFields {
        plain: n,
        deep: vec![Some(n)],
        all: n,
        not: n,
        text: "x".repeat(n.into()),
        map: [(1, n)].into(),
        nested: MarkFields { points: n },
    };
    let mut marks = Marks::try_from(fields(50)).unwrap();
    let expected = [
        "plain: 60 is not at most 50",
        "deep[0]: 60 is not at most 50",
        "all: 60 must be at most 50 and at least 1 or be at least 201",
        "not: too much",
        "text: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" is not at most 50 characters long",
        "map[1]: 60 is not at most 50",
        "nested.points: 60 is not at most 50",
    ];
    let whole = Marks::try_from(fields(60)).unwrap_err();
    let f = fields(60);
    let each = [
        marks.set_plain(f.plain).unwrap_err().violations(),
        marks.set_deep(f.deep).unwrap_err().violations(),
        marks.set_all(f.all).unwrap_err().violations(),
        marks.set_not(f.not).unwrap_err().violations(),
        marks.set_text(f.text).unwrap_err().violations(),
        marks.set_map(f.map).unwrap_err().violations(),
        marks.set_nested(f.nested).unwrap_err().violations(),
    ];
    MAX.store(100, Relaxed);
    assert_eq!(whole.to_string(), expected.join("\n"));
    assert_eq!(each.map(|violations| violations.to_string()), expected);

    // A recorded error, too, shows no more than the limit.
    assert_eq!(
        whole.violations_up_to(1).to_string(),
        "plain: 60 is not at most 50\nand 6 more"
    );
    assert_eq!(whole.into_value().plain, 60);
}

#[test]
fn it_has_a_violation_whatever_a_rule_says_later() {
    moving!(ASKED);

    /// Rejects the first value and accepts all others.
    #[derive(Clone, Copy)]
    struct Fickle;

    impl Rule<u8> for Fickle {
        fn accepts(&self, value: &u8) -> bool {
            *value < 10 || ASKED.fetch_add(1, Relaxed) > 50
        }
        fn constraint(&self) -> Constraint {
            Constraint::custom("fickle", "what is wanted")
        }
    }

    /// The same, and reports nothing by itself.
    struct Silent;

    impl Rule<u8> for Silent {
        fn accepts(&self, value: &u8) -> bool {
            Fickle.accepts(value)
        }
        fn constraint(&self) -> Constraint {
            Fickle.constraint()
        }
        fn report(&self, _value: &u8, _reporter: &mut inbounds::error::Reporter<'_>) {}
    }

    validated_struct! {
        #[derive(Clone, Debug)]
        struct Wish {
            other: u8 in 0..=9,
            plain: u8 in custom(Fickle),
            silent: Option<u8> in (..=99, custom(Silent)),
            any: u8 in any_of((custom(Fickle), 200..)),
            each: Vec<u8> in each(custom(Fickle)),
        }
    }
    validated_struct! {
        #[derive(Debug)]
        struct Letter { wish: WishFields in valid() }
    }
    let fields = WishFields {
        other: 1,
        plain: 1,
        silent: None,
        any: 1,
        each: vec![],
    };
    let mut wish = Wish::try_from(fields.clone()).unwrap();
    let again = || ASKED.store(50, Relaxed);

    again();
    let err = wish.set_plain(70).unwrap_err();
    for _ in 0..2 {
        assert_eq!(err.to_string(), "plain: 70 is not what is wanted");
        assert_eq!(err.violations().next().unwrap().code(), "fickle");
    }
    again();
    let err = wish.set_silent(Some(70)).unwrap_err();
    assert_eq!(
        err.to_string(),
        "silent: 70 must be at most 99 and what is wanted"
    );
    again();
    let err = wish.set_any(70).unwrap_err();
    assert_eq!(
        err.to_string(),
        "any: 70 must be what is wanted or at least 200"
    );
    again();
    let err = wish.set_each(vec![70]).unwrap_err();
    assert_eq!(
        err.to_string(),
        "each: [70] must have each element what is wanted"
    );

    again();
    let err = Wish::try_from(WishFields {
        plain: 70,
        ..fields.clone()
    })
    .unwrap_err();
    assert_eq!(err.to_string(), "plain: 70 is not what is wanted");
    again();
    let err = Letter::new(WishFields { any: 70, ..fields }).unwrap_err();
    assert_eq!(err.violations().len(), 1);
    assert_eq!(err.to_string(), "wish: the value is not a valid Wish");
}

#[test]
fn it_has_a_violation_if_the_value_has_changed() {
    /// Its `Debug` omits what changes.
    struct Shared(std::rc::Rc<Cell<u8>>);

    impl std::fmt::Debug for Shared {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a shared number")
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Holder { shared: Shared in satisfies(|shared: &Shared| shared.0.get() < 9, "a digit") }
    }
    let number = std::rc::Rc::new(Cell::new(10));
    let err = Holder::new(Shared(number.clone())).unwrap_err();
    number.set(0);
    assert_eq!(err.to_string(), "shared: a shared number is not a digit");
    assert_eq!(err.violations().len(), 1);
}

#[test]
fn any_number_of_clauses_is_reported() {
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Bits { bits: u32 }
        ensure {
            |b| b.bits & 1 == 0 => "0", |b| b.bits & 1 << 1 == 0 => "1", |b| b.bits & 1 << 2 == 0 => "2",
            |b| b.bits & 1 << 3 == 0 => "3", |b| b.bits & 1 << 4 == 0 => "4", |b| b.bits & 1 << 5 == 0 => "5",
            |b| b.bits & 1 << 6 == 0 => "6", |b| b.bits & 1 << 7 == 0 => "7", |b| b.bits & 1 << 8 == 0 => "8",
            |b| b.bits & 1 << 9 == 0 => "9", |b| b.bits & 1 << 10 == 0 => "10", |b| b.bits & 1 << 11 == 0 => "11",
            |b| b.bits & 1 << 12 == 0 => "12", |b| b.bits & 1 << 13 == 0 => "13", |b| b.bits & 1 << 14 == 0 => "14",
            |b| b.bits & 1 << 15 == 0 => "15", |b| b.bits & 1 << 16 == 0 => "16", |b| b.bits & 1 << 17 == 0 => "17",
            |b| b.bits & 1 << 18 == 0 => "18", |b| b.bits & 1 << 19 == 0 => "19",
        }
    }
    let mut bits = Bits::new(0).unwrap();
    for failed in [
        vec![0],
        vec![15],
        vec![16],
        vec![3, 15, 16, 19],
        (0..20).collect(),
    ] {
        let value = failed.iter().fold(0, |bits, i| bits | 1 << i);
        let expected: Vec<String> = failed.iter().map(ToString::to_string).collect();
        for violations in [
            bits.set_bits(value).unwrap_err().violations(),
            Bits::new(value).unwrap_err().violations(),
        ] {
            let messages: Vec<String> = violations.map(|v| v.message()).collect();
            assert_eq!(messages, expected);
        }
    }
    let (err, allocations) = counted(|| bits.set_bits(1 << 15).unwrap_err());
    assert_eq!((allocations, err.to_string().as_str()), (0, "15"));
}

validated_struct! {
    #[derive(Debug)]
    struct Data {
        bytes: Vec<u8> in each((..=9, multiple_of(2))),
        names: BTreeMap<String, u8> in (keys(chars(1..=9)), values(one_of([1, 2, 3]))),
    }
}

#[test]
fn no_error_is_longer_than_anybody_reads() {
    let data = |n: usize| DataFields {
        bytes: vec![11; n],
        names: (0..n).map(|i| (format!("{i:010}"), 4)).collect(),
    };
    let err = Data::try_from(data(100_000)).unwrap_err();
    let (text, tree, debug) = (err.to_string(), format!("{err:#}"), format!("{err:?}"));
    assert_eq!(text.lines().count(), 101);
    assert!(text.ends_with("\nand 399,900 more"), "{text}");
    assert!(tree.ends_with("\nand 399,900 more"), "{tree}");
    assert!(debug.ends_with(", ..]"), "{debug}");
    assert!(text.len() < 10_000 && tree.len() < 10_000 && debug.len() < 10_000);
    let translated = err.translated(|violation| Some(violation.code().to_owned()));
    assert!(
        translated
            .to_string()
            .ends_with("multiple_of\nand 399,900 more")
    );
    let translated = translated.with_omitted(|n| format!("{n}!")).to_string();
    assert!(translated.ends_with("multiple_of\n399900!") || translated.ends_with("range\n399900!"));

    let violations = err.violations();
    assert_eq!((violations.len(), violations.omitted()), (100, 399_900));
    assert_eq!(err.violations_up_to(usize::MAX).len(), 400_000);
    assert_eq!(err.violations_up_to(0).to_string(), "and 400,000 more");
    let (few, many) = (Data::try_from(data(200)), Data::try_from(data(20_000)));
    let (_, few) = counted(|| few.unwrap_err().to_string());
    let (_, many) = counted(|| many.unwrap_err().to_string());
    assert_eq!(few, many, "what is only counted allocates nothing");
}

#[test]
fn what_is_accepted_costs_nothing_to_report() {
    let names: BTreeMap<String, u8> = (0..1000).map(|i| (format!("{i:09}"), 1)).collect();
    let rule = (keys(chars(1..=9)), values(one_of([1, 2, 3])));
    let (violations, allocations) = counted(|| rule.violations(&names));
    assert_eq!(violations.len(), 0);
    assert!(allocations <= 1, "{allocations}");
}

#[test]
fn no_key_is_longer_than_anybody_reads() {
    let err = Data::new(vec![], [("x".repeat(1_000_000), 1)].into()).unwrap_err();
    assert!(err.to_string().len() < 1000);
    let path = Path::default().key(&"x".repeat(1_000_000));
    assert!(path.to_string().len() < 200);
}

#[test]
fn one_message_is_said_once_for_each_place() {
    let rule = each(with_message((1.., multiple_of(2), ..=100), "no"));
    let violations = rule.violations(&[1, 2, 101]);
    assert_eq!(violations.to_string(), "[0]: no\n[2]: no");
    let many = each(with_message((1.., multiple_of(2)), "no")).violations(&vec![-1; 1000]);
    assert_eq!((many.len(), many.omitted()), (100, 900));
    let two = (with_message(1.., "a"), with_message(2.., "b")).violations(&0);
    assert_eq!(two.to_string(), "a\nb");
}

#[test]
fn a_struct_may_hold_itself() {
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Node {
            name: String in chars(1..=9),
            children: Vec<NodeFields> in each(valid()),
            first: Option<Box<u8>>,
        }
    }
    let leaf = |name: &str| NodeFields {
        name: name.to_owned(),
        children: vec![],
        first: None,
    };
    let mut node = Node::try_from(leaf("a")).unwrap();
    let children = vec![
        leaf("b"),
        NodeFields {
            children: vec![leaf("c"), leaf("")],
            ..leaf("d")
        },
    ];
    let (err, allocations) = counted(|| node.set_children(children).unwrap_err());
    assert_eq!(allocations, 0);
    assert_eq!(
        err.to_string(),
        "children[1].children[1].name: \"\" is not 1..=9 characters long"
    );
    let mut deep = leaf("");
    for _ in 0..200 {
        deep = NodeFields {
            children: vec![deep],
            ..leaf("a")
        };
    }
    let err = Node::try_from(deep).unwrap_err();
    assert_eq!(
        err.violations().next().unwrap().path().segments().len(),
        401
    );
}

#[test]
fn what_a_nested_clause_said_is_kept() {
    static MOST: AtomicU8 = AtomicU8::new(5);
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Inner { a: u8 in 0..=99 }
        ensure { |inner| inner.a <= MOST.load(Relaxed) => "a is above the maximum" at [a] }
    }
    validated_struct! { #[derive(Clone, Debug)] struct Outer { inner: InnerFields in valid() } }
    let err = Outer::new(InnerFields { a: 9 }).unwrap_err();
    let before = err.to_string();
    MOST.store(100, Relaxed);
    assert_eq!(err.to_string(), before);
    assert!(before.contains("a is above the maximum"), "{before}");
}
