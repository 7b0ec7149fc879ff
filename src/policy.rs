//! What a policy implements. This module is at the bottom: `Fields` names its policy, and
//! `tracker`, which exports these traits, is above `Fields`.

#[cfg(feature = "std")]
pub(crate) mod copying;

use core::any::type_name;

/// A policy: what is kept of a struct's instances. It follows the struct's name.
///
/// | policy | while an instance is live | after it was dropped |
/// |---|---|---|
/// | none, or [`Untracked`](crate::tracker::Untracked) | nothing is kept | nothing is kept |
/// | `weak`, or [`Weak`](crate::tracker::Weak) | its record | nothing is kept |
/// | `strong`, or [`Strong`](crate::tracker::Strong) | its record | its record, until it is released |
/// | [`Capped<N>`](crate::tracker::Capped) | its record | the last `N` records, until they are released |
/// | [`Sampled<N>`](crate::tracker::Sampled) | the record of one in `N`, the count of all | nothing is kept |
/// | [`Counted`](crate::tracker::Counted) | the count | nothing is kept |
///
/// A custom policy implements this trait for the structs that it supports, and a [`Handle`] that
/// each instance carries.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Fields, tracker::{Handle, Tracker}};
///
/// /// Prints what happens.
/// struct Chatty;
/// struct ChattyHandle(Option<&'static str>);
///
/// impl<F: Fields> Tracker<F> for Chatty {
///     type Handle = ChattyHandle;
/// }
///
/// impl<F: Fields> Handle<F> for ChattyHandle {
///     fn created(_: &F) -> Self {
///         println!("hello from a new {}", F::NAME);
///         ChattyHandle(Some(F::NAME))
///     }
///     fn detached() -> Self {
///         ChattyHandle(None) // of a copy that another tracker made: says nothing
///     }
///     fn assigned(&mut self, _: &F, field: usize) {
///         println!("{} has a new {}", F::NAME, F::FIELDS[field].name());
///     }
///     fn replaced(&mut self, _: &F) {
///         println!("{} is all new", F::NAME);
///     }
/// }
///
/// impl Drop for ChattyHandle {
///     fn drop(&mut self) {
///         if let Some(name) = self.0 {
///             println!("{name} was dropped");
///         }
///     }
/// }
///
/// validated_struct! {
///     struct Exam: Chatty {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::new(30)?;
/// exam.set_math(60)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tracker policy for `{F}`",
    label = "not a tracker policy for `{F}`",
    note = "the policies are `weak`, `strong`, none, or a type that implements `inbounds::tracker::Tracker`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`weak` and `strong` need the feature `std` of `inbounds`"
    )
)]
pub trait Tracker<F> {
    /// What each instance carries besides its fields. It is dropped with the instance.
    type Handle: Handle<F>;

    /// The name of the policy in the [`report`](crate::tracker::report): by default that of its
    /// type.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # use inbounds::tracker::{Capped, Tracker, Weak};
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert_eq!(<Weak as Tracker<ExamFields>>::name(), "weak");
    /// assert_eq!(<Capped<9> as Tracker<ExamFields>>::name(), "Capped<9>");
    /// ```
    #[must_use]
    fn name() -> &'static str {
        last_segment(type_name::<Self>())
    }
}

/// What follows the last `::` outside of brackets: the name of a type, with its arguments.
fn last_segment(path: &str) -> &str {
    let (mut depth, mut start, mut before) = (0_usize, 0, ' ');
    for (i, c) in path.char_indices() {
        match c {
            '<' | '(' | '[' | '{' => depth += 1,
            '>' if before == '-' => {} // the arrow of a function
            '>' | ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ':' if before == ':' && depth == 0 => start = i + 1,
            _ => {}
        }
        before = c;
    }
    &path[start..]
}

/// What each instance carries for its tracker; it is notified of each change.
///
/// The fields are valid whenever it is notified, and it never receives a rejected value. It is
/// dropped with the instance, so its `Drop` is the end of the instance.
///
/// Its functions are for the crate, and for a policy that passes them on to a handle in its own: a policy
/// is trusted with what it counts. A handle that is created in any other way counts as an instance, with
/// fields that were not checked; validated structs cannot be made from it.
///
/// See [`Tracker`] for an example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tracker's handle for `{F}`",
    note = "a handle implements `inbounds::tracker::Handle`; its `Drop` is the end of the instance"
)]
pub trait Handle<F>: Sized {
    /// Called when an instance with these fields is created. `Location::caller()` is the place in the
    /// user's code.
    ///
    /// ```
    /// // No policy: nothing is kept.
    /// <() as inbounds::tracker::Handle<u8>>::created(&1);
    /// ```
    #[track_caller]
    fn created(fields: &F) -> Self;

    /// The same if a few instructions are enough. The address of the fields is not passed on, so that
    /// the compiler can keep them in registers.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    fn created_at_once(fields: &F) -> Option<Self> {
        Some(Self::created(fields))
    }

    /// Returns the handle of a clone that is data and not an instance.
    ///
    /// A tracker clones the fields of a struct into a record, and with them the instances among the
    /// fields. Such a clone is never passed to [`created`](Self::created). Its handle must do
    /// nothing, and its drop is not the end of an instance. What a `Clone` of the user creates on purpose
    /// meanwhile, by `new` and the like, is an instance each time.
    ///
    /// The same goes for what is made while a bad document is read again to find its problems.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// validated_struct! { #[derive(Clone)] struct Mark: weak { points: u8 in 0..=100 } }
    /// validated_struct! { struct Exam: weak { math: Mark } }
    ///
    /// let exam = Exam::new(Mark::new(60).unwrap()).unwrap();
    /// let snapshot = Exam::instances().snapshot();
    /// assert_eq!(snapshot[0].fields().math.points(), 60);
    /// assert_eq!(Mark::instances().counts().created, 1); // the one in `exam`
    /// ```
    fn detached() -> Self;

    /// Called after a field was assigned. `field` is its index in
    /// [`Fields::FIELDS`](crate::Fields::FIELDS).
    ///
    /// ```
    /// inbounds::tracker::Handle::<u8>::assigned(&mut (), &1, 0);
    /// ```
    fn assigned(&mut self, fields: &F, field: usize);

    /// Called after all fields were replaced in one step, by `replace` or `update`.
    ///
    /// ```
    /// inbounds::tracker::Handle::<u8>::replaced(&mut (), &1);
    /// ```
    fn replaced(&mut self, fields: &F);

    /// Called if a panic of the user's code has interrupted a change: the fields are valid, but what the
    /// tracker knows of them may be out of date. Called while the thread panics, so it must not panic. Does
    /// nothing by default.
    ///
    /// ```
    /// inbounds::tracker::Handle::<u8>::interrupted(&mut (), &1);
    /// ```
    #[inline]
    fn interrupted(&mut self, _fields: &F) {}

    /// Called when a new instance, or a change of one, was rejected. Does nothing by default.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// assert!(Exam::new(160).is_err());
    /// assert_eq!(Exam::instances().counts().rejected, 1);
    /// ```
    #[inline]
    fn rejected() {}

    /// Returns whether a clone that is being made is data and not an instance.
    #[doc(hidden)]
    #[inline]
    fn is_clone_data() -> bool {
        #[cfg(feature = "std")]
        let is_data = copying::is_data();
        #[cfg(not(feature = "std"))]
        let is_data = false;
        is_data
    }
}
