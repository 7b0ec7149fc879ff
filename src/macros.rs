//! `validated_struct!` and its helper macros: one concern per file.
//!
//! | file | what the user's crate gets from it |
//! |---|---|
//! | `validated_struct.rs` | nothing: the grammar, which passes a declaration on |
//! | `declare.rs` | `new`, `TryFrom<ExamFields>`, and the frame of everything else |
//! | `structs.rs` | `ExamFields` and `Exam`, also of an enum |
//! | `documented.rs` | the same for rustdoc, with docs and the names of the fields |
//! | `accessors.rs` | a reader and a setter for each field |
//! | `rule.rs` | a statement for each rule, with the requirements that the compiler checks |
//! | `reach.rs` | functions through which the crate reaches fields, `via` and `ensure` |
//! | `attach.rs` | the calls of other macros, after `=>` |
//! | `default.rs` | `Default`, if every field has a default |
//! | `derived.rs` | the impls for the derives of the declaration |
//! | `newtype.rs` | the impls of a wrapper, for a tuple struct |
//! | `setup.rs` | what policies, generic parameters and `const struct` need |
//! | `track.rs` | the record and the pool, with a policy |
//! | `cfg.rs` | nothing: it leaves out fields and variants under a `#[cfg]` that does not hold |
//! | `constant.rs` | the const function of a `const struct` |
//! | `enums.rs` | the same as `declare.rs`, for an enum |
//! | `enum_fields.rs` | the same as `rule.rs` and `reach.rs`, for an enum |
//! | `enum_mistake.rs` | the errors for an enum that does not follow the grammar |
//! | `generics.rs` | nothing: it reads the parameters of a generic struct |
//! | `type_class.rs` | nothing: it distinguishes primitives, `String` and other types |
//! | `mistake.rs` | one error for a declaration that does not follow the grammar |
//! | `ide_recovery.rs` | the complete fields of an incomplete declaration, in rust-analyzer |
//!
//! Helpers are called `__name!` and take lists in brackets. `static` or `open` says whether the struct
//! has no generic parameters or some. `__p` is `inbounds::__private` within an expansion.

mod accessors;
mod attach;
mod cfg;
mod constant;
mod declare;
mod default;
mod derived;
mod documented;
mod enum_fields;
mod enum_mistake;
mod enums;
mod generics;
mod ide_recovery;
mod mistake;
mod newtype;
mod reach;
mod rule;
mod setup;
mod structs;
mod track;
mod type_class;
mod validated_struct;
