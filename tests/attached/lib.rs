//! See the tests. What bon says of a field that was forgotten: "the member `Unset<nights>` was not set, but this
//! method requires it to be set".
//!
//! ```
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     #[derive(bon::Builder)]
//!     struct Stay { nights: u8 in 1..=30, guests: u8 in 1..=6 }
//! }
//!
//! let fields = StayFields::builder().guests(2).nights(3).build(); // in any order
//! assert!(Stay::try_from(fields).is_ok());
//! ```
//!
//! ```compile_fail,E0277
//! use inbounds::prelude::*;
//!
//! validated_struct! {
//!     #[derive(bon::Builder)]
//!     struct Stay { nights: u8 in 1..=30, guests: u8 in 1..=6 }
//! }
//!
//! let fields = StayFields::builder().guests(2).build();
//! ```
