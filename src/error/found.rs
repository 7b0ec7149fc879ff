//! The violations that a reporter has found.

use alloc::vec::Vec;

use super::Violation;

/// The violations so far.
pub(super) struct Found {
    pub(super) kept: Vec<Violation>,
    /// The greatest number of violations that are kept.
    pub(super) limit: usize,
    /// The number of violations beyond the limit.
    pub(super) omitted: usize,
    pub(super) visits: usize,
    /// The visit for which a message was reported, and the message.
    pub(super) messaged: Option<(usize, &'static str)>,
}

impl Found {
    pub(super) fn up_to(limit: usize) -> Self {
        Found {
            kept: Vec::with_capacity(limit.min(4)), // more are rare
            limit,
            omitted: 0,
            visits: 0,
            messaged: None,
        }
    }

    pub(super) fn total(&self) -> usize {
        self.kept.len().saturating_add(self.omitted)
    }
}
