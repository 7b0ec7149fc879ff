//! Visitors, through which the crate reaches the `ensure` clauses.

use core::marker::PhantomData;
use core::ops::Deref;

use super::Fields;
#[cfg(any(feature = "proptest", feature = "arbitrary", feature = "schemars"))]
use super::visitor::NoFields;
use crate::error::FailedClauses;

/// The visitor that the expansion calls for each `ensure` clause.
#[doc(hidden)]
pub trait ClauseVisitor<F> {
    /// The fields, or nothing if only the messages are visited.
    type This: Deref<Target = F> + Copy;

    /// Visits a clause about the fields with these names. Returns whether to evaluate it.
    fn clause(&mut self, about: &'static [&'static str], message: &'static str) -> bool;

    /// Takes the value of the clause.
    fn value(&mut self, holds: bool);
}

/// Evaluates a clause, and gives its closure a type.
#[doc(hidden)]
#[inline]
pub fn holds<F>(fields: &F, clause: impl FnOnce(&F) -> bool) -> bool {
    clause(fields)
}

/// The clauses that do not hold.
#[inline]
pub(crate) fn failed_clauses<F: Fields>(fields: &F) -> FailedClauses {
    let mut evaluate = Evaluate {
        fields: PhantomData,
        index: 0,
        failed: FailedClauses::NONE,
    };
    F::clauses(fields, &mut evaluate);
    evaluate.failed
}

/// The clauses that do not hold, if some field is outside its rule. Only clauses that name fields with `at [..]`
/// are evaluated, and only if these are within their rules.
#[cold]
pub(crate) fn failed_clauses_beside<F: Fields>(fields: &F) -> FailedClauses {
    struct Beside<'f, F> {
        fields: &'f F,
        next: usize,
        failed: FailedClauses,
    }

    impl<'f, F: Fields> ClauseVisitor<F> for Beside<'f, F> {
        type This = &'f F;

        fn clause(&mut self, about: &'static [&'static str], _message: &'static str) -> bool {
            self.next += 1;
            !about.is_empty() && super::check::are_accepted(self.fields, about)
        }

        fn value(&mut self, holds: bool) {
            if !holds {
                self.failed.insert(self.next - 1);
            }
        }
    }

    let mut beside = Beside {
        fields,
        next: 0,
        failed: FailedClauses::NONE,
    };
    F::clauses(fields, &mut beside);
    beside.failed
}

/// The messages of the clauses.
#[cfg(any(feature = "proptest", feature = "arbitrary", feature = "schemars"))]
pub(crate) fn messages<F: Fields>() -> Vec<&'static str> {
    struct Messages(Vec<&'static str>);

    impl<F> ClauseVisitor<F> for Messages {
        type This = NoFields<F>;

        fn clause(&mut self, _about: &'static [&'static str], message: &'static str) -> bool {
            self.0.push(message);
            false
        }

        fn value(&mut self, _holds: bool) {}
    }

    let mut messages = Messages(Vec::new());
    F::clauses(NoFields::NEW, &mut messages);
    messages.0
}

struct Evaluate<'f, F> {
    fields: PhantomData<&'f F>,
    index: usize,
    failed: FailedClauses,
}

impl<'f, F> ClauseVisitor<F> for Evaluate<'f, F> {
    type This = &'f F;

    #[inline]
    fn clause(&mut self, _about: &'static [&'static str], _message: &'static str) -> bool {
        true
    }

    #[inline]
    fn value(&mut self, holds: bool) {
        if !holds {
            self.failed.insert(self.index);
        }
        self.index += 1;
    }
}
