//! SQL expressions, built.

use sqlparser::ast::{
    BinaryOperator, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgumentList,
    FunctionArguments, Ident, ObjectName, ObjectNamePart, UnaryOperator, Value,
};

use crate::dialect::Dialect;

/// The printer leaves a quote as it is if it is doubled: a text is given to it as it is to be printed.
fn doubled(text: &str, quote: char) -> String {
    let mut doubled = String::with_capacity(text.len());
    for c in text.chars() {
        if c == quote {
            doubled.push(c);
        }
        doubled.push(c);
    }
    doubled
}

pub(crate) fn ident(name: &str, dialect: Dialect) -> Ident {
    let quote = dialect.quote();
    Ident::with_quote(quote, doubled(name, quote))
}

/// `name`, or `schema.name`.
pub(crate) fn object(name: &str, dialect: Dialect) -> ObjectName {
    let parts = name.split('.');
    ObjectName(
        parts
            .map(|part| ObjectNamePart::Identifier(ident(part, dialect)))
            .collect(),
    )
}

pub(crate) fn column(name: &str, dialect: Dialect) -> Expr {
    Expr::Identifier(ident(name, dialect))
}

pub(crate) fn text(text: &str, dialect: Dialect) -> Expr {
    let text = match dialect {
        // Two literals side by side are one in some versions: a quote is not doubled.
        Dialect::Spark => text.replace('\\', "\\\\").replace('\'', "\\'"),
        Dialect::MySql => doubled(&text.replace('\\', "\\\\"), '\''),
        _ => doubled(text, '\''),
    };
    Expr::Value(Value::SingleQuotedString(text).into())
}

pub(crate) fn boolean(value: bool) -> Expr {
    Expr::Value(Value::Boolean(value).into())
}

/// A number as it is written; a negative one in parentheses, since `- -1` is a comment without them.
pub(crate) fn number(written: impl Into<String>) -> Expr {
    let written = written.into();
    match written.strip_prefix('-') {
        Some(absolute) => nested(Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr: Box::new(Expr::Value(
                Value::Number(absolute.to_owned(), false).into(),
            )),
        }),
        None => Expr::Value(Value::Number(written, false).into()),
    }
}

pub(crate) fn nested(expr: Expr) -> Expr {
    Expr::Nested(Box::new(expr))
}

pub(crate) fn binary(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    Expr::BinaryOp {
        left: Box::new(left),
        op,
        right: Box::new(right),
    }
}

pub(crate) fn not(expr: Expr) -> Expr {
    Expr::UnaryOp {
        op: UnaryOperator::Not,
        expr: Box::new(nested(expr)),
    }
}

/// Several conditions with an operator between them, each in parentheses if it needs them.
pub(crate) fn joined(op: &BinaryOperator, exprs: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    let guarded = exprs.into_iter().map(|expr| match &expr {
        Expr::BinaryOp {
            op: BinaryOperator::And | BinaryOperator::Or,
            ..
        } => nested(expr),
        _ => expr,
    });
    guarded.reduce(|left, right| binary(left, op.clone(), right))
}

pub(crate) fn is_in(expr: Expr, list: Vec<Expr>) -> Expr {
    Expr::InList {
        expr: Box::new(expr),
        list,
        negated: false,
    }
}

pub(crate) fn collated(expr: Expr, dialect: Dialect) -> Expr {
    match dialect.binary_collation() {
        Some(collation) => Expr::Collate {
            expr: Box::new(expr),
            collation: ObjectName(vec![ObjectNamePart::Identifier(Ident::new(collation))]),
        },
        None => expr,
    }
}

pub(crate) fn call(name: &str, args: impl IntoIterator<Item = Expr>) -> Expr {
    let args = args
        .into_iter()
        .map(|arg| FunctionArg::Unnamed(FunctionArgExpr::Expr(arg)));
    Expr::Function(Function {
        name: ObjectName(vec![ObjectNamePart::Identifier(Ident::new(name))]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(FunctionArgumentList {
            duplicate_treatment: None,
            args: args.collect(),
            clauses: Vec::new(),
        }),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}
