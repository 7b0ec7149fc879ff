//! Check constraints.

use std::collections::HashSet;
use std::fmt;

use inbounds::constraint::{Constraint, Value};
use inbounds::{Field, Fields, Validated};
use sqlparser::ast::{BinaryOperator, Expr};

use crate::ast::{column, ident, joined, nested, object};
use crate::column::{Column, Kind};
use crate::condition::{Subject, Unsaid};
use crate::dialect::Dialect;

/// PostgreSQL and MySQL cut, or reject, longer names.
const LONGEST_NAME: usize = 63;

/// One check constraint: a field, and the condition on its column.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds_sql::{Dialect, check_constraints};
///
/// validated_struct! { struct Exam { student: String in chars(1..=40) } }
///
/// let checks = check_constraints::<Exam>(Dialect::Postgres);
/// let check = &checks.as_slice()[1];
/// assert_eq!((check.field(), check.code()), ("student", "length"));
/// assert_eq!(check.requirement(), "1..=40 characters long");
/// assert_eq!(
///     check.expr().to_string(),
///     r#"char_length("student") >= 1 AND char_length("student") <= 40"#,
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    name: String,
    field: &'static str,
    code: String,
    requirement: String,
    expr: Expr,
    dialect: Dialect,
}

impl Check {
    /// Returns the name of the constraint: the struct, the field and the code.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name of the field, which is that of the column.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// Returns the stable name of the constraint's kind: [`Constraint::code`], or `type` for the limits of
    /// an integer type.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns what completes the sentence "the value must be …".
    #[must_use]
    pub fn requirement(&self) -> &str {
        &self.requirement
    }

    /// Returns the condition. It is NULL, and so is met, for a NULL that the rule accepts.
    #[must_use]
    pub fn expr(&self) -> &Expr {
        &self.expr
    }
}

/// `CONSTRAINT name CHECK (condition)`.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = ident(&self.name, self.dialect);
        write!(f, "CONSTRAINT {name} CHECK ({})", self.expr)
    }
}

/// A constraint that cannot be said in the SQL of an engine.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds_sql::{Dialect, check_constraints};
///
/// validated_struct! { struct Post { tags: Vec<String> in each(chars(1..=8)) } }
///
/// let checks = check_constraints::<Post>(Dialect::Sqlite);
/// assert_eq!(
///     checks.unsupported()[0].to_string(),
///     "tags: a sequence with each element 1..=8 characters long: a check constraint does not look at elements",
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unsupported {
    field: Option<&'static str>,
    requirement: String,
    reason: Unsaid,
}

impl Unsupported {
    /// Returns the name of the field, or `None` for what concerns several.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// Returns what completes the sentence "the value must be …".
    #[must_use]
    pub fn requirement(&self) -> &str {
        &self.requirement
    }

    /// Returns why it cannot be said.
    #[must_use]
    pub fn reason(&self) -> &str {
        self.reason
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(f, "{field}: ")?;
        }
        write!(f, "{}: {}", self.requirement, self.reason)
    }
}

/// The check constraints of a validated struct, and what cannot be one: see [`check_constraints`].
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    all: Vec<Check>,
    unsupported: Vec<Unsupported>,
    dialect: Dialect,
}

/// Returns the rules of a validated struct as check constraints on columns of the same names.
///
/// A field that is no `Option` must not be NULL, and an integer is kept within its type. A rule that is
/// made of several is a constraint for each.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds_sql::{Dialect, check_constraints};
///
/// validated_struct! {
///     struct Exam {
///         student: String in chars(1..=40),
///         math: Option<u8> in (..=100, multiple_of(5)),
///     }
/// }
///
/// let checks = check_constraints::<Exam>(Dialect::Sqlite);
/// assert!(checks.unsupported().is_empty());
/// assert_eq!(
///     format!("CREATE TABLE exams (student TEXT, math INTEGER,\n{checks})"),
///     r#"CREATE TABLE exams (student TEXT, math INTEGER,
/// CONSTRAINT "exam_student_required" CHECK ("student" IS NOT NULL),
/// CONSTRAINT "exam_student_length" CHECK (length("student") >= 1 AND length("student") <= 40),
/// CONSTRAINT "exam_math_type" CHECK ("math" >= 0 AND "math" <= 255),
/// CONSTRAINT "exam_math_range" CHECK ("math" <= 100),
/// CONSTRAINT "exam_math_multiple_of" CHECK ("math" % 5 = 0))"#,
/// );
/// ```
#[must_use]
pub fn check_constraints<S: Validated>(dialect: Dialect) -> Checks {
    let mut checks = Checks {
        all: Vec::new(),
        unsupported: Vec::new(),
        dialect,
    };
    for field in S::FIELDS {
        checks.add_field(S::NAME, field);
    }
    if <S::Fields as Fields>::HAS_CLAUSES {
        checks.unsupported.push(Unsupported {
            field: None,
            requirement: "the `ensure` clauses".to_owned(),
            reason: "a clause is Rust",
        });
    }
    checks.name_apart();
    checks
}

impl Checks {
    fn add_field(&mut self, of: &str, field: &Field) {
        let Column { is_optional, kind } = Column::of(field);
        let subject = Subject {
            column: column(field.name(), self.dialect),
            kind,
            dialect: self.dialect,
        };
        let mut add = |constraint: &Constraint, code: &str| {
            let requirement = constraint.to_string();
            match subject.meets(constraint) {
                Ok(expr) => self.all.push(Check {
                    name: format!("{of}_{}_{code}", field.name()).to_lowercase(),
                    field: field.name(),
                    code: code.to_owned(),
                    requirement,
                    expr,
                    dialect: self.dialect,
                }),
                Err(reason) => self.unsupported.push(Unsupported {
                    field: Some(field.name()),
                    requirement,
                    reason,
                }),
            }
        };
        if !is_optional {
            add(&Constraint::Required, Constraint::Required.code());
        }
        if field.nested().is_some() {
            add(&Constraint::Valid("validated struct"), "valid");
        }
        let constraint = field.constraint();
        if let Kind::Integer { least, greatest } = kind {
            use std::ops::Bound::{Included, Unbounded};
            let greatest = Value::Int(greatest);
            let limits = Constraint::Range {
                start: Included(Value::Int(least)),
                // What no column can hold need not be said.
                end: match subject.literal(&greatest) {
                    Ok(_) => Included(greatest),
                    Err(_) => Unbounded,
                },
            };
            // A range with two ends says it already.
            if !constraint.as_ref().is_some_and(is_bounded) {
                add(&limits, "type");
            }
        }
        let mut parts = Vec::new();
        constraint
            .as_ref()
            .into_iter()
            .for_each(|constraint| split(constraint, &mut parts));
        for part in parts {
            add(part, part.code());
        }
    }

    /// Makes names short enough, and different.
    fn name_apart(&mut self) {
        let mut taken = HashSet::new();
        for check in &mut self.all {
            let full = check.name.clone();
            let mut number = 1;
            loop {
                let suffix = if number == 1 {
                    String::new()
                } else {
                    format!("_{number}")
                };
                let mut end = full.len().min(LONGEST_NAME - suffix.len());
                while !full.is_char_boundary(end) {
                    end -= 1;
                }
                check.name = format!("{}{suffix}", &full[..end]);
                if taken.insert(check.name.clone()) {
                    break;
                }
                number += 1;
            }
        }
    }

    /// Returns the constraints, in the order of the declaration.
    #[must_use]
    pub fn as_slice(&self) -> &[Check] {
        &self.all
    }

    /// Returns what cannot be said in the engine's SQL, and why: check it in Rust.
    #[must_use]
    pub fn unsupported(&self) -> &[Unsupported] {
        &self.unsupported
    }

    /// Returns the condition that all constraints are met, for a `WHERE`; it is never NULL.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use inbounds_sql::{Dialect, check_constraints};
    ///
    /// validated_struct! { struct Exam { math: Option<u8> in 0..=100 } }
    ///
    /// let condition = check_constraints::<Exam>(Dialect::DataFusion).condition();
    /// assert_eq!(condition.to_string(), r#"("math" >= 0 AND "math" <= 100) IS NOT FALSE"#);
    /// ```
    #[must_use]
    pub fn condition(&self) -> Expr {
        let all = self
            .all
            .iter()
            .map(|check| Expr::IsNotFalse(Box::new(nested(check.expr.clone()))));
        joined(&BinaryOperator::And, all).unwrap_or_else(|| crate::ast::boolean(true))
    }

    /// Returns statements that add the constraints to a table, one a line, or `None` if the engine takes
    /// them only in `CREATE TABLE`, or not at all.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use inbounds_sql::{Dialect, check_constraints};
    ///
    /// validated_struct! { struct Exam { math: Option<u8> in 0..=100 } }
    ///
    /// let checks = check_constraints::<Exam>(Dialect::MySql);
    /// assert_eq!(
    ///     checks.alter_table("school.exams").unwrap(),
    ///     "ALTER TABLE `school`.`exams` ADD CONSTRAINT `exam_math_range` \
    ///      CHECK (`math` >= 0 AND `math` <= 100);",
    /// );
    /// assert_eq!(check_constraints::<Exam>(Dialect::Sqlite).alter_table("exams"), None);
    /// ```
    #[must_use]
    pub fn alter_table(&self, table: &str) -> Option<String> {
        if !self.dialect.adds_constraints() {
            return None;
        }
        let table = object(table, self.dialect);
        let statements = self.all.iter();
        let statements = statements.map(|check| format!("ALTER TABLE {table} ADD {check};"));
        Some(statements.collect::<Vec<_>>().join("\n"))
    }
}

/// The constraints with commas between them, for `CREATE TABLE`.
impl fmt::Display for Checks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, check) in self.all.iter().enumerate() {
            write!(f, "{}{check}", if i == 0 { "" } else { ",\n" })?;
        }
        Ok(())
    }
}

/// The parts of which each must be met.
fn split<'c>(constraint: &'c Constraint, parts: &mut Vec<&'c Constraint>) {
    match constraint {
        Constraint::AllOf(all) => all.iter().for_each(|one| split(one, parts)),
        // `some(..)` of a field that is required anyway says it once.
        one => parts.push(one),
    }
}

fn is_bounded(constraint: &Constraint) -> bool {
    use std::ops::Bound::Unbounded;
    match constraint {
        Constraint::Range { start, end } => {
            !matches!((start, end), (Unbounded, _) | (_, Unbounded))
        }
        Constraint::AllOf(all) => all.iter().any(is_bounded),
        Constraint::OneOf(_) => true,
        Constraint::WithMessage { constraint, .. } => is_bounded(constraint),
        _ => false,
    }
}
