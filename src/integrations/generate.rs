//! Valid values from constraints, for `proptest` and `arbitrary`.
//!
//! A value is made of draws from a [`Source`]; lower draws make simpler values, which is how a
//! failing case shrinks. What a constraint cannot direct is found by trying: a field that its rule
//! rejects is made again, and all fields are made again if an `ensure` clause does not hold.
//!
//! Here are the traits that the expansion implements, and the functions that it calls.
//!
//! | file | what needs it |
//! |---|---|
//! | `macros.rs` | the expansion: how the fields of a struct or an enum are made |
//! | `leaves.rs` | rules made of others (`all_of`, `any_of`), and lengths |
//! | `number.rs` | integers, `char`, `bool`: narrow ranges, bounds tried first, shrinking towards zero |
//! | `float.rs` | the same for `f32` and `f64` |
//! | `text.rs` | text: lengths in each unit, required parts, formats |
//! | `pattern.rs` | `matches`: text for a regular expression |
//! | `collection.rs` | `Option`, `Secret`, tuples, sequences, maps: lengths, elements, no duplicates |

mod collection;
mod float;
mod leaves;
mod macros;
mod number;
mod pattern;
mod text;

use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::error::FailedClauses;
use crate::fields::{self, Fields};
use crate::validated::Validated;

/// How often a field, or all fields, are made again before giving up.
const TRIES: u32 = 1000;

/// Beyond this depth, values that may be empty are empty.
const DEEP: u32 = 6;

/// A source of numbers to make values of.
pub trait Source {
    /// Returns a number up to `max`.
    fn draw(&mut self, max: u64) -> u64;

    /// Returns a number that is often one of `favoured`, and otherwise at most one of `usual`. None
    /// of these is above `max`, and neither list is empty.
    fn draw_near(&mut self, max: u64, favoured: &[u64], usual: &[u64]) -> u64;

    /// Returns a number like [`draw_near`](Self::draw_near), without recording it: what follows
    /// from it is recorded by [`more`](Self::more).
    fn plan(&mut self, favoured: &[u64], usual: &[u64]) -> u64;

    /// Returns whether to make one more element: `planned`, unless the source replays other draws.
    fn more(&mut self, planned: bool) -> bool;

    /// Returns whether all further draws are the same.
    fn is_dry(&self) -> bool;

    /// The number of structs around the value.
    fn depth(&mut self) -> &mut u32;

    #[doc(hidden)]
    fn index(&mut self, count: usize) -> usize {
        let max = count.saturating_sub(1);
        usize::try_from(self.draw(max as u64)).map_or(0, |drawn| drawn.min(max))
    }

    #[doc(hidden)]
    fn is_deep(&mut self) -> bool {
        *self.depth() > DEEP
    }
}

/// Implements [`Source::draw_near`] by draws that are not recorded.
pub(super) fn near(mut draw: impl FnMut(u64) -> u64, favoured: &[u64], usual: &[u64]) -> u64 {
    let mut pick = |list: &[u64]| match list {
        [] => 0,
        list => list[usize::try_from(draw(list.len() as u64 - 1)).unwrap_or(0)],
    };
    if pick(&[0, 1]) == 0 {
        return pick(favoured);
    }
    let max = pick(usual);
    draw(max)
}

/// Why no value was made.
#[derive(Clone, Debug)]
pub struct Stuck(pub(crate) String);

impl Stuck {
    fn of(constraints: &[Constraint]) -> Self {
        let constraints: Vec<String> = constraints.iter().map(ToString::to_string).collect();
        Stuck(format!("no value is {}", constraints.join(" and ")))
    }
}

/// A value, or why there is none.
pub type Made<T> = Result<T, Stuck>;

/// A type whose values can be made within constraints.
pub trait Generate<S>: Sized {
    /// Makes a value that meets the constraints as far as they can direct it.
    ///
    /// # Errors
    ///
    /// If there is none.
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self>;

    /// Returns whether both are known to be equal.
    fn same(&self, _other: &Self) -> bool {
        false
    }
}

/// How to make each field; the expansion implements it.
pub trait Parts<S>: Fields {
    #[doc(hidden)]
    fn parts(source: &mut S) -> Made<Self>;

    #[doc(hidden)]
    fn part(&mut self, index: usize, source: &mut S) -> Made<()>;
}

/// Chooses a variant of an enum.
pub fn any_variant<S: Source>(source: &mut S, count: usize) -> usize {
    source.index(count)
}

/// The constraint of a field's rule.
#[must_use]
pub fn constraints_of<F: Fields>(index: usize) -> Vec<Constraint> {
    Vec::from_iter(F::FIELDS[index].constraint())
}

/// Adds the names of the struct and the field.
pub fn at_field<F: Fields>(index: usize) -> impl FnOnce(Stuck) -> Stuck {
    move |Stuck(why)| Stuck(format!("{}::{}: {why}", F::NAME, F::FIELDS[index].name()))
}

/// Makes valid fields.
///
/// # Errors
///
/// If a field has no value, or none was found.
pub fn valid_fields<S: Source, F: Parts<S>>(source: &mut S) -> Made<F> {
    *source.depth() += 1;
    let made = try_fields(source);
    *source.depth() -= 1;
    made
}

fn try_fields<S: Source, F: Parts<S>>(source: &mut S) -> Made<F> {
    let mut failed = FailedClauses::NONE;
    for _ in 0..TRIES {
        // Without draws left, the first value is the simplest, and the next ones are all the same.
        let was_dry = source.is_dry();
        let fields = ruled_fields::<S, F>(source)?;
        failed = fields::failed_clauses(&fields);
        if failed.is_none() {
            return Ok(fields);
        }
        if was_dry {
            break;
        }
    }
    let clauses = fields::messages::<F>().into_iter().enumerate();
    let clauses = clauses.filter(|&(index, _)| failed.contains(index));
    let clauses: Vec<&str> = clauses.map(|(_, message)| message).collect();
    Err(Stuck(format!(
        "{}: in {TRIES} tries the fields did not fit each other: {}",
        F::NAME,
        clauses.join("; "),
    )))
}

/// Makes fields within their rules.
fn ruled_fields<S: Source, F: Parts<S>>(source: &mut S) -> Made<F> {
    let mut fields = fields::normalized(F::parts(source)?);
    let mut tries = 0;
    let mut was_dry = false;
    while let Some(index) = fields::rejected_rule(&fields) {
        if tries == TRIES || was_dry {
            let Stuck(why) = Stuck::of(&constraints_of::<F>(index));
            return Err(at_field::<F>(index)(Stuck(format!(
                "in {TRIES} tries {why}"
            ))));
        }
        tries += 1;
        was_dry = source.is_dry();
        fields.part(index, source)?;
        fields = fields::normalized(fields);
    }
    Ok(fields)
}

/// `Generate` of a validated struct, for the expansion.
///
/// # Errors
///
/// Those of its fields.
pub fn valid<S, V: Validated<Fields: Generate<S>>>(source: &mut S) -> Made<V> {
    V::validate(V::Fields::generate(source, &[])?)
        .map_err(|err| Stuck(format!("{}: {err}", V::NAME)))
}

/// Selects how a value of `T` is made: from its constraint, by its own `Arbitrary`, or not at all.
/// Method resolution takes the first that applies.
pub struct Of<S, T>(PhantomData<(S, T)>);

impl<S, T> Of<S, T> {
    #[doc(hidden)]
    pub const NEW: Self = Of(PhantomData);
}

/// The first choice: from the constraint.
pub trait ByConstraint<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

impl<S, T: Generate<S>> ByConstraint<S, T> for &&Of<S, T> {
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T> {
        T::generate(source, constraints)
    }
}

/// The second, one for each source: by the `Arbitrary` of its crate.
pub trait ByArbitrary<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

/// The last: not at all.
pub trait ByNothing<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

impl<S, T> ByNothing<S, T> for Of<S, T> {
    fn __make(&self, _source: &mut S, _constraints: &[Constraint]) -> Made<T> {
        not_made()
    }
}

/// The error for a field whose type cannot be made.
///
/// # Errors
///
/// Always.
pub fn not_made<T>() -> Made<T> {
    let name = core::any::type_name::<T>();
    Err(Stuck(format!(
        "`{name}` has no `Arbitrary`, and is not known here"
    )))
}

/// Replaces a type that borrows, which is never [`Generate`].
#[derive(Debug)]
pub struct Borrowed;
