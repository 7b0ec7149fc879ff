//! The methods of [`Reporter`] for the rules of this crate.

use core::fmt::Debug;

use super::Rule;
use crate::error::{Reporter, Wrap};

impl Reporter<'_> {
    /// Reports a value that a rule rejects, with the constraint of the rule.
    pub(crate) fn reject<T: Debug + ?Sized>(
        &mut self,
        rule: &(impl Rule<T> + ?Sized),
        value: &T,
        wrap: Wrap,
    ) {
        self.whole(&|| rule.constraint(), &value, wrap);
    }

    /// Reports that `rule` rejects the value, through the `report` of `part`, one of the rules that it is
    /// made of, which knows how to show the value.
    pub(crate) fn reject_as<T: Debug + ?Sized>(
        &mut self,
        rule: &impl Rule<T>,
        part: &impl Rule<T>,
        value: &T,
    ) {
        let before = self.count();
        let constraint = || rule.constraint();
        self.force(Some(&constraint), |reporter| part.report(value, reporter));
        // Only this crate's rules can be forced; any other rule reports nothing for a value that it
        // accepts.
        if self.count() == before {
            self.whole(&constraint, &value, Wrap::NONE);
        }
    }

    /// Reports a value that `rule` has rejected: at least one violation, even if the rule accepts
    /// the value by now.
    pub(crate) fn rejected<T: Debug + ?Sized>(&mut self, rule: &impl Rule<T>, value: &T) {
        let before = self.count();
        rule.report(value, self);
        if self.count() == before {
            self.force(None, |reporter| rule.report(value, reporter));
        }
        if self.count() == before {
            self.violate(&rule.constraint(), &value);
        }
    }
}
