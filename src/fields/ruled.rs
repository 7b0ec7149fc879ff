//! How a rule is reached whose type only the expansion knows.

use crate::constraint::Constraint;
use crate::error::Reporter;

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
