//! Traits of the types to which rules apply: text, collections, numbers.
//!
//! Implement one of them for your own type to use the rules on it.
//!
//! | file | traits | for |
//! |---|---|---|
//! | `text.rs` | [`Text`] | `chars`, `ascii`, `starts_with` and the other rules for text |
//! | `collection.rs` | [`Collection`] | `len` |
//! | `sequence.rs` | [`Sequence`], [`Mapping`] | `each`, `unique`; `keys`, `values` |
//! | `number.rs` | [`Int`], [`Number`], [`Float`] | `multiple_of`; `positive`, `negative`, `finite` |
//! | `distinct.rs` | [`Distinct`] | `unique` |
//! | `validate.rs` | [`Validate`] | `valid` |
//! | `holds.rs` | [`Holds`] | every rule: how it takes an `Option` and a `Secret` |

mod collection;
mod distinct;
mod holds;
mod number;
mod sequence;
mod text;
mod validate;

pub use collection::Collection;
pub use distinct::{Distinct, by};
pub(crate) use holds::Resolved;
pub use holds::{Holds, NormalizeHeld, kind};
pub use number::{Float, Int, Number};
pub use sequence::{ChangeEntry, Mapping, Sequence};
use text::OwnedText;
pub use text::Text;
pub(crate) use text::accepts_count;
pub use validate::Validate;
