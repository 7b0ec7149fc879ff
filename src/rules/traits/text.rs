//! Text.

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::{borrow::Cow, boxed::Box, rc::Rc, string::String};

use crate::rule::Rule;

/// A type whose values are text: the rules for text apply to it.
///
/// ```
/// use inbounds::rules::Text;
/// use inbounds::prelude::*;
///
/// struct Slug(String);
/// impl Text for Slug {
///     fn text(&self) -> &str {
///         &self.0
///     }
/// }
///
/// assert!(chars(1..=8).accepts(&Slug("rust".to_owned())));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    note = "text is `String`, `&str`, `Box<str>`, `Cow<str>`, `Rc<str>`, `Arc<str>`, or a type that implements `inbounds::rules::Text`",
    note = "for the number of elements of a collection there is `len(..)`"
)]
pub trait Text {
    /// Returns the text of the value.
    ///
    /// ```
    /// assert_eq!(inbounds::rules::Text::text("abc"), "abc");
    /// ```
    fn text(&self) -> &str;
}

macro_rules! text {
    ($($(#[$attr:meta])* [$($generics:tt)*] $type:ty;)*) => {$(
        $(#[$attr])*
        impl<$($generics)*> Text for $type {
            #[inline]
            fn text(&self) -> &str {
                self
            }
        }
    )*};
}

text! {
    [] str;
    [] &str;
    [] String;
    [] Box<str>;
    [] Cow<'_, str>;
    [] Rc<str>;
    #[cfg(target_has_atomic = "ptr")] [] Arc<str>;
}

/// Text that owns its characters, and can be compared with a list of `&'static str`.
pub trait OwnedText: Text {}

macro_rules! owned_text {
    ($($(#[$attr:meta])* $type:ty;)*) => {$(
        $(#[$attr])*
        impl OwnedText for $type {}
    )*};
}

owned_text! {
    String;
    Box<str>;
    Cow<'_, str>;
    Rc<str>;
    #[cfg(target_has_atomic = "ptr")] Arc<str>;
}

/// Whether `rule` accepts the number of units in a text of this many bytes. A unit takes at most `most`
/// bytes.
///
/// The units are not counted if the rule accepts both the least and the greatest possible number.
#[inline]
pub(crate) fn accepts_count(
    rule: &impl Rule<usize>,
    bytes: usize,
    most: usize,
    count: impl FnOnce() -> usize,
) -> bool {
    let is_certain =
        rule.is_interval() && rule.accepts(&bytes.div_ceil(most)) && rule.accepts(&bytes);
    is_certain || rule.accepts(&count())
}
