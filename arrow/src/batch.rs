//! What a validated struct can do with batches: the trait [`Batches`].

use std::any::type_name;
use std::marker::PhantomData;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::BooleanBuffer;
use arrow_schema::{DataType, Field, FieldRef, Schema};
use inbounds::__private::{RuleVisitor, visit_rules};
use inbounds::error::Violations;
use inbounds::{Fields, Rule, Validated};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_arrow::schema::{SchemaLike, TracingOptions};

use crate::cells::{self, Unfit};
use crate::column;
use crate::error::BatchError;
use crate::report::{Checked, Read, Report};
use crate::row::{self, Fault};
use crate::shape::{self, Wire};

/// Batches of the rows of a validated struct that derives serde's `Deserialize`.
///
/// A field has the column of its name, or of the one that `#[serde(rename)]` gives it.
pub trait Batches: Validated<Fields: DeserializeOwned> {
    /// Checks each row by the rules of the struct, column by column where that can be.
    ///
    /// The result is that of reading each row and validating it. A NULL is the `None` of an `Option`; for another field
    /// it is a problem of its row. So is an integer beyond the type of the field.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{BooleanArray, Float64Array, Int64Array, RecordBatch};
    /// use inbounds::prelude::*;
    /// use inbounds_arrow::Batches as _;
    ///
    /// validated_struct! {
    ///     #[derive(serde::Deserialize)]
    ///     struct Exam { math: u8 in 0..=100, weight: Option<f64> in 0.0..=1.0 }
    /// }
    ///
    /// let batch = RecordBatch::try_from_iter_with_nullable([
    ///     ("math", Arc::new(Int64Array::from(vec![60, 101, 300, 70])) as _, false),
    ///     ("weight", Arc::new(Float64Array::from(vec![Some(0.5), None, None, Some(f64::NAN)])) as _, true),
    /// ]).unwrap();
    ///
    /// let report = Exam::check_batch(&batch)?;
    /// assert_eq!(report.valid(), BooleanArray::from(vec![true, false, false, false]));
    /// let problems: Vec<String> = report.problems().iter().map(ToString::to_string).collect();
    /// assert_eq!(problems, [
    ///     "row 1: math: 101 is not within 0..=100",
    ///     "row 2: math: 300 is not within 0..=255",
    ///     "row 3: weight: NaN is not within 0.0..=1.0",
    /// ]);
    /// # Ok::<(), inbounds_arrow::BatchError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the columns do not fit the struct, whatever is in the rows.
    fn check_batch(batch: &RecordBatch) -> Result<Report<Self>, BatchError> {
        check(batch)
    }

    /// Reads the rows that are valid as instances, and what is wrong with the others.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{RecordBatch, UInt8Array};
    /// use inbounds::prelude::*;
    /// use inbounds_arrow::Batches as _;
    ///
    /// validated_struct! {
    ///     #[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize)]
    ///     struct Exam { math: u8 in 0..=100 }
    /// }
    ///
    /// let math = Arc::new(UInt8Array::from(vec![60, 160, 70])) as _;
    /// let batch = RecordBatch::try_from_iter([("math", math)]).unwrap();
    /// let read = Exam::from_batch(&batch)?;
    /// assert_eq!(read.instances, [Exam::new(60).unwrap(), Exam::new(70).unwrap()]);
    /// assert_eq!(read.problems[0].row(), 1);
    ///
    /// let back = Exam::to_batch(&read.instances)?;
    /// assert_eq!(back.schema(), batch.schema());
    /// assert_eq!(back.num_rows(), 2);
    /// # Ok::<(), inbounds_arrow::BatchError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`check_batch`](Batches::check_batch); and if a column is of a type that rows cannot be read from.
    fn from_batch(batch: &RecordBatch) -> Result<Read<Self>, BatchError> {
        let report = Self::check_batch(batch)?;
        let mut instances = Vec::with_capacity(report.valid.count_set_bits());
        let batch = decoded(&report.batch)?;
        let rows =
            serde_arrow::Deserializer::from_record_batch(&batch).map_err(BatchError::Rows)?;
        for row in report.valid.set_indices() {
            let fields = row::read::<Self>(&rows, row);
            match fields
                .map_err(|fault| rows_error(&fault))
                .map(Self::validate)?
            {
                Ok(instance) => instances.push(instance),
                // A rule that decides otherwise by now, as one with a clock may.
                Err(error) => return Err(rows_error(&Fault::Row(error.to_string()))),
            }
        }
        Ok(Read {
            instances,
            problems: report.problems(),
        })
    }

    /// Writes instances as a batch, with a column for each field.
    ///
    /// The types of the columns are those of the fields. Where the type does not say enough, as for a
    /// nested struct with rules, they are those of the instances; [`to_batch_of`](Batches::to_batch_of) takes a schema.
    ///
    /// # Errors
    ///
    /// If a field has values that no column has.
    fn to_batch(instances: &[Self]) -> Result<RecordBatch, BatchError>
    where
        Self: Serialize,
    {
        let options = || {
            TracingOptions::default()
                .strings_as_large_utf8(false)
                .sequence_as_large_list(false)
        };
        let fields = match Vec::<FieldRef>::from_type::<Self::Fields>(options()) {
            Ok(fields) => fields,
            Err(_) => Vec::<FieldRef>::from_samples(instances, options().allow_null_fields(true))
                .map_err(BatchError::Rows)?,
        };
        serde_arrow::to_record_batch(&fields, &instances).map_err(BatchError::Rows)
    }

    /// Writes instances as a batch of a schema.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_schema::{DataType, Field, Schema};
    /// use inbounds::prelude::*;
    /// use inbounds_arrow::Batches as _;
    ///
    /// validated_struct! {
    ///     #[derive(serde::Deserialize, serde::Serialize)]
    ///     struct Exam { math: u8 in 0..=100 }
    /// }
    ///
    /// let schema = Schema::new(vec![Field::new("math", DataType::Int64, false)]);
    /// let batch = Exam::to_batch_of(&schema, &[Exam::new(60).unwrap()])?;
    /// assert_eq!(*batch.schema(), schema);
    /// # Ok::<(), inbounds_arrow::BatchError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a column cannot hold the values of its field.
    fn to_batch_of(schema: &Schema, instances: &[Self]) -> Result<RecordBatch, BatchError>
    where
        Self: Serialize,
    {
        serde_arrow::to_record_batch(schema.fields(), &instances).map_err(BatchError::Rows)
    }
}

impl<S: Validated<Fields: DeserializeOwned>> Batches for S {}

fn rows_error(fault: &Fault) -> BatchError {
    BatchError::Rows(serde::de::Error::custom(fault))
}

fn check<S: Batches>(batch: &RecordBatch) -> Result<Report<S>, BatchError> {
    let shape = shape::of::<S>();
    let batch = match &shape {
        Some(shape) => fitting::<S>(batch, shape)?,
        None => batch.clone(),
    };
    let names = shape.iter().flatten().zip(S::FIELDS);
    let names = names
        .map(|(wire, field)| (field.name(), wire.column))
        .collect();
    if let Some(columns) = shape.and_then(|shape| by_column::<S>(&batch, &shape)) {
        let mut valid = BooleanBuffer::new_set(batch.num_rows());
        for column in &columns {
            valid &= &column.valid;
        }
        return Ok(Report {
            batch,
            valid,
            columns: Some(columns),
            names,
            of: PhantomData,
        });
    }
    let batch = decoded(&batch)?;
    Ok(Report {
        valid: by_row::<S>(&batch)?,
        batch,
        columns: None,
        names,
        of: PhantomData,
    })
}

/// The columns that have a field, in their order. Those of a wrong type are an error.
fn fitting<S: Batches>(batch: &RecordBatch, shape: &[Wire]) -> Result<RecordBatch, BatchError> {
    let schema = batch.schema_ref();
    let mut indices = Vec::with_capacity(shape.len());
    for (index, column) in schema.fields().iter().enumerate() {
        let name = column.name();
        let Some(wire) = shape.iter().find(|wire| wire.column == name) else {
            if shape::is_denied::<S>(name) {
                return Err(BatchError::UnknownColumn {
                    of: S::NAME,
                    column: name.clone(),
                });
            }
            continue;
        };
        if indices.iter().any(|i| schema.field(*i).name() == name) {
            return Err(BatchError::DuplicateColumn {
                of: S::NAME,
                column: name.clone(),
            });
        }
        let of = cells::type_id(wire.type_name);
        if let Some(Err(Unfit::WrongType)) =
            of.map(|of| column::is_of(of, batch.column(index).as_ref()))
        {
            return Err(BatchError::WrongType {
                of: S::NAME,
                column: name.clone(),
                field: wire.type_name,
                found: column.data_type().clone(),
            });
        }
        indices.push(index);
    }
    batch.project(&indices).map_err(BatchError::Arrow)
}

/// Checks each column by itself. `None` if that cannot be: if a check needs the whole row, or a column is missing or
/// of a type that is not known here.
fn by_column<S: Batches>(batch: &RecordBatch, shape: &[Wire]) -> Option<Vec<Checked>> {
    let needs_rows = S::Fields::HAS_CLAUSES
        || S::Fields::IS_GENERIC
        || S::Fields::VIA.iter().any(|via| !via.is_empty());
    if needs_rows {
        return None;
    }
    let mut checks = Checks {
        batch,
        shape,
        valid: shape.iter().map(|_| None).collect(),
    };
    visit_rules::<S::Fields>(&mut checks);
    let valid = checks.valid.into_iter();
    let columns = valid
        .zip(shape)
        .zip(S::FIELDS)
        .map(|((valid, wire), field)| {
            let (index, array) = column_of(batch, wire)?;
            let valid = match valid {
                Some(checked) => checked.ok()?,
                None if field.constraint().is_some() => return None, // a rule that was not shown
                None => column::fits(cells::type_id(wire.type_name)?, array.as_ref()).ok()?,
            };
            Some(Checked {
                index,
                type_name: wire.type_name,
                valid,
            })
        });
    columns.collect()
}

fn column_of<'b>(batch: &'b RecordBatch, wire: &Wire) -> Option<(usize, &'b ArrayRef)> {
    let index = batch.schema_ref().index_of(wire.column).ok()?;
    Some((index, batch.column(index)))
}

struct Checks<'b> {
    batch: &'b RecordBatch,
    shape: &'b [Wire],
    /// For each field with a rule: the valid cells, if they can be found here.
    valid: Vec<Option<Result<BooleanBuffer, Unfit>>>,
}

impl RuleVisitor for Checks<'_> {
    fn rule<T: 'static, R: Rule<T>>(
        &mut self,
        index: usize,
        rule: &R,
        _: &dyn Fn(&T) -> Violations,
    ) {
        let wire = &self.shape[index];
        // It is another one if an attribute says how to read the field.
        let is_read_as_it_is = wire.type_name == type_name::<T>();
        let column = column_of(self.batch, wire).filter(|_| is_read_as_it_is);
        let valid = column.map(|(_, array)| column::check::<T, R>(rule, array.as_ref()));
        self.valid[index] = Some(valid.unwrap_or(Err(Unfit::Unknown)));
    }
}

/// Reads each row.
fn by_row<S: Batches>(batch: &RecordBatch) -> Result<BooleanBuffer, BatchError> {
    let rows = serde_arrow::Deserializer::from_record_batch(batch).map_err(BatchError::Rows)?;
    let mut valid = Vec::with_capacity(batch.num_rows());
    for row in 0..batch.num_rows() {
        let of = S::NAME;
        valid.push(match row::read::<S>(&rows, row) {
            Ok(fields) => S::validate(fields).is_ok(),
            Err(Fault::Missing(column)) => return Err(BatchError::MissingColumn { of, column }),
            Err(Fault::Unknown(column)) => return Err(BatchError::UnknownColumn { of, column }),
            Err(Fault::Duplicate(column)) => {
                return Err(BatchError::DuplicateColumn { of, column });
            }
            Err(Fault::Value(..) | Fault::Row(_)) => false,
        });
    }
    Ok(valid.into())
}

/// With each dictionary of other values than text as these values: rows are not read from it.
fn decoded(batch: &RecordBatch) -> Result<RecordBatch, BatchError> {
    let mut fields = Vec::with_capacity(batch.num_columns());
    let mut columns = Vec::with_capacity(batch.num_columns());
    for (field, array) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let array: ArrayRef = match array.as_any_dictionary_opt() {
            Some(dictionary)
                if !matches!(
                    dictionary.values().data_type(),
                    DataType::Utf8 | DataType::LargeUtf8
                ) =>
            {
                arrow_select::take::take(dictionary.values(), dictionary.keys(), None)
                    .map_err(BatchError::Arrow)?
            }
            _ => Arc::clone(array),
        };
        fields.push(Field::new(field.name(), array.data_type().clone(), true));
        columns.push(array);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(BatchError::Arrow)
}
