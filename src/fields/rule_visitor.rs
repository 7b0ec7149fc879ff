//! Visits the rules of a struct without its fields, for crates that have the values in columns.

use super::Fields;
use super::explain::at_field;
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule};
use crate::error::Violations;
use crate::rule::Rule;

/// The visitor to which [`visit_rules`] passes the rules.
#[doc(hidden)]
pub trait RuleVisitor {
    /// Takes the rule of the field with this index, whose type is `T`, and a function that explains why the rule
    /// rejects a value.
    fn rule<T: 'static, R: Rule<T>>(
        &mut self,
        index: usize,
        rule: &R,
        explain: &dyn Fn(&T) -> Violations,
    );
}

/// Passes each rule of a field whose type is `'static` to the visitor.
#[doc(hidden)]
pub fn visit_rules<F: Fields>(visitor: &mut impl RuleVisitor) {
    struct Show<'v, V> {
        next: usize,
        visitor: &'v mut V,
    }

    impl<F: Fields, V: RuleVisitor> OnRule<F> for Show<'_, V> {
        type This = NoFields<F>;

        fn next_index(&mut self) -> usize {
            self.next += 1;
            self.next - 1
        }

        fn rule<T: 'static, R: Explain<T>>(&mut self, index: usize, rule: &R) -> bool {
            self.visitor.rule(index, rule, &|value| {
                Violations::collect(|reporter| {
                    at_field::<F>(index, reporter, |reporter| {
                        rule.explain(value, true, reporter);
                    });
                })
            });
            false
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        fn value<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R, _value: &T) {}
    }

    F::visit(NoFields::NEW, &mut Show { next: 0, visitor });
}
