use ::inbounds::ValidationError;
use ::inbounds::prelude::*;

use super::Raw;

validated_struct! {
    #[derive(Clone)]
    pub struct Reading {
        pub station: u16 in 1..=999,
        pub sample: u64 in 1..,
        pub hour: u8 in 0..=23,
        pub minute: u8 in 0..=59,
        pub humidity: u8 in 0..=100,
        pub pressure: u32 in 800..=1100,
        pub temperature: f32 in -90.0..=60.0,
        pub wind: f64 in 0.0..=120.0,
        pub direction: u16 in 0..=359,
        pub altitude: i32 in -500..=9000,
    }
}

impl super::Reading for Reading {
    const PEER: &'static str = "inbounds";
    type Error = ValidationError<ReadingFields>;
    type FieldError = ValidationError<u8>;

    fn create(raw: Raw) -> Result<Self, Self::Error> {
        Reading::new(
            raw.station,
            raw.sample,
            raw.hour,
            raw.minute,
            raw.humidity,
            raw.pressure,
            raw.temperature,
            raw.wind,
            raw.direction,
            raw.altitude,
        )
    }

    fn read(rejected: &Self::Error) -> String {
        rejected.to_string()
    }

    fn set_humidity(&mut self, humidity: u8) -> Result<(), Self::FieldError> {
        Reading::set_humidity(self, humidity)
    }

    fn read_field(rejected: &Self::FieldError) -> String {
        rejected.to_string()
    }
}

impl super::Several for Reading {
    fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool {
        let done = self.update(|fields| {
            fields.hour = hour;
            fields.minute = minute;
            fields.sample = sample;
        });
        done.is_ok()
    }
}
