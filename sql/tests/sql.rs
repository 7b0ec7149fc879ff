//! What is written for each dialect is SQL for it, and says what cannot be said.

mod common;

use common::{Cell, Engine, Type, compare_all};
use inbounds::prelude::*;
use inbounds_sql::sqlparser::ast::{SetExpr, Statement};
use inbounds_sql::sqlparser::dialect::{
    Dialect as Grammar, DuckDbDialect, GenericDialect, MySqlDialect, PostgreSqlDialect,
    SQLiteDialect,
};
use inbounds_sql::sqlparser::parser::Parser;
use inbounds_sql::{Check, Dialect, check_constraints, violations};

const ALL: [Dialect; 6] = [
    Dialect::Postgres,
    Dialect::Sqlite,
    Dialect::MySql,
    Dialect::DuckDb,
    Dialect::DataFusion,
    Dialect::Spark,
];

fn parsed(dialect: Dialect, sql: &str) -> Vec<Statement> {
    let grammar: &dyn Grammar = match dialect {
        Dialect::Postgres => &PostgreSqlDialect {},
        Dialect::Sqlite => &SQLiteDialect {},
        // Of the grammars with backslashes in literals, the one that is nearest to Spark.
        Dialect::MySql | Dialect::Spark => &MySqlDialect {},
        Dialect::DuckDb => &DuckDbDialect {},
        _ => &GenericDialect {},
    };
    Parser::parse_sql(grammar, sql).unwrap_or_else(|error| panic!("{dialect:?}: {error}\n{sql}"))
}

validated_struct! {
    #[derive(Debug)]
    struct Order {
        id: i64,
        customer: String in (chars(1..=40), trimmed()),
        code: Option<String> in (ascii(), one_of(["a'b", "a''b", "a\\'b", "a\"b"])),
        r#type: char in 'a'..='z',
        price: f64 in 0.0..=1e6,
        lines: Vec<u32> in (len(1..), each(1..=9)),
        from: u32 in 1..=365,
        to: u32 in 1..=365,
    }
    ensure { |order| order.from <= order.to => "it ends before it begins" }
}

#[test]
fn the_query_is_sql_of_the_dialect() {
    for dialect in ALL {
        let query = violations::<Order>(dialect, "sales.or\"der`s");
        let [Statement::Query(query)] = &parsed(dialect, &query.to_string())[..] else {
            panic!("{dialect:?}: more than a query");
        };
        assert!(matches!(*query.body, SetExpr::SetOperation { .. }));
    }
}

#[test]
fn the_constraints_are_sql_of_the_dialect() {
    for dialect in ALL {
        let checks = check_constraints::<Order>(dialect);
        let table = parsed(dialect, &format!("CREATE TABLE orders (id INT, {checks})"));
        let [Statement::CreateTable(table)] = &table[..] else {
            panic!("{dialect:?}: more than a table");
        };
        assert_eq!(table.constraints.len(), checks.as_slice().len());
        if let Some(statements) = checks.alter_table("sales.orders") {
            assert_eq!(parsed(dialect, &statements).len(), checks.as_slice().len());
        }
        let filter = format!("SELECT * FROM orders WHERE {}", checks.condition());
        assert_eq!(parsed(dialect, &filter).len(), 1);
    }
}

#[test]
fn a_literal_is_read_back_as_it_was() {
    let text = ["a'b", "a''b", "a\\'b", "a\"b"];
    for dialect in ALL {
        let checks = check_constraints::<Order>(dialect);
        let check = checks
            .as_slice()
            .iter()
            .find(|check| check.code() == "one_of")
            .unwrap();
        let sql = format!("SELECT {}", check.expr());
        let read = format!("{:?}", parsed(dialect, &sql));
        for text in text {
            let literal = format!("SingleQuotedString({text:?})");
            assert!(
                read.contains(&literal),
                "{dialect:?}: {text}: {sql}\n{read}"
            );
        }
    }
}

#[test]
fn what_cannot_be_said_is_listed() {
    let checks = check_constraints::<Order>(Dialect::Sqlite);
    let unsupported: Vec<String> = checks
        .unsupported()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        unsupported,
        [
            "lines: at least 1 item long: the engine has no arrays",
            "lines: a sequence with each element within 1..=9: a check constraint does not look at elements",
            "the `ensure` clauses: a clause is Rust",
        ],
    );
}

#[test]
fn names_are_short_and_differ() {
    validated_struct! {
        struct AStructWithANameThatIsQuiteLong {
            and_a_field_with_a_name_that_is_long: u8 in (not(5..=6), not(8..=9), ..=99),
        }
    }
    let checks = check_constraints::<AStructWithANameThatIsQuiteLong>(Dialect::Postgres);
    let names: Vec<&str> = checks.as_slice().iter().map(Check::name).collect();
    assert_eq!(names.len(), 5);
    for (i, name) in names.iter().enumerate() {
        assert!(name.len() <= 63 && !names[..i].contains(name), "{names:?}");
    }
}

/// Runs nothing: what is written for the engines that are not tested by running it must be SQL at least.
macro_rules! grammar_only {
    ($($test:ident $engine:ident;)*) => {$(
        #[test]
        fn $test() {
            struct Grammar;

            impl Engine for Grammar {
                const DIALECT: Dialect = Dialect::$engine;
                const RUNS: bool = false;

                fn bad_rows(&mut self, _kind: Type, _cells: &[Cell], query: &str) -> Vec<i64> {
                    assert_eq!(parsed(Self::DIALECT, query).len(), 1);
                    Vec::new()
                }
            }

            let unsaid = compare_all(&mut Grammar, |_| false);
            assert!(unsaid.contains(&"predicate: the rule is Rust".to_owned()));
        }
    )*};
}

grammar_only! {
    the_rules_are_sql_of_mysql MySql;
    the_rules_are_sql_of_duckdb DuckDb;
    the_rules_are_sql_of_spark Spark;
}
