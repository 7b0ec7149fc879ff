//! log: the report as log lines.

use crate::tracker::Report;

impl Report {
    /// Writes a log line for each type and one for each of its sites.
    ///
    /// Types have the level `info`, sites the level `debug`. The target is `inbounds`. Requires the
    /// feature [`log`].
    ///
    /// ```no_run
    /// use inbounds::tracker;
    /// use std::time::Duration;
    ///
    /// let reports = tracker::report_every(Duration::from_secs(60), |report, _| report.log())?;
    /// # drop(reports);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn log(&self) {
        for row in &self.types {
            log::info!(
                target: "inbounds",
                "{}: {} live, {} retained, {} created, {} bytes",
                row.type_name, row.counts.live, row.counts.retained, row.counts.created, row.bytes,
            );
            for site in &row.sites {
                log::debug!(
                    target: "inbounds",
                    "{}: {} live, {} retained, created at {}",
                    row.type_name, site.live, site.retained, site.site,
                );
            }
        }
    }
}
