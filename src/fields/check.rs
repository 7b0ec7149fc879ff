//! Whether fields are valid, and why not.

use alloc::vec::Vec;
use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::clause::{ClauseVisitor, failed_clauses};
use super::field::Details;
use super::obligation::Explain;
use super::visitor::{NoFields, OnRule};
use super::{Field, Fields};
use crate::error::{Cause, Reporter, Violations};

/// The `ensure` clauses that do not hold.
pub(crate) struct Failed {
    /// The first of them, a bit each; the last bit is for all further ones.
    bits: u32,
    further: Vec<usize>,
}

impl Failed {
    pub(crate) const NONE: Self = Failed {
        bits: 0,
        further: Vec::new(),
    };
    const FURTHER: u32 = 31;

    #[inline]
    pub(crate) fn is_none(&self) -> bool {
        self.bits == 0
    }

    #[inline]
    pub(super) fn insert(&mut self, index: usize) {
        if index < Self::FURTHER as usize {
            self.bits |= 1 << index;
        } else {
            self.insert_further(index);
        }
    }

    #[cold]
    fn insert_further(&mut self, index: usize) {
        self.bits |= 1 << Self::FURTHER;
        self.further.push(index);
    }

    #[cfg(any(feature = "proptest", feature = "arbitrary"))]
    pub(crate) fn contains(&self, index: usize) -> bool {
        if index < Self::FURTHER as usize {
            self.bits & 1 << index != 0
        } else {
            self.further.contains(&index)
        }
    }

    pub(crate) fn bits(&self) -> u32 {
        self.bits
    }
}

#[inline]
fn next(index: &mut usize) -> usize {
    *index += 1;
    *index - 1
}

/// `None` for valid fields; otherwise the `ensure` clauses that do not hold.
#[inline]
pub(crate) fn rejected<F: Fields>(fields: &F) -> Option<Failed> {
    if !accepts(fields) {
        return Some(Failed::NONE);
    }
    if !F::HAS_CLAUSES {
        return None;
    }
    let failed = failed_clauses(fields);
    (!failed.is_none()).then_some(failed)
}

/// Whether each field is within its rule.
#[inline]
pub(crate) fn accepts<F: Fields>(fields: &F) -> bool {
    let mut all = All {
        accepted: true,
        fields: PhantomData,
    };
    F::visit(fields, &mut all);
    all.accepted
}

struct All<'f, F> {
    accepted: bool,
    fields: PhantomData<&'f F>,
}

impl<'f, F> OnRule<F> for All<'f, F> {
    type This = &'f F;

    #[inline]
    fn wants_values<R>(&self, _rule: &R) -> bool {
        self.accepted
    }

    #[inline]
    fn value<T, R: Explain<T>>(&mut self, _index: usize, rule: &R, value: &T) {
        self.accepted = rule.accepts(value);
    }
}

/// `None` if one field is within its rule and the clauses hold; otherwise those that do not.
#[inline]
pub(crate) fn rejected_at<F: Fields>(fields: &F, index: usize) -> Option<Failed> {
    struct At<'f, F> {
        index: usize,
        next: usize,
        accepted: bool,
        fields: PhantomData<&'f F>,
    }

    impl<'f, F> OnRule<F> for At<'f, F> {
        type This = &'f F;

        #[inline]
        fn next_index(&mut self) -> usize {
            next(&mut self.next)
        }

        #[inline]
        fn wants_values<R>(&self, _rule: &R) -> bool {
            true
        }

        #[inline]
        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            if index == self.index {
                self.accepted = rule.accepts(value);
            }
        }
    }

    let mut at = At {
        index,
        next: 0,
        accepted: true,
        fields: PhantomData,
    };
    F::visit(fields, &mut at);
    if !at.accepted {
        return Some(Failed::NONE);
    }
    let failed = failed_clauses(fields);
    (!failed.is_none()).then_some(failed)
}

/// What is known of a value that is to be assigned to one field.
pub(crate) struct Assignable {
    pub(crate) index: usize,
    /// Whether the rule accepts the value. One of another type than the field's it does not.
    pub(crate) accepted: bool,
}

/// Asks the rule of the field with the reader `M` about a value.
#[inline]
pub(crate) fn assignable<F: Fields, M: 'static, T: 'static>(value: &T) -> Assignable {
    let mut one = One::<M, T> {
        next: 0,
        is_here: false,
        value,
        found: Assignable {
            index: usize::MAX,
            accepted: true,
        },
        reader: PhantomData,
    };
    F::visit(NoFields::NEW, &mut one);
    one.found
}

struct One<'v, M, T> {
    next: usize,
    is_here: bool,
    value: &'v T,
    found: Assignable,
    reader: PhantomData<fn(M)>,
}

impl<F, M: 'static, T: 'static> OnRule<F> for One<'_, M, T> {
    type This = NoFields<F>;

    #[inline]
    fn next_index(&mut self) -> usize {
        next(&mut self.next)
    }

    #[inline]
    fn reader<N: 'static>(&mut self, index: usize) {
        self.is_here = TypeId::of::<N>() == TypeId::of::<M>();
        if self.is_here {
            self.found.index = index;
        }
    }

    #[inline]
    fn rule<U: 'static, R: Explain<U>>(&mut self, _index: usize, rule: &R) -> bool {
        if self.is_here {
            let value: &dyn Any = self.value;
            self.found.accepted = value
                .downcast_ref::<U>()
                .is_some_and(|value| rule.accepts(value));
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

/// The first field that its rule rejects.
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
pub(crate) fn find_rejected<F: Fields>(fields: &F) -> Option<usize> {
    struct First<'f, F>(Option<usize>, usize, PhantomData<&'f F>);

    impl<'f, F> OnRule<F> for First<'f, F> {
        type This = &'f F;

        fn next_index(&mut self) -> usize {
            next(&mut self.1)
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            self.0.is_none()
        }

        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            if !rule.accepts(value) {
                self.0 = Some(index);
            }
        }
    }

    let mut first = First(None, 0, PhantomData);
    F::visit(fields, &mut first);
    first.0
}

/// What a visit of the rules knows of a field.
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

/// Reports the violations of fields.
#[cold]
pub(crate) fn explain<F: Fields>(fields: &F, cause: Cause, reporter: &mut Reporter<'_>) {
    struct All<'f, 'r, 'p, F>(usize, &'r mut Reporter<'p>, PhantomData<&'f F>);

    impl<'f, F: Fields> OnRule<F> for All<'f, '_, '_, F> {
        type This = &'f F;

        fn next_index(&mut self) -> usize {
            next(&mut self.0)
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            true
        }

        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            at_field::<F>(index, self.1, |reporter| rule.explain(value, reporter));
        }
    }

    F::visit(fields, &mut All(0, reporter, PhantomData));
    explain_clauses::<F>(cause, reporter);
}

/// Reports the violations of a value that was assigned to one field.
#[cold]
pub(crate) fn explain_one<F: Fields, T: 'static>(
    value: &T,
    cause: Cause,
    reporter: &mut Reporter<'_>,
) {
    struct One<'v, 'r, 'p, T>(usize, usize, &'v T, &'r mut Reporter<'p>);

    impl<F: Fields, T: 'static> OnRule<F> for One<'_, '_, '_, T> {
        type This = NoFields<F>;

        fn next_index(&mut self) -> usize {
            next(&mut self.1)
        }

        fn rule<U: 'static, R: Explain<U>>(&mut self, index: usize, rule: &R) -> bool {
            let value: &dyn Any = self.2;
            if let (true, Some(value)) = (index == self.0, value.downcast_ref::<U>()) {
                at_field::<F>(index, self.3, |reporter| rule.explain(value, reporter));
            }
            false
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            false
        }

        fn value<U, R: Explain<U>>(&mut self, _index: usize, _rule: &R, _value: &U) {}
    }

    let index = cause.field.into();
    F::visit(NoFields::NEW, &mut One(index, 0, value, reporter));
    explain_clauses::<F>(cause, reporter);
}

/// The violations of one field, where it is.
#[cold]
pub(crate) fn record_at<F: Fields>(fields: &F, cause: Cause) -> Violations {
    struct At<'f, 'r, 'p, F>(usize, usize, &'r mut Reporter<'p>, PhantomData<&'f F>);

    impl<'f, F: Fields> OnRule<F> for At<'f, '_, '_, F> {
        type This = &'f F;

        fn next_index(&mut self) -> usize {
            next(&mut self.1)
        }

        fn wants_values<R>(&self, _rule: &R) -> bool {
            true
        }

        fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T) {
            if index == self.0 {
                at_field::<F>(index, self.2, |reporter| rule.explain(value, reporter));
            }
        }
    }

    Violations::collect(|reporter| {
        let index = cause.field.into();
        F::visit(fields, &mut At(index, 0, reporter, PhantomData));
        explain_clauses::<F>(cause, reporter);
    })
}

fn at_field<F: Fields>(
    index: usize,
    reporter: &mut Reporter<'_>,
    report: impl FnOnce(&mut Reporter<'_>),
) {
    if F::IS_NEWTYPE {
        report(reporter);
    } else {
        reporter.at_field(F::FIELDS[index].name(), report);
    }
}

/// Reports the clauses that did not hold. They are not evaluated again: they may hold by now.
fn explain_clauses<F: Fields>(cause: Cause, reporter: &mut Reporter<'_>) {
    struct Messages<'r, 'p, F> {
        failed: u32,
        index: u32,
        reporter: &'r mut Reporter<'p>,
        fields: PhantomData<fn() -> F>,
    }

    impl<F: Fields> ClauseVisitor<F> for Messages<'_, '_, F> {
        type This = NoFields<F>;

        fn clause(&mut self, about: &'static [&'static str], message: &'static str) -> bool {
            if self.failed & 1 << self.index != 0 {
                self.reporter.failed_clause(message, about);
            }
            self.index += 1;
            false
        }

        fn value(&mut self, _holds: bool) {}
    }

    if cause.failed != 0 {
        F::clauses(
            NoFields::NEW,
            &mut Messages {
                failed: cause.failed,
                index: 0,
                reporter,
                fields: PhantomData,
            },
        );
    }
}
