//! Three leaks of real programs, each found with three lines: a report before, a report after, and
//! what has grown, by the place that created it.

pub mod cache;
pub mod cycle;
pub mod task;
