//! What counts as text.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// A type whose values are text, for the rules that look at text.
///
/// ```
/// use inbounds::Text;
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
    note = "text is `String`, `&str`, `Box<str>`, `Cow<str>`, `Rc<str>`, `Arc<str>`, or a type that implements `inbounds::Text`",
    note = "for the number of elements of a collection there is `len(..)`"
)]
pub trait Text {
    /// The text of the value.
    ///
    /// ```
    /// assert_eq!(inbounds::Text::text("abc"), "abc");
    /// ```
    fn text(&self) -> &str;
}

macro_rules! text {
    ($($(#[$attr:meta])* [$($generics:tt)*] $type:ty;)*) => {$(
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
    [] Arc<str>;
}
