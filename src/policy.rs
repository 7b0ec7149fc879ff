//! The traits that a policy implements.
//!
//! They are not in `tracker`, which exports them, because `Fields` names its policy, and `tracker` uses `Fields`.

#[cfg(feature = "std")]
pub(crate) mod copying;

use core::any::type_name;

/// A tracker policy, which decides what is kept of the instances of a struct.
///
/// It follows the name of the struct in the declaration.
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
/// A custom policy implements this trait for the structs that it supports, and [`Handle`] for what
/// each instance carries.
///
/// ```
/// use inbounds::prelude::*;
/// use inbounds::{Fields, tracker::{Handle, Tracker}};
/// use std::sync::Mutex;
///
/// static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
///
/// fn log(line: String) {
///     LOG.lock().unwrap().push(line);
/// }
///
/// /// Logs what happens to instances.
/// struct Logged;
/// struct LogHandle(Option<&'static str>);
///
/// impl<F: Fields> Tracker<F> for Logged {
///     type Handle = LogHandle;
/// }
///
/// impl<F: Fields> Handle<F> for LogHandle {
///     fn created(_: &F) -> Self {
///         log(format!("{} created", F::NAME));
///         LogHandle(Some(F::NAME))
///     }
///     fn detached() -> Self {
///         LogHandle(None) // of a copy in the record of another tracker: logs nothing
///     }
///     fn assigned(&mut self, _: &F, field: usize) {
///         log(format!("{}.{} assigned", F::NAME, F::FIELDS[field].name()));
///     }
///     fn replaced(&mut self, _: &F) {
///         log(format!("{} replaced", F::NAME));
///     }
/// }
///
/// impl Drop for LogHandle {
///     fn drop(&mut self) {
///         if let Some(name) = self.0 {
///             log(format!("{name} dropped"));
///         }
///     }
/// }
///
/// validated_struct! {
///     struct Exam: Logged {
///         math: u8 in 0..=100,
///     }
/// }
///
/// let mut exam = Exam::new(30)?;
/// exam.set_math(60)?;
/// drop(exam);
/// assert_eq!(*LOG.lock().unwrap(), ["Exam created", "Exam.math assigned", "Exam dropped"]);
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
    /// The type that each instance carries besides its fields. It is dropped with the instance.
    type Handle: Handle<F>;

    /// Returns the name of the policy in the [`report`](crate::tracker::report).
    ///
    /// By default it is the name of its type.
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

/// The part after the last `::` outside of brackets: the name of a type, with its arguments.
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

/// A part of each instance that is notified of the changes of the instance.
///
/// The fields are valid whenever it is notified, and it never receives a rejected value. It is
/// dropped with the instance, so its `Drop` marks the end of the instance.
///
/// Only this crate and handles that contain another handle should call these functions. A handle that is
/// created in any other way is counted as an instance, with fields that were not checked, although no
/// validated struct can be made from it.
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
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let exam = Exam::new(60).unwrap(); // calls `created` of the handle of `weak`
    /// assert_eq!(Exam::instances().counts().created, 1);
    /// ```
    #[track_caller]
    fn created(fields: &F) -> Self;

    /// The same, if it takes only a few instructions. The address of the fields is not passed on, so that
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
    /// fields. For such a clone, [`created`](Self::created) is not called. Its handle must do
    /// nothing, and dropping it is not the end of an instance. If a `Clone` of the user calls `new` or a
    /// similar function meanwhile, that creates an instance as usual.
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

    /// Called after a field was assigned or edited. `field` is its index in
    /// [`Fields::FIELDS`](crate::Fields::FIELDS).
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(30).unwrap();
    /// exam.set_math(60).unwrap(); // calls `assigned` with the index 0
    /// assert_eq!(Exam::instances().snapshot()[0].fields().math, 60);
    /// ```
    fn assigned(&mut self, fields: &F, field: usize);

    /// Called after all fields were replaced in one step, by `replace` or `update`.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { struct Exam: weak { math: u8 in 0..=100 } }
    /// let mut exam = Exam::new(30).unwrap();
    /// exam.replace(ExamFields { math: 60 }).unwrap(); // calls `replaced`
    /// assert_eq!(Exam::instances().snapshot()[0].fields().math, 60);
    /// ```
    fn replaced(&mut self, fields: &F);

    /// Called if a panic in the user's code has interrupted a change. Does nothing by default.
    ///
    /// The fields are valid, but the tracker's copy of them may be out of date. It is called while the
    /// thread panics, so it must not panic.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # use std::panic::{AssertUnwindSafe, catch_unwind};
    /// # validated_struct! { struct Post: weak { tags: Vec<u8> } }
    /// let mut post = Post::new(vec![]).unwrap();
    /// let change = || {
    ///     let result = post.edit(Post::tags).change(|tags| {
    ///         tags.push(7);
    ///         assert!(tags.is_empty()); // panics
    ///     });
    ///     result.is_ok()
    /// };
    /// catch_unwind(AssertUnwindSafe(change)).unwrap_err();
    /// assert_eq!(post.tags(), &[7]);
    /// assert!(Post::instances().snapshot()[0].is_stale());
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
