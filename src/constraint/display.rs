//! Constraints in words: what completes "this value is not …".

use core::fmt;
use core::ops::Bound;

use super::{Constraint, Unit};

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Range { start, end } => write_bounds(f, start.as_ref(), end.as_ref()),
            Constraint::Length { unit, start, end } => write_length(f, *unit, *start, *end),
            Constraint::OneOf(values) => {
                f.write_str("one of ")?;
                write_list(f, values, ", ")
            }
            Constraint::Finite => f.write_str("a finite number"),
            Constraint::MultipleOf(step) => write!(f, "a multiple of {step}"),
            Constraint::Format(format) => f.write_str(format.noun()),
            Constraint::StartsWith(part) => write!(f, "text that starts with {part:?}"),
            Constraint::EndsWith(part) => write!(f, "text that ends with {part:?}"),
            Constraint::Contains(part) => write!(f, "text that contains {part:?}"),
            Constraint::Pattern(pattern) => write!(f, "text that matches `{pattern}`"),
            Constraint::AllOf(all) => write_list(f, all, " and "),
            Constraint::AnyOf(any) => write_list(f, any, " or "),
            Constraint::Not(excluded) => write!(f, "anything but {excluded}"),
            Constraint::Each(each) => write!(f, "a sequence with each element {each}"),
            Constraint::Keys(each) => write!(f, "a map with each key {each}"),
            Constraint::Values(each) => write!(f, "a map with each value {each}"),
            Constraint::Unique => f.write_str("free of equal elements"),
            Constraint::Required => f.write_str("there"),
            Constraint::Valid(name) => write!(f, "a valid {name}"),
            Constraint::WithMessage { constraint, .. } => write!(f, "{constraint}"),
            Constraint::Ensure(message) => f.write_str(message),
            Constraint::Custom { description, .. } => f.write_str(description),
        }
    }
}

/// The items with `between` between them.
fn write_list(
    f: &mut fmt::Formatter<'_>,
    items: &[impl fmt::Display],
    between: &str,
) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        write!(f, "{item}")?;
    }
    Ok(())
}

/// `within 0..=100`, `at least 1`, `at most 5`, `below 5`.
fn write_bounds(
    f: &mut fmt::Formatter<'_>,
    start: Bound<impl fmt::Display>,
    end: Bound<impl fmt::Display>,
) -> fmt::Result {
    match (start, end) {
        (Bound::Unbounded, Bound::Unbounded) => f.write_str("any value"),
        (Bound::Included(start), Bound::Unbounded) => write!(f, "at least {start}"),
        (Bound::Excluded(start), Bound::Unbounded) => write!(f, "above {start}"),
        (Bound::Unbounded, Bound::Included(end)) => write!(f, "at most {end}"),
        (Bound::Unbounded, Bound::Excluded(end)) => write!(f, "below {end}"),
        (start, end) => {
            f.write_str("within ")?;
            write_range(f, start, end)
        }
    }
}

/// `exactly 5 characters long`, `1..=80 characters long`, `at least 1 character long`.
fn write_length(
    f: &mut fmt::Formatter<'_>,
    unit: Unit,
    start: Bound<usize>,
    end: Bound<usize>,
) -> fmt::Result {
    let noun = match (start, end) {
        (_, Bound::Included(n) | Bound::Excluded(n))
        | (Bound::Included(n) | Bound::Excluded(n), Bound::Unbounded) => unit.noun(n),
        (Bound::Unbounded, Bound::Unbounded) => unit.noun(0),
    };
    match (start, end) {
        (Bound::Included(low), Bound::Included(high)) if low == high => write!(f, "exactly {low}"),
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => write_bounds(f, start, end),
        _ => write_range(f, start, end),
    }?;
    write!(f, " {noun} long")
}

/// `0..=100`, as Rust writes it.
fn write_range(
    f: &mut fmt::Formatter<'_>,
    start: Bound<impl fmt::Display>,
    end: Bound<impl fmt::Display>,
) -> fmt::Result {
    if let (Bound::Included(start), Bound::Included(end)) = (&start, &end) {
        return write!(f, "{start}..={end}"); // the usual one, in one go
    }
    match start {
        Bound::Included(start) => write!(f, "{start}..")?,
        Bound::Excluded(start) => write!(f, "{start}<..")?,
        Bound::Unbounded => f.write_str("..")?,
    }
    match end {
        Bound::Included(end) => write!(f, "={end}"),
        Bound::Excluded(end) => write!(f, "{end}"),
        Bound::Unbounded => Ok(()),
    }
}
