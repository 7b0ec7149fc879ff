//! Valid values from constraints alone: what `proptest` and `arbitrary` share.
//!
//! A value is made of draws from a [`Source`], of which lower ones make simpler values. What a
//! constraint does not say is tried: a field that its rule rejects is made anew, and all of them
//! where an `ensure` clause does not hold.

mod collection;
mod float;
mod leaves;
mod number;
mod pattern;
mod text;

use core::marker::PhantomData;

use crate::constraint::Constraint;
use crate::error::FailedClauses;
use crate::fields::{self, Fields};
use crate::validated::Validated;

/// How often a field, or all of them, are made anew before it is given up.
const TRIES: u32 = 1000;

/// From here on, what may be empty is.
const DEEP: u32 = 6;

/// Numbers to make values of.
pub trait Source {
    /// A number up to `max`.
    fn draw(&mut self, max: u64) -> u64;

    /// A number that is often one of `favoured`, and else up to one of `usual`. None of them is
    /// above `max`; neither list is empty.
    fn draw_near(&mut self, max: u64, favoured: &[u64], usual: &[u64]) -> u64;

    /// A number as [`draw_near`](Self::draw_near) has it that is forgotten: what comes of it is
    /// told to [`more`](Self::more).
    fn plan(&mut self, favoured: &[u64], usual: &[u64]) -> u64;

    /// Whether there is to be one more: as planned, but that a source may have other plans.
    fn more(&mut self, planned: bool) -> bool;

    /// Whether all further draws are the same.
    fn is_dry(&self) -> bool;

    /// How many structs the value stands in.
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

/// What [`Source::draw_near`] does, with draws that only it sees.
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

/// Why there is no value.
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
    /// A value that fulfils the demands, as far as they say what to do.
    ///
    /// # Errors
    ///
    /// Where there is none.
    fn generate(source: &mut S, constraints: &[Constraint]) -> Made<Self>;

    /// Whether both are known to be equal.
    fn same(&self, _other: &Self) -> bool {
        false
    }
}

/// What the expansion says of the fields: how to make each.
pub trait Parts<S>: Fields {
    #[doc(hidden)]
    fn parts(source: &mut S) -> Made<Self>;

    #[doc(hidden)]
    fn part(&mut self, index: usize, source: &mut S) -> Made<()>;
}

/// What the rule of a field demands.
#[must_use]
pub fn constraints_of<F: Fields>(index: usize) -> Vec<Constraint> {
    Vec::from_iter(F::FIELDS[index].constraint())
}

/// Says of which field it is that there is no value.
pub fn at_field<F: Fields>(index: usize) -> impl FnOnce(Stuck) -> Stuck {
    move |Stuck(why)| Stuck(format!("{}::{}: {why}", F::NAME, F::FIELDS[index].name()))
}

/// Valid fields.
///
/// # Errors
///
/// Where a field has no value, or none was found.
pub fn valid_fields<S: Source, F: Parts<S>>(source: &mut S) -> Made<F> {
    *source.depth() += 1;
    let made = try_fields(source);
    *source.depth() -= 1;
    made
}

fn try_fields<S: Source, F: Parts<S>>(source: &mut S) -> Made<F> {
    let mut failed = FailedClauses::NONE;
    for _ in 0..TRIES {
        // The first one without a draw is the simplest, and the last that can be another.
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

/// Fields within their rules.
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

/// See [`GENERATING`](super::GENERATING).
pub(super) const FILE: &str = file!();

/// What the expansion of `Generate` for the declared struct does.
///
/// # Errors
///
/// Those of its fields.
pub fn valid<S, V: Validated<Fields: Generate<S>>>(source: &mut S) -> Made<V> {
    V::validate(V::Fields::generate(source, &[])?)
        .map_err(|err| Stuck(format!("{}: {err}", V::NAME)))
}

/// Asks how a value of `T` is made: from its constraint, by its own `Arbitrary`, or not at all.
pub struct Of<S, T>(PhantomData<(S, T)>);

impl<S, T> Of<S, T> {
    #[doc(hidden)]
    pub const NEW: Self = Of(PhantomData);
}

/// The first answer.
pub trait ByConstraint<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

impl<S, T: Generate<S>> ByConstraint<S, T> for &&Of<S, T> {
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T> {
        T::generate(source, constraints)
    }
}

/// The second, for each source: by the `Arbitrary` that belongs to it.
pub trait ByArbitrary<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

/// The last.
pub trait ByNothing<S, T> {
    #[doc(hidden)]
    fn __make(&self, source: &mut S, constraints: &[Constraint]) -> Made<T>;
}

impl<S, T> ByNothing<S, T> for Of<S, T> {
    fn __make(&self, _source: &mut S, _constraints: &[Constraint]) -> Made<T> {
        not_made()
    }
}

/// What a field of an unknown type is made of.
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

/// Stands for every type that borrows: never [`Generate`].
#[derive(Debug)]
pub struct Borrowed;

/// How the fields of a struct, and the struct, are made from one kind of source.
#[doc(hidden)]
#[macro_export]
macro_rules! __generate {
    (static $generics:tt $source:tt $name:ident $fields:ident $each:tt) => {
        $crate::__generate! { @ $generics [] $source $name $fields $each }
    };
    // What the types of a generic struct have is known where it is used.
    (
        open $generics:tt [$source:ty] $name:ident $fields:ident
        { $( $field:ident $head:tt [$type:ty] )* }
    ) => {
        $crate::__generate! {
            @ $generics
            [$( for<'__always> $crate::__generated_type!($head $type): __p::Generate<$source>, )*]
            [$source] $name $fields { $( $field $head [$type] )* }
        }
    };
    (
        @ [[$($lifetime:tt)*] [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] [$($bounds:tt)*]
        [$source:ty] $name:ident $fields:ident { $( $field:ident $head:tt [$type:ty] )* }
    ) => {
        impl <$($lifetime)* $($declared)*> __p::Parts<$source> for $fields <$($used)*>
        where
            $($bounds)*
            $($predicates)*
        {
            fn parts(__source: &mut $source) -> __p::Made<Self> {
                __p::Result::Ok(Self {
                    $( $field: $crate::__part!([$source] __source $field $head $type), )*
                })
            }

            fn part(&mut self, __index: __p::usize, __source: &mut $source) -> __p::Made<()> {
                $(
                    if __index == const { __p::index_of::<Self>(__p::stringify!($field)) } {
                        self.$field = $crate::__part!([$source] __source $field $head $type);
                    }
                )*
                __p::Result::Ok(())
            }
        }

        impl <$($lifetime)* $($declared)*> __p::Generate<$source> for $fields <$($used)*>
        where
            $($bounds)*
            $($predicates)*
        {
            fn generate(
                __source: &mut $source,
                _: &[$crate::constraint::Constraint],
            ) -> __p::Made<Self> {
                __p::valid_fields(__source)
            }
        }

        impl <$($lifetime)* $($declared)*> __p::Generate<$source> for $name <$($used)*>
        where
            $($bounds)*
            $($predicates)*
        {
            fn generate(
                __source: &mut $source,
                _: &[$crate::constraint::Constraint],
            ) -> __p::Made<Self> {
                __p::valid(__source)
            }
        }
    };
}

/// The type that a generic struct asks about. What is borrowed is not made; and two types that differ
/// in lifetimes alone would be one question with two answers.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated_type {
    ((&$lifetime:lifetime $($referent:tt)*) $type:ty) => {
        __p::Borrowed
    };
    (($($path:ident)::+ <$lifetime:lifetime $($argument:tt)*) $type:ty) => {
        __p::Borrowed
    };
    ($head:tt $type:ty) => {
        $type
    };
}

/// A value of one field.
#[doc(hidden)]
#[macro_export]
macro_rules! __part {
    ([$source:ty] $from:ident $field:ident (&$lifetime:lifetime $($referent:tt)*) $type:ty) => {
        __p::not_made::<$type>()?
    };
    (
        [$source:ty] $from:ident $field:ident
        ($($path:ident)::+ <$lifetime:lifetime $($argument:tt)*) $type:ty
    ) => {
        __p::not_made::<$type>()?
    };
    ([$source:ty] $from:ident $field:ident $head:tt $type:ty) => {{
        #[allow(unused_imports)]
        use __p::{ByArbitrary as _, ByConstraint as _, ByNothing as _};
        let __index = const { __p::index_of::<Self>(__p::stringify!($field)) };
        (&&&__p::Of::<$source, $type>::NEW)
            .__make($from, &__p::constraints_of::<Self>(__index))
            .map_err(__p::at_field::<Self>(__index))?
    }};
}
