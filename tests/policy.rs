//! A custom policy, on public traits only: a journal of what happened to each type.

use std::cell::RefCell;

use inbounds::prelude::*;
use inbounds::{
    Fields,
    tracker::{Handle, Tracker},
};

thread_local! {
    static JOURNAL: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(what: String) {
    JOURNAL.with_borrow_mut(|journal| journal.push(what));
}

fn journal() -> Vec<String> {
    JOURNAL.take()
}

pub enum Journal {}

pub struct Page {
    /// Empty if another tracker copied the instance.
    of: Option<&'static str>,
}

impl<F: Fields> Tracker<F> for Journal {
    type Handle = Page;
}

impl<F: Fields> Handle<F> for Page {
    fn created(_: &F) -> Self {
        note(format!("{} created", F::NAME));
        Page { of: Some(F::NAME) }
    }

    fn detached() -> Self {
        Page { of: None }
    }

    fn assigned(&mut self, _: &F, field: usize) {
        note(format!("{} assigned", F::FIELDS[field].name()));
    }

    fn replaced(&mut self, _: &F) {
        note(format!("{} replaced", F::NAME));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(name) = self.of {
            note(format!("{name} dropped"));
        }
    }
}

validated_struct! {
    #[derive(Clone)]
    struct Exam: Journal {
        math: u8 in 0..=100,
        physics: u8 in 0..=100,
    }
    ensure { |exam| exam.math != 13 => "an unlucky number" }
}

#[test]
fn it_is_notified_of_everything_that_is_accepted() {
    let mut exam = Exam::new(30, 50).ok().unwrap();
    exam.set_physics(60).unwrap();
    exam.update(|fields| fields.math = 70).ok().unwrap();
    let clone = exam.clone();
    drop(exam);
    assert_eq!(clone.into_fields().math, 70);
    assert_eq!(
        journal(),
        [
            "Exam created",
            "physics assigned",
            "Exam replaced",
            "Exam created",
            "Exam dropped",
            "Exam dropped",
        ]
    );
}

#[cfg(feature = "std")]
#[test]
fn it_is_not_notified_of_the_copies_that_another_tracker_makes() {
    validated_struct! {
        struct Class: strong { best: Exam, all: Vec<Exam> }
    }
    let exam = |math| Exam::new(math, 50).ok().unwrap();
    let mut class = Class::new(exam(1), vec![exam(2)]).ok().unwrap();
    assert_eq!(journal(), ["Exam created", "Exam created"]);
    drop(Class::instances().snapshot());
    assert_eq!(journal(), [""; 0]);
    class.set_best(exam(3)).ok().unwrap();
    assert_eq!(journal(), ["Exam created", "Exam dropped"]);
    drop(class);
    assert_eq!(journal(), ["Exam dropped", "Exam dropped"]);
    // An instance that is moved out of a record is the user's.
    let fields = Class::instances().snapshot().remove(0).into_fields();
    assert_eq!(journal(), ["Exam created", "Exam created"]);
    drop(fields);
    assert_eq!(journal(), ["Exam dropped", "Exam dropped"]);
    Class::instances().release_retained();
    assert_eq!(journal(), [""; 0]);
}

#[test]
fn it_is_not_notified_of_what_is_rejected() {
    assert!(Exam::new(130, 50).is_err());
    assert!(Exam::new(13, 50).is_err());
    assert_eq!(journal(), [""; 0]);

    let mut exam = Exam::new(30, 50).ok().unwrap();
    journal();
    assert!(exam.set_math(160).is_err());
    assert!(exam.set_math(13).is_err());
    assert!(exam.update(|fields| fields.math = 160).is_err());
    assert!(
        exam.replace(ExamFields {
            math: 13,
            physics: 0
        })
        .is_err()
    );
    assert_eq!(journal(), [""; 0]);
}
