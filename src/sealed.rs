//! The fields and the tracker entry of an instance, behind one door.
//!
//! A declared struct is nothing but a [`Sealed`], and `Sealed` has no public way in: code in the
//! user's own module, which can reach the private fields of the declared struct, finds there a
//! value that it can move and swap but not write.

use core::fmt::{self, Debug, Write};
use core::mem;

use crate::constraint::Constraint;
use crate::error::{Cause, Reporter, ValidationError};
use crate::policy::{Entry, Tracker, Untracked};
#[cfg(feature = "std")]
use crate::tracker::{InstanceId, OnRecord, Recorded};
use crate::validated::{Ask, Fields, Ruled, Validated, Visitor};

pub(crate) type EntryOf<F> = <<F as Fields>::Policy as Tracker<F>>::Entry;

/// Valid fields, and the entry that tells the tracker of them.
pub struct Sealed<F: Fields> {
    fields: F,
    entry: EntryOf<F>,
}

impl<F: Fields> Sealed<F> {
    #[inline]
    pub(crate) fn validate(fields: F) -> Result<Self, ValidationError<F>> {
        Self::check(fields.normalized())
    }

    #[inline]
    fn check(fields: F) -> Result<Self, ValidationError<F>> {
        match refused(&fields) {
            None => Ok(Self::enter(fields)),
            Some(unmet) => Err(Self::reject(fields, unmet)),
        }
    }

    #[inline]
    fn reject(fields: F, unmet: u32) -> ValidationError<F> {
        EntryOf::<F>::refused();
        ValidationError::new(fields, Cause { field: 0, unmet }, explain_fields::<F>)
    }

    #[inline]
    fn enter(fields: F) -> Self {
        let entry = EntryOf::<F>::created(&fields);
        Sealed { fields, entry }
    }

    /// The fields, to read.
    #[inline]
    pub fn read(&self) -> &F {
        &self.fields
    }

    #[cfg(feature = "std")]
    pub(crate) fn instance_id(&self) -> Option<InstanceId>
    where
        EntryOf<F>: OnRecord<F>,
    {
        self.entry.id()
    }

    /// The record of a retained instance becomes that of a live one. Where its fields cannot be
    /// had, or are not valid, the entry is dropped, and with it the instance, once more.
    #[cfg(feature = "std")]
    pub(crate) fn reclaim(id: InstanceId) -> Option<Self>
    where
        F: Recorded,
        EntryOf<F>: OnRecord<F>,
    {
        let entry = EntryOf::<F>::reclaim(id)?;
        let fields = F::pool().get(id)?.into_fields();
        refused(&fields)
            .is_none()
            .then_some(Sealed { fields, entry })
    }

    #[inline]
    pub(crate) fn into_fields(self) -> F {
        self.fields
    }

    #[inline]
    pub(crate) fn replace(&mut self, fields: F) -> Result<F, ValidationError<F>> {
        let fields = fields.normalized();
        if let Some(unmet) = refused(&fields) {
            return Err(Self::reject(fields, unmet));
        }
        let old = mem::replace(&mut self.fields, fields);
        self.entry.replaced(&self.fields);
        Ok(old)
    }

    /// What the expansion of a setter does.
    ///
    /// # Errors
    ///
    /// The value, where the rule or an `ensure` clause refuses it.
    #[inline]
    pub fn assign<M: Ruled<F, T>, T>(
        &mut self,
        field: u16,
        place: impl Fn(&mut F) -> &mut T,
        value: T,
    ) -> Result<(), ValidationError<T>> {
        let (value, unmet) = if M::ask(Ask::Accepts(&value)) {
            match commit(self, field.into(), place, value) {
                Ok(()) => return Ok(()),
                Err(refused) => refused,
            }
        } else {
            (value, 0)
        };
        EntryOf::<F>::refused();
        let cause = Cause { field, unmet };
        Err(ValidationError::new(value, cause, explain_field::<F, M, T>))
    }
}

impl<F: Fields<Policy = Untracked>> Sealed<F> {
    /// What the expansion of `constant` does, once it has checked the fields.
    pub const fn constant(fields: F) -> Self {
        Sealed { fields, entry: () }
    }
}

/// `None` for valid fields; otherwise the `ensure` clauses that do not hold.
#[inline]
pub(crate) fn refused<F: Fields>(fields: &F) -> Option<u32> {
    if !fields.visit(&mut AllAccept) {
        return Some(0);
    }
    match fields.unmet() {
        0 => None,
        unmet => Some(unmet),
    }
}

/// Stops at the first field that is outside its rule.
struct AllAccept;

impl<F: Fields> Visitor<F> for AllAccept {
    #[inline]
    fn field<M: Ruled<F, T>, T>(&mut self, _index: usize, value: &T) -> bool {
        M::ask(Ask::Accepts(value))
    }
}

/// Reports every field that is outside its rule.
struct ExplainAll<'r, 'f>(&'r mut Reporter<'f>);

impl<F: Fields> Visitor<F> for ExplainAll<'_, '_> {
    fn field<M: Ruled<F, T>, T>(&mut self, index: usize, value: &T) -> bool {
        explain_rule::<F, M, T>(index, value, self.0);
        true
    }
}

/// What the rule of a field demands.
pub fn constraint<M: Ruled<F, T>, F, T>() -> Option<Constraint> {
    let mut constraint = None;
    M::ask(Ask::Demand(&mut constraint));
    constraint
}

fn explain_rule<F: Fields, M: Ruled<F, T>, T>(
    index: usize,
    value: &T,
    reporter: &mut Reporter<'_>,
) {
    if F::IS_NEWTYPE {
        M::ask(Ask::Explain(value, reporter));
        return;
    }
    reporter.at_field(F::FIELDS[index].name(), |reporter| {
        M::ask(Ask::Explain(value, reporter));
    });
}

fn explain_unmet<F: Fields>(unmet: u32, reporter: &mut Reporter<'_>) {
    for (i, clause) in F::ENSURES.iter().enumerate() {
        if unmet & (1 << i) != 0 {
            reporter.unmet(clause.message, clause.about);
        }
    }
}

#[cold]
pub(crate) fn explain_fields<F: Fields>(fields: &F, cause: Cause, reporter: &mut Reporter<'_>) {
    fields.visit(&mut ExplainAll(reporter));
    explain_unmet::<F>(cause.unmet, reporter);
}

#[cold]
fn explain_field<F: Fields, M: Ruled<F, T>, T>(
    value: &T,
    cause: Cause,
    reporter: &mut Reporter<'_>,
) {
    explain_rule::<F, M, T>(cause.field.into(), value, reporter);
    explain_unmet::<F>(cause.unmet, reporter);
}

/// Assigns, and tells the tracker, or gives back the value and the clauses that do not hold.
#[inline]
fn commit<F: Fields, T>(
    sealed: &mut Sealed<F>,
    index: usize,
    place: impl Fn(&mut F) -> &mut T,
    value: T,
) -> Result<(), (T, u32)> {
    let old = if F::ENSURES.is_empty() {
        mem::replace(place(&mut sealed.fields), value)
    } else {
        ensured(&mut sealed.fields, place, value)?
    };
    sealed.entry.assigned(&sealed.fields, index);
    drop(old);
    Ok(())
}

/// Assigns, asks the `ensure` clauses, and takes the assignment back where one does not hold.
fn ensured<F: Fields, T>(
    fields: &mut F,
    place: impl Fn(&mut F) -> &mut T,
    value: T,
) -> Result<T, (T, u32)> {
    /// Takes the assignment back when it is dropped, so also where a clause panics.
    struct Trial<'a, F, T, P: Fn(&mut F) -> &mut T> {
        fields: &'a mut F,
        place: P,
        old: Option<T>,
    }

    impl<F, T, P: Fn(&mut F) -> &mut T> Trial<'_, F, T, P> {
        fn take_back(&mut self) -> Option<T> {
            let old = self.old.take()?;
            Some(mem::replace((self.place)(self.fields), old))
        }
    }

    impl<F, T, P: Fn(&mut F) -> &mut T> Drop for Trial<'_, F, T, P> {
        fn drop(&mut self) {
            self.take_back();
        }
    }

    let old = Some(mem::replace(place(fields), value));
    let mut trial = Trial { fields, place, old };
    let unmet = trial.fields.unmet();
    let taken = if unmet == 0 {
        trial.old.take().map(Ok)
    } else {
        trial.take_back().map(|value| Err((value, unmet)))
    };
    taken.expect("a trial holds the old value until it ends")
}

/// What the expansion of `new` imports under the names of its parameters.
pub const fn shadow() {}

/// Applies a function after `via`; types its closure.
#[inline]
pub fn via<T>(value: T, normalize: impl FnOnce(T) -> T) -> T {
    normalize(value)
}

/// Whether an `ensure` clause holds; types the closure of the clause.
#[inline]
pub fn holds<F>(fields: &F, clause: impl FnOnce(&F) -> bool) -> bool {
    clause(fields)
}

/// What the expansion of `Default` does.
///
/// # Panics
///
/// Where the defaults are not valid.
pub fn default_of<S: Validated>(fields: S::Fields) -> S {
    match S::validate(fields) {
        Ok(default) => default,
        Err(rejected) => panic!("{}: the defaults are not valid: {rejected}", S::NAME),
    }
}

/// A clone is an instance of its own.
///
/// # Panics
///
/// Where the `Clone` of a field gives a value that the rules refuse.
#[allow(
    clippy::expl_impl_clone_on_copy,
    reason = "a clone is checked and entered; a copy has no entry"
)]
impl<F: Fields + Clone> Clone for Sealed<F> {
    #[inline]
    fn clone(&self) -> Self {
        match Self::check(self.fields.clone()) {
            Ok(clone) => clone,
            Err(rejected) => clone_refused(F::NAME, &rejected),
        }
    }
}

#[cold]
fn clone_refused<F>(name: &str, rejected: &ValidationError<F>) -> ! {
    panic!("{name}: the clone of a valid value is not valid: {rejected}")
}

impl<F: Fields + Copy> Copy for Sealed<F> where EntryOf<F>: Copy {}

/// Shows fields as their own `Debug` does, under the name of the declared struct.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug<F: Fields + Debug>(fields: &F, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    /// Lets everything through but the `Fields` of the name, which comes first and whole.
    struct Renamed<'a, 'f> {
        to: &'a mut fmt::Formatter<'f>,
        name: Option<&'static str>,
    }

    impl Write for Renamed<'_, '_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let renamed = self
                .name
                .take()
                .filter(|name| text.strip_prefix(name) == Some("Fields"));
            self.to.write_str(renamed.unwrap_or(text))
        }
    }

    let (alternate, width, precision) = (f.alternate(), f.width(), f.precision());
    let mut to = Renamed {
        to: f,
        name: Some(F::NAME),
    };
    let to = &mut to;
    match (alternate, width, precision) {
        (false, None, None) => write!(to, "{fields:?}"),
        (true, None, None) => write!(to, "{fields:#?}"),
        (false, None, Some(p)) => write!(to, "{fields:.p$?}"),
        (true, None, Some(p)) => write!(to, "{fields:#.p$?}"),
        (false, Some(w), None) => write!(to, "{fields:w$?}"),
        (true, Some(w), None) => write!(to, "{fields:#w$?}"),
        (false, Some(w), Some(p)) => write!(to, "{fields:w$.p$?}"),
        (true, Some(w), Some(p)) => write!(to, "{fields:#w$.p$?}"),
    }
}
