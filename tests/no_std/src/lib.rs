//! What works without the feature `std`: everything but the tracker.
#![cfg_attr(not(test), no_std)]
#![deny(warnings)]

extern crate alloc;

use alloc::{string::String, vec::Vec};

use inbounds::prelude::*;
use inbounds::tracker::{Handle, Tracker};

validated_struct! {
    /// The reading of a sensor.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub const struct Reading {
        pub celsius: i16 in -40..=125,
        pub humidity: u8 in 0..=100,
    }
}

validated_struct! {
    /// A sensor and its last reading.
    #[derive(Clone, Debug)]
    pub struct Sensor<T: core::fmt::Debug> {
        pub name: String via trim in (chars(1..=8), not(contains("/"))),
        pub tags: Vec<String> = { Vec::new() } in (len(..=2), each(ascii()), unique()),
        pub last: Option<Reading>,
        pub extra: T,
    }
    ensure { |sensor| sensor.last.is_none() || !sensor.tags.is_empty() => "no tags" }
}

/// A custom policy that keeps no records.
pub struct Logged;

/// Its handle, which does nothing.
pub struct Log;

impl<F> Tracker<F> for Logged {
    type Handle = Log;
}

impl<F> Handle<F> for Log {
    fn created(_: &F) -> Self {
        Log
    }
    fn detached() -> Self {
        Log
    }
    fn assigned(&mut self, _: &F, _field: usize) {}
    fn replaced(&mut self, _: &F) {}
}

validated_struct! {
    /// Neither `Clone` nor `Send`: there is no record of it.
    pub struct Port: Logged {
        pub number: u16 in 1024..,
        pub owner: (*const u8),
    }
}

/// A constant, checked at compile time.
pub const FREEZING: Reading = Reading::constant(0, 50);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejects_and_explains() {
        let err = Reading::new(200, 101).unwrap_err();
        assert_eq!(
            alloc::format!("{err}"),
            "celsius: 200 is not within -40..=125\nhumidity: 101 is not within 0..=100",
        );
        let mut sensor = Sensor::new(" roof ", alloc::vec!["a".into()], None, 7_u8).unwrap();
        assert_eq!(sensor.name(), "roof");
        sensor.set_last(Some(FREEZING)).unwrap();
        let err = sensor.update(|sensor| sensor.tags.clear()).unwrap_err();
        assert_eq!(alloc::format!("{err}"), "no tags");
        assert_eq!(sensor.tags().len(), 1);
        assert!(Port::new(80, core::ptr::null()).is_err());
    }

    #[test]
    fn a_rejection_is_an_error() {
        fn read() -> Result<Reading, alloc::boxed::Box<dyn core::error::Error>> {
            Ok(Reading::new(200, 50)?)
        }
        assert!(read().is_err());
    }
}
