//! A strategy that shrinks a value by lowering the draws from which it was made.

use core::fmt::{self, Debug};
use core::marker::PhantomData;
use core::mem;

use proptest::arbitrary::Arbitrary;
use proptest::prelude::RngCore;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::constraint::Constraint;
use crate::integrations::generate::{ByArbitrary, Generate, Made, Of, Source, Stuck, near};

/// The strategy of a validated struct: generates valid instances, and shrinks to valid ones.
///
/// `any::<Exam>()` returns it. Values at the bounds of the rules are more frequent than others.
///
/// ```
/// use inbounds::prelude::*;
/// use proptest::prelude::*;
///
/// validated_struct! {
///     #[derive(Debug)]
///     struct Span {
///         start: u8 in ..=100,
///         end: u8 in ..=100,
///     }
///     ensure { |span| span.start <= span.end => "start is after end" }
/// }
///
/// proptest!(|(span in any::<Span>())| {
///     assert!(span.end() - span.start() <= 100);
/// });
/// ```
///
/// # Errors
///
/// If a thousand tries find no value for a field, or no fields that meet the `ensure` clauses, the
/// strategy fails with the names of the struct and field, or with the message of the clause.
pub struct AnyValid<T>(PhantomData<fn() -> T>);

impl<T> AnyValid<T> {
    /// Creates the strategy that `any` returns.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// use inbounds::proptest::AnyValid;
    /// use proptest::prelude::*;
    ///
    /// # validated_struct! { #[derive(Debug)] struct Exam { math: u8 in 0..=100 } }
    /// let marks = AnyValid::<Exam>::new().prop_map(|exam| exam.math());
    /// proptest!(|(math in marks)| {
    ///     assert!(math <= 100);
    /// });
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        AnyValid(PhantomData)
    }
}

impl<T> Default for AnyValid<T> {
    fn default() -> Self {
        AnyValid::new()
    }
}

impl<T> Clone for AnyValid<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnyValid<T> {}

impl<T> Debug for AnyValid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnyValid<{}>", core::any::type_name::<T>())
    }
}

impl<T: Debug + Generate<Choices>> Strategy for AnyValid<T> {
    type Tree = ValidTree<T>;
    type Value = T;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut source = Choices::new(Next::Drawn(Box::new(runner.new_rng())));
        match T::generate(&mut source, &[]) {
            Ok(_) => Ok(ValidTree::new(source.made)),
            Err(Stuck(why)) => Err(why.into()),
        }
    }
}

/// The draws that a value is made of.
pub struct Choices {
    next: Next,
    /// The draws so far.
    made: Vec<u64>,
    depth: u32,
}

enum Next {
    Drawn(Box<TestRng>),
    /// These, and after them zeros.
    Given(std::vec::IntoIter<u64>),
}

impl Choices {
    fn new(next: Next) -> Self {
        Choices {
            next,
            made: Vec::new(),
            depth: 0,
        }
    }
}

fn draw(rng: &mut TestRng, max: u64) -> u64 {
    match max.checked_add(1) {
        Some(count) => rng.next_u64() % count,
        None => rng.next_u64(),
    }
}

impl Source for Choices {
    fn draw(&mut self, max: u64) -> u64 {
        let drawn = match &mut self.next {
            Next::Drawn(rng) => draw(rng, max),
            Next::Given(given) => given.next().unwrap_or(0).min(max),
        };
        self.made.push(drawn);
        drawn
    }

    fn draw_near(&mut self, max: u64, favoured: &[u64], usual: &[u64]) -> u64 {
        // Only the number is recorded, so that it can shrink to any other.
        let Next::Drawn(rng) = &mut self.next else {
            return self.draw(max);
        };
        let drawn = near(|max| draw(rng, max), favoured, usual);
        self.made.push(drawn);
        drawn
    }

    fn plan(&mut self, favoured: &[u64], usual: &[u64]) -> u64 {
        match &mut self.next {
            Next::Drawn(rng) => near(|max| draw(rng, max), favoured, usual),
            Next::Given(_) => 0,
        }
    }

    fn more(&mut self, planned: bool) -> bool {
        match self.next {
            Next::Drawn(_) => self.made.push(u64::from(planned)),
            Next::Given(_) => return self.draw(1) == 1,
        }
        planned
    }

    fn is_dry(&self) -> bool {
        matches!(&self.next, Next::Given(given) if given.len() == 0)
    }

    fn depth(&mut self) -> &mut u32 {
        &mut self.depth
    }
}

/// One draw seeds the type's own `Arbitrary`, so its values do not shrink.
impl<T: Arbitrary> ByArbitrary<Choices, T> for &Of<Choices, T> {
    fn __make(&self, source: &mut Choices, _constraints: &[Constraint]) -> Made<T> {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&source.draw(u64::MAX).to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let tree = T::arbitrary().new_tree(&mut runner);
        tree.map(|tree| tree.current())
            .map_err(|why| Stuck(why.to_string()))
    }
}

/// A valid value, and simpler ones, which have fewer or lower draws.
pub struct ValidTree<T> {
    choices: Vec<u64>,
    /// The draws before the last step.
    before: Option<Vec<u64>>,
    step: usize,
    /// Whether a step has succeeded since the first.
    is_simpler: bool,
    of: PhantomData<fn() -> T>,
}

impl<T> Debug for ValidTree<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidTree")
            .field("choices", &self.choices)
            .finish_non_exhaustive()
    }
}

impl<T: Debug + Generate<Choices>> ValidTree<T> {
    fn new(choices: Vec<u64>) -> Self {
        ValidTree {
            choices,
            before: None,
            step: 0,
            is_simpler: false,
            of: PhantomData,
        }
    }

    /// Finds the next draws that generate a simpler value. Returns `false` if there are none.
    fn advance(&mut self) -> bool {
        loop {
            let Some(changed) = changed(&self.choices, self.step) else {
                // Start from the beginning again if a step has succeeded.
                if !mem::take(&mut self.is_simpler) {
                    return false;
                }
                self.step = 0;
                continue;
            };
            if is_simpler(&changed, &self.choices) {
                let mut source = Choices::new(Next::Given(changed.into_iter()));
                if T::generate(&mut source, &[]).is_ok() && is_simpler(&source.made, &self.choices)
                {
                    self.before = Some(mem::replace(&mut self.choices, source.made));
                    return true;
                }
            }
            self.step += 1;
        }
    }
}

fn is_simpler(a: &[u64], b: &[u64]) -> bool {
    (a.len(), a) < (b.len(), b)
}

/// What a step does to the draw at one place.
enum Change {
    /// Removes that many.
    Without(usize),
    Zero,
    /// Subtracts the quotient by this number.
    Less(u64),
    One,
}

const CHANGES: [Change; 11] = [
    Change::Without(32),
    Change::Without(8),
    Change::Without(2),
    Change::Without(1),
    Change::Zero,
    Change::Less(2),
    Change::Less(8),
    Change::Less(64),
    Change::Less(1 << 12),
    Change::Less(1 << 24),
    Change::One,
];

fn changed(choices: &[u64], step: usize) -> Option<Vec<u64>> {
    let place = step.checked_rem(choices.len())?;
    let change = CHANGES.get(step / choices.len())?;
    let mut changed = choices.to_vec();
    match change {
        Change::Without(count) => drop(changed.drain(place..(place + count).min(choices.len()))),
        Change::Zero => changed[place] = 0,
        Change::Less(parts) => changed[place] -= changed[place] / parts,
        Change::One => changed[place] = changed[place].saturating_sub(1),
    }
    Some(changed)
}

impl<T: Debug + Generate<Choices>> ValueTree for ValidTree<T> {
    type Value = T;

    fn current(&self) -> T {
        let mut source = Choices::new(Next::Given(self.choices.clone().into_iter()));
        match T::generate(&mut source, &[]) {
            Ok(value) => value,
            Err(Stuck(why)) => panic!("the same draws no longer make a valid value: {why}"),
        }
    }

    fn simplify(&mut self) -> bool {
        self.is_simpler |= self.before.take().is_some();
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else {
            return false;
        };
        self.choices = before;
        self.step += 1;
        // Either something else is simpler, or this is the end.
        self.advance()
    }
}
