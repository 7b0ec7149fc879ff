//! What a person would write, and no more: the first bad field is the error.

use super::Raw;

pub struct Reading(Raw);

/// The name of the field and what it must be.
pub struct OutOfBounds(&'static str, &'static str);

impl super::Reading for Reading {
    const PEER: &'static str = "by hand";
    type Error = OutOfBounds;
    type FieldError = OutOfBounds;

    fn create(raw: Raw) -> Result<Self, OutOfBounds> {
        if !(1..=999).contains(&raw.station) {
            return Err(OutOfBounds("station", "within 1..=999"));
        }
        if raw.sample < 1 {
            return Err(OutOfBounds("sample", "at least 1"));
        }
        if raw.hour > 23 {
            return Err(OutOfBounds("hour", "at most 23"));
        }
        if raw.minute > 59 {
            return Err(OutOfBounds("minute", "at most 59"));
        }
        if raw.humidity > 100 {
            return Err(OutOfBounds("humidity", "at most 100"));
        }
        if !(800..=1100).contains(&raw.pressure) {
            return Err(OutOfBounds("pressure", "within 800..=1100"));
        }
        if !(-90.0..=60.0).contains(&raw.temperature) {
            return Err(OutOfBounds("temperature", "within -90..=60"));
        }
        if !(0.0..=120.0).contains(&raw.wind) {
            return Err(OutOfBounds("wind", "within 0..=120"));
        }
        if raw.direction > 359 {
            return Err(OutOfBounds("direction", "at most 359"));
        }
        if !(-500..=9000).contains(&raw.altitude) {
            return Err(OutOfBounds("altitude", "within -500..=9000"));
        }
        Ok(Reading(raw))
    }

    fn read(rejected: &OutOfBounds) -> String {
        let OutOfBounds(field, requirement) = rejected;
        format!("{field} must be {requirement}")
    }

    fn set_humidity(&mut self, humidity: u8) -> Result<(), OutOfBounds> {
        if humidity > 100 {
            return Err(OutOfBounds("humidity", "at most 100"));
        }
        self.0.humidity = humidity;
        Ok(())
    }

    fn read_field(rejected: &OutOfBounds) -> String {
        Self::read(rejected)
    }
}

impl super::Several for Reading {
    fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool {
        let good = hour <= 23 && minute <= 59 && sample >= 1;
        if good {
            (self.0.hour, self.0.minute, self.0.sample) = (hour, minute, sample);
        }
        good
    }
}
