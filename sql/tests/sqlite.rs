//! SQLite accepts what the rule accepts, on 10,000 rows for each rule.

mod common;

use common::{Cell, Engine, Type, compare_all};
use inbounds_sql::Dialect;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql};

struct Sqlite(Connection);

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
            Cell::Float(value) => ToSqlOutput::Owned(Value::Real(*value)),
            Cell::Bool(value) => ToSqlOutput::Owned(Value::Integer((*value).into())),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

fn column(kind: Type) -> &'static str {
    match kind {
        Type::Int | Type::Bool => "INTEGER",
        Type::Float | Type::Single => "REAL",
        Type::Text => "TEXT",
    }
}

impl Engine for Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;

    fn bad_rows(&mut self, kind: Type, cells: &[Cell], query: &str) -> Vec<i64> {
        let Sqlite(connection) = self;
        let table = format!(
            "DROP TABLE IF EXISTS rows; CREATE TABLE rows (id INTEGER, value {})",
            column(kind)
        );
        connection.execute_batch(&table).unwrap();
        let transaction = connection.transaction().unwrap();
        let mut insert = transaction
            .prepare("INSERT INTO rows VALUES (?, ?)")
            .unwrap();
        for (id, cell) in (0_i64..).zip(cells) {
            insert.execute((id, cell)).unwrap();
        }
        drop(insert);
        transaction.commit().unwrap();
        let mut select = connection
            .prepare(query)
            .unwrap_or_else(|error| panic!("{error}: {query}"));
        let ids = select.query_map((), |row| row.get(0)).unwrap();
        ids.collect::<Result<_, _>>().unwrap()
    }

    fn rejects(&mut self, kind: Type, cell: &Cell, constraints: &str) -> Option<bool> {
        let Sqlite(connection) = self;
        let table = format!(
            "DROP TABLE IF EXISTS checked; CREATE TABLE checked (value {}, {constraints})",
            column(kind),
        );
        connection.execute_batch(&table).unwrap();
        match connection.execute("INSERT INTO checked VALUES (?)", (cell,)) {
            Ok(_) => Some(false),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Some(true)
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn it_accepts_what_the_rules_accept() {
    let mut sqlite = Sqlite(Connection::open_in_memory().unwrap());
    // NaN is stored as NULL: the one value that is another one here.
    let unsaid = compare_all(&mut sqlite, f64::is_nan);
    assert_eq!(
        unsaid,
        [
            "length_in_utf16: the engine does not count in UTF-16",
            "lowercase_text: the engine's tables of characters are not those of Rust",
            "uppercase_text: the engine's tables of characters are not those of Rust",
            "alphanumeric_text: the engine's tables of characters are not those of Rust",
            "ipv4_text: the engine has no regular expressions",
            "ipv6_text: the format takes a parser",
            "uuid_text: the engine has no regular expressions",
            "predicate: the rule is Rust",
        ],
    );
}

#[test]
fn nan_is_null() {
    let sqlite = Connection::open_in_memory().unwrap();
    let is_null = "SELECT ? IS NULL";
    assert!(
        sqlite
            .query_row(is_null, (f64::NAN,), |row| row.get::<_, bool>(0))
            .unwrap()
    );
}
