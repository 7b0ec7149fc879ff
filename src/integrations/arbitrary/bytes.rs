//! Bytes as the source of a value.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::constraint::Constraint;
use crate::integrations::generate::{ByArbitrary, Generate, Made, Of, Source, Stuck, near};

/// Generates a valid value.
///
/// # Errors
///
/// Returns `NotEnoughData` if the bytes ran out before a value was found, and `IncorrectFormat` otherwise.
pub fn arbitrary<'a, T>(bytes: &mut Unstructured<'a>) -> Result<T>
where
    T: for<'u> Generate<Bytes<'u, 'a>>,
{
    let made = T::generate(&mut Bytes { bytes, depth: 0 }, &[]);
    made.map_err(|_| {
        if bytes.is_empty() {
            Error::NotEnoughData
        } else {
            Error::IncorrectFormat
        }
    })
}

/// Bytes that are consumed from the front.
pub struct Bytes<'u, 'a> {
    bytes: &'u mut Unstructured<'a>,
    depth: u32,
}

impl Source for Bytes<'_, '_> {
    fn draw(&mut self, max: u64) -> u64 {
        self.bytes.int_in_range(0..=max).unwrap_or(0)
    }

    fn draw_near(&mut self, _max: u64, favoured: &[u64], usual: &[u64]) -> u64 {
        near(|max| self.draw(max), favoured, usual)
    }

    fn plan(&mut self, favoured: &[u64], usual: &[u64]) -> u64 {
        near(|max| self.draw(max), favoured, usual)
    }

    fn more(&mut self, planned: bool) -> bool {
        planned
    }

    fn is_dry(&self) -> bool {
        self.bytes.is_empty()
    }

    fn depth(&mut self) -> &mut u32 {
        &mut self.depth
    }
}

impl<'u, 'a, T: Arbitrary<'a>> ByArbitrary<Bytes<'u, 'a>, T> for &Of<Bytes<'u, 'a>, T> {
    fn __make(&self, source: &mut Bytes<'u, 'a>, _constraints: &[Constraint]) -> Made<T> {
        T::arbitrary(source.bytes).map_err(|why| Stuck(why.to_string()))
    }
}
