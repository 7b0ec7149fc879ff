//! serde: a struct whose fields can be read is read and validated, in every format.
//!
//! The derives and `#[serde(..)]` attributes of a declaration stand on `ExamFields`, where they
//! work as on any plain struct. The user's crate owns the impls for `Exam`, which go through it.

#[cfg(feature = "serde")]
mod error;

#[cfg(feature = "serde")]
use {
    crate::validated::Validated,
    serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error},
};

/// See [`DESERIALIZING`](super::DESERIALIZING).
#[cfg(feature = "std")]
pub(super) const FILE: &str = file!();

/// Reads the fields, and validates them.
///
/// # Errors
///
/// Those of the format, and a rejection, with all its violations, as a custom error of it.
#[cfg(feature = "serde")]
pub fn deserialize<'de, S, D>(deserializer: D) -> Result<S, D::Error>
where
    S: Validated<Fields: Deserialize<'de>>,
    D: Deserializer<'de>,
{
    S::validate(S::Fields::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// Writes the fields.
///
/// # Errors
///
/// Those of the format.
#[cfg(feature = "serde")]
pub fn serialize<S, T>(value: &S, serializer: T) -> Result<T::Ok, T::Error>
where
    S: Validated<Fields: Serialize>,
    T: Serializer,
{
    value.fields().serialize(serializer)
}

/// A secret is read like what is inside, and an error says nothing of it: neither what was found in its
/// place, nor why a validated struct inside of it is rejected. It is not written:
/// `#[serde(skip_serializing)]` leaves it out, `serialize_with` shows it on purpose.
///
/// A format that quotes its input beside the error's message shows it all the same, as `toml` does in
/// its `Display`: show `message()` alone.
#[cfg(feature = "serde")]
impl<'de, T: Deserialize<'de>> Deserialize<'de> for crate::Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match T::deserialize(deserializer) {
            Ok(value) => Ok(crate::Secret::new(value)),
            // It may quote the value, whoever made it.
            Err(_) => Err(D::Error::custom("invalid secret")),
        }
    }
}

/// The impls of a struct that derives them.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __derived_serde {
    (
        Serialize [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <$($declared)*> __p::serde::Serialize for $name <$($used)*>
        where
            $($bounded: __p::serde::Serialize,)?
            $($predicates)*
        {
            fn serialize<__S: __p::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> __p::Result<__S::Ok, __S::Error> {
                __p::serialize(self, __serializer)
            }
        }
    };
    (
        Deserialize [$($condition:tt)*] [
            [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]
            [$($bounded:ty $(, $parameter:ident)*)?] $name:ident $fields:ident $all:tt
        ]
    ) => {
        $($condition)*
        impl <'__de, $($declared)*> __p::serde::Deserialize<'__de> for $name <$($used)*>
        where
            $($bounded: __p::serde::Deserialize<'__de>,)?
            $($predicates)*
        {
            fn deserialize<__D: __p::serde::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __p::Result<Self, __D::Error> {
                __p::deserialize(__deserializer)
            }
        }
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
