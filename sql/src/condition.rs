//! A constraint as a condition on a column, or why it cannot be said in SQL.
//!
//! A condition is NULL for a NULL, as a rule for `T` accepts the `None` of an `Option<T>`: a check constraint
//! passes if it is NULL, and `NOT` of NULL is NULL.

use std::ops::Bound;

use inbounds::constraint::{Constraint, Format, Unit, Value};
use sqlparser::ast::{BinaryOperator as Op, Expr};

use crate::ast::{binary, boolean, call, collated, is_in, joined, nested, not, number, text};
use crate::column::Kind;
use crate::dialect::Dialect::{self, DataFusion, DuckDb, MySql, Postgres, Spark, Sqlite};

/// Why a constraint cannot be said.
pub(crate) type Unsaid = &'static str;

/// The characters that `char::is_whitespace` knows: the property `White_Space` of Unicode.
const WHITE_SPACE: &str = "\t\n\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\
    \u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// What a condition is about.
#[derive(Clone)]
pub(crate) struct Subject {
    pub(crate) column: Expr,
    pub(crate) kind: Kind,
    pub(crate) dialect: Dialect,
}

impl Subject {
    /// The condition that the column meets a constraint.
    pub(crate) fn meets(&self, constraint: &Constraint) -> Result<Expr, Unsaid> {
        match constraint {
            Constraint::Range { start, end } => self.is_within(start, end),
            Constraint::Length { unit, start, end } => self.is_long(*unit, *start, *end),
            Constraint::OneOf(values) => self.is_one_of(values),
            Constraint::Finite => self.is_finite(),
            Constraint::MultipleOf(step) => self.is_multiple_of(step),
            Constraint::Format(format) => self.has_format(*format),
            Constraint::StartsWith(part) => {
                let length = number(part.chars().count().to_string());
                let beginning = call("substr", [self.column(), number("1"), length]);
                Ok(self.is_text(beginning, part))
            }
            Constraint::EndsWith(part) => Ok(self.ends_with(part)),
            Constraint::Contains(part) => Ok(self.contains(part)),
            Constraint::Pattern(pattern) if self.dialect == DataFusion => {
                Ok(call("regexp_like", [self.column(), self.text(pattern)]))
            }
            Constraint::Pattern(_) => Err("the engine's regular expressions are not those of Rust"),
            Constraint::AllOf(all) => self.each(&Op::And, all),
            Constraint::AnyOf(any) => self.each(&Op::Or, any),
            Constraint::Not(constraint) => Ok(not(self.meets(constraint)?)),
            Constraint::Required => Ok(Expr::IsNotNull(Box::new(self.column()))),
            Constraint::WithMessage { constraint, .. } => self.meets(constraint),
            Constraint::Each(_) | Constraint::Elements(_) | Constraint::Unique => {
                Err("a check constraint does not look at elements")
            }
            Constraint::Keys(_) | Constraint::Values(_) => {
                Err("a check constraint does not look at entries")
            }
            Constraint::Valid(_) => Err("another struct is a table, or columns, of its own"),
            Constraint::Ensure(_) => Err("an `ensure` clause is Rust"),
            Constraint::Custom { .. } => Err("the rule is Rust"),
            _ => Err("a constraint that this version does not know"),
        }
    }

    fn column(&self) -> Expr {
        self.column.clone()
    }

    fn text(&self, value: &str) -> Expr {
        text(value, self.dialect)
    }

    fn each(&self, op: &Op, constraints: &[Constraint]) -> Result<Expr, Unsaid> {
        let all: Result<Vec<Expr>, _> = constraints.iter().map(|one| self.meets(one)).collect();
        Ok(joined(op, all?).unwrap_or_else(|| boolean(*op == Op::And)))
    }

    /// A value to compare the column with.
    pub(crate) fn literal(&self, value: &Value) -> Result<Expr, Unsaid> {
        match value {
            Value::Bool(value) => Ok(boolean(*value)),
            Value::Int(value) if self.dialect.has_integer(*value) => Ok(number(value.to_string())),
            Value::Int(_) | Value::Uint(_) => Err("the engine has no integers of this size"),
            Value::Float(value) => self.float(*value),
            Value::Char(value) => Ok(self.text(value.encode_utf8(&mut [0; 4]))),
            Value::Text(value) => Ok(self.text(value)),
            _ => Err("a value of this type has no literal"),
        }
    }

    fn float(&self, value: f64) -> Result<Expr, Unsaid> {
        if !value.is_finite() {
            return Err("an infinite bound has no literal");
        }
        // Bounds of single precision are shown as the shortest decimal; they are compared as they are.
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it was a number of single precision"
        )]
        let value = match self.kind {
            Kind::Single => f64::from(value as f32),
            _ => value,
        };
        let value = if value == 0.0 { 0.0 } else { value }; // two zeros are equal
        let literal = number(format!("{value:e}"));
        // A decimal literal would be one of arbitrary precision.
        Ok(if self.dialect == Postgres {
            cast_to_double(literal)
        } else {
            literal
        })
    }

    /// The column as a value is compared with: by characters' numbers, and with one zero.
    fn comparable(&self, value: &Value) -> Expr {
        match value {
            Value::Char(_) | Value::Text(_) => collated(self.column(), self.dialect),
            Value::Float(_) => self.number(),
            _ => self.column(),
        }
    }

    fn number(&self) -> Expr {
        if self.dialect.orders_zeros() {
            nested(binary(self.column(), Op::Plus, number("0.0")))
        } else {
            self.column()
        }
    }

    fn is_within(&self, start: &Bound<Value>, end: &Bound<Value>) -> Result<Expr, Unsaid> {
        let mut all = Vec::new();
        for (bound, included, excluded) in [(start, Op::GtEq, Op::Gt), (end, Op::LtEq, Op::Lt)] {
            let (value, op) = match bound {
                Bound::Included(value) => (value, included),
                Bound::Excluded(value) => (value, excluded),
                Bound::Unbounded => continue,
            };
            all.push(binary(self.comparable(value), op, self.literal(value)?));
            if matches!(value, Value::Float(_)) && self.dialect.has_nan() {
                all.push(not(self.is_nan()));
            }
        }
        all.dedup();
        Ok(joined(&Op::And, all).unwrap_or_else(|| boolean(true)))
    }

    fn is_nan(&self) -> Expr {
        if self.dialect == Postgres {
            // Equal to itself here, and to be compared with.
            let nan = cast_to_double(self.text("NaN"));
            binary(self.column(), Op::Eq, nan)
        } else {
            call("isnan", [self.column()])
        }
    }

    fn is_finite(&self) -> Result<Expr, Unsaid> {
        let greatest = match self.kind {
            Kind::Single => f64::from(f32::MAX),
            _ => f64::MAX,
        };
        let mut all = vec![
            binary(self.column(), Op::GtEq, self.float(-greatest)?),
            binary(self.column(), Op::LtEq, self.float(greatest)?),
        ];
        if self.dialect.has_nan() {
            all.push(not(self.is_nan()));
        }
        Ok(joined(&Op::And, all).unwrap_or_else(|| boolean(true)))
    }

    fn is_one_of(&self, values: &[Value]) -> Result<Expr, Unsaid> {
        let Some(first) = values.first() else {
            return Ok(boolean(false));
        };
        let list: Result<Vec<Expr>, _> = values.iter().map(|value| self.literal(value)).collect();
        Ok(is_in(self.comparable(first), list?))
    }

    fn is_multiple_of(&self, step: &Value) -> Result<Expr, Unsaid> {
        let Value::Int(step) = step else {
            return Err("the engine has no integers of this size");
        };
        // The sign changes nothing, and `% -1` overflows in some.
        let step = self.literal(&Value::Int(step.saturating_abs()))?;
        Ok(binary(
            binary(self.column(), Op::Modulo, step),
            Op::Eq,
            number("0"),
        ))
    }

    fn is_long(&self, unit: Unit, start: Bound<usize>, end: Bound<usize>) -> Result<Expr, Unsaid> {
        let length = self.length(unit)?;
        let mut all = Vec::new();
        for (bound, included, excluded) in [(start, Op::GtEq, Op::Gt), (end, Op::LtEq, Op::Lt)] {
            let (count, op) = match bound {
                Bound::Included(count) => (count, included),
                Bound::Excluded(count) => (count, excluded),
                Bound::Unbounded => continue,
            };
            all.push(binary(length.clone(), op, number(count.to_string())));
        }
        Ok(joined(&Op::And, all).unwrap_or_else(|| boolean(true)))
    }

    fn length(&self, unit: Unit) -> Result<Expr, Unsaid> {
        let length = |name| Ok(call(name, [self.column()]));
        match (unit, self.dialect) {
            (Unit::Chars, Postgres | Spark | MySql) => length("char_length"),
            (Unit::Chars, DataFusion) => length("character_length"),
            (Unit::Chars, Sqlite | DuckDb) => length("length"),
            (Unit::Bytes, Postgres | Sqlite | MySql | DataFusion | Spark) => length("octet_length"),
            (Unit::Bytes, DuckDb) => length("strlen"),
            (Unit::Utf16, Postgres | DuckDb | DataFusion) => {
                // A character beyond the first 65536 takes two units: what is left if the others are
                // removed is counted once more.
                let others = self.text("[^\u{10000}-\u{10ffff}]");
                let all = self.text("g");
                let wide = call(
                    "regexp_replace",
                    [self.column(), others, self.text(""), all],
                );
                let count = match self.dialect {
                    DataFusion => "character_length",
                    _ => "length",
                };
                let counts = binary(self.length(Unit::Chars)?, Op::Plus, call(count, [wide]));
                Ok(nested(counts))
            }
            (Unit::Utf16, Spark) => {
                let encoded = call("encode", [self.column(), self.text("UTF-16BE")]);
                Ok(nested(binary(
                    call("length", [encoded]),
                    Op::Divide,
                    number("2"),
                )))
            }
            (Unit::Utf16, _) => Err("the engine does not count in UTF-16"),
            (Unit::Graphemes, DuckDb) => length("length_grapheme"),
            (Unit::Graphemes, _) => Err("the engine does not count graphemes"),
            (Unit::Items, Postgres | DataFusion) => length("cardinality"),
            (Unit::Items, DuckDb) => length("len"),
            (Unit::Items, Spark) => length("size"),
            (Unit::Items, Sqlite | MySql) => Err("the engine has no arrays"),
            _ => Err("a unit that this version does not know"),
        }
    }

    fn has_format(&self, format: Format) -> Result<Expr, Unsaid> {
        match format {
            // A character is a byte only if it is one of ASCII.
            Format::Ascii => {
                let (bytes, chars) = (self.length(Unit::Bytes)?, self.length(Unit::Chars)?);
                Ok(binary(bytes, Op::Eq, chars))
            }
            Format::Trimmed => {
                let name = match self.dialect {
                    Postgres | DataFusion | Spark => "btrim",
                    Sqlite | DuckDb => "trim",
                    MySql => return Err("the engine does not trim a set of characters"),
                };
                let trimmed = call(name, [self.column(), self.text(WHITE_SPACE)]);
                Ok(binary(
                    self.length_of(trimmed),
                    Op::Eq,
                    self.length_of(self.column()),
                ))
            }
            // Its tables are those of Rust.
            Format::Lowercase if self.dialect == DataFusion => Ok(binary(
                call("lower", [self.column()]),
                Op::Eq,
                self.column(),
            )),
            Format::Uppercase if self.dialect == DataFusion => Ok(binary(
                call("upper", [self.column()]),
                Op::Eq,
                self.column(),
            )),
            Format::Lowercase | Format::Uppercase | Format::Alphanumeric => {
                Err("the engine's tables of characters are not those of Rust")
            }
            Format::Ipv4 => {
                let byte = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
                self.matches(&format!("({byte}[.]){{3}}{byte}"))
            }
            Format::Uuid => {
                let digits = |count| format!("[0-9a-fA-F]{{{count}}}");
                let (d4, d8, d12, d32) = (digits(4), digits(8), digits(12), digits(32));
                let hyphenated = format!("{d8}-{d4}-{d4}-{d4}-{d12}");
                let urn = "[uU][rR][nN]:[uU][uU][iI][dD]:";
                self.matches(&format!(
                    "({d32}|({urn})?{hyphenated}|[{{]{hyphenated}[}}])"
                ))
            }
            Format::Ip | Format::Ipv6 | Format::Email | Format::Url => {
                Err("the format takes a parser")
            }
            _ => Err("a format that this version does not know"),
        }
    }

    fn length_of(&self, value: Expr) -> Expr {
        call(
            if self.dialect == DuckDb {
                "strlen"
            } else {
                "octet_length"
            },
            [value],
        )
    }

    /// The whole text matches a pattern in the syntax that all engines have.
    fn matches(&self, pattern: &str) -> Result<Expr, Unsaid> {
        match self.dialect {
            // `$` is the end of the text, and in others also the place before a last line feed.
            Postgres => {
                let pattern = self.text(&format!("^{pattern}$"));
                Ok(binary(self.column(), Op::PGRegexMatch, pattern))
            }
            DataFusion => {
                let pattern = self.text(&format!("^{pattern}$"));
                Ok(call("regexp_like", [self.column(), pattern]))
            }
            DuckDb => Ok(call(
                "regexp_full_match",
                [self.column(), self.text(pattern)],
            )),
            MySql | Spark => {
                let pattern = self.text(&format!("\\A{pattern}\\z"));
                Ok(call("regexp_like", [self.column(), pattern]))
            }
            Sqlite => Err("the engine has no regular expressions"),
        }
    }

    fn is_text(&self, value: Expr, expected: &str) -> Expr {
        binary(collated(value, self.dialect), Op::Eq, self.text(expected))
    }

    fn ends_with(&self, part: &str) -> Expr {
        let count = part.chars().count();
        if count == 0 {
            return binary(self.column(), Op::Eq, self.column()); // NULL for NULL
        }
        let end = match self.dialect {
            Sqlite => call("substr", [self.column(), number(format!("-{count}"))]),
            _ => call("right", [self.column(), number(count.to_string())]),
        };
        self.is_text(end, part)
    }

    fn contains(&self, part: &str) -> Expr {
        let part = self.text(part);
        let place = match self.dialect {
            Postgres | DataFusion => call("strpos", [self.column(), part]),
            MySql => call("instr", [collated(self.column(), self.dialect), part]),
            Sqlite | DuckDb | Spark => call("instr", [self.column(), part]),
        };
        binary(place, Op::Gt, number("0"))
    }
}

fn cast_to_double(expr: Expr) -> Expr {
    Expr::Cast {
        kind: sqlparser::ast::CastKind::Cast,
        expr: Box::new(expr),
        data_type: sqlparser::ast::DataType::DoublePrecision,
        array: false,
        format: None,
    }
}
