//! The types around a value: `Option`, `Secret`.

/// The types around the value that a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Wrap {
    /// In an `Option`: the violation shows its content.
    pub option: bool,
    /// In a [`Secret`](crate::Secret): the violation shows nothing of it.
    pub secret: bool,
}

impl Wrap {
    /// Neither.
    pub(crate) const NONE: Self = Wrap {
        option: false,
        secret: false,
    };
}
