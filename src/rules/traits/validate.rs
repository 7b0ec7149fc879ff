//! Types that `valid()` can check.

use crate::error::Reporter;
use crate::fields::{self, Fields};

/// A type whose values can check themselves, for [`valid`](crate::rules::valid()).
///
/// The fields struct of every validated struct implements it. Implement it for a type that is written by
/// hand, so that other declarations can hold its values under `valid()`.
///
/// ```
/// use inbounds::{error::Reporter, prelude::*, rules::Validate};
///
/// #[derive(Debug)]
/// struct Span {
///     start: u32,
///     end: u32,
/// }
///
/// impl Validate for Span {
///     const NAME: &'static str = "Span";
///
///     fn is_valid(&self) -> bool {
///         self.end > self.start
///     }
///
///     fn report(&self, reporter: &mut Reporter<'_>) {
///         reporter.at_field("end", |reporter| above(self.start).report(&self.end, reporter));
///     }
/// }
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Plan {
///         spans: Vec<Span> in each(valid()),
///     }
/// }
///
/// assert!(Plan::new(vec![Span { start: 1, end: 2 }]).is_ok());
/// assert_eq!(
///     Plan::new(vec![Span { start: 3, end: 2 }]).unwrap_err().to_string(),
///     "spans[0].end: 2 is not above 3",
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`valid()` cannot check a `{Self}`",
    note = "`valid()` is for the fields struct of a validated struct, and for types that implement `inbounds::rules::Validate`",
    note = "a validated struct needs no rule"
)]
pub trait Validate {
    /// The name of the type in messages.
    const NAME: &'static str;

    /// Returns whether the value is valid.
    fn is_valid(&self) -> bool;

    /// Reports why the value is not valid, or nothing if it is.
    fn report(&self, reporter: &mut Reporter<'_>);

    /// Returns whether the result depends on nothing but the value.
    ///
    /// See [`Rule::is_stable`](crate::Rule::is_stable). The default returns `true`.
    #[inline]
    fn is_stable(&self) -> bool {
        true
    }

    /// Returns the value in the form that is checked and kept. By default it is unchanged.
    #[must_use]
    #[inline]
    fn normalized(self) -> Self
    where
        Self: Sized,
    {
        self
    }
}

impl<F: Fields> Validate for F {
    const NAME: &'static str = <F as Fields>::NAME;

    #[inline]
    fn is_valid(&self) -> bool {
        fields::rejected(self).is_none()
    }

    fn report(&self, reporter: &mut Reporter<'_>) {
        fields::explain_nested(self, reporter);
    }

    fn is_stable(&self) -> bool {
        // What a clause reads is unknown.
        let is_by_clause = fields::rejected(self).is_some_and(|cause| !cause.failed.is_none());
        !is_by_clause && fields::is_stable(self)
    }

    #[inline]
    fn normalized(self) -> Self {
        fields::normalized(self)
    }
}
