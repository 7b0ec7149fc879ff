//! Checks whether fields are valid.

use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::Fields;
use super::clause::{failed_clauses, failed_clauses_beside};
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule, next};
use crate::error::{Cause, FailedClauses};

/// The cause of why fields are rejected: the first field whose rule rejects it, and the `ensure` clauses that
/// do not hold. `None` for valid fields.
#[inline]
pub(crate) fn rejected<F: Fields>(fields: &F) -> Option<Cause> {
    if let Some(field) = rejected_rule(fields) {
        let failed = if F::HAS_CLAUSES {
            failed_clauses_beside(fields)
        } else {
            FailedClauses::NONE
        };
        return Some(Cause {
            field,
            failed,
            at: None,
        });
    }
    if !F::HAS_CLAUSES {
        return None;
    }
    let failed = failed_clauses(fields);
    (!failed.is_none()).then_some(Cause {
        field: 0,
        failed,
        at: None,
    })
}

/// The first field whose rule rejects it.
#[inline]
pub(crate) fn rejected_rule<F: Fields>(fields: &F) -> Option<usize> {
    let mut all = All {
        next: 0,
        rejected: None,
        fields: PhantomData,
    };
    F::visit(fields, &mut all);
    all.rejected
}

struct All<'f, F> {
    next: usize,
    rejected: Option<usize>,
    fields: PhantomData<&'f F>,
}

impl<'f, F> OnRule<F> for All<'f, F> {
    type This = &'f F;

    #[inline]
    fn next_index(&mut self) -> usize {
        next(&mut self.next)
    }

    #[inline]
    fn wants_values<R>(&self, _rule: &R) -> bool {
        self.rejected.is_none()
    }

    #[inline]
    fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
        if !rule.accepts(value) {
            self.rejected = Some(index);
        }
    }
}

/// Whether the fields with these names are within their rules.
pub(super) fn are_accepted<F: Fields>(fields: &F, names: &[&str]) -> bool {
    struct These<'f, 'n, F> {
        names: &'n [&'n str],
        next: usize,
        accepted: bool,
        fields: PhantomData<&'f F>,
    }

    impl<'f, F: Fields> OnRule<F> for These<'f, '_, F> {
        type This = &'f F;

        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            self.accepted
        }

        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            if self.names.contains(&F::FIELDS[index].name()) {
                self.accepted = rule.accepts(value);
            }
        }
    }

    let mut these = These {
        names,
        next: 0,
        accepted: true,
        fields: PhantomData,
    };
    F::visit(fields, &mut these);
    these.accepted
}

/// The cause of why one field is rejected: its rule, or the clauses that do not hold. `None` if it is valid.
#[inline]
pub(crate) fn rejected_at<F: Fields>(fields: &F, index: usize) -> Option<Cause> {
    struct At<'f, F> {
        index: usize,
        next: usize,
        accepted: bool,
        fields: PhantomData<&'f F>,
    }

    impl<'f, F> OnRule<F> for At<'f, F> {
        type This = &'f F;

        #[inline]
        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        #[inline]
        fn wants_values<R>(&self, _rule: &R) -> bool {
            true
        }

        #[inline]
        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            if index == self.index {
                self.accepted = rule.accepts(value);
            }
        }
    }

    let mut at = At {
        index,
        next: 0,
        accepted: true,
        fields: PhantomData,
    };
    F::visit(fields, &mut at);
    let failed = if at.accepted {
        failed_clauses(fields)
    } else {
        FailedClauses::NONE
    };
    (!at.accepted || !failed.is_none()).then_some(Cause {
        field: index,
        failed,
        at: None,
    })
}

/// The result of checking a value for one field.
pub(crate) struct Assignable {
    pub(crate) index: usize,
    /// Whether the rule accepts the value. `false` if the value has another type than the field.
    pub(crate) accepted: bool,
}

/// Checks a value by the rule of the field whose reader is `M`.
#[inline]
pub(crate) fn assignable<F: Fields, M: 'static, T: 'static>(value: &T) -> Assignable {
    let mut one = One::<M, T> {
        next: 0,
        is_here: false,
        value,
        found: Assignable {
            index: usize::MAX,
            accepted: false,
        },
        reader: PhantomData,
    };
    F::visit(NoFields::NEW, &mut one);
    one.found
}

struct One<'v, M, T> {
    next: usize,
    is_here: bool,
    value: &'v T,
    found: Assignable,
    reader: PhantomData<fn(M)>,
}

impl<F, M: 'static, T: 'static> OnRule<F> for One<'_, M, T> {
    type This = NoFields<F>;

    #[inline]
    fn next_index(&mut self) -> usize {
        next(&mut self.next)
    }

    #[inline]
    fn reader<N: 'static>(&mut self, index: usize) {
        self.is_here = TypeId::of::<N>() == TypeId::of::<M>();
        if self.is_here {
            self.found.index = index;
            self.found.accepted = true; // unless a rule rejects the value
        }
    }

    #[inline]
    fn rule<U: 'static, R: Explain<U>>(&mut self, _index: usize, rule: &R) -> bool {
        if self.is_here {
            let value: &dyn Any = self.value;
            self.found.accepted = value
                .downcast_ref::<U>()
                .is_some_and(|value| rule.accepts(value));
        }
        false
    }

    #[inline]
    fn wants_values<R>(&self, _rule: &R) -> bool {
        false
    }

    #[inline]
    fn value<U, R: Explain<U>>(&mut self, _index: usize, _rule: &R, _value: &U) {}
}

/// Whether the result for these fields depends on nothing but the fields.
#[cold]
pub(crate) fn is_stable<F: Fields>(fields: &F) -> bool {
    struct AllStable<'f, F>(bool, PhantomData<&'f F>);

    impl<'f, F> OnRule<F> for AllStable<'f, F> {
        type This = &'f F;

        fn wants_values<R>(&self, _rule: &R) -> bool {
            self.0
        }

        fn value<T, R: Explain<T>>(&mut self, _index: usize, rule: &R, value: &T) {
            self.0 = rule.is_stable(value);
        }
    }

    let mut all = AllStable(true, PhantomData);
    F::visit(fields, &mut all);
    all.0
}
