//! The collector of violations.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt::{self, Debug};

use super::excerpt::{excerpt, excerpt_of_some};
use super::found::Found;
use super::place::{Place, Step};
use super::wrap::Wrap;
use super::{Path, Segment, Violation};
use crate::constraint::Constraint;
use crate::secret;

/// Collects the violations that a rule reports.
///
/// A custom rule needs it only to report which part of a value it rejects:
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{constraint::Constraint, error::Reporter};
///
/// /// Each of three numbers is a byte.
/// struct Rgb;
///
/// impl Rule<[u16; 3]> for Rgb {
///     fn accepts(&self, value: &[u16; 3]) -> bool {
///         value.iter().all(|part| (0..=255).accepts(part))
///     }
///     fn constraint(&self) -> Constraint {
///         Constraint::custom("rgb", "three numbers within 0..=255")
///     }
///     fn report(&self, value: &[u16; 3], reporter: &mut Reporter<'_>) {
///         for (i, part) in value.iter().enumerate() {
///             reporter.at_index(i, |reporter| (0..=255).report(part, reporter));
///         }
///     }
/// }
///
/// let violation = Rgb.violations(&[0, 300, 0]).next().unwrap();
/// assert_eq!(violation.to_string(), "[1]: 300 is not within 0..=255");
/// ```
///
/// It keeps the first hundred violations and counts the rest, without allocating for them.
pub struct Reporter<'a> {
    found: &'a mut Found,
    place: Option<&'a Place<'a>>,
    /// The number of this visit of a place.
    visit: usize,
    /// The message that replaces that of each violation.
    message: Option<&'static str>,
    /// Whether the value is inside a secret.
    is_secret: bool,
    forced: Option<Forced<'a>>,
}

/// The value counts as rejected without being checked, because it was rejected before, or because a rule
/// that contains the reporting one rejects it.
#[derive(Clone, Copy)]
struct Forced<'a> {
    /// The constraint to report in place of that of the reporting rule.
    constraint: Option<&'a dyn Fn() -> Constraint>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(found: &'a mut Found) -> Self {
        Reporter {
            found,
            place: None,
            visit: 0,
            message: None,
            is_secret: false,
            forced: None,
        }
    }

    /// Reborrows the reporter, to pass it on.
    fn inner(&mut self) -> Reporter<'_> {
        Reporter {
            found: &mut *self.found,
            place: self.place,
            visit: self.visit,
            message: self.message,
            is_secret: self.is_secret,
            forced: self.forced,
        }
    }

    fn path(&self) -> Path {
        let mut segments = Vec::new();
        let mut place = self.place;
        while let Some(at) = place {
            segments.push(at.segment());
            place = at.outer;
        }
        segments.reverse();
        Path(segments)
    }

    /// Adds the violation that `make` returns, which is called only if the violation is kept.
    fn push(&mut self, make: impl FnOnce(&Self) -> Violation) {
        if let Some(message) = self.message {
            // The message replaces those of all rules that it covers, so it is reported once.
            if self.found.messaged == Some((self.visit, message)) {
                return;
            }
            self.found.messaged = Some((self.visit, message));
        }
        if self.found.kept.len() < self.found.limit {
            let mut violation = make(self);
            if let Some(message) = self.message {
                violation.constraint = Constraint::WithMessage {
                    constraint: Box::new(violation.constraint),
                    message: message.into(),
                };
            }
            self.found.kept.push(violation);
        } else {
            self.found.omitted = self.found.omitted.saturating_add(1);
        }
    }

    /// Reports one violation of a value as a whole.
    pub(crate) fn whole(
        &mut self,
        constraint: &dyn Fn() -> Constraint,
        value: &dyn Debug,
        wrap: Wrap,
    ) {
        self.push(|this| {
            let constraint = match this.forced.and_then(|forced| forced.constraint) {
                Some(constraint) => constraint(),
                None => constraint(),
            };
            let (constraint, value) = if this.is_secret || wrap.secret {
                (constraint.redacted(), String::from(secret::SHOWN))
            } else if wrap.option {
                (constraint, excerpt_of_some(value))
            } else {
                (constraint, excerpt(value))
            };
            Violation {
                path: this.path(),
                about: &[],
                constraint,
                value,
                first: None,
            }
        });
    }
}

/// Methods for the rules of this crate.
impl Reporter<'_> {
    /// Whether the value counts as rejected without being checked.
    pub(crate) fn is_forced(&self) -> bool {
        self.forced.is_some()
    }

    /// Reports a value with a constraint other than that of the reporting rule.
    pub(crate) fn violate(&mut self, constraint: &Constraint, value: &dyn Debug) {
        self.whole(&|| constraint.clone(), value, Wrap::NONE);
    }

    /// Reports an element that equals an earlier one.
    pub(crate) fn duplicate(&mut self, element: &dyn Debug, first: usize) {
        self.push(|this| Violation {
            path: this.path(),
            about: &[],
            constraint: Constraint::Unique,
            value: if this.is_secret {
                String::from(secret::SHOWN)
            } else {
                excerpt(element)
            },
            first: Some(first),
        });
    }

    /// Reports one `ensure` clause that does not hold.
    pub(crate) fn failed_clause(&mut self, message: &'static str, about: &'static [&'static str]) {
        self.push(|this| Violation {
            path: this.path(),
            about,
            constraint: Constraint::Ensure(message),
            value: String::new(),
            first: None,
        });
    }

    /// Reports violations with `message` in place of their messages. The outermost message is used.
    pub(crate) fn with_message(
        &mut self,
        message: &'static str,
        explain: impl FnOnce(&mut Reporter<'_>),
    ) {
        let mut inner = self.inner();
        inner.message = inner.message.or(Some(message));
        explain(&mut inner);
    }

    /// Reports on the content of a secret: neither values nor keys are shown.
    pub(crate) fn within(&mut self, wrap: Wrap, explain: impl FnOnce(&mut Reporter<'_>)) {
        let mut inner = self.inner();
        inner.is_secret |= wrap.secret;
        explain(&mut inner);
    }

    pub(crate) fn is_secret(&self) -> bool {
        self.is_secret
    }

    /// Explains a value that counts as rejected, with `constraint` unless an outer rule has set one.
    pub(crate) fn force(
        &mut self,
        constraint: Option<&dyn Fn() -> Constraint>,
        explain: impl FnOnce(&mut Reporter<'_>),
    ) {
        let mut inner = self.inner();
        let outer = inner.forced.and_then(|forced| forced.constraint);
        let constraint = outer.or(constraint);
        inner.forced = Some(Forced { constraint });
        explain(&mut inner);
    }

    /// How many violations have been reported.
    pub(crate) fn count(&self) -> usize {
        self.found.total()
    }
}

impl Reporter<'_> {
    /// Reports a violation at the current path.
    ///
    /// Inside a [`Secret`](crate::Secret) neither the value nor the constraint is shown, because
    /// the constraint can contain a part of the value.
    ///
    /// ```
    /// use inbounds::{constraint::Constraint, prelude::*};
    ///
    /// validated_struct! { #[derive(Debug)] struct Shoes { count: u8 in 1.. } }
    ///
    /// let err = Shoes::validate_with(ShoesFields { count: 3 }, |shoes, reporter| {
    ///     if shoes.count % 2 == 1 {
    ///         reporter.violation(Constraint::custom("even", "an even number"), &shoes.count);
    ///     }
    /// })
    /// .unwrap_err();
    /// assert_eq!(err.to_string(), "3 is not an even number");
    /// ```
    pub fn violation(&mut self, constraint: Constraint, value: &dyn Debug) {
        if self.is_secret {
            self.violate(&Constraint::custom("secret", "accepted"), value);
        } else {
            let constraint = core::cell::Cell::new(Some(constraint));
            self.whole(
                &|| constraint.take().unwrap_or(Constraint::Unique),
                value,
                Wrap::NONE,
            );
        }
    }

    /// Reports an existing violation. Its path is appended to the current one.
    ///
    /// ```
    /// use inbounds::error::Violation;
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct User { name: String in chars(1..=20) }
    /// }
    ///
    /// let taken = ["ann", "bob"];
    /// let err = User::validate_with(UserFields { name: "ann".into() }, |user, reporter| {
    ///     if taken.contains(&user.name.as_str()) {
    ///         reporter.add(Violation::new("name", "taken", "this name is taken"));
    ///     }
    /// })
    /// .unwrap_err();
    /// assert_eq!(err.to_string(), "name: this name is taken");
    /// ```
    pub fn add(&mut self, violation: Violation) {
        self.push(|this| {
            let mut path = this.path();
            path.0.extend(violation.path.0);
            let (constraint, value) = if this.is_secret {
                (
                    Constraint::custom("secret", "accepted"),
                    String::from(secret::SHOWN),
                )
            } else {
                (violation.constraint, violation.value)
            };
            Violation {
                path,
                constraint,
                value,
                ..violation
            }
        });
    }

    /// Returns whether a violation of a field, or of a part of it, was reported.
    ///
    /// A check that needs a valid field calls this first.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Line { price: u32 in 1..=900, quantity: u32 in 1..=99 }
    /// }
    ///
    /// let err = Line::validate_with(LineFields { price: 900, quantity: 100 }, |line, reporter| {
    ///     assert!(reporter.has_violation_at("quantity") && !reporter.has_violation_at("price"));
    /// });
    /// assert!(err.is_err());
    /// ```
    #[must_use]
    pub fn has_violation_at(&self, field: &str) -> bool {
        let here = self.path();
        self.found.kept.iter().any(|violation| {
            let path = violation.path.segments();
            let rest = path.strip_prefix(here.segments());
            matches!(rest, Some([Segment::Field(name), ..]) if *name == field)
        })
    }

    /// Reports on a field of the value.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! { #[derive(Debug)] struct Size { width: u8 in 1.., height: u8 in 1.. } }
    ///
    /// let screen = 80; // known only here
    /// let err = Size::validate_with(SizeFields { width: 90, height: 50 }, |size, reporter| {
    ///     reporter.at_field("width", |reporter| (..=screen).report(&size.width, reporter));
    /// })
    /// .unwrap_err();
    /// assert_eq!(err.to_string(), "width: 90 is not at most 80");
    /// ```
    pub fn at_field(&mut self, name: &'static str, explain: impl FnOnce(&mut Reporter<'_>)) {
        if self.is_secret {
            explain(&mut self.inner()); // without the name, which the rule may have made from the value
        } else {
            self.at_declared_field(name, explain);
        }
    }

    /// Reports on a declared field.
    pub(crate) fn at_declared_field(
        &mut self,
        name: &'static str,
        explain: impl FnOnce(&mut Reporter<'_>),
    ) {
        self.at(Step::Field(name), explain);
    }

    /// Reports on an element of the value, counted from zero.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! { #[derive(Debug)] struct Data { bytes: Vec<u8> in len(1..) } }
    ///
    /// let max = 9; // known only here
    /// let err = Data::validate_with(DataFields { bytes: vec![3, 10] }, |data, reporter| {
    ///     reporter.at_field("bytes", |reporter| {
    ///         for (i, byte) in data.bytes.iter().enumerate() {
    ///             reporter.at_index(i, |reporter| (..=max).report(byte, reporter));
    ///         }
    ///     });
    /// })
    /// .unwrap_err();
    /// assert_eq!(err.to_string(), "bytes[1]: 10 is not at most 9");
    /// ```
    pub fn at_index(&mut self, index: usize, explain: impl FnOnce(&mut Reporter<'_>)) {
        if self.is_secret {
            explain(&mut self.inner()); // without the index, which the rule may have made from the value
        } else {
            self.at_element(index, explain);
        }
    }

    /// Reports on an element of a sequence.
    pub(crate) fn at_element(&mut self, index: usize, explain: impl FnOnce(&mut Reporter<'_>)) {
        self.at(Step::Index(index), explain);
    }

    /// Reports on an entry of a map. The key is formatted only if there is a violation.
    ///
    /// ```
    /// use inbounds::prelude::*;
    /// use std::collections::BTreeMap;
    ///
    /// validated_struct! { #[derive(Debug)] struct Quota { limits: BTreeMap<String, u8> in len(1..) } }
    ///
    /// let max = 9; // known only here
    /// let limits = BTreeMap::from([("eu".to_owned(), 3), ("us".to_owned(), 10)]);
    /// let err = Quota::validate_with(QuotaFields { limits }, |quota, reporter| {
    ///     reporter.at_field("limits", |reporter| {
    ///         for (region, limit) in &quota.limits {
    ///             reporter.at_key(region, |reporter| (..=max).report(limit, reporter));
    ///         }
    ///     });
    /// })
    /// .unwrap_err();
    /// assert_eq!(err.to_string(), r#"limits["us"]: 10 is not at most 9"#);
    /// ```
    pub fn at_key(&mut self, key: &dyn Debug, explain: impl FnOnce(&mut Reporter<'_>)) {
        let step = if self.is_secret {
            Step::SecretKey
        } else {
            Step::Key(key)
        };
        self.at(step, explain);
    }

    fn at(&mut self, step: Step<'_>, explain: impl FnOnce(&mut Reporter<'_>)) {
        let place = Place {
            outer: self.place,
            step,
        };
        self.found.visits = self.found.visits.wrapping_add(1);
        let visit = self.found.visits;
        explain(&mut Reporter {
            found: &mut *self.found,
            place: Some(&place),
            visit,
            message: self.message,
            is_secret: self.is_secret,
            forced: self.forced,
        });
    }
}

/// Shows the path and the number of violations.
impl Debug for Reporter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reporter")
            .field("path", &self.path())
            .field("count", &self.count())
            .finish_non_exhaustive()
    }
}
