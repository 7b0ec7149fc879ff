//! metrics: the report as gauges and counters.

use metrics::{counter, describe_counter, describe_gauge, gauge};

use crate::tracker::{Report, TypeReport};

/// The name of a metric, its description, and its value in a row of the report.
type Column<N> = (&'static str, &'static str, fn(&TypeReport) -> N);

const GAUGES: [Column<usize>; 3] = [
    ("inbounds_live", "Instances that exist now.", |row| {
        row.counts.live
    }),
    (
        "inbounds_retained",
        "Dropped instances whose records are still kept.",
        |row| row.counts.retained,
    ),
    ("inbounds_bytes", "Memory of the pool of the type.", |row| {
        row.bytes
    }),
];

const COUNTERS: [Column<u64>; 3] = [
    (
        "inbounds_created_total",
        "Instances that were ever created.",
        |row| row.counts.created,
    ),
    (
        "inbounds_rejected_total",
        "New instances and changes that were rejected.",
        |row| row.counts.rejected,
    ),
    (
        "inbounds_evicted_total",
        "Retained records that a policy with a limit dropped.",
        |row| row.counts.evicted,
    ),
];

impl Report {
    /// Sets gauges and counters for each row, with the recorder of the crate [`metrics`].
    ///
    /// Call it before each scrape, or at intervals. O(tracked types).
    ///
    /// The gauges are `inbounds_live`, `inbounds_retained` and `inbounds_bytes`, the counters
    /// `inbounds_created_total`, `inbounds_rejected_total` and `inbounds_evicted_total`, each with
    /// the labels `type` and `policy`. Requires the feature `metrics`.
    ///
    /// ```
    /// use inbounds::{prelude::*, tracker};
    ///
    /// validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    ///
    /// let recorder = metrics::NoopRecorder; // in a program: the recorder of its exporter
    /// metrics::with_local_recorder(&recorder, || tracker::report().publish());
    /// ```
    pub fn publish(&self) {
        for (name, description, _) in GAUGES {
            describe_gauge!(name, description);
        }
        for (name, description, _) in COUNTERS {
            describe_counter!(name, description);
        }
        for row in &self.types {
            let labels = [("type", row.type_name), ("policy", row.policy)];
            for (name, _, value) in GAUGES {
                #[allow(clippy::cast_precision_loss, reason = "exact below 2^53")]
                gauge!(name, &labels).set(value(row) as f64);
            }
            for (name, _, value) in COUNTERS {
                counter!(name, &labels).absolute(value(row));
            }
        }
    }
}
