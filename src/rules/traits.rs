//! What rules apply to: text, collections, numbers. Implement one of these traits for a type of your
//! own, and the rules take it.
//!
//! | file | traits | for |
//! |---|---|---|
//! | `text.rs` | [`Text`] | `chars`, `ascii`, `starts_with` and the other rules for text |
//! | `collection.rs` | [`Collection`] | `len` |
//! | `sequence.rs` | [`Sequence`], [`Mapping`] | `each`, `unique`; `keys`, `values` |
//! | `number.rs` | [`Int`], [`Number`] | `multiple_of`; `positive`, `negative` |

mod collection;
mod number;
mod sequence;
mod text;

pub use collection::Collection;
pub use number::{Int, Number};
pub use sequence::{Mapping, Sequence};
pub use text::Text;
