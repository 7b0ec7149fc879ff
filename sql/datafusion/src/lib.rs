//! The rules of a validated struct as expressions of DataFusion: they run where DataFusion runs, on all cores of a
//! machine, or with Ballista on many machines.
//!
//! ```
//! use datafusion::prelude::*;
//! use inbounds::prelude::*;
//! use inbounds_datafusion::condition;
//!
//! validated_struct! { struct Exam { math: u8 in 0..=100 } }
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! let context = SessionContext::new();
//! let rows = context.sql("SELECT * FROM (VALUES (60), (160), (NULL)) AS rows (math)").await?;
//! let good = condition::<Exam>(&context, rows.schema())?;
//! assert_eq!(rows.filter(good)?.count().await?, 1);
//! # Ok::<(), datafusion::error::DataFusionError>(())
//! # }).unwrap();
//! ```

use datafusion::common::DFSchema;
use datafusion::error::Result;
use datafusion::prelude::{Expr, SessionContext};
use inbounds::Validated;
use inbounds_sql::{Check, Dialect, check_constraints};

/// Returns the condition that a row meets all rules that can be said; see
/// [`Checks::unsupported`](inbounds_sql::Checks::unsupported) for the others. It is never NULL.
///
/// # Errors
///
/// If the schema has no column of the name of a field, or one of another type.
pub fn condition<S: Validated>(context: &SessionContext, schema: &DFSchema) -> Result<Expr> {
    let condition = check_constraints::<S>(Dialect::DataFusion).condition();
    context.parse_sql_expr(&condition.to_string(), schema)
}

/// Returns each rule with the condition that it is broken.
///
/// # Errors
///
/// As [`condition`].
pub fn broken<S: Validated>(
    context: &SessionContext,
    schema: &DFSchema,
) -> Result<Vec<(Check, Expr)>> {
    let checks = check_constraints::<S>(Dialect::DataFusion);
    let checks = checks.as_slice().iter();
    checks
        .map(|check| {
            let met = context.parse_sql_expr(&check.expr().to_string(), schema)?;
            Ok((check.clone(), met.is_false()))
        })
        .collect()
}
