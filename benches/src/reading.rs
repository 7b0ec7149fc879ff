//! A struct of ten bounded numbers, as each peer has it.

mod by_hand;
mod garde;
mod inbounds;
mod nutype;
mod prae;
mod validated_struct;
mod validator;

/// What is to be checked: from a file, say.
#[derive(Clone, Copy)]
pub struct Raw {
    pub station: u16,
    pub sample: u64,
    pub hour: u8,
    pub minute: u8,
    pub humidity: u8,
    pub pressure: u32,
    pub temperature: f32,
    pub wind: f64,
    pub direction: u16,
    pub altitude: i32,
}

impl Raw {
    /// So many that are valid, no two alike.
    pub fn valid(count: usize) -> Vec<Raw> {
        let one = |i: usize| Raw {
            station: 1 + (i % 999) as u16,
            sample: 1 + i as u64,
            hour: (i % 24) as u8,
            minute: (i % 60) as u8,
            humidity: (i % 101) as u8,
            pressure: 800 + (i % 301) as u32,
            temperature: (i % 60) as f32 - 20.5,
            wind: (i % 80) as f64 * 0.5,
            direction: (i % 360) as u16,
            altitude: (i % 3_000) as i32 - 100,
        };
        (0..count).map(one).collect()
    }

    /// Its fifth field is out of bounds.
    pub fn one_bad(mut self) -> Raw {
        self.humidity = 160;
        self
    }

    /// Its third, its fifth and its last.
    pub fn three_bad(mut self) -> Raw {
        self.hour = 24;
        self.altitude = 20_000;
        self.one_bad()
    }
}

/// What is done with the struct. If a peer only checks, its file has what a careful user would write
/// around it.
pub trait Reading: Sized {
    const PEER: &'static str;
    /// What construction gives where it rejects.
    type Error;
    /// What a setter gives where it rejects.
    type FieldError;

    fn create(raw: Raw) -> Result<Self, Self::Error>;
    /// The message.
    fn read(rejected: &Self::Error) -> String;
    fn set_humidity(&mut self, humidity: u8) -> Result<(), Self::FieldError>;
    fn read_field(rejected: &Self::FieldError) -> String;
}

/// Hour, minute and sample in one step: all or none.
pub trait Several: Reading {
    fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool;
}

/// The impls for a struct of a peer that checks it as a whole, and does no more.
macro_rules! checked_struct {
    ($peer:literal, $report:ty) => {
        impl super::Reading for Reading {
            const PEER: &'static str = $peer;
            type Error = $report;
            type FieldError = $report;

            fn create(raw: Raw) -> Result<Self, $report> {
                let reading = Reading {
                    station: raw.station,
                    sample: raw.sample,
                    hour: raw.hour,
                    minute: raw.minute,
                    humidity: raw.humidity,
                    pressure: raw.pressure,
                    temperature: raw.temperature,
                    wind: raw.wind,
                    direction: raw.direction,
                    altitude: raw.altitude,
                };
                reading.validate()?;
                Ok(reading)
            }

            fn read(rejected: &$report) -> String {
                rejected.to_string()
            }

            fn set_humidity(&mut self, humidity: u8) -> Result<(), $report> {
                let old = mem::replace(&mut self.humidity, humidity);
                let checked = self.validate();
                if checked.is_err() {
                    self.humidity = old;
                }
                checked
            }

            fn read_field(rejected: &$report) -> String {
                rejected.to_string()
            }
        }

        impl super::Several for Reading {
            fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool {
                let old = (self.hour, self.minute, self.sample);
                (self.hour, self.minute, self.sample) = (hour, minute, sample);
                let good = self.validate().is_ok();
                if !good {
                    (self.hour, self.minute, self.sample) = old;
                }
                good
            }
        }
    };
}
use checked_struct;

pub mod peers {
    pub use super::by_hand::Reading as ByHand;
    pub use super::garde::Reading as Garde;
    pub use super::inbounds::Reading as Inbounds;
    pub use super::nutype::Reading as Nutype;
    pub use super::prae::Reading as Prae;
    pub use super::validated_struct::Reading as ValidatedStruct;
    pub use super::validator::Reading as Validator;
}
