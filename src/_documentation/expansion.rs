//! What a declaration becomes, for readers: the structs here are real expansions. They exist in
//! these pages only.
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
//!         pub student: String = "nobody" in chars(1..=40),
//!         /// Nothing is asked of it.
//!         pub remarks: Vec<String> = { Vec::new() },
//!     }
//!     ensure { |exam| exam.math < 100 || !exam.remarks.is_empty() => "full marks want a remark" }
//! }
//! ```
//!
//! See [`Exam`] for the opaque side, [`ExamFields`] for the plain one, and
//! [`Validated`] for what both have through the trait.

use crate::prelude::*;

validated_struct! {
    /// One student's marks.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Exam: weak {
        /// Out of 100.
        pub math: u8 = 50 in 0..=100,
        /// Whose marks they are.
        pub student: String = "nobody" in chars(1..=40),
        /// Nothing is asked of it.
        pub remarks: Vec<String> = { Vec::new() },
    }
    ensure { |exam| exam.math < 100 || !exam.remarks.is_empty() => "full marks want a remark" }
}
