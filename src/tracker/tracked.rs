//! What a tracked struct can do besides what every declared struct can.

use crate::fields::Fields;
use crate::tracker::{HasRecord, InstanceId, Instances, Recorded, Tracker};
use crate::validated::Validated;

type HandleOf<F> = <<F as Fields>::Policy as Tracker<F>>::Handle;

/// What a struct can do that is declared `weak` or `strong`, or with another policy that keeps
/// records. The prelude brings the methods into scope.
///
/// Every validated struct has this trait, and each method asks for [`Recorded`] fields, so that the
/// compiler says of a struct without a policy what it lacks. A bound for tracked structs is
/// `S: Tracked<Fields: Recorded>`.
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
    /// What is known of the instances of a struct that is declared `weak` or `strong`, or with
    /// another policy that keeps records.
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

    /// Which instance this is, for the tracker's `get`, `release` and `exempt`; `None` where the
    /// policy put only others on record. O(chunks of 1024 instances).
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

    /// Makes a live instance of a retained one: the same instance, with the fields that it had.
    /// `None` where it is not retained.
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
