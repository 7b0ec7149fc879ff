//! A value of a simple kind, for a place that is read into a buffer, for which no type requests anything.

use serde::de::{Deserializer, Visitor, value};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, Got};
use super::substitute::nothing;

/// A substitute for a value that serde buffers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Plain {
    Null,
    Bool,
    Int,
    Float,
    Text(&'static str),
    List,
    Map,
    /// Identifies the node with this number: a text, or a number if text is expected.
    Mark {
        node: u32,
        as_number: bool,
    },
}

/// The start of a mark, a control character, which no document contains. The number of the node follows.
const MARK: char = '\u{1}';

/// The same for numbers.
const MARKS: u64 = 0x6d61_726b_0000_0000;

impl Plain {
    /// A value for what is expected.
    pub(super) fn expected(expected: &str) -> Self {
        match expected {
            "a boolean" => Plain::Bool,
            "f32" | "f64" => Plain::Float,
            "a character" => Plain::Text("a"),
            "unit" => Plain::Null,
            _ if expected.contains("string") || expected.contains("identifier") => Plain::Text(""),
            _ if expected.contains("struct") || expected.contains("map") => Plain::Map,
            _ if expected.contains("sequence") || expected.contains("array") => Plain::List,
            _ if expected.contains("enum") => Plain::Text(""),
            _ => Plain::Int,
        }
    }

    /// The node whose mark was found.
    pub(super) fn marked(got: &Got) -> Option<u32> {
        match got {
            Got::Text(text) => text.strip_prefix(MARK)?.parse().ok(),
            Got::Int(n) => u32::try_from(n.checked_sub(MARKS.into())?).ok(),
            _ => None,
        }
    }

    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Plain::Null => visitor.visit_unit(),
            Plain::Bool => visitor.visit_bool(false),
            Plain::Int => visitor.visit_u64(0),
            Plain::Float => visitor.visit_f64(0.0),
            Plain::Text(text) => visitor.visit_borrowed_str(text),
            Plain::List => visitor.visit_seq(value::SeqDeserializer::new(std::iter::empty::<u8>())),
            Plain::Map => visitor.visit_map(nothing()),
            Plain::Mark {
                node,
                as_number: true,
            } => visitor.visit_u64(MARKS + u64::from(node)),
            Plain::Mark { node, .. } => visitor.visit_string(format!("{MARK}{node}")),
        }
    }
}

impl<'de> Deserializer<'de> for Plain {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.visit(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
