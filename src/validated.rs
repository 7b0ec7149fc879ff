//! What every declared struct can do: the trait [`Validated`], and [`Fields`], its unchecked side.

use crate::bulk::ValidateAll;
use crate::error::ValidationError;
use crate::fields::{Field, Fields};

/// A struct declared with [`validated_struct!`](crate::validated_struct): it holds no value
/// outside the rules of its declaration.
///
/// What does not need a name of the struct's own stands here, and not among its inherent
/// functions, so that a field may be called `fields`, `update` or `replace`.
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
    /// The same struct, unchecked: plain fields with the declared names and visibilities.
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

    /// All the fields, to read.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// let ExamFields { math } = exam.fields();
    /// assert_eq!(math, &60);
    /// ```
    fn fields(&self) -> &Self::Fields;

    /// All the fields, moved out. The instance ends.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
    /// # let exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.into_fields().math, 60);
    /// ```
    fn into_fields(self) -> Self::Fields;

    /// An instance with these fields.
    ///
    /// # Errors
    ///
    /// The fields, back, where one is outside its rule or an `ensure` clause does not hold. The
    /// clauses are asked only of fields that are each within their rules.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let err = Exam::validate(ExamFields { math: 160 }).unwrap_err();
    /// assert_eq!(err.into_value().math, 160);
    /// ```
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>>;

    /// Validates rows one after the other, each when the iterator comes to it.
    ///
    /// An item is an instance, or an error that has the number of the row. Nothing is collected, so the
    /// memory does not grow with the rows.
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
    /// Collected into a `Result`, it stops at the first row that is rejected:
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

    /// Puts these fields in the place of the old ones, and gives back the old ones.
    ///
    /// # Errors
    ///
    /// The new fields, back, where they are not valid. The instance is then as it was.
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

    /// Changes several fields in one step: `change` works on a copy, which is checked as a
    /// whole. Other threads that look through the tracker see the change whole or not at all.
    ///
    /// # Errors
    ///
    /// The changed copy, where it is not valid. The instance is then as it was, as it is where
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

/// What the expansion of `Default` does.
///
/// # Panics
///
/// Where the defaults are not valid.
pub fn default_of<S: Validated>(fields: S::Fields) -> S {
    match S::validate(fields) {
        Ok(default) => default,
        Err(rejected) => panic!("{}: the defaults are not valid: {rejected}", S::NAME),
    }
}

/// The fields of `T`, where it is a declared struct: an inherent const comes before that of a
/// trait.
#[doc(hidden)]
pub struct Nested<T>(core::marker::PhantomData<T>);

#[doc(hidden)]
pub trait NotNested {
    #[doc(hidden)]
    const __FIELDS: Option<&'static [Field]> = None;
}

impl<T> NotNested for Nested<T> {}

impl<T: Validated> Nested<T> {
    #[doc(hidden)]
    pub const __FIELDS: Option<&'static [Field]> = Some(T::FIELDS);
}
