//! The change of a part of a field in place.

use core::any::Any;
use core::marker::PhantomData;
use core::mem;

use super::assign::Trial;
use super::{HandleOf, Instance};
use crate::constraint::Constraint;
use crate::error::{Cause, FailedClauses, Reporter, ValidationError, Violations};
use crate::fields::{self, Assignable, Fields};
use crate::policy::Handle;
pub(crate) use crate::rule::change::Change;
use crate::rule::change::Outcome;

/// One field of an instance, of type `P`, that is changed in place. Each function checks everything that it
/// changes before it returns, so nothing depends on when this is dropped.
pub(crate) struct Editing<'i, F: Fields, M, P> {
    instance: &'i mut Instance<F>,
    field: usize,
    types: PhantomData<fn(M, P)>,
}

/// Why a change was rejected.
pub(crate) enum Rejection {
    /// By the rule, from the new part.
    Part { is_stable: bool },
    /// By the rule, from the whole value.
    Whole(Violations),
    /// By `ensure` clauses.
    Clauses(FailedClauses),
}

impl<'i, F: Fields, M: 'static, P: 'static> Editing<'i, F, M, P> {
    /// # Panics
    ///
    /// Panics if `M` is not a reader, or if the field has functions after `via`.
    #[inline]
    pub(crate) fn begin(instance: &'i mut Instance<F>) -> Self {
        const {
            assert!(
                !F::IS_GENERIC,
                "fields of a generic struct cannot be edited in place: use a setter or `update`"
            );
        }
        let Some(field) = fields::find::<F, M>() else {
            no_reader(F::NAME)
        };
        if F::VIA.get(field).is_some_and(|via| !via.is_empty()) {
            normalized_as_a_whole(F::NAME, F::FIELDS[field].name());
        }
        Editing {
            instance,
            field,
            types: PhantomData,
        }
    }

    /// Gives access to the place. Only for changes that were checked, or that are undone.
    #[inline]
    fn place<R>(&mut self, f: impl FnOnce(&mut P) -> R) -> R {
        place(&mut self.instance.fields, self.field, f)
    }

    /// Reads the value.
    #[inline]
    pub(crate) fn read<R>(&mut self, f: impl FnOnce(&P) -> R) -> R {
        self.place(|place| f(place))
    }

    /// Whether any value is valid in the place.
    #[inline]
    pub(crate) fn is_free(&self) -> bool {
        !F::HAS_CLAUSES && !fields::has_rule::<F>(self.field)
    }

    /// Normalizes a new part.
    #[inline]
    pub(crate) fn normalize<X: 'static>(&self, part: X) -> X {
        let mut part = Some(part);
        fields::normalize_part::<F>(self.field, &mut part as &mut dyn Any);
        match part {
            Some(part) => part,
            None => unreachable!("a rule returns what it normalizes"),
        }
    }

    /// Normalizes a whole value.
    #[inline]
    pub(crate) fn normalize_whole(value: P) -> P {
        fields::normalized_value::<F, M, P>(value)
    }

    /// Whether the rule accepts a change that is described by its parts.
    #[inline]
    pub(crate) fn outcome(&mut self, change: &Change<'_>) -> Outcome {
        let field = self.field;
        self.place(|place| fields::outcome::<F, P>(field, place, change))
    }

    /// Whether a change with this outcome is valid, whatever else it does.
    #[inline]
    #[allow(clippy::unused_self, reason = "a call need not name the types")]
    pub(crate) fn is_valid(&self, outcome: Outcome) -> bool {
        outcome == Outcome::Accepted && !F::HAS_CLAUSES
    }

    /// Makes a change that the rule accepted, or must check afterwards. `toggle` makes the change, and undoes
    /// it when it is called again; it must not call user code.
    #[inline]
    pub(crate) fn make(
        &mut self,
        outcome: Outcome,
        mut toggle: impl FnMut(&mut P),
    ) -> Result<(), Rejection> {
        let field = self.field;
        match outcome {
            Outcome::Rejected { is_stable } => return Err(Rejection::Part { is_stable }),
            Outcome::Accepted if !F::HAS_CLAUSES => self.place(toggle),
            Outcome::Accepted | Outcome::Unknown => {
                let trial = Trial::begin(&mut self.instance.fields, |fields| {
                    place(fields, field, &mut toggle);
                });
                if outcome == Outcome::Unknown {
                    let violations = place(trial.fields, field, |place: &mut P| {
                        let Assignable { accepted, .. } = fields::assignable::<F, M, P>(place);
                        (!accepted).then(|| whole::<F, P>(field, place))
                    });
                    if let Some(violations) = violations {
                        return Err(Rejection::Whole(violations));
                    }
                }
                let failed = fields::failed_clauses(trial.fields);
                if !failed.is_none() {
                    return Err(Rejection::Clauses(failed));
                }
                trial.keep();
            }
        }
        self.changed();
        Ok(())
    }

    /// Makes a change that user code may fail to undo: on a copy, which takes the place if it is valid. Only
    /// for an outcome that is not [valid](Self::is_valid).
    #[inline]
    pub(crate) fn make_on_copy<R>(
        &mut self,
        outcome: Outcome,
        change: impl FnOnce(&mut P) -> R,
    ) -> Result<R, Rejection>
    where
        P: Clone,
    {
        if let Outcome::Rejected { is_stable } = outcome {
            return Err(Rejection::Part { is_stable });
        }
        let mut copy = self.read(Clone::clone);
        let result = change(&mut copy);
        // That the part is accepted says nothing about what user code made of the rest.
        self.make(Outcome::Unknown, |place| mem::swap(place, &mut copy))?;
        Ok(result)
    }

    /// Makes a change that is valid whatever it does: one that the rule accepted, in a struct without
    /// clauses. It may run user code; if that panics, the tracker is notified.
    #[inline]
    pub(crate) fn make_accepted<R>(&mut self, change: impl FnOnce(&mut P) -> R) -> R {
        let interrupted = Interrupted(&mut *self.instance);
        let result = place(&mut interrupted.0.fields, self.field, change);
        mem::forget(interrupted);
        self.changed();
        result
    }

    /// Notifies the tracker.
    #[inline]
    pub(crate) fn changed(&mut self) {
        self.instance
            .handle
            .assigned(&self.instance.fields, self.field);
    }

    /// The error of a rejected change, with the value that it returns. `change` describes the change again,
    /// from the value and the position.
    #[cold]
    pub(crate) fn error<X>(
        &mut self,
        rejection: Rejection,
        value: X,
        position: usize,
        describe: for<'x> fn(&'x X, usize) -> Change<'x>,
        explain: fn(&X, &Cause, &mut Reporter<'_>),
    ) -> ValidationError<X> {
        HandleOf::<F>::rejected();
        let mut cause = Cause {
            field: self.field,
            ..Cause::default()
        };
        match rejection {
            Rejection::Part { is_stable: true } => {
                cause.at = Some(position);
                ValidationError::new(value, &cause, true, explain)
            }
            Rejection::Part { is_stable: false } => {
                let violations = self.place(|place| {
                    Violations::collect(|reporter| {
                        let change = describe(&value, position);
                        fields::explain_change::<F, P>(&cause, Some(place), &change, reporter);
                        if reporter.count() == 0 {
                            // The rule accepts the value now, although it rejected it before.
                            let constraint = Constraint::custom("invalid", "valid");
                            reporter.violate(&constraint, &format_args!("the value"));
                        }
                    })
                });
                ValidationError::recorded(value, violations)
            }
            Rejection::Whole(violations) => ValidationError::recorded(value, violations),
            Rejection::Clauses(failed) => {
                cause.failed = failed;
                ValidationError::new(value, &cause, true, |_, cause, reporter| {
                    fields::explain_clauses_only::<F>(cause, reporter);
                })
            }
        }
    }
}

/// Notifies the tracker if it is dropped, which happens if a change panics.
struct Interrupted<'i, F: Fields>(&'i mut Instance<F>);

impl<F: Fields> Drop for Interrupted<'_, F> {
    #[cold]
    fn drop(&mut self) {
        self.0.handle.interrupted(&self.0.fields);
    }
}

#[inline]
fn place<F: Fields, P: 'static, R>(fields: &mut F, field: usize, f: impl FnOnce(&mut P) -> R) -> R {
    match fields::with_place(fields, field, f) {
        Some(result) => result,
        None => is_no_string(F::NAME, F::FIELDS[field].name()),
    }
}

/// For a reader that returns `&str` from a field whose type is called `String` but is another.
#[cold]
fn is_no_string(name: &str, field: &str) -> ! {
    panic!(
        "{name}.{field}: its type is called `String`, but is not `std::string::String`, so `edit` \
         cannot change it: rename the type, or use the setter"
    )
}

#[cold]
fn whole<F: Fields, P: 'static>(field: usize, value: &P) -> Violations {
    let cause = Cause {
        field,
        ..Cause::default()
    };
    Violations::collect(|reporter| fields::explain_value::<F, P>(value, &cause, reporter))
}

#[cold]
fn no_reader(name: &str) -> ! {
    panic!("{name}: `edit` takes the reader of a field, as in `order.edit(Order::lines)`")
}

#[cold]
fn normalized_as_a_whole(name: &str, field: &str) -> ! {
    panic!("`{name}::{field}`: `via` normalizes the whole value: use the setter or `update`")
}
