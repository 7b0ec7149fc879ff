//! DuckDB accepts what the rule accepts, on 10,000 rows for each rule. It is run by the Python that
//! `INBOUNDS_DUCKDB` names, whose package `duckdb` has it compiled; the script `duckdb.sh` sets that.

mod common;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use common::{Cell, Engine, Type, UNSAID_WITH_REGEX, compare_all};
use inbounds_sql::Dialect;

struct DuckDb {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

fn hex(bytes: &[u8], to: &mut String) {
    for byte in bytes {
        write!(to, "{byte:02x}").unwrap();
    }
}

fn column(kind: Type) -> &'static str {
    match kind {
        Type::Int => "BIGINT",
        Type::Float => "DOUBLE",
        Type::Single => "FLOAT",
        Type::Text => "VARCHAR",
        Type::Bool => "BOOLEAN",
    }
}

impl DuckDb {
    fn start(python: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/duckdb_server.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let requests = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        DuckDb {
            child,
            requests,
            answers,
        }
    }

    fn answer(&mut self, what: &str, kind: Type, sql: &str, cells: &[Cell]) -> String {
        let mut line = format!("{what} {} ", column(kind));
        hex(sql.as_bytes(), &mut line);
        for cell in cells {
            line.push(' ');
            match cell {
                Cell::Null => line.push('n'),
                Cell::Int(value) => write!(line, "i{value}").unwrap(),
                Cell::Float(value) => write!(line, "f{:016x}", value.to_bits()).unwrap(),
                Cell::Bool(value) => write!(line, "b{}", u8::from(*value)).unwrap(),
                Cell::Text(text) => {
                    line.push('t');
                    hex(text.as_bytes(), &mut line);
                }
            }
        }
        line.push('\n');
        self.requests.write_all(line.as_bytes()).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        assert!(!answer.is_empty(), "it ended: {sql}");
        assert!(!answer.starts_with("error"), "{answer}{sql}");
        answer.trim().to_owned()
    }
}

impl Drop for DuckDb {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Engine for DuckDb {
    const DIALECT: Dialect = Dialect::DuckDb;

    fn bad_rows(&mut self, kind: Type, cells: &[Cell], query: &str) -> Vec<i64> {
        let ids = self.answer("rows", kind, query, cells);
        ids.split_whitespace()
            .map(|id| id.parse().unwrap())
            .collect()
    }

    fn rejects(&mut self, kind: Type, cell: &Cell, constraints: &str) -> Option<bool> {
        let table = format!(
            "CREATE OR REPLACE TABLE checked (value {}, {constraints})",
            column(kind),
        );
        let answer = self.answer("checked", kind, &table, std::slice::from_ref(cell));
        Some(answer == "rejects")
    }
}

#[test]
fn it_accepts_what_the_rules_accept() {
    let Ok(python) = std::env::var("INBOUNDS_DUCKDB") else {
        eprintln!("skipped: INBOUNDS_DUCKDB names no Python with the package `duckdb`");
        return;
    };
    let unsaid = compare_all(&mut DuckDb::start(&python), |_| false);
    assert_eq!(unsaid, UNSAID_WITH_REGEX);
}
