//! Functions to put after `via`: from a type to itself, applied before the rule is asked.
//!
//! Any function or closure will do; these are the ones that are wanted often. It should change
//! nothing where it is applied again, for `update` and `replace` apply it to every field, whether
//! that was changed or not.
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

/// Without white space at both ends, as [`str::trim`] knows it. Allocates nothing.
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

/// In lower case, as [`str::to_lowercase`] knows it.
///
/// ```
/// assert_eq!(inbounds::normalize::lowercase("ÉLISE".to_owned()), "élise");
/// ```
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "from a type to itself")]
pub fn lowercase(text: String) -> String {
    text.to_lowercase()
}

/// In upper case, as [`str::to_uppercase`] knows it.
///
/// ```
/// assert_eq!(inbounds::normalize::uppercase("de".to_owned()), "DE");
/// ```
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "from a type to itself")]
pub fn uppercase(text: String) -> String {
    text.to_uppercase()
}
