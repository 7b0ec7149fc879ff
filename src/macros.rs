//! How the macro works.
//!
//! `validated_struct!` takes a whole declaration in one shot, names `ExamFields` and the setters with
//! one `paste!`, and hands all of it to `__declare!`. That declares the two structs and puts
//! everything else into one `const _: () = { … }`, where each concern has a macro of its own, called
//! once:
//!
//! | file | what the user's crate owns after it |
//! |---|---|
//! | `fields.rs` | `ExamFields`, and its impl of [`Fields`](crate::Fields) |
//! | `rules.rs` | nothing that it can name: a marker for each field, and where its rule stands |
//! | `construct.rs` | `Exam`, `new`, `TryFrom`, `Default`, and the impls that mirror the derives |
//! | `newtype.rs` | what a tuple struct of one field has besides |
//! | `constant.rs` | `constant`, of a `const struct` |
//! | `access.rs` | a reader and a setter for each field |
//! | `track.rs` | the record and the pool, where there is a policy |
//! | `check.rs` | const items that fail the build |
//!
//! `ide_recovery.rs` mends a declaration for rust-analyzer while it is being typed, `generics.rs` reads
//! the parameters of a generic struct, and `type_class.rs` knows the primitives.
//!
//! No macro recurses over the fields: a token muncher dies at the recursion limit, and its cost
//! is quadratic. The head of a type stays a raw token, so that [`__type_class!`](crate::__type_class)
//! can tell `u8` from `String`. What can be a function or a trait in the crate is one.
//!
//! An expansion is to be small: whoever saves a file waits for it. What costs is the number of items,
//! of function bodies and of path segments; a macro call costs less than an expression. So there is
//! one short name, `__p`, for [`__private`](crate::__private), methods stand in place of paths, and
//! what a declaration does not use is not written.

mod access;
mod check;
mod constant;
mod construct;
mod fields;
mod generics;
mod ide_recovery;
mod newtype;
mod rules;
mod track;
mod type_class;
mod validated_struct;
