//! Any field, edited as a whole.

use super::Edit;
use crate::error::ValidationError;
use crate::fields::{self, Fields};
use crate::instance::{Change, Editing};
use crate::rule::change::{New, Outcome};

impl<F: Fields, M: 'static, P: Clone + 'static> Edit<'_, F, M, P> {
    /// Changes the value of the field, and returns what `change` returns.
    ///
    /// If the field has no rule and the struct no `ensure` clauses, `change` gets the value in place, so
    /// a field that is itself a validated struct is edited without a copy. Otherwise it gets a clone of
    /// this one field, which is then checked.
    ///
    /// # Errors
    ///
    /// Returns the changed value if it is not valid. The field is then unchanged.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// validated_struct! {
    ///     #[derive(Clone, Debug)]
    ///     struct Address { street: String in chars(1..=80) }
    /// }
    /// validated_struct! {
    ///     #[derive(Debug)]
    ///     struct Order { address: Address, tags: Option<Vec<u8>> in len(..=2) }
    /// }
    ///
    /// let mut order = Order::new(Address::new("A").unwrap(), None).unwrap();
    /// let set = order.edit(Order::address).change(|address| address.set_street("B")).unwrap();
    /// assert!(set.is_ok());
    /// assert_eq!(order.address().street(), "B");
    /// order.edit(Order::tags).change(|tags| *tags = Some(vec![1, 2])).unwrap();
    /// assert!(order.edit(Order::tags).change(|tags| *tags = Some(vec![1, 2, 3])).is_err());
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `change` panics. A field that was changed in place keeps the changes made until then.
    #[inline]
    pub fn change<R>(mut self, change: impl FnOnce(&mut P) -> R) -> Result<R, ValidationError<P>> {
        if self.0.is_free() {
            return Ok(self.0.make_accepted(change));
        }
        let mut value = self.0.read(P::clone);
        let result = change(&mut value);
        let mut value = Editing::<F, M, P>::normalize_whole(value);
        let made = self
            .0
            .make(Outcome::Unknown, |place| core::mem::swap(place, &mut value));
        match made {
            Ok(()) => Ok(result),
            Err(rejection) => {
                Err(self
                    .0
                    .error(rejection, value, 0, unknown, |_, cause, reporter| {
                        fields::explain_clauses_only::<F>(cause, reporter);
                    }))
            }
        }
    }
}

fn unknown<P>(_value: &P, _position: usize) -> Change<'_> {
    Change {
        len: None,
        new: New::Nothing,
    }
}
