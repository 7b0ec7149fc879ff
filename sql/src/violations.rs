//! A query for the rows that break a rule.

use std::fmt;

use inbounds::Validated;

use crate::ast::{not, object, text};
use crate::check::{Checks, Unsupported, check_constraints};
use crate::dialect::Dialect;

/// A query for the rows that break a rule: see [`violations`].
#[derive(Clone, Debug, PartialEq)]
pub struct Violations {
    checks: Checks,
    table: String,
    dialect: Dialect,
}

/// Returns a query for the rows of a table that break a rule of a validated struct.
///
/// Its `Display` is the SQL. The query has a row for each violation: the columns `violation_field`,
/// `violation_code` and `violation_requirement`, then those of the table. To count them by rule, group by
/// these.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds_sql::{Dialect, violations};
///
/// validated_struct! {
///     struct Exam {
///         math: Option<u8> in 0..=100,
///         physics: Option<u8> in 0..=100,
///     }
/// }
///
/// let query = violations::<Exam>(Dialect::Postgres, "exams");
/// assert_eq!(
///     query.to_string(),
///     r#"SELECT 'math' AS violation_field, 'range' AS violation_code, 'within 0..=100' AS violation_requirement, t.* FROM "exams" AS t WHERE NOT ("math" >= 0 AND "math" <= 100)
/// UNION ALL
/// SELECT 'physics' AS violation_field, 'range' AS violation_code, 'within 0..=100' AS violation_requirement, t.* FROM "exams" AS t WHERE NOT ("physics" >= 0 AND "physics" <= 100)"#,
/// );
/// ```
#[must_use]
pub fn violations<S: Validated>(dialect: Dialect, table: &str) -> Violations {
    Violations {
        checks: check_constraints::<S>(dialect),
        table: table.to_owned(),
        dialect,
    }
}

impl Violations {
    /// Returns what the query does not find, and why: check it in Rust.
    #[must_use]
    pub fn unsupported(&self) -> &[Unsupported] {
        self.checks.unsupported()
    }

    fn write_part(
        &self,
        f: &mut fmt::Formatter<'_>,
        [field, code, requirement]: [&str; 3],
        condition: impl fmt::Display,
    ) -> fmt::Result {
        let literal = |value: &str| text(value, self.dialect);
        let table = object(&self.table, self.dialect);
        write!(
            f,
            "SELECT {} AS violation_field, {} AS violation_code, {} AS violation_requirement, t.* \
             FROM {table} AS t WHERE {condition}",
            literal(field),
            literal(code),
            literal(requirement),
        )
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checks = self.checks.as_slice();
        if checks.is_empty() {
            return self.write_part(f, [""; 3], "FALSE");
        }
        for (i, check) in checks.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "\nUNION ALL\n" })?;
            let parts = [check.field(), check.code(), check.requirement()];
            self.write_part(f, parts, not(check.expr().clone()))?;
        }
        Ok(())
    }
}
