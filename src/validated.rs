//! What every declared struct can do: the trait [`Validated`], and [`Fields`], its unchecked side.

use crate::constraint::Constraint;
use crate::error::{Reporter, ValidationError};
use crate::field::Field;
use crate::policy::Tracker;
use crate::sealed::Sealed;
#[cfg(feature = "std")]
use crate::{
    sealed::EntryOf,
    tracker::{InstanceId, OnRecord, Pool, Recorded},
};

/// A struct declared with [`validated_struct!`](crate::validated_struct): it holds no value
/// outside the rules of its declaration.
///
/// What does not need a name of the struct's own stands here, and not among its inherent
/// functions, so that a field may be called `fields`, `update` or `tracker`.
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
    /// let no = Exam::validate(ExamFields { math: 160 }).unwrap_err();
    /// assert_eq!(no.into_value().math, 160);
    /// ```
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>>;

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

    /// What is known of the instances of a struct that is declared `weak` or `strong`, or with
    /// another policy that keeps records.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::tracker().seen()[0].fields().math, 60);
    /// assert_eq!(Exam::tracker().counts().live, 1);
    /// # drop(exam);
    /// ```
    #[cfg(feature = "std")]
    #[must_use]
    fn tracker() -> &'static Pool<Self::Fields>
    where
        Self::Fields: Recorded,
    {
        <Self::Fields as Recorded>::pool()
    }

    /// Which instance this is, for the tracker's `get`, `release` and `exempt`; `None` where the
    /// policy put only others on record. O(chunks of 1024 instances).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.instance_id(), Some(Exam::tracker().seen()[0].id()));
    /// ```
    #[cfg(feature = "std")]
    fn instance_id(&self) -> Option<InstanceId>
    where
        <<Self::Fields as Fields>::Policy as Tracker<Self::Fields>>::Entry: OnRecord<Self::Fields>;

    /// Makes a live instance of a retained one: the same instance, with the fields that it had.
    /// `None` where it is not retained.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let id = Exam::tracker().retained()[0].id();
    /// let exam = Exam::reclaim(id).unwrap();
    /// assert_eq!((exam.math(), exam.instance_id()), (60, Some(id)));
    /// assert_eq!(Exam::tracker().counts().retained, 0);
    /// ```
    #[cfg(feature = "std")]
    #[must_use]
    fn reclaim(id: InstanceId) -> Option<Self>
    where
        Self::Fields: Recorded,
        <<Self::Fields as Fields>::Policy as Tracker<Self::Fields>>::Entry: OnRecord<Self::Fields>;
}

/// The unchecked side of a declared struct: `ExamFields` for `Exam`. The macro implements it.
///
/// A tracker policy is generic over it.
///
/// ```
/// use inbounds::Fields;
/// use inbounds::prelude::*;
///
/// # validated_struct! { struct Exam { math: u8 in 0..=100 } }
/// fn describe<F: Fields>() -> String {
///     format!("{} with {} fields", F::NAME, F::FIELDS.len())
/// }
/// assert_eq!(describe::<ExamFields>(), "Exam with 1 fields");
/// ```
pub trait Fields: Sized {
    /// The policy that is chosen after the struct's name.
    type Policy: Tracker<Self>;

    /// The name of the declared struct.
    const NAME: &'static str;

    /// The fields, in the order of the declaration.
    const FIELDS: &'static [Field];

    /// Whether the one field is the whole value, and so has no name in a path.
    #[doc(hidden)]
    const IS_NEWTYPE: bool = false;

    /// What is said where an `ensure` clause does not hold.
    #[doc(hidden)]
    const ENSURES: &'static [Ensure] = &[];

    /// Shows the visitor each field that is under a rule, until it says `false`.
    #[doc(hidden)]
    fn visit<V: Visitor<Self>>(&self, visitor: &mut V) -> bool;

    /// The fields after the functions that the declaration names with `via`.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn normalized(self) -> Self {
        self
    }

    /// The `ensure` clauses that do not hold, a bit each.
    #[doc(hidden)]
    #[inline]
    fn unmet(&self) -> u32 {
        0
    }
}

/// What is said of an `ensure` clause, and of which fields.
#[doc(hidden)]
#[derive(Debug)]
pub struct Ensure {
    #[doc(hidden)]
    pub message: &'static str,
    #[doc(hidden)]
    pub about: &'static [&'static str],
}

/// A field of `F`, of type `T`: where its rule stands.
#[doc(hidden)]
pub trait Ruled<F, T> {
    /// Puts a question to the rule. What it answers is of use only where the question is
    /// [`Ask::Accepts`].
    fn ask(ask: Ask<'_, '_, T>) -> bool;
}

/// A field without a rule.
impl<F, T> Ruled<F, T> for () {
    #[inline]
    fn ask(_ask: Ask<'_, '_, T>) -> bool {
        true
    }
}

/// What can be asked of a rule, whatever its type. An enum, and no trait: the expansion asks once
/// for each field, and what is generic costs the compiler more.
#[doc(hidden)]
pub enum Ask<'a, 'f, T> {
    /// Is this value in the set?
    Accepts(&'a T),
    /// What is wrong with this value?
    Explain(&'a T, &'a mut Reporter<'f>),
    /// What do you demand?
    Demand(&'a mut Option<Constraint>),
}

/// What the expansion shows of each field that is under a rule.
#[doc(hidden)]
pub trait Visitor<F> {
    /// Says whether to go on.
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool;
}

/// What the expansion says of a declared struct: that it is nothing but its sealed fields.
#[doc(hidden)]
pub trait Declared: Sized {
    type Fields: Fields;

    fn seal(sealed: Sealed<Self::Fields>) -> Self;
    fn sealed(&self) -> &Sealed<Self::Fields>;
    fn sealed_mut(&mut self) -> &mut Sealed<Self::Fields>;
    fn unseal(self) -> Sealed<Self::Fields>;
}

impl<S: Declared> Validated for S {
    type Fields = <S as Declared>::Fields;

    #[inline]
    fn fields(&self) -> &Self::Fields {
        self.sealed().read()
    }

    #[inline]
    fn into_fields(self) -> Self::Fields {
        self.unseal().into_fields()
    }

    #[inline]
    fn validate(fields: Self::Fields) -> Result<Self, ValidationError<Self::Fields>> {
        Sealed::validate(fields).map(S::seal)
    }

    #[inline]
    fn replace(
        &mut self,
        fields: Self::Fields,
    ) -> Result<Self::Fields, ValidationError<Self::Fields>> {
        self.sealed_mut().replace(fields)
    }

    #[inline]
    fn update(
        &mut self,
        change: impl FnOnce(&mut Self::Fields),
    ) -> Result<(), ValidationError<Self::Fields>>
    where
        Self::Fields: Clone,
    {
        let mut fields = self.fields().clone();
        change(&mut fields);
        self.replace(fields).map(drop)
    }

    #[cfg(feature = "std")]
    fn instance_id(&self) -> Option<InstanceId>
    where
        EntryOf<Self::Fields>: OnRecord<Self::Fields>,
    {
        self.sealed().instance_id()
    }

    #[cfg(feature = "std")]
    fn reclaim(id: InstanceId) -> Option<Self>
    where
        Self::Fields: Recorded,
        EntryOf<Self::Fields>: OnRecord<Self::Fields>,
    {
        Sealed::reclaim(id).map(S::seal)
    }
}
