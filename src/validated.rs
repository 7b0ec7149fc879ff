//! The trait of every validated struct, [`Validated`].

pub mod bulk;

use crate::error::{Reporter, ValidationError, Violation};
use crate::fields::{Field, Fields, Nested, NestedFields};
use bulk::ValidateAll;

/// A type declared with [`validated_struct!`](crate::validated_struct).
///
/// Its fields are always within their rules. The functions are in a trait, not inherent, so that a
/// field may be called `fields`, `update` or `replace`.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     #[derive(Clone, Debug, PartialEq)]
///     struct Exam {
///         math: u8 in 0..=100,
///         physics: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::validate(ExamFields { math: 30, physics: 50 })?;
/// assert_eq!(exam.fields().math, 30);
/// exam.update(|fields| {
///     fields.math += 10;
///     fields.physics += 10;
/// })?;
/// assert_eq!(exam.into_fields(), ExamFields { math: 40, physics: 60 });
/// # Ok::<(), inbounds::ValidationError<ExamFields>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared with `validated_struct!`",
    note = "`validated_struct! {{ struct Exam {{ math: u8 in 0..=100 }} }}` declares a struct that is"
)]
pub trait Validated: Sized {
    /// The fields struct: plain fields with the declared names and visibilities, not checked.
    type Fields: Fields;

    /// The name of the struct.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// assert_eq!(Exam::NAME, "Exam");
    /// ```
    const NAME: &'static str = <Self::Fields as Fields>::NAME;

    /// The fields, in the order of the declaration.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100, note: String } }
    /// let names: Vec<&str> = Exam::FIELDS.iter().map(|field| field.name()).collect();
    /// assert_eq!(names, ["math", "note"]);
    /// ```
    const FIELDS: &'static [Field] = <Self::Fields as Fields>::FIELDS;

    /// Returns a reference to the fields.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// let ExamFields { math } = exam.fields();
    /// assert_eq!(math, &60);
    /// ```
    fn fields(&self) -> &Self::Fields;

    /// Consumes the instance and returns its fields.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.into_fields().math, 60);
    /// ```
    fn into_fields(self) -> Self::Fields;

    /// Creates an instance from its fields.
    ///
    /// # Errors
    ///
    /// Returns the fields if one of them is outside its rule or an `ensure` clause does not hold.
    /// A clause that names fields with `at [..]` is checked if these are within their rules, and any other if all
    /// fields are.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate(ExamFields { math: 160 }).unwrap_err();
    /// assert_eq!(err.into_value().math, 160);
    /// ```
    #[track_caller]
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>>;

    /// Creates an instance from its fields if the rules and `check` accept them.
    ///
    /// `check` is for conditions that depend on what only the caller knows, such as a price list. It
    /// runs whether or not the rules accept the fields, so that the error has all violations: see
    /// [`Reporter::has_violation_at`](crate::error::Reporter::has_violation_at).
    ///
    /// # Errors
    ///
    /// Returns the fields if a rule, an `ensure` clause or `check` rejects them.
    ///
    /// ```
    /// use inbounds::error::Violation;
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Bid { bidder: String in chars(1..=20), amount: u32 in 1.. }
    /// }
    ///
    /// let highest = 500;
    /// let fields = BidFields { bidder: String::new(), amount: 400 };
    /// let err = Bid::validate_with(fields, |bid, reporter| {
    ///     if bid.amount <= highest {
    ///         let message = format!("the highest bid is {highest}");
    ///         reporter.add(Violation::new("amount", "too_low", message));
    ///     }
    /// })
    /// .unwrap_err();
    /// assert_eq!(
    ///     err.to_string(),
    ///     "bidder: \"\" is not 1..=20 characters long\namount: the highest bid is 500",
    /// );
    /// ```
    fn validate_with(
        fields: Self::Fields,
        check: impl FnOnce(&Self::Fields, &mut Reporter<'_>),
    ) -> Result<Self, ValidationError<Self::Fields>>;

    /// Turns the instance into an error with these violations.
    ///
    /// It is for reasons that no rule can know, for example that a name is taken. The error has the
    /// fields of the instance.
    ///
    /// ```
    /// use inbounds::error::Violation;
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct User { name: String in chars(1..=20) } }
    ///
    /// let user = User::new("ann").unwrap();
    /// let taken = Violation::new("name", "taken", "this name is taken");
    /// let err = user.reject([taken]);
    /// assert_eq!(err.to_string(), "name: this name is taken");
    /// assert_eq!(err.into_value().name, "ann");
    /// ```
    fn reject(
        self,
        violations: impl IntoIterator<Item = Violation>,
    ) -> ValidationError<Self::Fields>;

    /// Returns an iterator that validates rows one after the other, each when it reaches it.
    ///
    /// An item is an instance, or an error with the number of the row. Nothing is collected, so memory
    /// use does not grow with the number of rows.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Exam { math: u8 in 0..=100 }
    /// }
    ///
    /// let rows = [60, 160, 70].map(|math| ExamFields { math });
    /// let mut exams = Vec::new();
    /// for row in Exam::validate_all(rows) {
    ///     match row {
    ///         Ok(exam) => exams.push(exam),
    ///         Err(err) => assert_eq!(err.to_string(), "row 1: math: 160 is not within 0..=100"),
    ///     }
    /// }
    /// assert_eq!(exams.len(), 2);
    /// ```
    ///
    /// Collecting into a `Result` stops at the first rejected row:
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let rows = (0..).map(|math| ExamFields { math });
    /// let err = Exam::validate_all(rows).collect::<Result<Vec<_>, _>>().unwrap_err();
    /// assert_eq!(err.row(), 101);
    /// ```
    fn validate_all<I>(rows: I) -> ValidateAll<Self, I::IntoIter>
    where
        I: IntoIterator<Item = Self::Fields>,
    {
        ValidateAll::new(rows.into_iter())
    }

    /// Replaces all fields, and returns the old ones.
    ///
    /// # Errors
    ///
    /// Returns the new fields if they are not valid. The instance is then unchanged.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// # let mut exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.replace(ExamFields { math: 70 }).unwrap().math, 60);
    /// assert!(exam.replace(ExamFields { math: 170 }).is_err());
    /// assert_eq!(exam.math(), 70);
    /// ```
    fn replace(
        &mut self,
        fields: Self::Fields,
    ) -> Result<Self::Fields, ValidationError<Self::Fields>>;

    /// Changes several fields in one step.
    ///
    /// `change` gets a copy of the fields, which is then checked as a whole. Other threads that read
    /// the instance's record see all of the change or none of it.
    ///
    /// # Errors
    ///
    /// Returns the changed copy if it is not valid. The instance is then unchanged, as it is if
    /// `change` panics.
    ///
    /// ```
    /// use inbounds::prelude::*;
    ///
    /// validated_struct! {
    ///     #[derive(Clone)]
    ///     struct Span {
    ///         start: u32,
    ///         end: u32,
    ///     }
    ///     ensure { |span| span.start <= span.end => "start is after end" }
    /// }
    ///
    /// let mut span = Span::new(1, 2).unwrap();
    /// assert!(span.set_start(10).is_err()); // 10 > 2
    /// span.update(|span| {
    ///     span.start = 10;
    ///     span.end = 20;
    /// })?;
    /// assert_eq!((span.start(), span.end()), (10, 20));
    /// # Ok::<(), inbounds::ValidationError<SpanFields>>(())
    /// ```
    fn update(
        &mut self,
        change: impl FnOnce(&mut Self::Fields),
    ) -> Result<(), ValidationError<Self::Fields>>
    where
        Self::Fields: Clone;

    /// Changes several fields in one step if the rules and `check` accept the result.
    ///
    /// See [`update`](Validated::update) and [`validate_with`](Validated::validate_with).
    ///
    /// # Errors
    ///
    /// Returns the changed copy if a rule, an `ensure` clause or `check` rejects it. The instance
    /// is then unchanged.
    ///
    /// ```
    /// use inbounds::error::Violation;
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Clone, Debug)] struct Bid { amount: u32 in 1.. } }
    ///
    /// let mut bid = Bid::new(600).unwrap();
    /// let highest = 500;
    /// let err = bid.update_with(|bid| bid.amount = 400, |bid, reporter| {
    ///     if bid.amount <= highest {
    ///         reporter.add(Violation::new("amount", "too_low", "too low"));
    ///     }
    /// });
    /// assert_eq!(err.unwrap_err().to_string(), "amount: too low");
    /// assert_eq!(bid.amount(), 600);
    /// ```
    fn update_with(
        &mut self,
        change: impl FnOnce(&mut Self::Fields),
        check: impl FnOnce(&Self::Fields, &mut Reporter<'_>),
    ) -> Result<(), ValidationError<Self::Fields>>
    where
        Self::Fields: Clone;
}

/// `Default` of a validated struct, for the expansion.
///
/// # Panics
///
/// Panics if the defaults are not valid.
#[track_caller]
pub fn default_of<S: Validated>(fields: S::Fields) -> S {
    match S::validate(fields) {
        Ok(default) => default,
        Err(rejected) => panic!("{}: the defaults are not valid: {rejected}", S::NAME),
    }
}

impl<T: Validated> Nested<T> {
    #[doc(hidden)]
    pub const __FIELDS: Option<&'static [Field]> = Some(T::FIELDS);
}

/// What is known about a type without a rule: the first of three traits.
#[doc(hidden)]
pub trait IsValidated {
    #[doc(hidden)]
    fn __fields(&self) -> NestedFields;
}

impl<T: Validated> IsValidated for &&Nested<T> {
    #[inline]
    fn __fields(&self) -> NestedFields {
        NestedFields::of(T::FIELDS)
    }
}
