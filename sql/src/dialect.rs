//! The engines that SQL is written for.

/// An engine that SQL is written for.
///
/// ```
/// use inbounds_sql::Dialect;
///
/// assert_ne!(Dialect::Postgres, Dialect::Sqlite);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// PostgreSQL, in a database whose encoding is UTF-8.
    Postgres,
    /// SQLite. It stores NaN as NULL, and its functions take text to end at the character NUL.
    Sqlite,
    /// MySQL 8, with columns of `utf8mb4` and the default SQL mode.
    MySql,
    /// DuckDB.
    DuckDb,
    /// Apache DataFusion, and Ballista.
    DataFusion,
    /// Apache Spark, and Databricks.
    Spark,
}

impl Dialect {
    pub(crate) fn quote(self) -> char {
        match self {
            Dialect::MySql | Dialect::Spark => '`',
            _ => '"',
        }
    }

    /// Whether a column of floating-point numbers can hold NaN.
    pub(crate) fn has_nan(self) -> bool {
        !matches!(self, Dialect::Sqlite | Dialect::MySql)
    }

    /// Whether zero and negative zero differ in a comparison.
    pub(crate) fn orders_zeros(self) -> bool {
        self == Dialect::DataFusion
    }

    /// The order of text by its characters' numbers, if that is not the default.
    pub(crate) fn binary_collation(self) -> Option<&'static str> {
        match self {
            Dialect::Postgres => Some("\"C\""),
            Dialect::Sqlite => Some("BINARY"),
            Dialect::MySql => Some("utf8mb4_0900_bin"),
            Dialect::DuckDb | Dialect::DataFusion | Dialect::Spark => None,
        }
    }

    /// Whether a constraint can be added to a table that exists.
    pub(crate) fn adds_constraints(self) -> bool {
        matches!(self, Dialect::Postgres | Dialect::MySql | Dialect::Spark)
    }

    /// Whether an integer is one in a comparison; others would become floating-point numbers.
    pub(crate) fn has_integer(self, value: i128) -> bool {
        match self {
            Dialect::Postgres => true,
            Dialect::MySql => value >= i64::MIN.into() && value <= u64::MAX.into(),
            Dialect::Sqlite | Dialect::DuckDb => i64::try_from(value).is_ok(),
            // There is no literal of the least one, only of its opposite, which is too great.
            Dialect::DataFusion => value > i64::MIN.into() && value <= u64::MAX.into(),
            Dialect::Spark => value > i64::MIN.into() && value <= i64::MAX.into(),
        }
    }
}
