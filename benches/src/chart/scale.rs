//! From a value to a place, by its logarithm.

pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Whole decades that hold all the values, between the places `from` and `to`.
    pub fn decades(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let exact = Scale::new(values, from, to);
        let low = exact.low.floor();
        let high = exact.high.ceil().max(low + 1.0);
        Scale { low, high, ..exact }
    }

    /// From the least of the values to the most.
    pub fn new(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let values = values.filter(|value| value.is_finite() && *value > 0.0);
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value.log10()), high.max(value.log10()))
        });
        Scale {
            low,
            high,
            from,
            to,
        }
    }

    pub fn place(&self, value: f64) -> f64 {
        let part = (value.log10() - self.low) / (self.high - self.low);
        self.from + (self.to - self.from) * part.clamp(0.0, 1.0)
    }

    /// The decades.
    pub fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        (self.low as i32..=self.high as i32).map(|exponent| 10_f64.powi(exponent))
    }
}
