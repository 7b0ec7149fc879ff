//! The functions of a tracked struct.

use crate::fields::Fields;
use crate::tracker::{HasRecord, InstanceId, Instances, Recorded, Tracker};
use crate::validated::Validated;

type HandleOf<F> = <<F as Fields>::Policy as Tracker<F>>::Handle;

/// The functions of a struct with `weak`, `strong` or another policy that keeps records.
///
/// The prelude exports it.
///
/// Every validated struct implements this trait. Each method requires [`Recorded`] fields, so that the
/// compiler can say what a struct without a policy lacks. To accept only tracked structs,
/// write the bound `S: Tracked<Fields: Recorded>`.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::tracker::{Recorded, Tracked};
///
/// fn live<S: Tracked<Fields: Recorded>>() -> usize {
///     S::instances().counts().live
/// }
///
/// validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
/// assert_eq!(live::<Exam>(), 0);
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is not declared with `validated_struct!`")]
pub trait Tracked: Validated {
    /// Returns the records and counts of all instances of the struct.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(Exam::instances().snapshot()[0].fields().math, 60);
    /// assert_eq!(Exam::instances().counts().live, 1);
    /// # drop(exam);
    /// ```
    #[must_use]
    fn instances() -> &'static Instances<Self::Fields>
    where
        Self::Fields: Recorded,
    {
        <Self::Fields as Recorded>::instances()
    }

    /// Returns the id of this instance, for `get`, `release` and `exempt` of [`Instances`].
    ///
    /// `None` if the policy keeps no record of this instance. O(chunks of 1024 instances).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap();
    /// assert_eq!(exam.instance_id(), Some(Exam::instances().snapshot()[0].id()));
    /// ```
    fn instance_id(&self) -> Option<InstanceId<Self::Fields>>
    where
        HandleOf<Self::Fields>: HasRecord<Self::Fields>;

    /// Makes a retained instance live again, with the fields that it had.
    ///
    /// `None` if it is not retained, or if a field is `#[unrecorded]`.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: strong { math: u8 in 0..=100 } }
    /// drop(Exam::new(60).unwrap());
    /// let id = Exam::instances().retained()[0].id();
    /// let exam = Exam::restore(id).unwrap();
    /// assert_eq!((exam.math(), exam.instance_id()), (60, Some(id)));
    /// assert_eq!(Exam::instances().counts().retained, 0);
    /// ```
    #[must_use]
    fn restore(id: InstanceId<Self::Fields>) -> Option<Self>
    where
        Self::Fields: Recorded,
        HandleOf<Self::Fields>: HasRecord<Self::Fields>;
}
