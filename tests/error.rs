//! Rejections: the value back, every violation in order, and nothing allocated before it is read.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::error::Error;

use inbounds::prelude::*;
use inbounds::{
    ValidationError,
    constraint::{Constraint, Value},
    error::{Segment, Violation},
};

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: hands everything on to the system's allocator.
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
         outer\n  [0]: 12 is not within 0..=9"
    );
    assert_eq!(
        err.violations().nth(1).unwrap().path().to_string(),
        "inner[0]"
    );
    let err = Shape::new("void", [0; 3], [0; 3]).unwrap_err();
    assert_eq!(format!("{err:#}"), "name, inner: void has no corners");
}
