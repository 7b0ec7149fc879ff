//! PostgreSQL accepts what the rule accepts, on 10,000 rows for each rule. `sql/postgres.sh` starts a server for it;
//! without one, there is nothing to compare with.

mod common;

use common::{Cell, Engine, Type, UNSAID_WITH_REGEX, compare_all};
use inbounds_sql::Dialect;
use postgres::error::SqlState;
use postgres::types::{ToSql, Type as Oid};
use postgres::{Client, NoTls};

struct Postgres(Client);

fn column(kind: Type) -> &'static str {
    match kind {
        Type::Int => "bigint",
        Type::Float => "double precision",
        Type::Single => "real",
        Type::Text => "text",
        Type::Bool => "boolean",
    }
}

macro_rules! values {
    ($cells:ident, $kind:ident: $type:ty, |$value:ident| $convert:expr) => {
        $cells
            .iter()
            .map(|cell| match cell {
                Cell::$kind($value) => Some($convert),
                _ => None,
            })
            .collect::<Vec<Option<$type>>>()
    };
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "it was a number of single precision"
)]
fn column_of(kind: Type, cells: &[Cell]) -> (Oid, Box<dyn ToSql + Sync>) {
    match kind {
        Type::Int => (
            Oid::INT8_ARRAY,
            Box::new(values!(cells, Int: i64, |value| *value)),
        ),
        Type::Float => (
            Oid::FLOAT8_ARRAY,
            Box::new(values!(cells, Float: f64, |value| *value)),
        ),
        Type::Single => (
            Oid::FLOAT4_ARRAY,
            Box::new(values!(cells, Float: f32, |value| *value as f32)),
        ),
        Type::Text => (
            Oid::TEXT_ARRAY,
            Box::new(values!(cells, Text: String, |value| value.clone())),
        ),
        Type::Bool => (
            Oid::BOOL_ARRAY,
            Box::new(values!(cells, Bool: bool, |value| *value)),
        ),
    }
}

impl Postgres {
    fn insert(&mut self, table: &str, kind: Type, cells: &[Cell]) -> Result<u64, postgres::Error> {
        let (oid, values) = column_of(kind, cells);
        let insert = format!(
            "INSERT INTO {table} SELECT n - 1, value FROM unnest($1) WITH ORDINALITY AS t (value, n)"
        );
        let insert = self.0.prepare_typed(&insert, &[oid])?;
        self.0.execute(&insert, &[&*values])
    }
}

impl Engine for Postgres {
    const DIALECT: Dialect = Dialect::Postgres;

    fn bad_rows(&mut self, kind: Type, cells: &[Cell], query: &str) -> Vec<i64> {
        let table = format!(
            "DROP TABLE IF EXISTS rows; CREATE TABLE rows (id bigint, value {})",
            column(kind),
        );
        self.0.batch_execute(&table).unwrap();
        self.insert("rows", kind, cells).unwrap();
        let rows = self
            .0
            .query(query, &[])
            .unwrap_or_else(|error| panic!("{error:?}: {query}"));
        rows.iter().map(|row| row.get(0)).collect()
    }

    fn rejects(&mut self, kind: Type, cell: &Cell, constraints: &str) -> Option<bool> {
        let table = format!(
            "DROP TABLE IF EXISTS checked; CREATE TABLE checked (id bigint, value {}, {constraints})",
            column(kind),
        );
        self.0
            .batch_execute(&table)
            .unwrap_or_else(|error| panic!("{error:?}: {table}"));
        match self.insert("checked", kind, std::slice::from_ref(cell)) {
            Ok(_) => Some(false),
            Err(error) if error.code() == Some(&SqlState::CHECK_VIOLATION) => Some(true),
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[test]
fn it_accepts_what_the_rules_accept() {
    let Ok(server) = std::env::var("INBOUNDS_POSTGRES") else {
        eprintln!("skipped: INBOUNDS_POSTGRES names no server");
        return;
    };
    let mut postgres = Postgres(Client::connect(&server, NoTls).unwrap());
    let unsaid = compare_all(&mut postgres, |_| false);
    assert_eq!(unsaid, UNSAID_WITH_REGEX);
}
