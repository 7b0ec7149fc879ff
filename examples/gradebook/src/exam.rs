//! A row, and its rules.

use inbounds::prelude::*;
use inbounds::tracker::Counted;
use serde::{Deserialize, Serialize};

validated_struct! {
    /// One student's marks, each out of 100.
    #[derive(Debug, Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    pub struct Exam: Counted {
        /// Who sat it.
        pub student: String via trim in chars(1..=40),
        pub math: i64 in 0..=100,
        pub physics: i64 in 0..=100,
        pub chemistry: i64 in 0..=100,
    }
}
