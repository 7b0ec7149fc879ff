//! `Vec`.

use alloc::vec::Vec;
use core::any::Any;
use core::mem;

use super::{Edit, removed};
use crate::error::{Cause, Reporter, ValidationError};
use crate::fields::{self, Fields};
use crate::instance::{Change, Rejection};
use crate::rule::change::{New, Outcome};

impl<F: Fields, M: 'static, X: 'static> Edit<'_, F, M, Vec<X>> {
    /// Appends an element.
    ///
    /// # Errors
    ///
    /// Returns the element if the vector would not be valid with it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in len(..=2) } }
    /// let mut order = Order::new(vec![5]).unwrap();
    /// order.edit(Order::lines).push(6).unwrap();
    /// let err = order.edit(Order::lines).push(7).unwrap_err();
    /// assert_eq!(err.to_string(), "lines: a collection of 3 is not at most 2 items long");
    /// assert_eq!(err.into_value(), 7);
    /// ```
    #[inline]
    pub fn push(&mut self, element: X) -> Result<(), ValidationError<X>> {
        let index = self.0.read(Vec::len);
        let element = self.0.normalize(element);
        let outcome = self.0.outcome(&pushed(&element, index));
        let mut outside = Some(element);
        let made = self.0.make(outcome, |vec| match outside.take() {
            Some(element) => vec.push(element),
            None => outside = vec.pop(),
        });
        self.result(made, outside, index, pushed, explain_pushed::<F, X>)
    }

    /// Inserts an element before the one at `index`.
    ///
    /// # Errors
    ///
    /// Returns the element if the vector would not be valid with it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in unique() } }
    /// let mut order = Order::new(vec![5]).unwrap();
    /// order.edit(Order::lines).insert(0, 4).unwrap();
    /// let err = order.edit(Order::lines).insert(0, 5).unwrap_err();
    /// assert_eq!(err.to_string(), "lines[0]: 5 is a duplicate of element 1");
    /// assert_eq!(order.lines(), &[4, 5]);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `index` is greater than the length.
    #[inline]
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: X) -> Result<(), ValidationError<X>> {
        let len = self.0.read(Vec::len);
        assert!(
            index <= len,
            "index {index} is greater than the length {len}"
        );
        let element = self.0.normalize(element);
        // An error has room for the length or the index, not for both.
        let of_len = self.0.outcome(&counted(&element, len + 1));
        if let Outcome::Rejected { is_stable } = of_len {
            let rejection = Rejection::Part { is_stable };
            let explain = explain_counted::<F, X>;
            return Err(self.0.error(rejection, element, len + 1, counted, explain));
        }
        let outcome = of_len.and(self.0.outcome(&inserted(&element, index)));
        let mut outside = Some(element);
        let made = self.0.make(outcome, |vec| match outside.take() {
            Some(element) => vec.insert(index, element),
            None => outside = Some(vec.remove(index)),
        });
        self.result(made, outside, index, inserted, explain_inserted::<F, X>)
    }

    /// Replaces the element at `index`, and returns the old one.
    ///
    /// # Errors
    ///
    /// Returns the new element if the vector would not be valid with it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in each(1..) } }
    /// let mut order = Order::new(vec![5]).unwrap();
    /// assert_eq!(order.edit(Order::lines).replace(0, 6).unwrap(), 5);
    /// assert_eq!(order.edit(Order::lines).replace(0, 0).unwrap_err().into_value(), 0);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there is no element at `index`.
    #[inline]
    #[track_caller]
    pub fn replace(&mut self, index: usize, element: X) -> Result<X, ValidationError<X>> {
        self.check_index(index);
        let mut element = self.0.normalize(element);
        let outcome = self.0.outcome(&replaced(&element, index));
        let made = self
            .0
            .make(outcome, |vec| mem::swap(&mut vec[index], &mut element));
        match made {
            Ok(()) => Ok(element),
            Err(rejection) => {
                let explain = explain_replaced::<F, X>;
                Err(self.0.error(rejection, element, index, replaced, explain))
            }
        }
    }

    /// Changes the element at `index`, and returns what `change` returns.
    ///
    /// If the field has no rule and the struct no `ensure` clauses, `change` gets the element in place, so
    /// an element that is itself a validated struct is edited without a copy. Otherwise it gets a clone of
    /// this one element, which then replaces the old one. If the element is itself tracked, the clone is a
    /// new instance.
    ///
    /// # Errors
    ///
    /// Returns the changed element if the vector would not be valid with it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Clone, Debug)] struct Line { quantity: u32 in 1..=9 } }
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<Line> in len(1..) } }
    /// let mut order = Order::new(vec![Line::new(1).unwrap()]).unwrap();
    /// order.edit(Order::lines).change_at(0, |line| line.set_quantity(2)).unwrap().unwrap();
    /// assert_eq!(order.lines()[0].quantity(), 2);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there is no element at `index`, or if `change` panics. An element that was changed in place keeps
    /// the changes made until then.
    #[inline]
    #[track_caller]
    pub fn change_at<R>(
        &mut self,
        index: usize,
        change: impl FnOnce(&mut X) -> R,
    ) -> Result<R, ValidationError<X>>
    where
        X: Clone,
    {
        self.check_index(index);
        if self.0.is_free() {
            return Ok(self.0.make_accepted(|vec| change(&mut vec[index])));
        }
        let mut element = self.0.read(|vec| vec[index].clone());
        let result = change(&mut element);
        self.replace(index, element).map(|_old| result)
    }

    /// Removes the last element and returns it, or `None` if there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if the vector would not be valid without it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in len(1..) } }
    /// let mut order = Order::new(vec![5, 6]).unwrap();
    /// assert_eq!(order.edit(Order::lines).pop().unwrap(), Some(6));
    /// let err = order.edit(Order::lines).pop().unwrap_err();
    /// assert_eq!(err.to_string(), "lines: a collection of 0 is not at least 1 item long");
    /// ```
    #[inline]
    pub fn pop(&mut self) -> Result<Option<X>, ValidationError<()>> {
        let Some(len) = self.0.read(Vec::len).checked_sub(1) else {
            return Ok(None);
        };
        let outcome = self.0.outcome(&removed(&(), len));
        let mut outside = None;
        let made = self.0.make(outcome, |vec| match outside.take() {
            Some(element) => vec.push(element),
            None => outside = vec.pop(),
        });
        self.removal(made, len).map(|()| outside)
    }

    /// Removes and returns the element at `index`, and moves those after it: O(n).
    ///
    /// # Errors
    ///
    /// Returns an error if the vector would not be valid without it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in len(1..) } }
    /// let mut order = Order::new(vec![5, 6]).unwrap();
    /// assert_eq!(order.edit(Order::lines).remove(0).unwrap(), 5);
    /// assert!(order.edit(Order::lines).remove(0).is_err());
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there is no element at `index`.
    #[inline]
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> Result<X, ValidationError<()>> {
        self.take(
            index,
            |vec| vec.remove(index),
            |vec, element| vec.insert(index, element),
        )
    }

    /// Removes and returns the element at `index`, and moves the last one there: O(1).
    ///
    /// # Errors
    ///
    /// Returns an error if the vector would not be valid without it.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in len(1..) } }
    /// let mut order = Order::new(vec![5, 6, 7]).unwrap();
    /// assert_eq!(order.edit(Order::lines).swap_remove(0).unwrap(), 5);
    /// assert_eq!(order.lines(), &[7, 6]);
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there is no element at `index`.
    #[inline]
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> Result<X, ValidationError<()>> {
        self.take(
            index,
            |vec| vec.swap_remove(index),
            |vec, element| {
                vec.push(element);
                let last = vec.len() - 1;
                vec.swap(index, last);
            },
        )
    }

    /// Removes all elements.
    ///
    /// # Errors
    ///
    /// Returns an error if the empty vector is not valid.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # validated_struct! { #[derive(Debug)] struct Order { lines: Vec<u32> in len(..=3) } }
    /// let mut order = Order::new(vec![5, 6]).unwrap();
    /// order.edit(Order::lines).clear().unwrap();
    /// assert!(order.lines().is_empty());
    /// ```
    pub fn clear(&mut self) -> Result<(), ValidationError<()>> {
        let outcome = self.0.outcome(&removed(&(), 0));
        let mut outside = Vec::new();
        let made = self.0.make(outcome, |vec| mem::swap(vec, &mut outside));
        self.removal(made, 0)
    }

    #[track_caller]
    #[inline]
    fn check_index(&mut self, index: usize) {
        let len = self.0.read(Vec::len);
        assert!(
            index < len,
            "index {index} is not less than the length {len}"
        );
    }

    #[track_caller]
    #[inline]
    fn take(
        &mut self,
        index: usize,
        take: impl Fn(&mut Vec<X>) -> X,
        put_back: impl Fn(&mut Vec<X>, X),
    ) -> Result<X, ValidationError<()>> {
        self.check_index(index);
        let len = self.0.read(Vec::len) - 1;
        let outcome = self.0.outcome(&removed(&(), len));
        let mut outside = None;
        let made = self.0.make(outcome, |vec| match outside.take() {
            Some(element) => put_back(vec, element),
            None => outside = Some(take(vec)),
        });
        self.removal(made, len)?;
        match outside {
            Some(element) => Ok(element),
            None => unreachable!("the element was taken"),
        }
    }

    #[inline]
    fn removal(&mut self, made: Made, len: usize) -> Result<(), ValidationError<()>> {
        match made {
            Ok(()) => Ok(()),
            Err(rejection) => {
                let explain = explain_removed::<F, Vec<X>>;
                Err(self.0.error(rejection, (), len, removed, explain))
            }
        }
    }

    #[inline]
    fn result(
        &mut self,
        made: Made,
        outside: Option<X>,
        index: usize,
        describe: for<'x> fn(&'x X, usize) -> Change<'x>,
        explain: fn(&X, &Cause, &mut Reporter<'_>),
    ) -> Result<(), ValidationError<X>> {
        match (made, outside) {
            (Ok(()), _) => Ok(()),
            (Err(rejection), Some(element)) => {
                Err(self.0.error(rejection, element, index, describe, explain))
            }
            (Err(_), None) => unreachable!("a rejected element is outside"),
        }
    }
}

type Made = Result<(), Rejection>;

fn placed<X: 'static>(element: &X, index: usize, replaces: bool) -> Change<'_> {
    let element: &dyn Any = element;
    Change {
        len: None,
        new: New::Element {
            index: Some(index),
            replaces,
            element,
        },
    }
}

fn pushed<X: 'static>(element: &X, index: usize) -> Change<'_> {
    Change {
        len: Some(index + 1),
        ..placed(element, index, false)
    }
}

fn counted<X>(_element: &X, len: usize) -> Change<'_> {
    Change {
        len: Some(len),
        new: New::Nothing,
    }
}

fn inserted<X: 'static>(element: &X, index: usize) -> Change<'_> {
    placed(element, index, false)
}

fn replaced<X: 'static>(element: &X, index: usize) -> Change<'_> {
    placed(element, index, true)
}

#[cold]
fn explain_pushed<F: Fields, X: 'static>(element: &X, cause: &Cause, reporter: &mut Reporter<'_>) {
    let change = pushed(element, cause.at.unwrap_or(0));
    fields::explain_change::<F, Vec<X>>(cause, None, &change, reporter);
}

#[cold]
fn explain_counted<F: Fields, X: 'static>(element: &X, cause: &Cause, reporter: &mut Reporter<'_>) {
    let change = counted(element, cause.at.unwrap_or(0));
    fields::explain_change::<F, Vec<X>>(cause, None, &change, reporter);
}

#[cold]
fn explain_inserted<F: Fields, X: 'static>(
    element: &X,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let change = inserted(element, cause.at.unwrap_or(0));
    fields::explain_change::<F, Vec<X>>(cause, None, &change, reporter);
}

#[cold]
fn explain_replaced<F: Fields, X: 'static>(
    element: &X,
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let change = replaced(element, cause.at.unwrap_or(0));
    fields::explain_change::<F, Vec<X>>(cause, None, &change, reporter);
}

#[cold]
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "as the error's type has it"
)]
pub(super) fn explain_removed<F: Fields, P: 'static>(
    (): &(),
    cause: &Cause,
    reporter: &mut Reporter<'_>,
) {
    let change = removed(&(), cause.at.unwrap_or(0));
    fields::explain_change::<F, P>(cause, None, &change, reporter);
}
