//! A type a field; the first bad one is the error.

use ::prae::{ConstructionError, Wrapper};

use super::Raw;

macro_rules! define {
    ($($name:ident: $type:ident in $range:expr,)*) => {$(
        ::prae::define! {
            #[derive(Debug)]
            pub $name: $type;
            ensure |value| ($range).contains(value);
        }
    )*};
}
define! {
    Station: u16 in 1..=999,
    Sample: u64 in 1..,
    Hour: u8 in 0..=23,
    Minute: u8 in 0..=59,
    Humidity: u8 in 0..=100,
    Pressure: u32 in 800..=1100,
    Temperature: f32 in -90.0..=60.0,
    Wind: f64 in 0.0..=120.0,
    Direction: u16 in 0..=359,
    Altitude: i32 in -500..=9000,
}

#[allow(dead_code, reason = "it is there to be made")]
pub struct Reading {
    station: Station,
    sample: Sample,
    hour: Hour,
    minute: Minute,
    humidity: Humidity,
    pressure: Pressure,
    temperature: Temperature,
    wind: Wind,
    direction: Direction,
    altitude: Altitude,
}

impl super::Reading for Reading {
    const PEER: &'static str = "prae";
    type Error = &'static str;
    type FieldError = ConstructionError<Humidity>;

    fn create(raw: Raw) -> Result<Self, &'static str> {
        Ok(Reading {
            station: Station::new(raw.station).map_err(|err| err.original)?,
            sample: Sample::new(raw.sample).map_err(|err| err.original)?,
            hour: Hour::new(raw.hour).map_err(|err| err.original)?,
            minute: Minute::new(raw.minute).map_err(|err| err.original)?,
            humidity: Humidity::new(raw.humidity).map_err(|err| err.original)?,
            pressure: Pressure::new(raw.pressure).map_err(|err| err.original)?,
            temperature: Temperature::new(raw.temperature).map_err(|err| err.original)?,
            wind: Wind::new(raw.wind).map_err(|err| err.original)?,
            direction: Direction::new(raw.direction).map_err(|err| err.original)?,
            altitude: Altitude::new(raw.altitude).map_err(|err| err.original)?,
        })
    }

    fn read(rejected: &&'static str) -> String {
        (*rejected).to_owned()
    }

    fn set_humidity(&mut self, humidity: u8) -> Result<(), Self::FieldError> {
        self.humidity.set(humidity)
    }

    fn read_field(rejected: &Self::FieldError) -> String {
        rejected.to_string()
    }
}

impl super::Several for Reading {
    fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool {
        let (Ok(hour), Ok(minute), Ok(sample)) =
            (Hour::new(hour), Minute::new(minute), Sample::new(sample))
        else {
            return false;
        };
        (self.hour, self.minute, self.sample) = (hour, minute, sample);
        true
    }
}
