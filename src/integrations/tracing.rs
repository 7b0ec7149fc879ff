//! tracing: the report as events.

use tracing::{debug, info};

use crate::tracker::Report;

impl Report {
    /// Emits an event for each type and one for each of its sites.
    ///
    /// Types have the level `INFO`, sites the level `DEBUG`. The target is `inbounds`. The event of a type
    /// has the fields `type_name`, `policy`, `live`, `retained`, `created` and `bytes`, that of a site
    /// `type_name`, `site`, `live` and `retained`. Requires the feature `tracing`.
    ///
    /// ```no_run
    /// use inbounds::tracker;
    /// use std::time::Duration;
    ///
    /// let reports = tracker::report_every(Duration::from_secs(60), |report, _| report.trace())?;
    /// # drop(reports);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn trace(&self) {
        for row in &self.types {
            info!(
                target: "inbounds",
                type_name = row.type_name,
                policy = row.policy,
                live = row.counts.live,
                retained = row.counts.retained,
                created = row.counts.created,
                bytes = row.bytes,
                "tracked",
            );
            for site in &row.sites {
                debug!(
                    target: "inbounds",
                    type_name = row.type_name,
                    site = %site.site,
                    live = site.live,
                    retained = site.retained,
                    "created at",
                );
            }
        }
    }
}
