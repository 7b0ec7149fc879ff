//! The values in a constraint, typed.

use alloc::{borrow::ToOwned, format, string::String, string::ToString};
use core::any::Any;
use core::fmt;

/// A bound or another value in a constraint.
///
/// It is typed, so that a program need not parse a message. Its [`Display`](fmt::Display) is the value as Rust code.
///
/// ```
/// use inbounds::constraint::Value;
///
/// assert_eq!(Value::of(&100_u8), Value::Int(100));
/// assert_eq!(Value::of(&"A").to_string(), "\"A\"");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// An integer of any type, up to `i128::MAX`.
    Int(i128),
    /// An integer beyond `i128::MAX`.
    Uint(u128),
    /// A floating-point number.
    Float(f64),
    /// A character.
    Char(char),
    /// Text.
    Text(String),
    /// Any other value, by its `Debug`.
    Other(String),
}

impl Value {
    /// Converts a value to the variant for its type.
    ///
    /// ```
    /// use inbounds::constraint::Value;
    /// use std::time::Duration;
    ///
    /// assert_eq!(Value::of(&0.5_f32), Value::Float(0.5));
    /// assert_eq!(Value::of(&u128::MAX), Value::Uint(u128::MAX));
    /// assert_eq!(Value::of(&Duration::from_secs(2)), Value::Other("2s".to_owned()));
    /// ```
    pub fn of<T: fmt::Debug + 'static>(value: &T) -> Self {
        macro_rules! ints {
            ($any:ident: $($int:ident)*) => {$(
                if let Some(Ok(value)) = $any.downcast_ref::<$int>().map(|v| i128::try_from(*v)) {
                    return Value::Int(value);
                }
            )*};
        }
        let any: &dyn Any = value;
        ints!(any: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
        if let Some(value) = any.downcast_ref::<u128>() {
            Value::Uint(*value)
        } else if let Some(value) = any.downcast_ref::<f64>() {
            Value::Float(*value)
        } else if let Some(value) = any.downcast_ref::<f32>() {
            // Converted through the shortest decimal text, so that 0.1_f32 becomes 0.1.
            Value::Float(value.to_string().parse().unwrap_or(f64::from(*value)))
        } else if let Some(value) = any.downcast_ref::<bool>() {
            Value::Bool(*value)
        } else if let Some(value) = any.downcast_ref::<char>() {
            Value::Char(*value)
        } else if let Some(value) = any.downcast_ref::<&'static str>() {
            Value::Text((*value).to_owned())
        } else if let Some(value) = any.downcast_ref::<String>() {
            Value::Text(value.clone())
        } else {
            Value::Other(format!("{value:?}"))
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(value) => fmt::Debug::fmt(value, f),
            Value::Int(value) => match i64::try_from(*value) {
                Ok(value) => fmt::Display::fmt(&value, f), // takes half the time of Debug
                Err(_) => fmt::Debug::fmt(value, f),
            },
            Value::Uint(value) => fmt::Display::fmt(value, f),
            Value::Float(value) => fmt::Debug::fmt(value, f),
            Value::Char(value) => fmt::Debug::fmt(value, f),
            Value::Text(value) => fmt::Debug::fmt(value, f),
            Value::Other(text) => f.write_str(text),
        }
    }
}
