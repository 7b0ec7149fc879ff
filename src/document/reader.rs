//! The deserializer of a node.
//!
//! It feeds the value of the document. If that is not of the expected type, and the visitor is one
//! of serde's own, the problem is recorded and a value of the expected type is fed.

use std::any::type_name;
use std::borrow::Cow;

use serde::de::{Deserializer, Error as _, Expected, Unexpected, Visitor};

use super::buffered::secrets;
use super::fault::{self, Fault, What};
use super::forward::{floats, forward, integers};
use super::list::{Items, Length, One};
use super::map::{Entries, Fields};
use super::node::{Kind, Node};
use super::reports;
use super::state::State;
use super::substitute::{self, Elements, Members};
use super::variant::Variant;

pub(super) struct Reader<'a, 't, 'de> {
    state: &'a mut State<'t, 'de>,
    node: &'t Node<'de>,
    is_quiet: bool,
}

impl<'a, 't, 'de> Reader<'a, 't, 'de> {
    pub(super) fn of(state: &'a mut State<'t, 'de>, node: &'t Node<'de>, is_quiet: bool) -> Self {
        Reader {
            state,
            node,
            is_quiet,
        }
    }

    pub(super) fn new(state: &'a mut State<'t, 'de>, node: &'t Node<'de>) -> Self {
        Reader::of(state, node, false)
    }

    /// Records nothing.
    pub(super) fn quiet(state: &'a mut State<'t, 'de>, node: &'t Node<'de>) -> Self {
        Reader::of(state, node, true)
    }

    /// Called once by each `deserialize` function. Nothing is recorded about a secret.
    fn look(mut self) -> Self {
        self.is_quiet |= reports::is_secret();
        self
    }

    /// Records that the node does not fit. Returns whether a substitute may be fed.
    fn is_replaced<V: Expected>(&mut self, is_range: bool, visitor: &V) -> bool {
        is_known::<V>() && self.is_recorded(is_range, visitor)
    }

    /// Records that the node does not fit, if anything is recorded here.
    fn is_recorded<V: Expected>(&mut self, is_range: bool, visitor: &V) -> bool {
        if self.is_quiet {
            return false;
        }
        if !self.state.wrong.contains(&self.node.id) {
            let fault = Fault::unfit(is_range, unexpected(self.node), visitor);
            self.state.record(self.node, &fault);
        }
        true
    }

    fn unfit<T>(&self, is_range: bool, expected: &dyn Expected) -> Result<T, Fault> {
        Err(Fault::unfit(is_range, unexpected(self.node), expected))
    }

    /// The value of the document.
    fn any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_quiet {
            if let Some(plain) = self.state.buffered.substitute_of(self.node.id) {
                return plain.visit(visitor);
            }
        }
        match &self.node.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
                (Ok(value), _) => visitor.visit_u64(value),
                (_, Ok(value)) => visitor.visit_i64(value),
                _ => visitor.visit_i128(*value),
            },
            Kind::Big(value) => visitor.visit_u128(*value),
            Kind::Float(value) => visitor.visit_f64(*value),
            Kind::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Kind::Text(Cow::Owned(text)) => visitor.visit_str(text),
            Kind::Bytes(Cow::Borrowed(bytes)) => visitor.visit_borrowed_bytes(bytes),
            Kind::Bytes(Cow::Owned(bytes)) => visitor.visit_bytes(bytes),
            Kind::List(items) => self.list(items, Length::Any, visitor),
            Kind::Map(entries) => self.map(entries, Fields::Any, visitor),
            Kind::Deep => self.unfit(false, &visitor),
        }
    }

    fn list<V: Visitor<'de>>(
        self,
        items: &'t [Node<'de>],
        length: Length,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let is_free = matches!(length, Length::Any) && is_known::<V>();
        Items::new(self.state, self.node, items, length, is_free, self.is_quiet).visit(visitor)
    }

    fn map<V: Visitor<'de>>(
        self,
        entries: &'t [(Cow<'de, str>, Node<'de>)],
        fields: Fields,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let is_free = matches!(fields, Fields::Open) && is_known::<V>();
        Entries::new(
            self.state,
            self.node,
            entries,
            fields,
            is_free,
            self.is_quiet,
        )
        .visit(visitor)
    }
}

pub(super) fn unexpected<'n>(node: &'n Node<'_>) -> Unexpected<'n> {
    match &node.kind {
        Kind::Null => Unexpected::Unit,
        Kind::Bool(value) => Unexpected::Bool(*value),
        Kind::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
            (Ok(value), _) => Unexpected::Unsigned(value),
            (_, Ok(value)) => Unexpected::Signed(value),
            _ => Unexpected::Other("a large integer"),
        },
        Kind::Big(_) => Unexpected::Other("a large integer"),
        Kind::Float(value) => Unexpected::Float(*value),
        Kind::Text(text) => Unexpected::Str(text),
        Kind::Bytes(bytes) => Unexpected::Bytes(bytes),
        Kind::List(_) => Unexpected::Seq,
        Kind::Map(_) => Unexpected::Map,
        Kind::Deep => Unexpected::Other("a value nested too deeply"),
    }
}

/// Whether it is a visitor of serde itself, which accepts only what it requests. Those of other
/// crates may accept more.
fn is_known<V>() -> bool {
    let name = type_name::<V>();
    name.starts_with("serde_core::de::impls::") || name.starts_with("serde::de::impls::")
}

/// Whether it is a visitor that serde derives.
fn is_derived<V>() -> bool {
    let name = type_name::<V>();
    name.ends_with("__Visitor") || name.contains("__Visitor<")
}

/// What was found in place of an integer.
enum Integer<N> {
    Fits(N),
    OutOfRange,
    None,
}

impl<N> Integer<N> {
    fn of(converted: Result<N, impl Sized>) -> Self {
        converted.map_or(Integer::OutOfRange, Integer::Fits)
    }

    /// Parses the text of a query.
    fn parse(text: &str) -> Self
    where
        N: std::str::FromStr,
    {
        let digits = text.strip_prefix('-').unwrap_or(text);
        match text.parse() {
            Ok(number) => Integer::Fits(number),
            _ if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Integer::None
            }
            _ => Integer::OutOfRange,
        }
    }
}

macro_rules! integer {
    ($($method:ident $visit:ident $ty:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let mut this = self.look();
            let number = match &this.node.kind {
                Kind::Int(value) => Integer::of(<$ty>::try_from(*value)),
                Kind::Big(value) => Integer::of(<$ty>::try_from(*value)),
                // A number beyond 64 bits is not an integer in a tree.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
                Kind::Float(value)
                    if size_of::<$ty>() == 16 && value.fract() == 0.0 && value.abs() > 1e18 =>
                {
                    Integer::Fits(*value as $ty)
                }
                Kind::Text(text) if this.state.is_text => Integer::parse(text),
                _ => Integer::None,
            };
            match number {
                Integer::Fits(number) if is_known::<V>() || this.state.is_text => {
                    visitor.$visit(number)
                }
                number => {
                    let is_range = !matches!(number, Integer::None);
                    if this.is_replaced(is_range, &visitor) {
                        visitor.visit_u64(0)
                    } else {
                        this.any(visitor)
                    }
                }
            }
        }
    )*};
}

macro_rules! float {
    ($($method:ident $visit:ident $ty:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let mut this = self.look();
            match &this.node.kind {
                Kind::Int(_) | Kind::Big(_) | Kind::Float(_) => this.any(visitor),
                Kind::Null if this.state.not_numbers.contains(&this.node.id) => {
                    visitor.$visit(<$ty>::NAN)
                }
                Kind::Text(text) if this.state.is_text && text.parse::<$ty>().is_ok() => {
                    visitor.$visit(text.parse().unwrap_or_default())
                }
                _ => if this.is_replaced(false, &visitor) { visitor.$visit(0.0) } else { this.any(visitor) },
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_, '_, 'de> {
    type Error = Fault;

    forward! { string byte_buf unit_struct tuple_struct }

    integers! { integer }
    floats! { float }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let this = self.look();
        if !this.is_quiet && secrets::is_buffer(type_name::<V>()) {
            this.state.buffered.last = Some(this.node.id);
        }
        this.any(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Text(text) if this.state.is_text && matches!(&**text, "true" | "false") => {
                visitor.visit_bool(text == "true")
            }
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_bool(false)
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::Text(text) if text.chars().count() == 1 => visitor.visit_str(text),
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_char('a')
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::Text(_) | Kind::Bytes(_) => this.any(visitor),
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_borrowed_str("")
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.look().any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match this.node.kind {
            Kind::Null => visitor.visit_unit(),
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_unit()
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            // Any JSON is taken, and the value is dropped.
            substitute::RAW => visitor.visit_map(substitute::raw()),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::List(items) => this.list(items, Length::Any, visitor),
            // In a query, a list of one element is a single value.
            Kind::Text(_) if this.state.is_text => visitor.visit_seq(One {
                is_quiet: this.is_quiet,
                node: Some(this.node),
                state: this.state,
            }),
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_seq(Elements::new(this.state, 0))
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::List(items) => {
                if items.len() < len && !this.is_quiet {
                    let fault = Fault::invalid_length(items.len(), &visitor);
                    this.state.record(this.node, &fault);
                }
                this.list(items, Length::Exactly(len), visitor)
            }
            _ => {
                if this.is_replaced(false, &visitor)
                    || is_derived::<V>() && this.is_recorded(false, &visitor)
                {
                    visitor.visit_seq(Elements::new(this.state, len))
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::Map(entries) => this.map(entries, Fields::Open, visitor),
            _ => {
                if this.is_replaced(false, &visitor) {
                    visitor.visit_map(substitute::nothing())
                } else {
                    this.any(visitor)
                }
            }
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let mut this = self.look();
        match &this.node.kind {
            Kind::Map(entries) => this.map(entries, Fields::Named(fields), visitor),
            Kind::List(items) => this.list(items, Length::Fields, visitor),
            _ if is_derived::<V>() && this.is_recorded(false, &visitor) => {
                visitor.visit_map(Members::new(this.state, fields, 0, 1))
            }
            _ => this.any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let this = self.look();
        let (name, content) = match &this.node.kind {
            Kind::Text(name) => (name, None),
            Kind::Map(entries) => match &entries[..] {
                [(name, content)] => (name, Some(content)),
                _ => return Err(Fault::new(What::Length(fault::VARIANT.to_owned()))),
            },
            _ => return this.unfit(false, &fault::VARIANT),
        };
        visitor.visit_enum(Variant {
            state: this.state,
            name,
            content,
            is_quiet: this.is_quiet,
        })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let this = self.look();
        match this.node.kind {
            // A derived identifier also accepts a number, but JSON has names.
            Kind::Text(_) => this.any(visitor),
            _ => this.unfit(false, &visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}
