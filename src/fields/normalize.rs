//! Normalization of fields before they are checked.

use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::Fields;
use super::obligation::Explain;
use super::visitor::{Change, NoFields, OnRule};

/// Applies the functions after `via`, and those of nested validated structs to their fields.
#[inline]
pub(crate) fn normalized<F: Fields>(fields: F) -> F {
    let mut each = Each {
        fields: Some(fields.normalized()),
    };
    F::visit(NoFields::NEW, &mut each);
    match each.fields {
        Some(fields) => fields,
        None => unreachable!("a change returns what it takes"),
    }
}

struct Each<F> {
    fields: Option<F>,
}

impl<F> OnRule<F> for Each<F> {
    type This = NoFields<F>;

    #[inline]
    fn normalize<T, R: Explain<T>>(&mut self, rule: &R, change: Change<F, T>) {
        if rule.normalizes() {
            self.fields = self
                .fields
                .take()
                .map(|fields| change(fields, &mut |value| rule.normalize(value)));
        }
    }

    #[inline]
    fn wants_values<R>(&self, _rule: &R) -> bool {
        false
    }

    #[inline]
    fn value<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R, _value: &T) {}
}

/// Normalizes a value that is to be assigned to the field whose reader is `M`.
#[inline]
pub(crate) fn normalized_value<F: Fields, M: 'static, T: 'static>(value: T) -> T {
    let mut one = One::<M, T> {
        is_here: false,
        value: Some(value),
        reader: PhantomData,
    };
    F::visit(NoFields::NEW, &mut one);
    match one.value {
        Some(value) => value,
        None => unreachable!("a rule returns what it normalizes"),
    }
}

struct One<M, T> {
    is_here: bool,
    value: Option<T>,
    reader: PhantomData<fn(M)>,
}

impl<F, M: 'static, T: 'static> OnRule<F> for One<M, T> {
    type This = NoFields<F>;

    #[inline]
    fn reader<N: 'static>(&mut self, _index: usize) {
        self.is_here = TypeId::of::<N>() == TypeId::of::<M>();
    }

    #[inline]
    fn rule<U: 'static, R: Explain<U>>(&mut self, _index: usize, rule: &R) -> bool {
        if self.is_here && rule.normalizes() {
            let value: &mut dyn Any = &mut self.value;
            if let Some(value) = value.downcast_mut::<Option<U>>() {
                *value = value.take().map(|value| rule.normalize(value));
            }
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
