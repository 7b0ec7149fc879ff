//! The names of the policies in a declaration. Only the expansion imports them, so they shadow
//! nothing in the user's code.
#![allow(non_camel_case_types)]

/// The policy [`Weak`](super::Weak): records live instances.
#[cfg(feature = "std")]
pub type weak = super::Weak;

/// The policy [`Strong`](super::Strong): keeps a record of every instance until it is released.
#[cfg(feature = "std")]
pub type strong = super::Strong;

/// Not a policy: the compile error says that the feature `std` is missing.
#[cfg(not(feature = "std"))]
pub enum weak {}

/// Not a policy: the compile error says that the feature `std` is missing.
#[cfg(not(feature = "std"))]
pub enum strong {}
