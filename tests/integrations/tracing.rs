//! tracing: the subscriber gets an event for each type and site.

use std::fmt::{Debug, Write};
use std::sync::Mutex;

use inbounds::prelude::*;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }

static EVENTS: Mutex<Vec<(Level, String)>> = Mutex::new(Vec::new());

struct Events;
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // To write to a `String` does not fail.
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl Subscriber for Events {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "inbounds"
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        let level = *event.metadata().level();
        EVENTS.lock().unwrap().push((level, text.0));
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn an_event_for_each_type_and_site() {
    let exam = Exam::new(1).ok();
    tracing::subscriber::with_default(Events, || inbounds::tracker::report().trace());
    let events = EVENTS.lock().unwrap();
    assert_eq!([events[0].0, events[1].0], [Level::INFO, Level::DEBUG]);
    let (row, site) = (&events[0].1, &events[1].1);
    assert!(
        row.contains("type_name=\"tracing::Exam\" policy=\"weak\" live=1 retained=0"),
        "{row}"
    );
    assert!(site.contains(&format!("site={}:", file!())), "{site}");
    drop(exam);
}
