//! Whether fields are valid, and why not.

use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::clause::{ClauseVisitor, failed_clauses, failed_clauses_beside};
use super::field::Details;
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule};
use super::{Field, Fields};
use crate::error::{Cause, FailedClauses, Reporter};
use crate::secret;

#[inline]
fn next(index: &mut usize) -> usize {
    *index += 1;
    *index - 1
}

/// Why fields are rejected: the first field whose rule rejects it, and the `ensure` clauses that do not
/// hold. `None` for valid fields.
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

/// Whether the fields of these names are within their rules.
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

/// Why one field is rejected: its rule, or the clauses that do not hold. `None` if it is valid.
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
    /// Whether the rule accepts the value. It does not if the value has another type than the field.
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
            self.found.accepted = true; // unless there is a rule
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

/// The parts of a field's description that only a visit of the rules has.
pub(crate) fn details<F: Fields>(index: usize) -> Details {
    struct Describe {
        index: usize,
        next: usize,
        found: Details,
    }

    impl<F> OnRule<F> for Describe {
        type This = NoFields<F>;

        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        fn nested(&mut self, fields: Option<&'static [Field]>) {
            if self.next == self.index {
                self.found.nested = fields;
            }
        }

        fn open_rule<T, R: Explain<T>>(&mut self, index: usize, rule: &R) {
            if index == self.index {
                self.found.constraint = Some(rule.constraint());
                self.found.is_secret = secret::is_in::<T>();
            }
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        fn value<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R, _value: &T) {}
    }

    let mut describe = Describe {
        index,
        next: 0,
        found: Details::default(),
    };
    F::visit(NoFields::NEW, &mut describe);
    describe.found
}

/// Reports the fields whose rules reject them.
struct Explainer<'f, 'r, 'p, F> {
    next: usize,
    /// The only field to report, or all.
    only: Option<usize>,
    /// Whether that field was rejected before, even if its rule accepts it by now.
    is_rejected: bool,
    reporter: &'r mut Reporter<'p>,
    fields: PhantomData<&'f F>,
}

impl<'f, F: Fields> OnRule<F> for Explainer<'f, '_, '_, F> {
    type This = &'f F;

    fn next_index(&mut self) -> usize {
        next(&mut self.next)
    }

    fn wants_values<R>(&self, _rule: &R) -> bool {
        true
    }

    fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
        if self.only.is_none_or(|only| only == index) {
            at_field::<F>(index, self.reporter, |reporter| {
                rule.explain(value, self.is_rejected, reporter);
            });
        }
    }
}

fn explain_rules<F: Fields>(fields: &F, rejected: Option<usize>, reporter: &mut Reporter<'_>) {
    F::visit(
        fields,
        &mut Explainer {
            next: 0,
            only: rejected,
            is_rejected: rejected.is_some(),
            reporter,
            fields: PhantomData,
        },
    );
}

/// Reports the violations of fields that were rejected: at least one.
#[cold]
pub(crate) fn explain_fields<F: Fields>(fields: &F, cause: &Cause, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    explain_rules(fields, None, reporter);
    if reporter.count() == before && cause.failed.is_none() {
        explain_rules(fields, Some(cause.field), reporter);
    }
    explain_clauses::<F>(&cause.failed, reporter);
}

/// Reports the violations of fields that may be valid. Each rule is called once, at any depth.
#[cold]
pub(crate) fn explain_nested<F: Fields>(fields: &F, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    explain_rules(fields, None, reporter);
    let failed = if reporter.count() == before {
        failed_clauses(fields)
    } else {
        failed_clauses_beside(fields)
    };
    explain_clauses::<F>(&failed, reporter);
}

/// Reports the violations of a value that was assigned to one field of a generic struct: at least one.
#[doc(hidden)]
#[cold]
pub fn explain_open<F: Fields, T, R: Explain<T>>(
    value: &T,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
    rule: &R,
) {
    if cause.failed.is_none() {
        at_field::<F>(cause.field, reporter, |reporter| {
            rule.explain(value, true, reporter);
        });
    }
    explain_clauses::<F>(&cause.failed, reporter);
}

/// Like [`explain_open`], for a field without a rule.
#[doc(hidden)]
#[cold]
pub fn explain_open_clauses<F: Fields, T>(_value: &T, cause: &Cause, reporter: &mut Reporter<'_>) {
    explain_clauses::<F>(&cause.failed, reporter);
}

/// Reports the violations of a value that was assigned to one field: at least one.
#[cold]
pub(crate) fn explain_value<F: Fields, T: 'static>(
    value: &T,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    if cause.failed.is_none() {
        ask::<F, T>(cause.field, value, &mut Question::Explain(reporter));
    }
    explain_clauses::<F>(&cause.failed, reporter);
}

/// Whether the result for a value that was assigned to one field depends on nothing but the value.
#[cold]
pub(crate) fn is_stable_value<F: Fields, T: 'static>(index: usize, value: &T) -> bool {
    let mut is_stable = true;
    ask::<F, T>(index, value, &mut Question::IsStable(&mut is_stable));
    is_stable
}

/// What to find out about a value that the rule of a field rejected.
enum Question<'r, 'p> {
    Explain(&'r mut Reporter<'p>),
    IsStable(&'r mut bool),
}

fn ask<F: Fields, T: 'static>(index: usize, value: &T, question: &mut Question<'_, '_>) {
    struct Ask<'v, 'q, 'r, 'p, T> {
        index: usize,
        next: usize,
        value: &'v T,
        question: &'q mut Question<'r, 'p>,
    }

    impl<F: Fields, T: 'static> OnRule<F> for Ask<'_, '_, '_, '_, T> {
        type This = NoFields<F>;

        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        fn rule<U: 'static, R: Explain<U>>(&mut self, index: usize, rule: &R) -> bool {
            let value: &dyn Any = self.value;
            if let (true, Some(value)) = (index == self.index, value.downcast_ref::<U>()) {
                match self.question {
                    Question::Explain(reporter) => at_field::<F>(index, reporter, |reporter| {
                        rule.explain(value, true, reporter);
                    }),
                    Question::IsStable(is_stable) => **is_stable = rule.is_stable(value),
                }
            }
            false
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        fn value<U, R: Explain<U>>(&mut self, _index: usize, _rule: &R, _value: &U) {}
    }

    let mut ask = Ask {
        index,
        next: 0,
        value,
        question,
    };
    F::visit(NoFields::NEW, &mut ask);
}

pub(super) fn at_field<F: Fields>(
    index: usize,
    reporter: &mut Reporter<'_>,
    report: impl FnOnce(&mut Reporter<'_>),
) {
    if F::IS_NEWTYPE {
        report(reporter);
    } else if F::IS_ENUM {
        let (variant, field) = match F::FIELDS[index].name().split_once('.') {
            Some((variant, field)) => (variant, Some(field)),
            None => (F::FIELDS[index].name(), None),
        };
        let in_variant = |reporter: &mut Reporter<'_>| match field {
            Some(field) => reporter.at_declared_field(field.trim_start_matches("r#"), report),
            None => report(reporter),
        };
        if F::HAS_VARIANT_IN_PATH {
            reporter.at_declared_field(variant, in_variant);
        } else {
            in_variant(reporter);
        }
    } else {
        reporter.at_declared_field(F::FIELDS[index].name(), report);
    }
}

/// Reports the clauses that did not hold. They are not evaluated again, because they may hold by now.
pub(super) fn explain_clauses<F: Fields>(failed: &FailedClauses, reporter: &mut Reporter<'_>) {
    struct Messages<'c, 'r, 'p, F> {
        failed: &'c FailedClauses,
        next: usize,
        reporter: &'r mut Reporter<'p>,
        fields: PhantomData<fn() -> F>,
    }

    impl<F: Fields> ClauseVisitor<F> for Messages<'_, '_, '_, F> {
        type This = NoFields<F>;

        fn clause(&mut self, about: &'static [&'static str], message: &'static str) -> bool {
            if self.failed.contains(next(&mut self.next)) {
                self.reporter.failed_clause(message, about);
            }
            false
        }

        fn value(&mut self, _holds: bool) {}
    }

    if !failed.is_none() {
        F::clauses(
            NoFields::NEW,
            &mut Messages {
                failed,
                next: 0,
                reporter,
                fields: PhantomData,
            },
        );
    }
}
