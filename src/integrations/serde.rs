//! serde: deserializing a struct validates it, in every format.
//!
//! The derives and `#[serde(..)]` attributes of a declaration go to `ExamFields`, where they work
//! as on any plain struct. The impls for `Exam` go through it.

mod defaults;

pub use defaults::require_default;
#[cfg(feature = "serde")]
mod error;

#[cfg(feature = "json")]
use crate::document::{self, reports};

#[cfg(feature = "serde")]
use {
    crate::fields::{Field, Fields},
    crate::instance::Declared,
    crate::validated::Validated,
    core::any::type_name,
    serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error},
};

/// Reads the fields, and validates them.
///
/// # Errors
///
/// Returns the errors of the format, or a `ValidationError` as a custom error with all its violations.
#[cfg(feature = "serde")]
pub fn deserialize<'de, S, D>(deserializer: D) -> Result<S, D::Error>
where
    S: Declared<Fields: Deserialize<'de>>,
    D: Deserializer<'de>,
{
    let fields = if <S::Fields as Fields>::IS_NEWTYPE {
        newtype(deserializer)?
    } else {
        S::Fields::deserialize(deserializer)?
    };
    #[cfg(feature = "json")]
    if reports::is_reading() {
        return reports::validate(fields).ok_or_else(|| D::Error::custom(reports::REJECTED));
    }
    S::validate(fields).map_err(D::Error::custom)
}

/// Reads a newtype of a secret. Any value in its place is a secret.
#[cfg(feature = "serde")]
fn newtype<'de, F, D>(deserializer: D) -> Result<F, D::Error>
where
    F: Fields + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let is_secret = || F::FIELDS.iter().any(Field::is_secret);
    #[cfg(feature = "json")]
    if reports::is_reading() && is_secret() {
        return secret(deserializer);
    }
    F::deserialize(deserializer).map_err(|error| {
        if is_secret() && !is_missing::<D>() {
            D::Error::custom(INVALID)
        } else {
            error
        }
    })
}

/// The error for a secret, in place of one that may quote the value.
#[cfg(feature = "serde")]
const INVALID: &str = "invalid secret";

/// Whether a missing field is read. Derived code then uses a deserializer that has only the name of the field,
/// so its error shows no secret.
#[cfg(feature = "serde")]
fn is_missing<D>() -> bool {
    let name = type_name::<D>();
    name.starts_with("serde") && name.contains("::MissingFieldDeserializer<")
}

/// Reads a value about which no error shows anything.
#[cfg(feature = "serde")]
fn secret<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    if is_missing::<D>() {
        return T::deserialize(deserializer);
    }
    #[cfg(feature = "json")]
    if reports::is_reading() {
        return document::read_secret(deserializer).ok_or_else(|| D::Error::custom(INVALID));
    }
    T::deserialize(deserializer).map_err(|_| D::Error::custom(INVALID))
}

/// Writes the fields.
///
/// # Errors
///
/// Returns the errors of the format.
#[cfg(feature = "serde")]
pub fn serialize<S, T>(value: &S, serializer: T) -> Result<T::Ok, T::Error>
where
    S: Validated<Fields: Serialize>,
    T: Serializer,
{
    value.fields().serialize(serializer)
}

/// A secret is read like its content. An error shows nothing of it: neither the unexpected value,
/// nor why a validated struct inside it was rejected. There is no `Serialize`: use
/// `#[serde(skip_serializing)]` to leave a secret out, or `serialize_with` to write it deliberately.
///
/// A format that quotes its input next to the message still shows a secret, as `toml` does in its
/// `Display`: use only its `message()`. A value in place of a larger one is not known to be a secret, for
/// example text in place of a struct with a field `password`. The readers of this crate, such as
/// `json::from_str`, do not show such a value either, except for text in place of an enum, which names a
/// variant.
#[cfg(feature = "serde")]
impl<'de, T: Deserialize<'de>> Deserialize<'de> for crate::Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        secret(deserializer).map(crate::Secret::new)
    }
}

/// The impls for a struct that derives them.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_serde {
    (Serialize $($for:tt)*) => {
        $crate::__mirror! { [] __p::serde::Serialize $($for)* {
            fn serialize<__S: __p::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> __p::Result<__S::Ok, __S::Error> {
                __p::serialize(self, __serializer)
            }
        } }
    };
    (Deserialize $($for:tt)*) => {
        $crate::__mirror! { ['__de,] __p::serde::Deserialize<'__de> $($for)* {
            fn deserialize<__D: __p::serde::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __p::Result<Self, __D::Error> {
                __p::deserialize(__deserializer)
            }
        } }
    };
}

/// The feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_serde {
    ($trait:ident [$($condition:tt)*] $struct:tt) => {
        $($condition)*
        __p::compile_error!(__p::concat!(
            "to derive `", __p::stringify!($trait),
            "`, enable the feature `serde` of the crate `inbounds`",
        ));
    };
}
