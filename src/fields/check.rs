//! Whether fields are valid, and why not.

use super::{Fields, Query, Ruled, Visitor};
use crate::constraint::Constraint;
use crate::error::{Cause, Reporter};

/// `None` for valid fields; otherwise the `ensure` clauses that do not hold.
#[inline]
pub(crate) fn rejected<F: Fields>(fields: &F) -> Option<u32> {
    if !fields.visit(&mut AllAccept) {
        return Some(0);
    }
    match fields.failed_clauses() {
        0 => None,
        failed => Some(failed),
    }
}

/// Stops at the first field that is outside its rule.
struct AllAccept;

impl<F: Fields> Visitor<F> for AllAccept {
    #[inline]
    fn field<M: Ruled<F, T>, T>(&mut self, _index: usize, value: &T) -> bool {
        M::query(Query::Accepts(value))
    }
}

/// Reports every field that is outside its rule.
struct ExplainAll<'r, 'f>(&'r mut Reporter<'f>);

impl<F: Fields> Visitor<F> for ExplainAll<'_, '_> {
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool {
        explain_rule::<F, M, T>(index, value, self.0);
        true
    }
}

/// What the rule of a field demands.
pub fn constraint<M: Ruled<F, T>, F, T>() -> Option<Constraint> {
    let mut constraint = None;
    M::query(Query::Constraint(&mut constraint));
    constraint
}

fn explain_rule<F: Fields, M: Ruled<F, T>, T>(
    index: usize,
    value: &T,
    reporter: &mut Reporter<'_>,
) {
    if F::IS_NEWTYPE {
        M::query(Query::Report(value, reporter));
        return;
    }
    reporter.at_field(F::FIELDS[index].name(), |reporter| {
        M::query(Query::Report(value, reporter));
    });
}

fn explain_failed_clauses<F: Fields>(failed: u32, reporter: &mut Reporter<'_>) {
    for (i, clause) in F::ENSURES.iter().enumerate() {
        if failed & (1 << i) != 0 {
            reporter.failed_clause(clause.message, clause.about);
        }
    }
}

#[cold]
pub(crate) fn explain_fields<F: Fields>(fields: &F, cause: Cause, reporter: &mut Reporter<'_>) {
    fields.visit(&mut ExplainAll(reporter));
    explain_failed_clauses::<F>(cause.failed, reporter);
}

#[cold]
pub(crate) fn explain_field<F: Fields, M: Ruled<F, T>, T>(
    value: &T,
    cause: Cause,
    reporter: &mut Reporter<'_>,
) {
    explain_rule::<F, M, T>(cause.field.into(), value, reporter);
    explain_failed_clauses::<F>(cause.failed, reporter);
}
