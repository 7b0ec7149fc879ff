//! The word that each creation reads.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::switch;

pub(super) const GENERATION_BITS: u32 = 14;
pub(super) const GENERATION_MASK: u32 = (1 << GENERATION_BITS) - 1;

/// Above the generation.
const OFF: u32 = 1 << GENERATION_BITS;
/// Nothing was created yet, and the environment was not read.
const UNKNOWN: u32 = OFF << 1;
/// Some type has a callback for its live instances.
const WATCHED: u32 = OFF << 2;

static NOW: AtomicU32 = AtomicU32::new(UNKNOWN);

/// The generation, and the flags that a creation must know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment(u32);

impl Moment {
    #[inline]
    pub(crate) fn now() -> Self {
        Moment(NOW.load(Relaxed))
    }

    /// Whether tracking is on, and no flag is set.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        self.0 <= GENERATION_MASK
    }

    /// Whether it is known that tracking is off.
    #[inline]
    pub(crate) fn is_off(self) -> bool {
        self.0 & OFF != 0
    }

    pub(crate) fn is_watched(self) -> bool {
        self.0 & WATCHED != 0
    }

    #[inline]
    pub(super) fn generation_bits(self) -> u32 {
        self.0 & GENERATION_MASK
    }

    /// The bits of the generation that began this many generations before this one.
    pub(super) fn before(self, generations: u32) -> u32 {
        self.0.wrapping_sub(generations) & GENERATION_MASK
    }
}

/// Whether instances are tracked, as set by `set_enabled`, or else by the environment.
pub(super) fn is_on() -> bool {
    if NOW.load(Relaxed) & UNKNOWN != 0 {
        let is_off = switch::is_off_in_environment();
        // Keeps the state if it was switched meanwhile.
        let _ = NOW.fetch_update(Relaxed, Relaxed, |now| {
            (now & UNKNOWN != 0).then(|| switched(now, is_off))
        });
    }
    NOW.load(Relaxed) & OFF == 0
}

pub(super) fn switch_off(is_off: bool) {
    update(|now| switched(now, is_off));
}

fn switched(now: u32, is_off: bool) -> u32 {
    let known = now & !(OFF | UNKNOWN);
    if is_off { known | OFF } else { known }
}

/// Makes each creation check whether its type has a callback.
pub(crate) fn watch_creations() {
    update(|now| now | WATCHED);
}

/// Begins this generation, which is the next one.
pub(super) fn set_generation(generation: u64) {
    #[allow(clippy::cast_possible_truncation, reason = "it is what the bits are")]
    let bits = generation as u32 & GENERATION_MASK;
    update(|now| now & !GENERATION_MASK | bits);
}

fn update(change: impl Fn(u32) -> u32) {
    let _ = NOW.fetch_update(Relaxed, Relaxed, |now| Some(change(now)));
}
