//! A document as a tree.
//!
//! Nodes are numbered in pre-order, so a node and all below it are a range of numbers, and "is
//! anything wrong in here" is one range query.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt::{self, Write};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The depth of nested containers up to which nodes are examined. `serde_json` stops at 128.
pub(super) const DEPTH: u32 = 100;

pub(crate) enum Kind<'de> {
    Null,
    Bool(bool),
    Int(i128),
    /// An integer beyond `i128`.
    Big(u128),
    Float(f64),
    Text(Cow<'de, str>),
    Bytes(Cow<'de, [u8]>),
    List(Vec<Node<'de>>),
    Map(Vec<(Cow<'de, str>, Node<'de>)>),
    /// A container that is too deep to be examined.
    Deep,
}

pub(crate) struct Node<'de> {
    pub(crate) kind: Kind<'de>,
    pub(crate) id: u32,
    /// The number after that of the last node below.
    pub(crate) end: u32,
}

/// One step from a node to a child.
pub(super) enum Step<'n> {
    Index(usize),
    /// The key of this node.
    Key(&'n str, &'n Node<'n>),
}

impl<'de> Node<'de> {
    pub(crate) fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let next = Cell::new(0);
        let seed = Seed {
            next: &next,
            depth: DEPTH,
        };
        seed.deserialize(deserializer)
    }

    /// A document of pairs of text. The values of a key that occurs several times are a list.
    pub(crate) fn of_pairs(pairs: impl Iterator<Item = (Cow<'de, str>, Cow<'de, str>)>) -> Self {
        let mut places: HashMap<Cow<'de, str>, usize> = HashMap::new();
        let mut values: Vec<(Cow<'de, str>, Vec<Cow<'de, str>>)> = Vec::new();
        for (key, value) in pairs {
            if let Some(place) = places.get(&key) {
                values[*place].1.push(value);
            } else {
                places.insert(key.clone(), values.len());
                values.push((key, vec![value]));
            }
        }
        let mut next = 1;
        let mut leaf = |text| {
            next += 1;
            Node {
                kind: Kind::Text(text),
                id: next - 1,
                end: next,
            }
        };
        let mut entries = Vec::with_capacity(values.len());
        for (key, mut texts) in values {
            let node = if texts.len() == 1 {
                leaf(texts.pop().unwrap_or_default())
            } else {
                let mut list = leaf(Cow::Borrowed(""));
                let items: Vec<Node<'de>> = texts.into_iter().map(&mut leaf).collect();
                list.end = items.last().map_or(list.end, |item| item.end);
                list.kind = Kind::List(items);
                list
            };
            entries.push((key, node));
        }
        let end = entries.last().map_or(1, |(_, node)| node.end);
        Node {
            kind: Kind::Map(entries),
            id: 0,
            end,
        }
    }

    /// The first entry with this key.
    pub(super) fn child(&self, key: &str) -> Option<&Node<'de>> {
        self.entries()
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
    }

    pub(super) fn entries(&self) -> &[(Cow<'de, str>, Node<'de>)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Node<'de>> {
        let items: &[Node<'de>] = match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        };
        items
            .iter()
            .chain(self.entries().iter().map(|(_, node)| node))
    }

    /// Calls `each` for this node and all below it, in order.
    pub(super) fn walk<'n>(&'n self, each: &mut impl FnMut(&'n Node<'de>)) {
        each(self);
        for child in self.children() {
            child.walk(each);
        }
    }

    /// The node with this number, and the steps to it.
    pub(super) fn find(&self, id: u32) -> Option<(&Node<'de>, Vec<Step<'_>>)> {
        let (mut at, mut way) = (self, Vec::new());
        while at.id != id {
            match &at.kind {
                Kind::List(items) => {
                    let i = items.partition_point(|node| node.end <= id);
                    at = items.get(i)?;
                    way.push(Step::Index(i));
                }
                Kind::Map(entries) => {
                    let i = entries.partition_point(|(_, node)| node.end <= id);
                    let (key, node) = entries.get(i)?;
                    at = node;
                    way.push(Step::Key(key, node));
                }
                _ => return None,
            }
        }
        Some((at, way))
    }

    /// The value, if it is not a container.
    pub(super) fn scalar(&self) -> Option<serde_json::Value> {
        Some(match &self.kind {
            Kind::Null => serde_json::Value::Null,
            Kind::Bool(value) => (*value).into(),
            Kind::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
                (Ok(value), _) => value.into(),
                (_, Ok(value)) => value.into(),
                _ => value.to_string().into(),
            },
            Kind::Big(value) => value.to_string().into(),
            Kind::Float(value) => (*value).into(),
            Kind::Text(text) => cut(text).into(),
            Kind::Bytes(_) | Kind::List(_) | Kind::Map(_) | Kind::Deep => return None,
        })
    }

    /// The kind of the value, without its content.
    pub(super) fn described(&self) -> Cow<'static, str> {
        match &self.kind {
            Kind::Null => Cow::Borrowed("null"),
            Kind::Bool(_) => Cow::Borrowed("a boolean"),
            Kind::Int(_) | Kind::Big(_) | Kind::Float(_) => Cow::Borrowed("a number"),
            Kind::Text(_) => Cow::Borrowed("a string"),
            Kind::Bytes(_) | Kind::List(_) | Kind::Map(_) | Kind::Deep => self.shown(),
        }
    }

    /// The value for a message; for a container, a description.
    pub(super) fn shown(&self) -> Cow<'static, str> {
        match &self.kind {
            Kind::Int(value) => Cow::Owned(value.to_string()),
            Kind::Bytes(_) => Cow::Borrowed("a sequence of bytes"),
            Kind::List(items) => match items.len() {
                0 => Cow::Borrowed("[]"),
                1 => Cow::Borrowed("an array of 1 item"),
                n => Cow::Owned(format!("an array of {n} items")),
            },
            Kind::Map(entries) => match entries.len() {
                0 => Cow::Borrowed("{}"),
                1 => Cow::Borrowed("an object of 1 entry"),
                n => Cow::Owned(format!("an object of {n} entries")),
            },
            Kind::Deep => Cow::Borrowed("a value nested too deeply"),
            _ => match self.scalar() {
                Some(value) => Cow::Owned(value.to_string()),
                None => Cow::Borrowed("the value"),
            },
        }
    }
}

/// A text for a problem: of a long one, the beginning.
pub(super) fn cut(text: &str) -> String {
    const KEPT: usize = 100;
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => {
            let mut kept = String::from(&text[..end]);
            // Writing to a string does not fail.
            let _ = write!(kept, "… ({} characters)", text.chars().count());
            kept
        }
        None => text.to_owned(),
    }
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    next: &'a Cell<u32>,
    depth: u32,
}

impl Seed<'_> {
    fn below(self) -> Self {
        Seed {
            depth: self.depth.saturating_sub(1),
            ..self
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        let id = self.next.get();
        self.next.set(id + 1);
        let kind = deserializer.deserialize_any(self)?;
        Ok(Node {
            kind,
            id,
            end: self.next.get(),
        })
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Kind<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Kind<'de>, E> {
        Ok(Kind::Null)
    }

    fn visit_none<E>(self) -> Result<Kind<'de>, E> {
        Ok(Kind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Kind<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Kind<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Kind<'de>, E> {
        Ok(Kind::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Kind<'de>, E> {
        Ok(Kind::Int(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Kind<'de>, E> {
        Ok(Kind::Int(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Kind<'de>, E> {
        Ok(Kind::Int(value))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Kind<'de>, E> {
        Ok(i128::try_from(value).map_or(Kind::Big(value), Kind::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Kind<'de>, E> {
        Ok(Kind::Float(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Kind<'de>, E> {
        Ok(Kind::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Kind<'de>, E> {
        Ok(Kind::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Kind<'de>, E> {
        Ok(Kind::Text(Cow::Owned(value)))
    }

    fn visit_borrowed_bytes<E>(self, value: &'de [u8]) -> Result<Kind<'de>, E> {
        Ok(Kind::Bytes(Cow::Borrowed(value)))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<Kind<'de>, E> {
        Ok(Kind::Bytes(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Kind<'de>, A::Error> {
        if self.depth == 0 {
            // `serde_json` skips ignored values without recursion.
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Kind::Deep);
        }
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.below())? {
            items.push(item);
        }
        Ok(Kind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Kind<'de>, A::Error> {
        if self.depth == 0 {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Kind::Deep);
        }
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            entries.push((key, access.next_value_seed(self.below())?));
        }
        Ok(Kind::Map(entries))
    }
}

/// A key, which becomes text.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_string()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_string()))
    }
}
