//! Constraints as text.
//!
//! A constraint completes three sentences:
//!
//! | sentence | written by |
//! |---|---|
//! | the value must be … | `Display` |
//! | the value must … | [`Requirement`] |
//! | … is not …, or … must … | [`Constraint::write_message`] |

use core::fmt;
use core::ops::Bound;

use super::{Constraint, Format, Unit};

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
            Constraint::Elements(all) => {
                f.write_str("a tuple with the elements (")?;
                write_list(f, all, ", ")?;
                f.write_str(")")
            }
            Constraint::Keys(each) => write!(f, "a map with each key {each}"),
            Constraint::Values(each) => write!(f, "a map with each value {each}"),
            Constraint::Unique => f.write_str("a sequence without duplicates"),
            Constraint::Required => f.write_str("present"),
            Constraint::Valid(name) => write!(f, "a valid {name}"),
            Constraint::WithMessage { constraint, .. } => write!(f, "{constraint}"),
            Constraint::Ensure(message) => f.write_str(message),
            Constraint::Custom { description, .. } => f.write_str(description),
        }
    }
}

impl Constraint {
    /// Writes the message for a value that does not meet the constraint.
    pub(crate) fn write_message(&self, value: &str, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Constraint::Ensure(message) => to.write_str(message),
            Constraint::WithMessage { message, .. } => to.write_str(message),
            Constraint::Required => to.write_str("a value is required"),
            Constraint::Format(Format::Trimmed) => {
                write!(to, "{value} has leading or trailing whitespace")
            }
            other if other.is_state() => write!(to, "{value} is not {other}"),
            other => write!(to, "{value} must {}", other.requirement()),
        }
    }

    fn requirement(&self) -> Requirement<'_> {
        Requirement {
            constraint: self,
            is_negated: false,
        }
    }

    /// Whether the requirement reads "must be ..", and not "must contain ..", "must have ..".
    fn is_state(&self) -> bool {
        match self {
            Constraint::Format(Format::Alphanumeric | Format::Trimmed)
            | Constraint::StartsWith(_)
            | Constraint::EndsWith(_)
            | Constraint::Contains(_)
            | Constraint::Pattern(_)
            | Constraint::AllOf(_)
            | Constraint::AnyOf(_)
            | Constraint::Not(_)
            | Constraint::Each(_)
            | Constraint::Elements(_)
            | Constraint::Keys(_)
            | Constraint::Values(_)
            | Constraint::Unique
            | Constraint::Ensure(_) => false,
            Constraint::WithMessage { constraint, .. } => constraint.is_state(),
            Constraint::Range { .. }
            | Constraint::Length { .. }
            | Constraint::OneOf(_)
            | Constraint::Finite
            | Constraint::MultipleOf(_)
            | Constraint::Format(_)
            | Constraint::Required
            | Constraint::Valid(_)
            | Constraint::Custom { .. } => true,
        }
    }
}

/// Completes "the value must …": `be within 0..=100`, `start with "https://"`.
struct Requirement<'c> {
    constraint: &'c Constraint,
    is_negated: bool,
}

impl Requirement<'_> {
    /// Writes the requirements, separated by `between`. Consecutive "be .." share one `be`.
    fn write_list(
        &self,
        f: &mut fmt::Formatter<'_>,
        list: &[Constraint],
        between: &str,
    ) -> fmt::Result {
        self.write_not(f)?;
        for (i, constraint) in list.iter().enumerate() {
            if i > 0 {
                f.write_str(between)?;
            }
            if i > 0 && constraint.is_state() && list[i - 1].is_state() {
                write!(f, "{constraint}")?;
            } else {
                write!(f, "{}", constraint.requirement())?;
            }
        }
        Ok(())
    }

    fn write_not(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_negated { "not " } else { "" })
    }
}

impl fmt::Display for Requirement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.constraint, self.is_negated) {
            (Constraint::AllOf(all), _) => return self.write_list(f, all, " and "),
            (Constraint::AnyOf(any), _) => return self.write_list(f, any, " or "),
            (Constraint::Not(constraint), is_negated) => {
                let inner = Requirement {
                    constraint,
                    is_negated: !is_negated,
                };
                return write!(f, "{inner}");
            }
            (Constraint::WithMessage { constraint, .. }, is_negated) => {
                let inner = Requirement {
                    constraint,
                    is_negated,
                };
                return write!(f, "{inner}");
            }
            (Constraint::Format(Format::Trimmed), false) => {
                return f.write_str("have no leading or trailing whitespace");
            }
            (Constraint::Format(Format::Trimmed), true) => {
                return f.write_str("have leading or trailing whitespace");
            }
            (Constraint::Unique, false) => return f.write_str("have no duplicates"),
            (Constraint::Unique, true) => return f.write_str("have duplicates"),
            (Constraint::Required, true) => return f.write_str("be absent"),
            _ => self.write_not(f)?,
        }
        match self.constraint {
            Constraint::Format(Format::Alphanumeric) => {
                f.write_str("contain only letters and digits")
            }
            Constraint::StartsWith(part) => write!(f, "start with {part:?}"),
            Constraint::EndsWith(part) => write!(f, "end with {part:?}"),
            Constraint::Contains(part) => write!(f, "contain {part:?}"),
            Constraint::Pattern(pattern) => write!(f, "match `{pattern}`"),
            Constraint::Each(each) => write!(f, "have each element {each}"),
            Constraint::Elements(all) => {
                f.write_str("have the elements (")?;
                write_list(f, all, ", ")?;
                f.write_str(")")
            }
            Constraint::Keys(each) => write!(f, "have each key {each}"),
            Constraint::Values(each) => write!(f, "have each value {each}"),
            state => write!(f, "be {state}"),
        }
    }
}

/// Writes the items, separated by `between`.
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
        return write!(f, "{start}..={end}"); // the usual case, in one call
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
