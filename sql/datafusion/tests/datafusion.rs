//! DataFusion accepts what the rule accepts, on 10,000 rows for each rule.

#[path = "../../tests/common/mod.rs"]
mod common;

use std::sync::Arc;

use common::{Cell, Engine, Type, compare_all};
use datafusion::arrow::array::{
    ArrayRef, BooleanArray, Float32Array, Float64Array, Int64Array, RecordBatch, StringArray,
};
use datafusion::prelude::SessionContext;
use inbounds_sql::Dialect;
use tokio::runtime::{Builder, Runtime};

struct DataFusion(Runtime);

macro_rules! column {
    ($cells:ident, $array:ident, $kind:ident, |$value:ident| $convert:expr) => {
        Arc::new($array::from_iter($cells.iter().map(|cell| match cell {
            Cell::$kind($value) => Some($convert),
            _ => None,
        }))) as ArrayRef
    };
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "it was a number of single precision"
)]
fn column(kind: Type, cells: &[Cell]) -> ArrayRef {
    match kind {
        Type::Int => column!(cells, Int64Array, Int, |value| *value),
        Type::Float => column!(cells, Float64Array, Float, |value| *value),
        Type::Single => column!(cells, Float32Array, Float, |value| *value as f32),
        Type::Text => column!(cells, StringArray, Text, |value| value.as_str()),
        Type::Bool => column!(cells, BooleanArray, Bool, |value| *value),
    }
}

impl Engine for DataFusion {
    const DIALECT: Dialect = Dialect::DataFusion;

    fn bad_rows(&mut self, kind: Type, cells: &[Cell], query: &str) -> Vec<i64> {
        let ids: Int64Array = (0_i64..).zip(cells).map(|(id, _)| Some(id)).collect();
        let columns = [
            ("id", Arc::new(ids) as ArrayRef, false),
            ("value", column(kind, cells), true),
        ];
        let rows = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
        let context = SessionContext::new();
        context.register_batch("rows", rows).unwrap();
        let found = self.0.block_on(async {
            let found = context.sql(query).await?;
            found.collect().await
        });
        let found = found.unwrap_or_else(|error| panic!("{error}: {query}"));
        let ids = found.iter().flat_map(|batch| {
            let ids = batch
                .column(0)
                .as_any()
                .downcast_ref::<Int64Array>()
                .unwrap();
            ids.values().to_vec()
        });
        ids.collect()
    }
}

#[test]
fn it_accepts_what_the_rules_accept() {
    let runtime = Builder::new_multi_thread().build().unwrap();
    let unsaid = compare_all(&mut DataFusion(runtime), |_| false);
    assert_eq!(
        unsaid,
        [
            "range_from_the_least: the engine has no integers of this size",
            "alphanumeric_text: the engine's tables of characters are not those of Rust",
            "ipv6_text: the format takes a parser",
            "predicate: the rule is Rust",
        ],
    );
}
