//! log: the report, in the log of the program.

use crate::tracker::Report;

impl Report {
    /// Gives a line for each type, and one for each of its sites, to the logger that the program has
    /// installed for the facade [`log`]: types at the level `info`, sites at `debug`, the target is
    /// `inbounds`. With the feature `log`.
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
