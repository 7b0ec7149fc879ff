//! Whether fields are valid, and why not.

use super::{Fields, Query, Ruled, Visitor};
use crate::constraint::Constraint;
use crate::error::{Cause, FailedClauses, Reporter};

/// `None` for valid fields; otherwise the first field that its rule rejects, or the `ensure` clauses that
/// do not hold.
#[inline]
pub(crate) fn rejected<F: Fields>(fields: &F) -> Option<Cause> {
    let mut all = AllAccept { rejected: 0 };
    if !fields.visit(&mut all) {
        return Some(Cause {
            field: all.rejected,
            failed: FailedClauses::NONE,
        });
    }
    let failed = failed_clauses(fields.failed_clauses());
    (!failed.is_none()).then_some(Cause { field: 0, failed })
}

/// The clauses whose bits are set.
#[inline]
pub(crate) fn failed_clauses(mut bits: u32) -> FailedClauses {
    let mut failed = FailedClauses::NONE;
    while bits != 0 {
        failed.insert(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
    failed
}

/// Stops at the first field that is outside its rule.
struct AllAccept {
    rejected: usize,
}

impl<F: Fields> Visitor<F> for AllAccept {
    #[inline]
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool {
        let accepts = M::query(Query::Accepts(value));
        if !accepts {
            self.rejected = index;
        }
        accepts
    }
}

/// Whether the verdict on these fields depends on nothing but the fields.
#[cold]
pub(crate) fn is_stable<F: Fields>(fields: &F) -> bool {
    fields.visit(&mut AllStable)
}

/// Stops at the first field whose rule depends on more than the value.
struct AllStable;

impl<F: Fields> Visitor<F> for AllStable {
    #[inline]
    fn field<M: Ruled<F, T>, T>(&mut self, _index: usize, value: &T) -> bool {
        M::query(Query::IsStable(value))
    }
}

/// Reports every field that is outside its rule, or one of which that is known.
struct Explain<'r, 'f> {
    rejected: Option<usize>,
    reporter: &'r mut Reporter<'f>,
}

impl<F: Fields> Visitor<F> for Explain<'_, '_> {
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool {
        match self.rejected {
            None => explain_rule::<F, M, T>(index, value, false, self.reporter),
            Some(rejected) if rejected == index => {
                explain_rule::<F, M, T>(index, value, true, self.reporter);
            }
            Some(_) => {}
        }
        true
    }
}

/// The rule of a field as data.
pub fn constraint<M: Ruled<F, T>, F, T>() -> Option<Constraint> {
    let mut constraint = None;
    M::query(Query::Constraint(&mut constraint));
    constraint
}

fn explain_rule<F: Fields, M: Ruled<F, T>, T>(
    index: usize,
    value: &T,
    is_rejected: bool,
    reporter: &mut Reporter<'_>,
) {
    let explain = |reporter: &mut Reporter<'_>| {
        M::query(if is_rejected {
            Query::ReportRejected(value, reporter)
        } else {
            Query::Report(value, reporter)
        });
    };
    if F::IS_NEWTYPE {
        explain(reporter);
    } else {
        reporter.at_field(F::FIELDS[index].name(), explain);
    }
}

fn explain_failed_clauses<F: Fields>(failed: &FailedClauses, reporter: &mut Reporter<'_>) {
    for (i, clause) in F::ENSURES.iter().enumerate() {
        if failed.contains(i) {
            reporter.failed_clause(clause.message, clause.about);
        }
    }
}

/// Reports the violations of fields: at least one.
#[cold]
pub(crate) fn explain_fields<F: Fields>(fields: &F, cause: &Cause, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    let mut all = Explain {
        rejected: None,
        reporter,
    };
    fields.visit(&mut all);
    explain_failed_clauses::<F>(&cause.failed, reporter);
    if reporter.count() == before {
        fields.visit(&mut Explain {
            rejected: Some(cause.field),
            reporter,
        });
    }
}

/// Reports the violations of fields that may be valid. Each rule is called once, however deep the
/// fields are.
#[cold]
pub(crate) fn explain_nested<F: Fields>(fields: &F, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    let mut all = Explain {
        rejected: None,
        reporter,
    };
    fields.visit(&mut all);
    if reporter.count() == before {
        let failed = failed_clauses(fields.failed_clauses());
        explain_failed_clauses::<F>(&failed, reporter);
    }
}

/// Reports the violations of a value that was assigned to one field: at least one.
#[cold]
pub(crate) fn explain_field<F: Fields, M: Ruled<F, T>, T>(
    value: &T,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let is_rejected = cause.failed.is_none();
    explain_rule::<F, M, T>(cause.field, value, is_rejected, reporter);
    explain_failed_clauses::<F>(&cause.failed, reporter);
}
