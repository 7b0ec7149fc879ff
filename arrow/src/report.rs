//! What the check of a batch found.

use std::any::{TypeId, type_name};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use arrow_array::{BooleanArray, RecordBatch};
use arrow_buffer::BooleanBuffer;
use inbounds::__private::{RuleVisitor, visit_rules};
use inbounds::error::Violations;
use inbounds::{Rule, Validated};
use serde::de::DeserializeOwned;

use crate::cells;
use crate::column::{self, Wrong};
use crate::problem::Problem;
use crate::row::{self, Fault};

/// Which rows of a batch are valid, and why the others are not: what
/// [`check_batch`](crate::Batches::check_batch) returns.
///
/// The reasons are found only when they are needed.
pub struct Report<S> {
    pub(crate) batch: RecordBatch,
    pub(crate) valid: BooleanBuffer,
    /// The fields' columns, each with its valid cells. `None` if rows were read.
    pub(crate) columns: Option<Vec<Checked>>,
    /// The names of the columns by the names of the fields, as far as they are known.
    pub(crate) names: Vec<(&'static str, &'static str)>,
    pub(crate) of: PhantomData<fn() -> S>,
}

/// A column that was checked by itself.
pub(crate) struct Checked {
    /// Its index in the batch.
    pub(crate) index: usize,
    /// The name of the field's type.
    pub(crate) type_name: &'static str,
    pub(crate) valid: BooleanBuffer,
}

/// The rows of a batch as instances: what [`from_batch`](crate::Batches::from_batch) returns.
#[derive(Debug)]
pub struct Read<S> {
    /// The rows that are valid, in their order.
    pub instances: Vec<S>,
    /// What is wrong with the others: in the order of the columns, and in each by row.
    pub problems: Vec<Problem>,
}

impl<S: Validated<Fields: DeserializeOwned>> Report<S> {
    /// Returns whether each row is valid: a mask for the kernel `filter`.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{BooleanArray, RecordBatch, UInt8Array};
    /// use inbounds::prelude::*;
    /// use inbounds_arrow::Batches as _;
    ///
    /// validated_struct! {
    ///     #[derive(serde::Deserialize)]
    ///     struct Exam { math: u8 in 0..=100 }
    /// }
    ///
    /// let math = Arc::new(UInt8Array::from(vec![60, 160])) as _;
    /// let batch = RecordBatch::try_from_iter([("math", math)]).unwrap();
    /// let report = Exam::check_batch(&batch).unwrap();
    /// assert_eq!(report.valid(), BooleanArray::from(vec![true, false]));
    /// assert_eq!(report.invalid(), 1);
    /// ```
    pub fn valid(&self) -> BooleanArray {
        BooleanArray::new(self.valid.clone(), None)
    }

    /// Returns how many rows are not valid.
    pub fn invalid(&self) -> usize {
        self.valid.len() - self.valid.count_set_bits()
    }

    /// Returns which cells of a column are valid, if the batch was checked column by column.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use arrow_array::{BooleanArray, RecordBatch, UInt8Array};
    /// # use inbounds::prelude::*;
    /// # use inbounds_arrow::Batches as _;
    /// # validated_struct! { #[derive(serde::Deserialize)] struct Exam { math: u8 in 0..=100 } }
    /// # let math = Arc::new(UInt8Array::from(vec![60, 160])) as _;
    /// # let batch = RecordBatch::try_from_iter([("math", math)]).unwrap();
    /// let report = Exam::check_batch(&batch).unwrap();
    /// assert!(report.is_by_column());
    /// assert_eq!(report.valid_cells("math"), Some(BooleanArray::from(vec![true, false])));
    /// assert_eq!(report.valid_cells("physics"), None);
    /// ```
    pub fn valid_cells(&self, column: &str) -> Option<BooleanArray> {
        let schema = self.batch.schema_ref();
        let index = schema.index_of(column).ok()?;
        let checked = self.columns.as_ref()?.iter().find(|it| it.index == index)?;
        Some(BooleanArray::new(checked.valid.clone(), None))
    }

    /// Returns whether the batch was checked column by column, not by reading its rows.
    pub fn is_by_column(&self) -> bool {
        self.columns.is_some()
    }

    /// Returns what is wrong, in the order of the columns, and in each by row.
    ///
    /// O(rows that are not valid) in memory; [`for_each_problem`](Report::for_each_problem) keeps nothing.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.for_each_problem(|problem| problems.push(problem));
        if self.columns.is_none() {
            let schema = self.batch.schema_ref();
            let index = |problem: &Problem| {
                let column = problem.column();
                column.map_or(usize::MAX, |name| {
                    schema.index_of(name).unwrap_or(usize::MAX)
                })
            };
            problems.sort_by_key(|problem| (index(problem), problem.row()));
        }
        problems
    }

    /// Calls `f` with each problem as it is found: column by column if the batch was checked so, else row by row.
    pub fn for_each_problem(&self, mut f: impl FnMut(Problem)) {
        match &self.columns {
            Some(columns) => self.explain_columns(columns, &mut f),
            None => self.explain_rows(&mut f),
        }
    }

    fn invalid_rows(&self) -> impl Iterator<Item = usize> {
        (!&self.valid).set_indices().collect::<Vec<_>>().into_iter()
    }

    fn column_of(&self, field: &'static str) -> &'static str {
        let known = self.names.iter().find(|(name, _)| *name == field);
        known.map_or(field, |(_, column)| column)
    }

    fn explain_columns(&self, columns: &[Checked], f: &mut dyn FnMut(Problem)) {
        let mut explain = Explain {
            report: self,
            columns,
            next: 0,
            f,
        };
        visit_rules::<S::Fields>(&mut explain);
        explain.without_rules(columns.len());
    }

    fn explain_rows(&self, f: &mut dyn FnMut(Problem)) {
        let Ok(rows) = serde_arrow::Deserializer::from_record_batch(&self.batch) else {
            return; // it was read before
        };
        let column = |index: usize| {
            let name = self.batch.schema_ref().field(index).name();
            Some(Cow::Owned(name.clone()))
        };
        for row in self.invalid_rows() {
            let fault = match row::read::<S>(&rows, row) {
                Ok(fields) => {
                    if let Err(error) = S::validate(fields) {
                        for violation in error.violations() {
                            f(Problem::of(violation, row, |name| self.column_of(name)));
                        }
                    }
                    continue;
                }
                Err(fault) => fault,
            };
            f(match fault {
                Fault::Value(index, _) if self.batch.column(index).is_null(row) => {
                    Problem::unread(row, column(index), "required", REQUIRED)
                }
                Fault::Value(index, message) => {
                    Problem::unread(row, column(index), "type", message)
                }
                other => Problem::unread(row, None, "type", other.to_string()),
            });
        }
    }
}

/// As the rule `required` says it.
const REQUIRED: &str = "a value is required";

struct Explain<'r, 'f, S> {
    report: &'r Report<S>,
    columns: &'r [Checked],
    /// The next field.
    next: usize,
    f: &'f mut dyn FnMut(Problem),
}

impl<S: Validated<Fields: DeserializeOwned>> Explain<'_, '_, S> {
    fn found(&mut self, index: usize, row: usize, wrong: Wrong) {
        let report = self.report;
        let unread = |code, message| {
            let (_, column) = report.names[index]; // by column, all names are known
            Problem::unread(row, Some(column.into()), code, message)
        };
        match wrong {
            Wrong::Rule(violations) => {
                for violation in violations {
                    (self.f)(Problem::of(violation, row, |name| report.column_of(name)));
                }
            }
            Wrong::Null => (self.f)(unread("required", Cow::Borrowed(REQUIRED))),
            Wrong::Range(message) => (self.f)(unread("range", message.into())),
            Wrong::Type(message) => (self.f)(unread("type", message.into())),
        }
    }

    /// Explains the fields before `end`, which have no rule.
    fn without_rules(&mut self, end: usize) {
        for index in self.next..end {
            let checked = &self.columns[index];
            let array = self.report.batch.column(checked.index);
            let of = cells::type_id(checked.type_name).unwrap_or(TypeId::of::<()>());
            for row in (!&checked.valid).set_indices() {
                let wrong = column::unread(of, checked.type_name, array.as_ref(), row);
                self.found(index, row, wrong);
            }
        }
        self.next = end;
    }
}

impl<S: Validated<Fields: DeserializeOwned>> RuleVisitor for Explain<'_, '_, S> {
    fn rule<T: 'static, R: Rule<T>>(
        &mut self,
        index: usize,
        _: &R,
        explain: &dyn Fn(&T) -> Violations,
    ) {
        self.without_rules(index);
        self.next = index + 1;
        let checked = &self.columns[index];
        let array = self.report.batch.column(checked.index).as_ref();
        let bad = !&checked.valid;
        column::explain(array, bad.set_indices(), explain, &mut |row, wrong| {
            self.found(index, row, wrong);
        });
    }
}

#[allow(clippy::missing_fields_in_debug, reason = "a batch is long")]
impl<S> fmt::Debug for Report<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("of", &type_name::<S>())
            .field("rows", &self.valid.len())
            .field("valid", &self.valid.count_set_bits())
            .field("is_by_column", &self.columns.is_some())
            .finish()
    }
}
