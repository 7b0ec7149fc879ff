//! The violations of fields that are not valid, computed when they are read.

use core::any::Any;
use core::marker::PhantomData;

use super::Fields;
use super::at_rule::{Call, at_rule};
use super::clause::{ClauseVisitor, failed_clauses, failed_clauses_beside};
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule, next};
use crate::error::{Cause, FailedClauses, Reporter};

/// Reports the fields whose rules reject them.
struct Explainer<'f, 'r, 'p, F> {
    next: usize,
    /// The only field to report, or all.
    only: Option<usize>,
    /// Whether that field was rejected before, even if its rule accepts it now.
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
    struct Ask<'v, 'q, 'r, 'p, F, T> {
        index: usize,
        value: &'v T,
        question: &'q mut Question<'r, 'p>,
        fields: PhantomData<fn() -> F>,
    }

    impl<F: Fields, T: 'static> Call for Ask<'_, '_, '_, '_, F, T> {
        fn call<U: 'static, R: Explain<U>>(&mut self, rule: &R) {
            let value: &dyn Any = self.value;
            let Some(value) = value.downcast_ref::<U>() else {
                return;
            };
            match self.question {
                Question::Explain(reporter) => at_field::<F>(self.index, reporter, |reporter| {
                    rule.explain(value, true, reporter);
                }),
                Question::IsStable(is_stable) => **is_stable = rule.is_stable(value),
            }
        }
    }

    at_rule::<F, _>(
        index,
        Ask::<F, T> {
            index,
            value,
            question,
            fields: PhantomData,
        },
    );
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

/// Reports the clauses that did not hold. They are not evaluated again, because they may hold now.
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
