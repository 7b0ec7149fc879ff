//! Whether the literals of a range fit the type of its field.
//!
//! rustc's own lint says that 300 is no `u8`, but neither for which field nor where lints are
//! silenced. By the time that a bound is a value it has wrapped, so the text is what is left.

/// The primitives, as far as a literal can be compared with them.
pub(super) trait Integer {
    const MIN: i128;
    /// The greatest value, as much of it as an `i128` holds.
    const MAX: i128;
}

macro_rules! integer {
    ($($int:ident)*) => {$(
        impl Integer for $int {
            #[allow(
                clippy::cast_lossless, clippy::cast_possible_wrap,
                reason = "one line serves all widths, and no least value wraps"
            )]
            const MIN: i128 = $int::MIN as i128;
            #[allow(
                clippy::cast_possible_wrap, clippy::cast_possible_truncation,
                clippy::cast_lossless, clippy::cast_sign_loss,
                reason = "the condition keeps what does not fit away"
            )]
            const MAX: i128 = if $int::MAX as u128 > i128::MAX as u128 {
                i128::MAX
            } else {
                $int::MAX as i128
            };
        }
    )*};
}
integer! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

/// What no integer literal is out of.
macro_rules! unlimited {
    ($($other:ty)*) => {$(
        impl Integer for $other {
            const MIN: i128 = i128::MIN;
            const MAX: i128 = i128::MAX;
        }
    )*};
}
unlimited! { f32 f64 bool char str core::time::Duration }

/// Whether `rule`, the text of an expression, is anything but a range with a decimal literal
/// outside of `min..=max`.
pub(super) const fn literals_fit<T: Integer + ?Sized>(rule: &str) -> bool {
    let (min, max) = (T::MIN, T::MAX);
    let text = rule.as_bytes();
    let (first, at) = number(text, 0);
    let at = dots(text, at);
    if at == 0 {
        return true;
    }
    let (second, at) = number(text, at);
    if at != text.len() {
        return true;
    }
    fits(first, min, max) && fits(second, min, max)
}

const fn fits(number: Option<i128>, min: i128, max: i128) -> bool {
    match number {
        Some(number) => min <= number && number <= max,
        None => true,
    }
}

/// A literal at `at`, saturated, and where it ends.
const fn number(text: &[u8], mut at: usize) -> (Option<i128>, usize) {
    let negative = at < text.len() && text[at] == b'-';
    if negative {
        at += 1;
    }
    let from = at;
    let mut value: i128 = 0;
    while at < text.len() && (text[at].is_ascii_digit() || text[at] == b'_') {
        if text[at] != b'_' {
            value = value
                .saturating_mul(10)
                .saturating_add((text[at] - b'0') as i128);
        }
        at += 1;
    }
    match (from == at, negative) {
        (true, _) => (None, at),
        (false, true) => (Some(-value), at),
        (false, false) => (Some(value), at),
    }
}

/// The end of `..` or `..=` at `at`, spaces around it included, or 0 where there is none.
const fn dots(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] == b' ' {
        at += 1;
    }
    if at + 1 >= text.len() || text[at] != b'.' || text[at + 1] != b'.' {
        return 0;
    }
    at += 2;
    if at < text.len() && text[at] == b'=' {
        at += 1;
    }
    while at < text.len() && text[at] == b' ' {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::literals_fit;

    #[test]
    fn literals_fit_their_type() {
        for fits in [
            "0..=255",
            "..256x",
            "-1..y",
            "MAX..=300",
            "chars(0..=300)",
            "..=255",
            "0..",
            "0..=255u8",
        ] {
            assert!(literals_fit::<u8>(fits), "{fits}");
        }
        for not in [
            "0..=256",
            "-1..=5",
            "256..",
            "..=1_000",
            "0 ..= 300",
            "0..=340282366920938463463374607431768211456",
        ] {
            assert!(!literals_fit::<u8>(not), "{not}");
        }
    }
}
