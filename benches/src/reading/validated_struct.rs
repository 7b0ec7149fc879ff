//! It takes predicates, and gives the struct or the value back without a reason.

use super::Raw;

fn station(value: &u16) -> bool {
    (1..=999).contains(value)
}
fn sample(value: &u64) -> bool {
    *value >= 1
}
fn hour(value: &u8) -> bool {
    *value <= 23
}
fn minute(value: &u8) -> bool {
    *value <= 59
}
fn humidity(value: &u8) -> bool {
    *value <= 100
}
fn pressure(value: &u32) -> bool {
    (800..=1100).contains(value)
}
fn temperature(value: &f32) -> bool {
    (-90.0..=60.0).contains(value)
}
fn wind(value: &f64) -> bool {
    (0.0..=120.0).contains(value)
}
fn direction(value: &u16) -> bool {
    *value <= 359
}
fn altitude(value: &i32) -> bool {
    (-500..=9000).contains(value)
}

::validated_struct::validator! {
    Reading {
        station: u16 where (station),
        sample: u64 where (sample),
        hour: u8 where (hour),
        minute: u8 where (minute),
        humidity: u8 where (humidity),
        pressure: u32 where (pressure),
        temperature: f32 where (temperature),
        wind: f64 where (wind),
        direction: u16 where (direction),
        altitude: i32 where (altitude),
    }
}

impl super::Reading for Reading {
    const PEER: &'static str = "validated_struct";
    type Error = Reading;
    type FieldError = u8;

    fn create(raw: Raw) -> Result<Self, Reading> {
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

    fn read(_: &Reading) -> String {
        String::new()
    }

    fn set_humidity(&mut self, humidity: u8) -> Result<(), u8> {
        Reading::set_humidity(self, humidity).map(drop)
    }

    fn read_field(_: &u8) -> String {
        String::new()
    }
}
