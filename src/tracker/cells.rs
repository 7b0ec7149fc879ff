//! A record: a copy of an instance's fields, one cell per field.
//!
//! Only the owner of an instance writes its cells, so relaxed stores are enough: the sequence lock
//! of the slot orders them.
//!
//! | file | what it holds |
//! |---|---|
//! | `recorded.rs` | [`Recorded`]: fields that can be copied into cells |
//! | `cell.rs` | [`Cell`]: the place for a copy of a value |
//! | `atomic.rs` | primitives, in atomics |
//! | `text.rs` | a `String`, under a lock |
//! | `other.rs`, `packed.rs` | any other type: in atomics if it fits, behind a lock otherwise |
//! | `unrecorded.rs` | a field that is left out of the record |
//! | `visitors.rs` | the operations on the cells of a record |

mod atomic;
mod cell;
mod other;
mod packed;
mod recorded;
mod text;
mod unrecorded;
mod visitors;

pub(crate) use visitors::{Adopt, Clear, Every, LeftOut, Nests, One, Plain, Step};

pub use atomic::cell_of;
pub use cell::{Cell, new_cell};
pub use other::Other;
pub use recorded::Recorded;
pub use text::Text;
pub use unrecorded::Unrecorded;
pub use visitors::{CellVisitor, FieldVisitor};
