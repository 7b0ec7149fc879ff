//! log: the logger gets a line for each type and site.

use std::sync::{Mutex, PoisonError};

use inbounds::prelude::*;
use log::{Level, LevelFilter, Log, Metadata, Record};

validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }

#[derive(Default)]
struct Lines(Mutex<Vec<(Level, String)>>);

static LINES: Lines = Lines(Mutex::new(Vec::new()));

impl Log for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "inbounds"
    }

    fn log(&self, record: &Record<'_>) {
        let line = (record.level(), record.args().to_string());
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(line);
    }

    fn flush(&self) {}
}

#[test]
fn a_line_for_each_type_and_site() {
    log::set_logger(&LINES).unwrap();
    log::set_max_level(LevelFilter::Debug);
    let exams = [Exam::new(1).ok(), Exam::new(2).ok()];
    inbounds::tracker::report().log();
    let lines = LINES.0.lock().unwrap();
    let levels: Vec<Level> = lines.iter().map(|line| line.0).collect();
    assert_eq!(levels, [Level::Info, Level::Debug, Level::Debug]);
    assert!(
        lines[0]
            .1
            .starts_with("log::Exam: 2 live, 0 retained, 2 created, ")
    );
    let site = format!("log::Exam: 1 live, 0 retained, created at {}:", file!());
    assert!(lines[1].1.starts_with(&site), "{}", lines[1].1);
    drop(exams);
}
