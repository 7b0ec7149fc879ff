//! Visitors, through which the crate reaches a rule, whose type only the expansion knows.
//!
//! The expansion states each rule once, in `Fields::visit`. The crate passes a visitor to check a value, to
//! explain a violation or to describe a field.

use core::marker::PhantomData;
use core::ops::Deref;

use super::obligation::{Explain, Explains, RuleFor, Satisfiable};
use super::unchecked::NeedsNoRule;
use super::{Field, Fields};

/// Counts the fields of a visit.
#[inline]
pub(super) fn next(index: &mut usize) -> usize {
    *index += 1;
    *index - 1
}

/// The operations of a visitor. Only this crate implements it.
#[allow(
    unreachable_pub,
    reason = "public in the interface of `Visitor`, but not nameable"
)]
pub trait OnRule<F> {
    /// The fields, or [`NoFields`] if only the rules are visited.
    type This: Deref<Target = F> + Copy;

    /// Advances to the next field, and returns its index. A visit that does not use indices need not count.
    #[inline]
    fn next_index(&mut self) -> usize {
        0
    }

    /// Takes the reader of the next field, whose type is unique.
    #[inline]
    fn reader<M: 'static>(&mut self, _index: usize) {}

    /// Takes the fields of the next field's type, if that is a validated struct.
    #[inline]
    fn nested(&mut self, _fields: Option<&'static [Field]>) {}

    /// Takes the rule of the next field, and a function that changes the value of that field.
    #[inline]
    fn normalize<T, R: Explain<T>>(&mut self, _rule: &R, _change: Change<F, T>) {}

    /// Takes a rule, and returns whether the visit needs the value too.
    #[inline]
    fn rule<T: 'static, R: Explain<T>>(&mut self, index: usize, rule: &R) -> bool {
        self.open_rule::<T, R>(index, rule);
        self.wants_values(rule)
    }

    /// The same for a type that need not be `'static`.
    #[inline]
    fn open_rule<T, R: Explain<T>>(&mut self, _index: usize, _rule: &R) {}

    /// Whether the visit needs the value, whatever the rule is.
    fn wants_values<R>(&self, rule: &R) -> bool;

    /// Takes the value of a field with its rule.
    fn value<T, R: Explain<T>>(&mut self, index: usize, rule: &R, value: &T);
}

/// Changes the value of one field of `F`.
pub(super) type Change<F, T> = fn(F, &mut dyn FnMut(T) -> T) -> F;

/// The visitor that the expansion calls for each field.
#[doc(hidden)]
pub trait Visitor<F: Fields>: Sized {
    type This: Deref<Target = F> + Copy;

    /// Visits the fields of the type of the next field, if it is a validated struct.
    fn nested(&mut self, fields: Option<&'static [Field]>);

    /// Visits the rule of the next field, which has the type `T`. The reader identifies the field, also in
    /// compile errors.
    fn check<M, T, R, const SATISFIABLE: bool>(
        &mut self,
        reader: M,
        is_satisfiable: IsSatisfiable<SATISFIABLE>,
        rule: R,
    ) -> Option<Ruled<Self, T, R>>
    where
        M: 'static,
        T: 'static,
        R: RuleFor<F::Struct, M, T, SATISFIABLE>
            + Explains<F::Struct, M, T, SATISFIABLE>
            + Satisfiable<F::Struct, M, SATISFIABLE>;

    /// Like [`check`](Self::check), for a rule that may contain `valid()`.
    fn check_nested<M, T, R, const SATISFIABLE: bool>(
        &mut self,
        reader: M,
        is_satisfiable: IsSatisfiable<SATISFIABLE>,
        rule: R,
        change: Change<F, T>,
    ) -> Option<Ruled<Self, T, R>>
    where
        M: 'static,
        T: 'static,
        R: RuleFor<F::Struct, M, T, SATISFIABLE>
            + Explains<F::Struct, M, T, SATISFIABLE>
            + Satisfiable<F::Struct, M, SATISFIABLE>;

    /// Visits a field without a rule.
    fn skip<M: 'static>(&mut self, reader: M);

    /// The same, for a type that this crate does not know. It is a validated struct, or holds no fields structs.
    fn skip_other<M: 'static>(&mut self, reader: M, nested: impl NeedsNoRule<F::Struct, M>);

    /// Like [`check`](Self::check), in a generic struct.
    fn check_open<M, T, R>(
        &mut self,
        reader: M,
        rule: R,
        change: Change<F, T>,
    ) -> Option<Ruled<Self, T, R>>
    where
        R: RuleFor<F::Struct, M, T, true> + Explains<F::Struct, M, T, true>;

    /// Like [`skip`](Self::skip), in a generic struct.
    fn skip_open(&mut self);
}

impl<F: Fields, V: OnRule<F>> Visitor<F> for V {
    type This = V::This;

    #[inline]
    fn nested(&mut self, fields: Option<&'static [Field]>) {
        OnRule::nested(self, fields);
    }

    #[inline]
    fn check<M, T, R, const SATISFIABLE: bool>(
        &mut self,
        _reader: M,
        _is_satisfiable: IsSatisfiable<SATISFIABLE>,
        rule: R,
    ) -> Option<Ruled<Self, T, R>>
    where
        M: 'static,
        T: 'static,
        R: RuleFor<F::Struct, M, T, SATISFIABLE>
            + Explains<F::Struct, M, T, SATISFIABLE>
            + Satisfiable<F::Struct, M, SATISFIABLE>,
    {
        // The macro sees only the name of a type, and takes an alias called `String` for the real
        // type.
        assert!(
            !rule.normalizes(),
            "{}: the type of a field with `valid()` is an alias with the name of a primitive type",
            F::NAME,
        );
        let index = self.next_index();
        self.reader::<M>(index);
        self.rule(index, &rule).then_some(Ruled {
            index,
            rule,
            show: Self::value::<T, R>,
        })
    }

    #[inline]
    fn check_nested<M, T, R, const SATISFIABLE: bool>(
        &mut self,
        _reader: M,
        _is_satisfiable: IsSatisfiable<SATISFIABLE>,
        rule: R,
        change: Change<F, T>,
    ) -> Option<Ruled<Self, T, R>>
    where
        M: 'static,
        T: 'static,
        R: RuleFor<F::Struct, M, T, SATISFIABLE>
            + Explains<F::Struct, M, T, SATISFIABLE>
            + Satisfiable<F::Struct, M, SATISFIABLE>,
    {
        self.normalize(&rule, change);
        let index = self.next_index();
        self.reader::<M>(index);
        self.rule(index, &rule).then_some(Ruled {
            index,
            rule,
            show: Self::value::<T, R>,
        })
    }

    #[inline]
    fn skip<M: 'static>(&mut self, _reader: M) {
        let index = self.next_index();
        self.reader::<M>(index);
    }

    #[inline]
    fn skip_other<M: 'static>(&mut self, reader: M, nested: impl NeedsNoRule<F::Struct, M>) {
        OnRule::nested(self, nested.fields());
        self.skip(reader);
    }

    #[inline]
    fn check_open<M, T, R>(
        &mut self,
        _reader: M,
        rule: R,
        change: Change<F, T>,
    ) -> Option<Ruled<Self, T, R>>
    where
        R: RuleFor<F::Struct, M, T, true> + Explains<F::Struct, M, T, true>,
    {
        self.normalize(&rule, change);
        let index = self.next_index();
        self.open_rule::<T, R>(index, &rule);
        self.wants_values(&rule).then_some(Ruled {
            index,
            rule,
            show: Self::value::<T, R>,
        })
    }

    #[inline]
    fn skip_open(&mut self) {
        self.next_index();
    }
}

/// Whether a rule accepts some value.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct IsSatisfiable<const SATISFIABLE: bool>;

/// It does.
#[doc(hidden)]
pub const SATISFIABLE: IsSatisfiable<true> = IsSatisfiable;

/// A rule whose bounds the compiler has checked. It does not check them again, so that a rule of the wrong type
/// is one error.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Ruled<V, T, R> {
    index: usize,
    rule: R,
    show: fn(&mut V, usize, &R, &T),
}

impl<V, T, R> Ruled<V, T, R> {
    #[inline]
    pub fn of(self, visitor: &mut V, value: &T) {
        (self.show)(visitor, self.index, &self.rule, value);
    }
}

/// A substitute for the fields if only the rules are visited. It is never dereferenced.
pub(crate) struct NoFields<F>(PhantomData<fn() -> F>);

impl<F> NoFields<F> {
    pub(crate) const NEW: Self = NoFields(PhantomData);
}

impl<F> Clone for NoFields<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for NoFields<F> {}

impl<F> Deref for NoFields<F> {
    type Target = F;

    fn deref(&self) -> &F {
        unreachable!("a visit of the rules takes no values")
    }
}
