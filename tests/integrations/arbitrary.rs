//! arbitrary: any bytes make a valid value, or an error.

use arbitrary::{Arbitrary, Error, Unstructured};
use inbounds::prelude::*;

/// Pseudo-random bytes, from a linear congruence.
fn noise(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed;
    core::iter::repeat_with(move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    })
}

fn made<T: for<'a> Arbitrary<'a>>(seed: u64, count: usize) -> Result<T, Error> {
    let bytes: Vec<u8> = noise(seed).take(count).collect();
    T::arbitrary(&mut Unstructured::new(&bytes))
}

#[derive(Arbitrary, Clone, Debug, PartialEq)]
enum Colour {
    Red,
    Green,
    Blue,
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Shelf: weak {
        height: f32 in 0.5..2.5,
        colour: Colour in not(one_of([Colour::Green])),
        names: Vec<String> in (len(1..=3), unique(), each((chars(1..=5), ascii()))),
        first: u8 in ..=100,
        last: u8 in ..=100,
        below: Option<Box<Shelf>>,
    }
    ensure { |shelf| shelf.first <= shelf.last => "first is after last" }
}

#[test]
fn bytes_become_valid_values_limits_favoured() {
    let shelves: Vec<Shelf> = (0..300).map(|seed| made(seed, 1000).unwrap()).collect();
    let seen = |test: fn(&Shelf) -> bool| shelves.iter().filter(|shelf| test(shelf)).count();
    assert!(seen(|shelf| shelf.last() == 100) > 10);
    assert!(seen(|shelf| shelf.height().to_bits() == 0.5_f32.to_bits()) > 10);
    assert!(seen(|shelf| shelf.below().is_some()) > 10);
    assert!(seen(|shelf| *shelf.colour() == Colour::Blue) > 10);
    for shelf in &shelves {
        assert!(Shelf::validate(shelf.fields().clone()).is_ok());
    }
}

#[test]
fn few_bytes_are_a_value_or_an_error_and_no_bytes_the_simplest() {
    for count in 0..100 {
        for seed in 0..20 {
            let made: Result<Shelf, Error> = made(seed, count);
            assert!(
                made.is_ok() || matches!(made, Err(Error::NotEnoughData)),
                "{made:?}"
            );
        }
    }
    let simplest: Shelf = made(0, 0).unwrap();
    assert_eq!(
        format!("{simplest:?}"),
        "Shelf { height: 0.5, colour: Red, names: [\"a\"], first: 0, last: 0, below: None }"
    );
}

#[test]
fn where_there_is_no_value_there_is_an_error() {
    validated_struct! {
        #[derive(Debug)]
        struct Never { a: u8, b: u8 }
        ensure { |never| never.a > never.b && never.a < never.b => "both at once" }
    }
    assert!(matches!(
        made::<Never>(1, 100_000),
        Err(Error::IncorrectFormat)
    ));
    assert!(matches!(made::<Never>(1, 10), Err(Error::NotEnoughData)));
}

validated_struct! {
    #[derive(Debug)]
    struct Line<'a, T: Clone> {
        text: (&'a str),
        rest: Vec<T>,
    }
}

#[test]
fn a_generic_struct_of_what_is_known() {
    validated_struct! {
        #[derive(Debug)]
        struct Pair<T: Clone + std::fmt::Debug> { a: T, b: Vec<T> in len(2..=2) }
    }
    for seed in 0..20 {
        assert_eq!(made::<Pair<i16>>(seed, 100).unwrap().b().len(), 2);
    }
    // Borrowed text cannot be made.
    static_assertions::assert_not_impl_any!(Line<'static, u8>: Arbitrary<'static>);
}
