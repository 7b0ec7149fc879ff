//! `String`.

use alloc::string::String;
use core::mem;

use super::Edit;
use crate::error::ValidationError;
use crate::fields::{self, Fields};
use crate::instance::{Change, Rejection};
use crate::rule::change::{New, Outcome};

/// The rules check the whole text after a change, so a change takes O(n). Nothing is copied.
impl<F: Fields, M: 'static> Edit<'_, F, M, String> {
    /// Appends text.
    ///
    /// # Errors
    ///
    /// Returns an error if the longer text is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { note: String in chars(..=4) } }
    /// let mut order = Order::new("ab").unwrap();
    /// order.edit(Order::note).push_str("cd").unwrap();
    /// let err = order.edit(Order::note).push_str("e").unwrap_err();
    /// assert_eq!(err.to_string(), "note: \"abcde\" is not at most 4 characters long");
    /// assert_eq!(order.note(), "abcd");
    /// ```
    #[inline]
    pub fn push_str(&mut self, text: &str) -> Result<(), ValidationError<()>> {
        let len = self.0.read(String::len);
        self.insert_str(len, text)
    }

    /// Appends a character.
    ///
    /// # Errors
    ///
    /// Returns an error if the longer text is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { note: String in ascii() } }
    /// let mut order = Order::new("ab").unwrap();
    /// order.edit(Order::note).push('c').unwrap();
    /// assert!(order.edit(Order::note).push('é').is_err());
    /// assert_eq!(order.note(), "abc");
    /// ```
    #[inline]
    pub fn push(&mut self, character: char) -> Result<(), ValidationError<()>> {
        self.push_str(character.encode_utf8(&mut [0; 4]))
    }

    /// Inserts text before the byte at `index`.
    ///
    /// # Errors
    ///
    /// Returns an error if the longer text is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { note: String in chars(..=4) } }
    /// let mut order = Order::new("ad").unwrap();
    /// order.edit(Order::note).insert_str(1, "bc").unwrap();
    /// assert_eq!(order.note(), "abcd");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `index` is not between two characters.
    #[inline]
    #[track_caller]
    pub fn insert_str(&mut self, index: usize, text: &str) -> Result<(), ValidationError<()>> {
        assert!(
            self.0.read(|value| value.is_char_boundary(index)),
            "index {index} is not between two characters"
        );
        let mut is_made = false;
        let made = self.0.make(Outcome::Unknown, |value| {
            if is_made {
                value.replace_range(index..index + text.len(), "");
            } else {
                value.insert_str(index, text);
            }
            is_made = !is_made;
        });
        self.result(made)
    }

    /// Shortens the text to `len` bytes. Does nothing if it is shorter.
    ///
    /// # Errors
    ///
    /// Returns an error if the shorter text is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { note: String in chars(1..) } }
    /// let mut order = Order::new("abc").unwrap();
    /// order.edit(Order::note).truncate(1).unwrap();
    /// assert!(order.edit(Order::note).truncate(0).is_err());
    /// assert_eq!(order.note(), "a");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `len` is not between two characters.
    #[inline]
    #[track_caller]
    pub fn truncate(&mut self, len: usize) -> Result<(), ValidationError<()>> {
        if len >= self.0.read(String::len) {
            return Ok(());
        }
        assert!(
            self.0.read(|value| value.is_char_boundary(len)),
            "index {len} is not between two characters"
        );
        let tail = self.0.read(|value| String::from(&value[len..]));
        let made = self.0.make(Outcome::Unknown, |value| {
            if value.len() == len {
                value.push_str(&tail);
            } else {
                value.truncate(len);
            }
        });
        self.result(made)
    }

    /// Removes all text.
    ///
    /// # Errors
    ///
    /// Returns an error if the empty text is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { note: String in chars(..=4) } }
    /// let mut order = Order::new("abc").unwrap();
    /// order.edit(Order::note).clear().unwrap();
    /// assert_eq!(order.note(), "");
    /// ```
    pub fn clear(&mut self) -> Result<(), ValidationError<()>> {
        let mut outside = String::new();
        let made = self
            .0
            .make(Outcome::Unknown, |value| mem::swap(value, &mut outside));
        self.result(made)
    }

    #[inline]
    fn result(&mut self, made: Result<(), Rejection>) -> Result<(), ValidationError<()>> {
        made.map_err(|rejection| {
            self.0
                .error(rejection, (), 0, whole, |(), cause, reporter| {
                    fields::explain_clauses_only::<F>(cause, reporter);
                })
        })
    }
}

fn whole(_value: &(), _position: usize) -> Change<'_> {
    Change {
        len: None,
        new: New::Nothing,
    }
}
