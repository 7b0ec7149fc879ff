//! A program that leaks, seen through its metrics: the report is exported through the facade `metrics`,
//! and what Prometheus would scrape is printed.
//!
//! `cargo run -p example-metrics`

use std::error::Error;

use inbounds::prelude::*;
use metrics_exporter_prometheus::PrometheusBuilder;

validated_struct! {
    /// One student's marks, all of which the tracker retains: the leak.
    #[derive(Debug)]
    pub struct Exam: strong {
        pub math: u8 in 0..=100,
    }
}

validated_struct! {
    /// Who is logged in.
    #[derive(Debug)]
    pub struct Session: weak {
        pub user: String in chars(1..=20),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    // A service would let its exporter listen, and publish the report before each scrape.
    let prometheus = PrometheusBuilder::new().install_recorder()?;

    let session = Session::new("ann")?;
    let rejected = (80..=120).filter(|mark| Exam::new(*mark).is_err()).count();
    println!("{}: {rejected} marks were rejected\n", session.user());

    inbounds::tracker::report().publish();
    print!("{}", prometheus.render());
    Ok(())
}
