//! What a user's library declares, and documents: without a warning, also from rustdoc.
#![deny(warnings, missing_docs, unreachable_pub, clippy::pedantic)]

use bounded::prelude::*;

validated_struct! {
    /// One student's marks.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Marks {
        /// Out of 100.
        pub math: Percent,
        /// Whose.
        pub student: String = "unknown" in chars(1..=40),
    }
}

validated_struct! {
    /// A part of a hundred.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Percent(u8 in 0..=100);
}

validated_struct! {
    /// How a student paid.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Payment {
        /// By card.
        Card {
            /// The last four digits.
            last_four: u16 in 0..=9999,
            /// The name on the card.
            holder: String in chars(1..=40),
        },
        /// By transfer.
        Iban(String in chars(15..=34)),
        /// In cash.
        Cash,
    }
}
