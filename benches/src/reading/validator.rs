//! It checks the whole struct: a setter assigns, checks, and takes the value back.

use std::mem;

use ::validator::{Validate, ValidationErrors};

use super::Raw;

#[derive(Validate)]
pub struct Reading {
    #[validate(range(min = 1, max = 999))]
    station: u16,
    #[validate(range(min = 1))]
    sample: u64,
    #[validate(range(max = 23))]
    hour: u8,
    #[validate(range(max = 59))]
    minute: u8,
    #[validate(range(max = 100))]
    humidity: u8,
    #[validate(range(min = 800, max = 1100))]
    pressure: u32,
    #[validate(range(min = -90.0, max = 60.0))]
    temperature: f32,
    #[validate(range(min = 0.0, max = 120.0))]
    wind: f64,
    #[validate(range(max = 359))]
    direction: u16,
    #[validate(range(min = -500, max = 9000))]
    altitude: i32,
}

super::checked_struct!("validator", ValidationErrors);
