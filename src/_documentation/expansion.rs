//! What a declaration expands to. The structs on this page are real expansions, and exist only here.
//!
//! ```
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     /// One student's marks.
//!     #[derive(Clone, Debug, PartialEq)]
//!     pub struct Exam: weak {
//!         /// Out of 100.
//!         pub math: u8 = 50 in 0..=100,
//!         /// Whose marks they are.
//!         pub student: String = "unknown" in chars(1..=40),
//!         /// Without a rule.
//!         pub remarks: Vec<String> = { Vec::new() },
//!     }
//!     ensure {
//!         |exam| exam.math < 100 || !exam.remarks.is_empty() => "full marks need a remark",
//!     }
//! }
//! ```
//!
//! | in the user's module | what it is |
//! |---|---|
//! | [`ExamFields`] | the fields struct: plain, not checked, with the attributes, derives and docs of the declaration |
//! | [`Exam`] | the validated struct: one private field of a type without methods |
//! | [`Exam::new`] | creates an instance from the fields in order; a `String` is passed as `impl Into<String>` |
//! | [`Exam::math`], [`Exam::student`], .. | a reader for each field: primitives by value, `String` as `&str`, others by reference |
//! | [`Exam::set_math`], .. | a setter for each field |
//! | `TryFrom<ExamFields>` | creates an instance from named fields |
//! | [`Validated`] | `fields`, `into_fields`, `validate`, `replace`, `update`, `validate_all`, `FIELDS` and so on; one impl for all validated structs |
//! | [`Tracked`](crate::tracker::Tracked) | `instances`, `instance_id`, `restore`, for a policy that keeps records |
//! | `Clone`, `Debug`, `PartialEq`, .. | for each derive of the declaration that the macro knows: see below |
//! | `Default` | for both structs, if every field has a default |
//! | `Exam::constant` | a const function, for a `const struct` |
//! | `TryFrom<u8>`, `From<Percent> for u8`, `AsRef<u8>`, `Borrow<u8>`, `Display`, `FromStr` | for a tuple struct of one field |
//!
//! Only derives are mirrored, not impls: the macro reads the derives of the declaration, and for `Clone`, `Copy`,
//! `Debug`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`, and with their features `Serialize`,
//! `Deserialize` and `JsonSchema`, it implements the trait for `Exam` through `ExamFields`. Any other derive applies to
//! `ExamFields` only, as does a trait that you implement for `ExamFields` by hand. `#[derive(Default)]` is a
//! compile error that says to declare defaults.
//!
//! Everything else is in one unnamed constant, out of reach of other code: an impl of
//! [`Fields`] with the rules and clauses, the record for the tracker, and the checks at compile time.

use crate::Fields;
use crate::prelude::*;

validated_struct! {
    /// One student's marks.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Exam: weak {
        /// Out of 100.
        pub math: u8 = 50 in 0..=100,
        /// Whose marks they are.
        pub student: String = "unknown" in chars(1..=40),
        /// Without a rule.
        pub remarks: Vec<String> = { Vec::new() },
    }
    ensure {
        |exam| exam.math < 100 || !exam.remarks.is_empty() => "full marks need a remark",
    }
}
