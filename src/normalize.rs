//! Functions for `via`, which are applied before the rule is checked.
//!
//! Any function or closure from a type to itself works; these are common ones. Such a function
//! should be idempotent, because `update` and `replace` apply it to every field, changed or not.
//!
//! ```
//! use inbounds::normalize::{lowercase, trim};
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     struct User {
//!         name: String via trim in chars(1..=80),
//!         email: String via trim via lowercase in chars(3..=254),
//!         tags: Vec<String> via { |mut tags| { tags.sort(); tags } } in len(..=5),
//!     }
//! }
//!
//! let mut user = User::new(" Ann ", "ANN@Example.com", vec!["b".into(), "a".into()]).unwrap();
//! assert_eq!((user.name(), user.email()), ("Ann", "ann@example.com"));
//! assert_eq!(user.tags(), &["a", "b"]);
//! assert!(user.set_name("   ").is_err());
//! ```

use alloc::string::String;

/// Removes whitespace at both ends, like [`str::trim`]. Allocates nothing.
///
/// ```
/// assert_eq!(inbounds::normalize::trim("  Ann\n".to_owned()), "Ann");
/// ```
#[must_use]
pub fn trim(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    let leading = text.len() - text.trim_start().len();
    if leading > 0 {
        text.drain(..leading);
    }
    text
}

/// Converts to lowercase, like [`str::to_lowercase`].
///
/// ```
/// assert_eq!(inbounds::normalize::lowercase("ÉLISE".to_owned()), "élise");
/// ```
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "from a type to itself")]
pub fn lowercase(text: String) -> String {
    text.to_lowercase()
}

/// Converts to uppercase, like [`str::to_uppercase`].
///
/// ```
/// assert_eq!(inbounds::normalize::uppercase("de".to_owned()), "DE");
/// ```
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "from a type to itself")]
pub fn uppercase(text: String) -> String {
    text.to_uppercase()
}
