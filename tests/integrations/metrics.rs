//! metrics: the recorder gets the figures of the report.
#![allow(clippy::float_cmp, reason = "a gauge is a float that holds a count")]

use inbounds::prelude::*;
use inbounds::tracker::Capped;
use metrics_exporter_prometheus::PrometheusBuilder;

validated_struct! {
    #[derive(Debug)]
    struct Exam: Capped<1> {
        math: u8 in 0..=100,
    }
}

#[test]
fn each_figure_of_each_type() {
    let recorder = PrometheusBuilder::new().build_recorder();
    let publish = || {
        metrics::with_local_recorder(&recorder, || inbounds::tracker::report().publish());
        recorder.handle().render()
    };
    let value = |text: &str, name: &str| {
        let line = format!("{name}{{type=\"metrics::Exam\",policy=\"Capped<1>\"}} ");
        let found = text.lines().find_map(|text| text.strip_prefix(&line));
        let found = found.unwrap_or_else(|| panic!("{line} is not in {text}"));
        found.parse::<f64>().unwrap()
    };
    let all = |text: &str| {
        [
            "live",
            "retained",
            "created_total",
            "rejected_total",
            "evicted_total",
        ]
        .map(|name| value(text, &format!("inbounds_{name}")))
    };

    let mut exam = Exam::new(60).unwrap();
    drop((Exam::new(70).unwrap(), Exam::new(80).unwrap()));
    assert!(Exam::new(160).is_err() && exam.set_math(101).is_err());
    let text = publish();
    assert_eq!(all(&text), [1.0, 1.0, 3.0, 2.0, 1.0]);
    let bytes = Exam::instances().bytes().to_string();
    assert_eq!(value(&text, "inbounds_bytes").to_string(), bytes);

    // Gauges go down again, and counters do not count twice.
    drop(exam);
    Exam::instances().release_retained();
    assert_eq!(all(&publish()), [0.0, 0.0, 3.0, 2.0, 2.0]);
}
