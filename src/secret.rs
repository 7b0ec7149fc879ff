//! A value that no error and no log shows.

use alloc::{borrow::ToOwned, string::String};
use core::any::type_name;
use core::fmt;

/// The text that is shown in place of a secret.
pub(crate) const SHOWN: &str = "<secret>";

/// Whether a type contains a secret.
pub(crate) fn is_in<T>() -> bool {
    let name = type_name::<T>();
    let own = type_name::<Secret<()>>();
    name.contains(own.strip_suffix("()>").unwrap_or(own))
}

/// A value that is checked like any other, but never shown.
///
/// Its content does not appear in an error, in `Debug`, in the `Debug` of a tracker's record or in an
/// error of serde. Every rule for `T` also applies to `Secret<T>`. A violation names the place and the
/// rule, with `<secret>` for values and keys.
///
/// Rules are public, so an error can reveal what follows from them: a value that `chars(8..)` rejects
/// is short. The exception is [`not`](crate::rules::not), whose violation does not show what it
/// excludes.
///
/// ```
/// use inbounds::Secret;
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Clone, Debug)]
///     struct Login: weak {
///         name: String in chars(1..=20),
///         password: Secret<String> in chars(8..),
///     }
/// }
///
/// let mut login = Login::new("ann", "correct horse".into()).unwrap();
/// let err = login.set_password("short".into()).unwrap_err();
/// assert_eq!(err.to_string(), "password: <secret> is not at least 8 characters long");
/// assert_eq!(format!("{login:?}"), r#"Login { name: "ann", password: <secret> }"#);
/// let record = &Login::instances().snapshot()[0];
/// assert_eq!(format!("{record:?}"), r#"Login { name: "ann", password: <secret> }"#);
/// assert_eq!(login.password().expose(), "correct horse");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Creates a secret with this value.
    ///
    /// ```
    /// assert_eq!(format!("{:?}", inbounds::Secret::new(7)), "<secret>");
    /// ```
    pub const fn new(value: T) -> Self {
        Secret(value)
    }

    /// Returns a reference to the value: the only way to read it.
    ///
    /// ```
    /// assert_eq!(inbounds::Secret::new(7).expose(), &7);
    /// ```
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Returns the value, moved out.
    ///
    /// ```
    /// assert_eq!(inbounds::Secret::new(7).into_inner(), 7);
    /// ```
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Secret(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Secret(value.to_owned())
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SHOWN)
    }
}
