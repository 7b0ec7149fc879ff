//! The current place of a reporter in a value: a list of steps on the stack.

use alloc::string::String;
use core::fmt::Debug;

use super::Segment;
use super::excerpt::excerpt;
use crate::secret;

/// A step of the path. It is formatted only if there is a violation.
pub(super) struct Place<'a> {
    pub(super) outer: Option<&'a Place<'a>>,
    pub(super) step: Step<'a>,
}

pub(super) enum Step<'a> {
    Field(&'static str),
    Index(usize),
    Key(&'a dyn Debug),
    SecretKey,
}

impl Place<'_> {
    pub(super) fn segment(&self) -> Segment {
        match self.step {
            Step::Field(name) => Segment::Field(name),
            Step::Index(index) => Segment::Index(index),
            Step::Key(key) => Segment::Key(excerpt(key)),
            Step::SecretKey => Segment::Key(String::from(secret::SHOWN)),
        }
    }
}
