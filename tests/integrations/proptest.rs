//! proptest: a strategy generates only valid instances, and shrinks to valid ones.

use std::collections::BTreeSet;
use std::fmt::Debug;

use inbounds::prelude::*;
use proptest::arbitrary::{self, Arbitrary};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};

/// With every rule: the one of the fuzz target.
#[cfg(all(
    feature = "email",
    feature = "regex",
    feature = "serde",
    feature = "unicode",
    feature = "url",
    feature = "uuid"
))]
#[path = "../../fuzz/fuzz_targets/everything.rs"]
mod everything;

fn runner() -> TestRunner {
    TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(6),
        failure_persistence: None,
        ..Config::default()
    })
}

/// A number of values from the strategy.
fn values<T: Arbitrary>(count: usize) -> Vec<T> {
    let mut runner = runner();
    let value = |_| {
        arbitrary::any::<T>()
            .new_tree(&mut runner)
            .unwrap()
            .current()
    };
    (0..count).map(value).collect()
}

/// The simplest value that a test rejects.
fn shrunk<T: Arbitrary + Debug>(test: impl Fn(&T) -> bool) -> T {
    let tested = runner().run(&arbitrary::any::<T>(), |value| {
        proptest::prop_assert!(test(&value));
        Ok(())
    });
    match tested {
        Err(TestError::Fail(_, simplest)) => simplest,
        other => panic!("{other:?}"),
    }
}

/// Why there is no value.
fn why<T: Arbitrary>() -> String {
    match arbitrary::any::<T>().new_tree(&mut runner()) {
        Ok(_) => panic!("there is a value"),
        Err(why) => why.to_string(),
    }
}

#[test]
#[cfg(all(
    feature = "email",
    feature = "regex",
    feature = "serde",
    feature = "unicode",
    feature = "url",
    feature = "uuid"
))]
fn every_rule_has_values() {
    let all: Vec<everything::Everything> = values(300);
    let different: BTreeSet<String> = all.iter().map(|one| format!("{one:?}")).collect();
    assert_eq!(different.len(), 300);
}

validated_struct! {
    #[derive(Debug)]
    struct Limits {
        int: i16 in -300..300,
        step: u64 in multiple_of(7),
        float: f64 in (0.0..=1.0),
        above: f32 in (above(-1.5), ..1.5),
        letter: char in 'c'..='w',
        text: String in chars(2..=1000),
        items: Vec<u8> in len(1..=30),
        choice: Option<u8> in any_of((5..=6, one_of([9]), 200..)),
        not: u8 in not(2..=253),
        free: i8,
    }
}

#[test]
fn limits_are_favoured() {
    let all: Vec<Limits> = values(500);
    let seen = |test: fn(&Limits) -> bool| all.iter().filter(|one| test(one)).count();
    for (i, limit) in [
        seen(|one| one.int() == -300),
        seen(|one| one.int() == 299),
        seen(|one| one.step() == 0),
        seen(|one| one.step() == u64::MAX - u64::MAX % 7),
        seen(|one| one.float().to_bits() == 0),
        seen(|one| one.float().to_bits() == 1.0_f64.to_bits()),
        seen(|one| one.above() < -1.499_999),
        seen(|one| one.above() > 1.499_999),
        seen(|one| one.letter() == 'c'),
        seen(|one| one.letter() == 'w'),
        seen(|one| one.text().chars().count() == 2),
        seen(|one| one.text().chars().count() == 1000),
        seen(|one| one.items().len() == 1),
        seen(|one| one.items().len() == 30),
        seen(|one| one.choice().is_none()),
        seen(|one| *one.choice() == Some(9)),
        seen(|one| *one.choice() == Some(255)),
        seen(|one| one.not() == 1),
        seen(|one| one.not() == 254),
        seen(|one| one.free() == i8::MIN),
        seen(|one| one.free() == i8::MAX),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(limit >= 5, "limit {i}: {limit} of 500");
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Span: weak {
        start: u32 in 10..,
        end: u32 in 10..,
        names: Vec<String> in (unique(), each(chars(1..=3))),
    }
    ensure { |span| span.start <= span.end => "start is after end" }
}

#[test]
fn what_it_shrinks_to_is_the_simplest_that_is_valid() {
    let simplest = Span::new(10, 10, vec![]).unwrap();
    assert_eq!(shrunk::<Span>(|_| false), simplest);
    let span = shrunk::<Span>(|span| span.start() < 1000);
    assert_eq!((span.start(), span.end()), (1000, 1000));
    let span = shrunk::<Span>(|span| span.names().len() < 2);
    assert_eq!(
        span.names().iter().collect::<BTreeSet<_>>(),
        BTreeSet::from([&"a".into(), &"b".into()])
    );
}

validated_struct! {
    #[derive(Debug)]
    struct Narrow {
        size: String in one_of(["S", "M", "L"]),
        ratio: f64 in one_of([0.5, 2.0]),
        answer: bool in one_of([true]),
        loud: String in (chars(20..=30), uppercase()),
        quiet: String in (chars(20..=30), lowercase(), alphanumeric()),
        address: String in (starts_with("https://"), contains("?"), ends_with("=1"), chars(12..)),
        edge: char in '\u{D7FE}'..'\u{E000}',
        step: i64 in (multiple_of(4), multiple_of(6), -100..=100),
        outside: i32 in not(-1_000..=1_000),
        longer: String in not(chars(..=3)),
        absent: Option<u8> in not(required()),
        exact: String in (chars(20..), bytes(..=20)),
        round: u32 in multiple_of(100_000),
        free: String,
    }
}

#[test]
fn values_that_trying_would_not_find() {
    let all: Vec<Narrow> = values(300);
    assert!(all.iter().filter(|one| one.round() > 0).count() >= 100);
    let overlooked = all.iter().filter(|one| !one.free().is_ascii()).count();
    assert!(overlooked >= 100, "{overlooked} of 300");
}

#[test]
fn a_float_shrinks_to_a_readable_one() {
    validated_struct! {
        #[derive(Debug)]
        struct Weight { kilos: f64 in 0.0..=100.0 }
    }
    let simplest = shrunk::<Weight>(|weight| weight.kilos() < 10.3);
    assert!(
        (simplest.kilos() - 10.5).abs() < f64::EPSILON,
        "{simplest:?}"
    );
}

#[test]
fn unique_elements_are_found_where_there_are_just_enough() {
    validated_struct! {
        #[derive(Debug)]
        struct Digits { all: Vec<u8> in (len(10..), unique(), each(..10)) }
    }
    for digits in values::<Digits>(20) {
        assert_eq!(digits.all().len(), 10);
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Colour(u8);

impl Arbitrary for Colour {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        (0..=9_u8).prop_map(Colour).boxed()
    }
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Tree<T: Clone, const N: usize> where T: PartialEq {
        value: T,
        name: String in chars(..=N),
    }
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Garden {
        colour: Colour in satisfies(|colour: &Colour| colour.0 > 2, "bright"),
        tree: (Tree<u8, 3>),
        span: SpanFields in valid(),
        beds: Vec<Garden> in len(..=2),
        trimmed: String via trim in chars(2..=3),
    }
}

#[test]
fn custom_nested_generic_and_recursive_types() {
    let gardens: Vec<Garden> = values(50);
    assert!(gardens.iter().any(|garden| garden.beds().len() == 2));
    for garden in gardens {
        assert!(Garden::validate(garden.fields().clone()).is_ok());
        assert!(garden.tree().name().chars().count() <= 3);
    }
    // If a type parameter cannot be made, the struct has no strategy.
    static_assertions::assert_impl_all!(Tree<u8, 1>: Arbitrary);
    static_assertions::assert_not_impl_any!(Tree<std::cell::RefCell<u8>, 1>: Arbitrary);
}

#[test]
fn where_there_is_no_value_the_struct_the_field_and_the_reason_are_reported() {
    validated_struct! {
        #[derive(Debug)]
        struct Never { a: u8, b: u8 }
        ensure { |never| never.a > never.b && never.a < never.b => "both at once" at [a, b] }
    }
    assert_eq!(
        why::<Never>(),
        "Never: in 1000 tries the fields did not fit each other: both at once"
    );

    validated_struct! {
        #[derive(Debug)]
        struct Rare { word: String in satisfies(|word: &str| word == "sesame", "the word") }
    }
    assert_eq!(
        why::<Rare>(),
        "Rare::word: in 1000 tries no value is the word"
    );

    #[derive(Debug)]
    struct Opaque;
    validated_struct! {
        #[derive(Debug)]
        struct Box2 { opaque: Opaque }
    }
    let why = why::<Box2>();
    assert!(why.starts_with("Box2::opaque: `"), "{why}");
    assert!(
        why.ends_with("Opaque` has no `Arbitrary`, and is not known here"),
        "{why}"
    );
}

validated_struct! {
    #[derive(Debug)]
    struct Wide {
        top: u128 in u128::MAX - 5..,
        both: u128 in i128::MAX as u128 - 1..=i128::MAX as u128 + 1,
        step: u128 in (1 << 127_u32.., multiple_of(7)),
        list: u128 in one_of([3, u128::MAX]),
        not: u128 in not(6..),
        any: u128,
        bottom: i128 in ..=i128::MIN + 5,
    }
}

#[test]
fn integers_of_the_widest_types() {
    let mut runner = runner();
    let mut seen = [false; 4];
    for _ in 0..200 {
        let wide = arbitrary::any::<Wide>()
            .new_tree(&mut runner)
            .unwrap()
            .current();
        seen[0] |= wide.top() == u128::MAX;
        seen[1] |= wide.both() == i128::MAX as u128 + 1;
        seen[2] |= wide.list() == u128::MAX;
        seen[3] |= wide.any() > i128::MAX as u128;
    }
    assert_eq!(seen, [true; 4]);
}
