//! No policy: nothing is kept, at no cost.

use crate::tracker::{Handle, Tracker};

/// The policy of a struct that names no policy. Its handle takes no space.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     struct Exam {
///         math: u8 in 0..=100,
///     }
/// }
///
/// assert_eq!(size_of::<Exam>(), size_of::<ExamFields>());
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Untracked {}

impl<F> Tracker<F> for Untracked {
    type Handle = ();

    fn name() -> &'static str {
        "untracked"
    }
}

impl<F> Handle<F> for () {
    #[inline]
    fn created(_: &F) {}

    #[inline]
    fn detached() {}

    #[inline]
    fn is_clone_data() -> bool {
        false
    }

    #[inline]
    fn assigned(&mut self, _: &F, _: usize) {}

    #[inline]
    fn replaced(&mut self, _: &F) {}
}
