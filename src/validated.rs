//! What every validated struct can do: the trait [`Validated`].

use crate::error::ValidationError;
use crate::fields::{Field, Fields, Nested, NestedFields};

/// A struct declared with [`validated_struct!`](crate::validated_struct). Its fields are always
/// within their rules.
///
/// Its functions are in a trait, not inherent, so that a field may be called `fields`, `update` or
/// `replace`.
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

    /// Returns all fields, to read.
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
    /// The clauses are checked only if all fields are within their rules.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate(ExamFields { math: 160 }).unwrap_err();
    /// assert_eq!(err.into_value().math, 160);
    /// ```
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>>;

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

    /// Changes several fields in one step: `change` gets a copy, which is then checked as a whole.
    ///
    /// Other threads that look through the tracker see all of the change or none of it.
    ///
    /// # Errors
    ///
    /// Returns the changed copy if it is not valid. The instance is then unchanged, and it is if
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
}

/// `Default` of a validated struct, for the expansion.
///
/// # Panics
///
/// If the defaults are not valid.
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
