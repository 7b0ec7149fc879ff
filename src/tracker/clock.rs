//! The time, on systems with a clock.

use core::time::Duration;

pub(crate) use system::Instant;

/// The current time; `None` without a clock.
pub(crate) fn now() -> Option<Instant> {
    system::now()
}

pub(crate) fn since(moment: &Instant) -> Duration {
    system::since(moment)
}

/// Calls `is_so` until it returns `true`, for at most this time; only once without a clock.
pub(crate) fn wait_until(within: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let start = now();
    let mut pause = Duration::from_millis(1);
    loop {
        if is_so() {
            return true;
        }
        let left = start
            .as_ref()
            .map_or(Duration::ZERO, |start| within.saturating_sub(since(start)));
        if left.is_zero() {
            return false;
        }
        std::thread::sleep(pause.min(left));
        pause = (2 * pause).min(Duration::from_millis(20));
    }
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod system {
    use core::time::Duration;

    pub(crate) use std::time::Instant;

    #[allow(clippy::unnecessary_wraps, reason = "as without a clock")]
    pub(super) fn now() -> Option<Instant> {
        Some(Instant::now())
    }

    pub(super) fn since(moment: &Instant) -> Duration {
        moment.elapsed()
    }
}

/// There is no clock: reading the time would panic.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod system {
    use core::time::Duration;

    pub(crate) enum Instant {}

    pub(super) fn now() -> Option<Instant> {
        None
    }

    pub(super) fn since(moment: &Instant) -> Duration {
        match *moment {}
    }
}
