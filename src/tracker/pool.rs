//! Slots for the records of one type, which are reused, and are read while they are written.
//!
//! | file | what it holds |
//! |---|---|
//! | `instances.rs` | [`Instances`]: the pool of a type, and the public view of it |
//! | `slot.rs` | a slot: the place of one instance's record |
//! | `seqlock.rs` | the sequence lock of a slot, which readers retry on |
//! | `depot.rs` | what the lock of a pool protects: chunks of slots, free slots, the counters of threads |
//! | `magazine.rs` | the free slots that a thread keeps for itself |
//! | `thread_cache.rs` | what a thread keeps of a pool: a magazine, and its counters |
//! | `counters.rs` | the counters of a thread, and their sums |
//! | `vacating.rs` | a slot that is being returned to the pool, even if user code panics |
//! | `generic_statics.rs` | the pools of generic structs, found by type |
//! | `sync.rs` | the atomics, which the loom tests replace |
//!
//! Magazine and depot are the terms of Bonwick and Adams, "Magazines and vmem" (2001).

mod counters;
mod depot;
mod generic_statics;
mod instances;
mod magazine;
mod seqlock;
mod slot;
mod sync;
pub(crate) mod thread_cache;
mod vacating;

pub(crate) use counters::{Kind, Totals};
pub(crate) use depot::Chunk;
pub(crate) use seqlock::{LastField, State, Tag};
pub(crate) use slot::{Reading, Slot};
pub(crate) use vacating::Vacating;

pub use generic_statics::instances_of;
pub(crate) use generic_statics::make_early;
pub(crate) use generic_statics::{count_rejection_of, thread_cache_of};
pub use instances::Instances;
pub use thread_cache::{OwnThreadCache, ThreadCache};
