//! Suggestions: values that the rule of a field may accept, so that a validated struct can be
//! substituted.
//!
//! A substitute for a validated struct must be valid. If its rules reject the usual values, their
//! constraints say what they accept.

use std::ops::Bound;

use serde::de::{DeserializeSeed, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::fault::Fault;
use super::forward::forward;
use super::state::State;
use super::substitute::Elements;
use crate::constraint::{Constraint, Format, Unit, Value};

/// The greatest length of a suggested value.
const MOST: usize = 10_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Suggestion {
    Value(Value),
    List(usize),
}

/// A value that the constraint may accept, if a simple one is known.
pub(super) fn of(constraint: &Constraint) -> Option<Suggestion> {
    let mut wanted = Wanted {
        start: Bound::Unbounded,
        end: Bound::Unbounded,
        step: None,
        least: 0,
        most: usize::MAX,
        is_list: false,
        before: String::new(),
        after: String::new(),
        fill: 'a',
        fixed: None,
    };
    wanted.add(constraint).then(|| wanted.value())?
}

/// The values that several constraints accept together.
struct Wanted {
    start: Bound<Value>,
    end: Bound<Value>,
    step: Option<i128>,
    least: usize,
    most: usize,
    is_list: bool,
    before: String,
    after: String,
    fill: char,
    fixed: Option<Value>,
}

impl Wanted {
    /// Adds a constraint. Returns whether it is known what it accepts.
    fn add(&mut self, constraint: &Constraint) -> bool {
        match constraint {
            Constraint::AllOf(all) => return all.iter().all(|one| self.add(one)),
            Constraint::AnyOf(any) => return any.first().is_some_and(|one| self.add(one)),
            Constraint::WithMessage { constraint, .. } => return self.add(constraint),
            Constraint::Range { start, end } => {
                self.start = start.clone();
                self.end = end.clone();
            }
            Constraint::MultipleOf(Value::Int(step)) => self.step = Some(*step),
            Constraint::Length { unit, start, end } => {
                self.is_list |= *unit == Unit::Items;
                let least = match start {
                    Bound::Included(n) => *n,
                    Bound::Excluded(n) => n.saturating_add(1),
                    Bound::Unbounded => 0,
                };
                self.least = self.least.max(least);
                match end {
                    Bound::Included(n) => self.most = self.most.min(*n),
                    Bound::Excluded(n) => self.most = self.most.min(n.saturating_sub(1)),
                    Bound::Unbounded => {}
                }
            }
            Constraint::OneOf(values) => self.fixed = values.first().cloned(),
            Constraint::StartsWith(text) | Constraint::Contains(text) => self.before.push_str(text),
            Constraint::EndsWith(text) => self.after.push_str(text),
            Constraint::Format(format) => match format {
                Format::Uppercase => self.fill = 'A',
                Format::Ascii | Format::Alphanumeric | Format::Lowercase | Format::Trimmed => {}
                Format::Email => self.fix("a@b.cd"),
                Format::Url => self.fix("http://a.bc/"),
                Format::Ip | Format::Ipv4 => self.fix("127.0.0.1"),
                Format::Ipv6 => self.fix("::1"),
                Format::Uuid => self.fix("00000000-0000-4000-8000-000000000000"),
            },
            Constraint::Each(_)
            | Constraint::Values(_)
            | Constraint::Keys(_)
            | Constraint::Unique => {
                self.is_list = true;
            }
            // A suggested number is finite, and any value is present. The other constraints are
            // tried.
            Constraint::Finite
            | Constraint::Required
            | Constraint::Not(_)
            | Constraint::Custom { .. } => {}
            Constraint::MultipleOf(_)
            | Constraint::Pattern(_)
            | Constraint::Elements(_)
            | Constraint::Valid(_)
            | Constraint::Ensure(_) => return false,
        }
        true
    }

    fn fix(&mut self, text: &str) {
        self.fixed = Some(Value::Text(text.to_owned()));
    }

    fn value(self) -> Option<Suggestion> {
        if let Some(fixed) = self.fixed {
            return Some(Suggestion::Value(fixed));
        }
        if self.is_list {
            return (self.least <= MOST).then_some(Suggestion::List(self.least));
        }
        if let Some(number) = number(&self.start, &self.end, self.step) {
            return Some(Suggestion::Value(number));
        }
        let given = self.before.chars().count() + self.after.chars().count();
        let missing = self.least.saturating_sub(given);
        if missing > MOST || self.least > self.most {
            return None;
        }
        let mut text = self.before;
        text.extend(std::iter::repeat_n(self.fill, missing));
        text.push_str(&self.after);
        Some(Suggestion::Value(Value::Text(text)))
    }
}

/// A number between two bounds.
fn number(start: &Bound<Value>, end: &Bound<Value>, step: Option<i128>) -> Option<Value> {
    let (near, is_start) = match (start, end) {
        (Bound::Unbounded, Bound::Unbounded) => return step.map(|_| Value::Int(0)),
        (Bound::Unbounded, end) => (end, false),
        (start, _) => (start, true),
    };
    let direction = if is_start { 1 } else { -1 };
    match near {
        Bound::Included(Value::Int(n)) | Bound::Excluded(Value::Int(n)) => {
            let n = n + if matches!(near, Bound::Excluded(_)) {
                direction
            } else {
                0
            };
            let step = step.unwrap_or(1).abs().max(1);
            let over = n.rem_euclid(step);
            Some(Value::Int(match (over, is_start) {
                (0, _) => n,
                (over, true) => n + step - over,
                (over, false) => n - over,
            }))
        }
        Bound::Excluded(Value::Float(x)) => Some(Value::Float(match (end, is_start) {
            (Bound::Included(Value::Float(end)) | Bound::Excluded(Value::Float(end)), true) => {
                x + (end - x) / 2.0
            }
            (_, true) => x + 1.0,
            (_, false) => x - 1.0,
        })),
        Bound::Included(value) => Some(value.clone()),
        _ => None,
    }
}

/// Deserializes a suggestion.
pub(super) fn read<'de, S: DeserializeSeed<'de>>(
    suggestion: &Suggestion,
    state: &mut State<'_, 'de>,
    seed: S,
) -> Result<S::Value, Fault> {
    seed.deserialize(Suggested { suggestion, state })
}

struct Suggested<'a, 't, 'de> {
    suggestion: &'a Suggestion,
    state: &'a mut State<'t, 'de>,
}

impl<'de> Deserializer<'de> for Suggested<'_, '_, 'de> {
    type Error = Fault;

    forward! { newtype_struct option }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.suggestion {
            Suggestion::List(len) => visitor.visit_seq(Elements::new(self.state, *len)),
            Suggestion::Value(value) => match value {
                Value::Bool(value) => visitor.visit_bool(*value),
                Value::Int(value) => match (u64::try_from(*value), i64::try_from(*value)) {
                    (Ok(value), _) => visitor.visit_u64(value),
                    (_, Ok(value)) => visitor.visit_i64(value),
                    _ => visitor.visit_i128(*value),
                },
                Value::Uint(value) => visitor.visit_u128(*value),
                Value::Float(value) => visitor.visit_f64(*value),
                Value::Char(value) => visitor.visit_char(*value),
                Value::Text(text) | Value::Other(text) => visitor.visit_str(text),
            },
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::{Suggestion, of};
    use crate::constraint::Value;
    use crate::prelude::*;

    #[test]
    fn rules_accept_what_is_suggested_for_them() {
        fn text(rule: &impl Rule<String>) {
            match of(&rule.constraint()) {
                Some(Suggestion::Value(Value::Text(text))) => {
                    assert!(rule.accepts(&text), "{text}");
                }
                other => panic!("{other:?}"),
            }
        }
        fn int(rule: &impl Rule<i32>) {
            match of(&rule.constraint()) {
                Some(Suggestion::Value(Value::Int(n))) => {
                    assert!(rule.accepts(&i32::try_from(n).unwrap()), "{n}");
                }
                other => panic!("{other:?}"),
            }
        }
        text(&(chars(4..=10), alphanumeric()));
        text(&(starts_with("https://"), ends_with(".org"), bytes(20..)));
        text(&one_of(["S", "M"]));
        text(&(uppercase(), chars(3..=3)));
        int(&(7..));
        int(&..-5);
        int(&(above(7), multiple_of(5)));
        int(&(-100..=-7));
        int(&multiple_of(4));
    }
}
