//! A type a field; the first bad one is the error.

use ::nutype::nutype;

use super::Raw;

#[nutype(validate(greater_or_equal = 1, less_or_equal = 999))]
struct Station(u16);
#[nutype(validate(greater_or_equal = 1))]
struct Sample(u64);
#[nutype(validate(less_or_equal = 23))]
struct Hour(u8);
#[nutype(validate(less_or_equal = 59))]
struct Minute(u8);
#[nutype(validate(less_or_equal = 100))]
struct Humidity(u8);
#[nutype(validate(greater_or_equal = 800, less_or_equal = 1100))]
struct Pressure(u32);
#[nutype(validate(greater_or_equal = -90.0, less_or_equal = 60.0))]
struct Temperature(f32);
#[nutype(validate(greater_or_equal = 0.0, less_or_equal = 120.0))]
struct Wind(f64);
#[nutype(validate(less_or_equal = 359))]
struct Direction(u16);
#[nutype(validate(greater_or_equal = -500, less_or_equal = 9000))]
struct Altitude(i32);

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

/// The errors of the ten types are ten types.
pub enum Rejected {
    Station(StationError),
    Sample(SampleError),
    Hour(HourError),
    Minute(MinuteError),
    Humidity(HumidityError),
    Pressure(PressureError),
    Temperature(TemperatureError),
    Wind(WindError),
    Direction(DirectionError),
    Altitude(AltitudeError),
}

impl super::Reading for Reading {
    const PEER: &'static str = "nutype";
    type Error = Rejected;
    type FieldError = HumidityError;

    fn create(raw: Raw) -> Result<Self, Rejected> {
        Ok(Reading {
            station: Station::try_new(raw.station).map_err(Rejected::Station)?,
            sample: Sample::try_new(raw.sample).map_err(Rejected::Sample)?,
            hour: Hour::try_new(raw.hour).map_err(Rejected::Hour)?,
            minute: Minute::try_new(raw.minute).map_err(Rejected::Minute)?,
            humidity: Humidity::try_new(raw.humidity).map_err(Rejected::Humidity)?,
            pressure: Pressure::try_new(raw.pressure).map_err(Rejected::Pressure)?,
            temperature: Temperature::try_new(raw.temperature).map_err(Rejected::Temperature)?,
            wind: Wind::try_new(raw.wind).map_err(Rejected::Wind)?,
            direction: Direction::try_new(raw.direction).map_err(Rejected::Direction)?,
            altitude: Altitude::try_new(raw.altitude).map_err(Rejected::Altitude)?,
        })
    }

    fn read(rejected: &Rejected) -> String {
        match rejected {
            Rejected::Station(error) => error.to_string(),
            Rejected::Sample(error) => error.to_string(),
            Rejected::Hour(error) => error.to_string(),
            Rejected::Minute(error) => error.to_string(),
            Rejected::Humidity(error) => error.to_string(),
            Rejected::Pressure(error) => error.to_string(),
            Rejected::Temperature(error) => error.to_string(),
            Rejected::Wind(error) => error.to_string(),
            Rejected::Direction(error) => error.to_string(),
            Rejected::Altitude(error) => error.to_string(),
        }
    }

    fn set_humidity(&mut self, humidity: u8) -> Result<(), HumidityError> {
        self.humidity = Humidity::try_new(humidity)?;
        Ok(())
    }

    fn read_field(rejected: &HumidityError) -> String {
        rejected.to_string()
    }
}

impl super::Several for Reading {
    fn advance(&mut self, hour: u8, minute: u8, sample: u64) -> bool {
        let (Ok(hour), Ok(minute), Ok(sample)) = (
            Hour::try_new(hour),
            Minute::try_new(minute),
            Sample::try_new(sample),
        ) else {
            return false;
        };
        (self.hour, self.minute, self.sample) = (hour, minute, sample);
        true
    }
}
