// The links of the README are relative, for the code host and the registry. Here other definitions
// come first, and the first one counts.
#![doc = include_str!("_documentation/links.md")]
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(unreachable_pub)] // `pub` means public
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

pub mod _documentation;
#[cfg(feature = "axum")]
pub mod axum;
pub mod constraint;
#[cfg(feature = "json")]
mod document;
pub mod edit;
pub mod error;
#[allow(
    missing_docs,
    reason = "hidden: for the expansion only, except what is re-exported"
)]
mod fields;
#[cfg(feature = "json")]
pub mod form;
#[allow(missing_docs, reason = "hidden: for the expansion only")]
mod instance;
mod integrations;
#[cfg(feature = "json")]
pub mod json;
mod macros;
pub mod newtype;
pub mod normalize;
mod policy;
#[cfg(feature = "proptest")]
pub mod proptest;
mod rule;
pub mod rules;
mod secret;
#[allow(missing_docs, reason = "hidden: for the expansion only")]
mod soundness;
#[cfg(feature = "toml")]
pub mod toml;
pub mod tracker;
mod validated;

pub use error::validation_error::ValidationError;
pub use fields::{Field, Fields};
pub use rule::Rule;
pub use secret::Secret;
pub use validated::{Validated, bulk};

/// The macro, its traits and the rule functions: `use inbounds::prelude::*;`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct User {
///         name: String in chars(1..=80),
///     }
/// }
/// assert_eq!(User::new("Ann").unwrap().fields().name, "Ann");
/// ```
pub mod prelude {
    pub use crate::edit::EditInPlace as _;
    #[cfg(feature = "json")]
    pub use crate::json::MergeJson as _;
    pub use crate::normalize::trim;
    #[cfg(feature = "email")]
    pub use crate::rules::email;
    #[cfg(feature = "unicode")]
    pub use crate::rules::graphemes;
    #[cfg(feature = "regex")]
    pub use crate::rules::matches;
    #[cfg(feature = "url")]
    pub use crate::rules::url;
    #[cfg(feature = "uuid")]
    pub use crate::rules::uuid;
    pub use crate::rules::{
        above, all_of, alphanumeric, any_of, ascii, bytes, chars, contains, custom, dynamic, each,
        elements, ends_with, finite, ip, ipv4, ipv6, keys, len, lowercase, multiple_of, negative,
        not, one_of, positive, required, satisfies, some, starts_with, trimmed, unchecked, unique,
        unique_by_eq, uppercase, utf16, valid, values, with_message,
    };
    #[cfg(feature = "std")]
    pub use crate::tracker::Tracked as _;
    pub use crate::{Rule, Validated, validated_struct};
}

/// What an expansion uses. Not part of the public API: it changes without notice.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "proptest")]
    pub use ::proptest;
    #[cfg(feature = "arbitrary")]
    pub use arbitrary;
    pub use core;
    pub use paste::paste;
    #[cfg(feature = "schemars")]
    pub use schemars;
    #[cfg(feature = "serde")]
    pub use serde;
    pub use static_assertions;
    #[cfg(feature = "schemars")]
    pub use std::borrow::Cow;
    #[cfg(feature = "std")]
    pub use std::thread_local;

    pub use core::borrow::Borrow;
    pub use core::clone::Clone;
    pub use core::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};
    pub use core::convert::{AsRef, From, Into, TryFrom};
    pub use core::default::Default;
    pub use core::fmt::{self, Debug, Display};
    pub use core::hash::{Hash, Hasher};
    pub use core::marker::{Copy, PhantomData};
    pub use core::mem::forget;
    pub use core::ops::{Deref, FnOnce};
    pub use core::option::Option::{self, None, Some};
    pub use core::primitive::{bool, str, u16, u32, usize};
    pub use core::result::Result;
    pub use core::str::FromStr;
    pub use core::{assert, cfg, compile_error, concat, panic, stringify};

    pub use crate::error::Explain;
    pub use crate::error::{ParseError, parse_error::parse};
    pub use crate::fields::{
        ClauseVisitor, Declaration, Extra, Field, Fields, IsAccepted, IsSatisfiable, PlaceVisitor,
        SATISFIABLE, Visitor, accepted, count, debug, declaration, explain_open,
        explain_open_clauses, has_variant_in_path, holds, index_of, name_of,
    };
    /// For `inbounds-arrow`.
    pub use crate::fields::{RuleVisitor, visit_rules};
    pub use crate::integrations::require_default;
    #[cfg(any(feature = "proptest", feature = "arbitrary"))]
    pub use crate::integrations::{
        Borrowed, ByArbitrary, ByConstraint, ByNothing, Generate, Made, Of, Parts, any_variant,
        at_field, constraints_of, not_made, valid, valid_fields,
    };
    #[cfg(feature = "arbitrary")]
    pub use crate::integrations::{Bytes, arbitrary_valid};
    #[cfg(feature = "proptest")]
    pub use crate::integrations::{Choices, ValidTree};
    #[cfg(feature = "schemars")]
    pub use crate::integrations::{describe_fields, json_schema, schema_id, schema_name};
    #[cfg(feature = "serde")]
    pub use crate::integrations::{deserialize, serialize};
    #[cfg(feature = "std")]
    pub use crate::soundness::{CellOf, UnrecordedCellOf, copied, copied_enum, left_out, shared};
    pub use crate::soundness::{
        Check, Choose, Chosen, CountsCopies, IsNoTracker, IsTracker, Pick, ProbeKnown,
        ProbeUnknown, analyze, kind_of, probe,
    };
    pub use crate::{Rule, ValidationError};

    /// Imported under the names of a function's parameters, so that no constant of the user shadows them.
    pub const fn shadow() {}
    pub use crate::instance::{
        Assigned, Declared, Instance, Keyed, Linked, Shape, assign, assign_open, constant, into,
        via,
    };
    /// What an expansion uses unless it declares the name itself.
    pub mod defaults {
        pub const __BY_FIELD: bool = true;
        pub use crate::fields::{IsOther as _, IsUnchecked as _};
        pub use crate::instance::NoKey as __Key;
        pub use crate::tracker::Untracked as __Policy;
        pub use crate::validated::IsValidated as _;
    }
    pub use crate::fields::{NeedsNoRule, Nested, NotNested};
    #[cfg(feature = "std")]
    pub use crate::tracker::{
        cells::{Cell, CellVisitor, FieldVisitor, Other, Text, Unrecorded, cell_of, new_cell},
        leaks::{LeakScope, assert_none_live, assert_none_retained},
        pool::{OwnThreadCache, ThreadCache, instances_of},
    };
    pub use crate::validated::{Validated, default_of};

    /// The policies that have a name in declarations.
    pub mod words {
        pub use crate::tracker::words::{strong, weak};
    }
}
