//! The words for policies in a declaration. The expansion imports them, so they shadow nothing
//! elsewhere.
#![allow(non_camel_case_types)]

/// The policy [`Weak`](super::Weak): counts the living, forgets the dead.
#[cfg(feature = "std")]
pub type weak = super::Weak;

/// The policy [`Strong`](super::Strong): keeps a record of every instance until it is released.
#[cfg(feature = "std")]
pub type strong = super::Strong;

/// No policy: the one error of a declaration that names it says why.
#[cfg(not(feature = "std"))]
pub enum weak {}

/// No policy: the one error of a declaration that names it says why.
#[cfg(not(feature = "std"))]
pub enum strong {}
