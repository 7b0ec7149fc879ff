//! The parts of a field's description that depend on the types of rules.

use super::field::Details;
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule, next};
use super::{Field, Fields};
use crate::secret;

/// The parts of a field's description that only a visit of the rules has.
pub(crate) fn details<F: Fields>(index: usize) -> Details {
    struct Describe {
        index: usize,
        next: usize,
        found: Details,
    }

    impl<F> OnRule<F> for Describe {
        type This = NoFields<F>;

        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        fn nested(&mut self, fields: Option<&'static [Field]>) {
            if self.next == self.index {
                self.found.nested = fields;
            }
        }

        fn open_rule<T, R: Explain<T>>(&mut self, index: usize, rule: &R) {
            if index == self.index {
                self.found.constraint = Some(rule.constraint());
                self.found.is_secret = secret::is_in::<T>();
            }
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        fn value<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R, _value: &T) {}
    }

    let mut describe = Describe {
        index,
        next: 0,
        found: Details::default(),
    };
    F::visit(NoFields::NEW, &mut describe);
    describe.found
}
