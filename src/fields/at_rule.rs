//! The rule of one field.

use super::Fields;
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule, next};

struct AtRule<C> {
    index: usize,
    next: usize,
    call: C,
}

/// A function to call with the rule.
pub(super) trait Call {
    fn call<U: 'static, R: Explain<U>>(&mut self, rule: &R);
}

impl<F, C: Call> OnRule<F> for AtRule<C> {
    type This = NoFields<F>;

    #[inline]
    fn next_index(&mut self) -> usize {
        next(&mut self.next)
    }

    #[inline]
    fn rule<U: 'static, R: Explain<U>>(&mut self, index: usize, rule: &R) -> bool {
        if index == self.index {
            self.call.call::<U, R>(rule);
        }
        false
    }

    #[inline]
    fn wants_values<R>(&self, _rule: &R) -> bool {
        false
    }

    #[inline]
    fn value<U, R: Explain<U>>(&mut self, _index: usize, _rule: &R, _value: &U) {}
}

/// Calls a function with the rule of one field, if it has one.
#[inline]
pub(super) fn at_rule<F: Fields, C: Call>(index: usize, call: C) -> C {
    let mut at = AtRule {
        index,
        next: 0,
        call,
    };
    F::visit(NoFields::NEW, &mut at);
    at.call
}
