//! It checks the whole struct: a setter assigns, checks, and takes the value back.

use std::mem;

use ::garde::{Report, Validate};

use super::Raw;

#[derive(Validate)]
pub struct Reading {
    #[garde(range(min = 1, max = 999))]
    station: u16,
    #[garde(range(min = 1))]
    sample: u64,
    #[garde(range(max = 23))]
    hour: u8,
    #[garde(range(max = 59))]
    minute: u8,
    #[garde(range(max = 100))]
    humidity: u8,
    #[garde(range(min = 800, max = 1100))]
    pressure: u32,
    #[garde(range(min = -90.0, max = 60.0))]
    temperature: f32,
    #[garde(range(min = 0.0, max = 120.0))]
    wind: f64,
    #[garde(range(max = 359))]
    direction: u16,
    #[garde(range(min = -500, max = 9000))]
    altitude: i32,
}

super::checked_struct!("garde", Report);
