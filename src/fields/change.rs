//! A change of one part of a field, and whether its rule accepts it.

use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::Fields;
use super::at_rule::{Call, at_rule};
use super::explain::{at_field, explain_clauses};
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule, next};
use crate::error::{Cause, Reporter};
use crate::rule::change::{Change, Outcome};

/// The index of the field whose reader is `M`.
#[inline]
pub(crate) fn find<F: Fields, M: 'static>() -> Option<usize> {
    struct Find<M> {
        next: usize,
        found: Option<usize>,
        reader: PhantomData<fn(M)>,
    }

    impl<F, M: 'static> OnRule<F> for Find<M> {
        type This = NoFields<F>;

        #[inline]
        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        #[inline]
        fn reader<N: 'static>(&mut self, index: usize) {
            if TypeId::of::<N>() == TypeId::of::<M>() {
                self.found = Some(index);
            }
        }

        #[inline]
        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        #[inline]
        fn value<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R, _value: &T) {}
    }

    let mut find = Find::<M> {
        next: 0,
        found: None,
        reader: PhantomData,
    };
    F::visit(NoFields::NEW, &mut find);
    find.found
}

/// Whether a field has a rule.
#[inline]
pub(crate) fn has_rule<F: Fields>(index: usize) -> bool {
    struct Has(bool);

    impl Call for Has {
        #[inline]
        fn call<U: 'static, R: Explain<U>>(&mut self, _rule: &R) {
            self.0 = true;
        }
    }

    at_rule::<F, _>(index, Has(false)).0
}

/// Whether the rule of a field accepts a change of its value; it does if there is none.
#[inline]
pub(crate) fn outcome<F: Fields, T: 'static>(
    index: usize,
    before: &T,
    change: &Change<'_>,
) -> Outcome {
    struct Judge<'c, 'n, T> {
        before: &'c T,
        change: &'c Change<'n>,
        outcome: Outcome,
    }

    impl<T: 'static> Call for Judge<'_, '_, T> {
        #[inline]
        fn call<U: 'static, R: Explain<U>>(&mut self, rule: &R) {
            let before: &dyn Any = self.before;
            self.outcome = match before.downcast_ref::<U>() {
                Some(before) => rule.outcome(before, self.change),
                None => Outcome::Unknown,
            };
        }
    }

    let judge = Judge {
        before,
        change,
        outcome: Outcome::Accepted,
    };
    at_rule::<F, _>(index, judge).outcome
}

/// Normalizes a new part of a field: an `Option` of what the rule takes apart.
#[inline]
pub(crate) fn normalize_part<F: Fields>(index: usize, part: &mut dyn Any) {
    struct Normalize<'p>(&'p mut dyn Any);

    impl Call for Normalize<'_> {
        #[inline]
        fn call<U: 'static, R: Explain<U>>(&mut self, rule: &R) {
            if rule.normalizes() {
                rule.normalize_part(self.0);
            }
        }
    }

    at_rule::<F, _>(index, Normalize(part));
}

/// Reports why a change of a field of type `T` is rejected.
#[cold]
pub(crate) fn explain_change<F: Fields, T: 'static>(
    cause: &Cause,
    before: Option<&T>,
    change: &Change<'_>,
    reporter: &mut Reporter<'_>,
) {
    struct Report<'c, 'n, 'r, 'p, F, T> {
        index: usize,
        before: Option<&'c T>,
        change: &'c Change<'n>,
        reporter: &'r mut Reporter<'p>,
        fields: PhantomData<fn() -> F>,
    }

    impl<F: Fields, T: 'static> Call for Report<'_, '_, '_, '_, F, T> {
        fn call<U: 'static, R: Explain<U>>(&mut self, rule: &R) {
            let before = self.before.and_then(|before| {
                let before: &dyn Any = before;
                before.downcast_ref::<U>()
            });
            at_field::<F>(self.index, self.reporter, |reporter| {
                rule.report_change(before, self.change, reporter);
            });
        }
    }

    if cause.failed.is_none() {
        at_rule::<F, _>(
            cause.field,
            Report::<F, T> {
                index: cause.field,
                before,
                change,
                reporter,
                fields: PhantomData,
            },
        );
    }
    explain_clauses::<F>(&cause.failed, reporter);
}

/// Reports the clauses that did not hold.
#[cold]
pub(crate) fn explain_clauses_only<F: Fields>(cause: &Cause, reporter: &mut Reporter<'_>) {
    explain_clauses::<F>(&cause.failed, reporter);
}
