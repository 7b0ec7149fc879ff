//! Attempts, from the module of a declaration, to make an instance hold a value outside its rules. What does
//! not compile is in `tests/compile/fail`: writing a field, a struct literal,
//! a derived `Default`, reaching through `fields()`.

use std::cell::Cell;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Span {
        start: u8 in 0..=100,
        end: u8 in 0..=100,
        name: String in chars(1..=10),
    }
    ensure { |span| span.start <= span.end => "start is after end" }
}

fn span(start: u8, end: u8) -> Span {
    Span::new(start, end, "span").unwrap()
}

#[track_caller]
fn assert_valid(span: &Span) {
    assert!(Span::validate(span.fields().clone()).is_ok(), "{span:?}");
}

#[test]
fn swapping_and_moving_whole_instances_keeps_them_valid() {
    let (mut a, mut b) = (span(1, 2), span(50, 60));
    mem::swap(&mut a, &mut b);
    assert_eq!((a.start(), b.start()), (50, 1));
    // The private field of the struct is accessible here; its content is not.
    mem::swap(&mut a.__instance, &mut b.__instance);
    let old = mem::replace(&mut a.__instance, span(3, 4).__instance);
    let rebuilt = Span { __instance: old };
    for span in [&a, &b, &rebuilt] {
        assert_valid(span);
    }
}

#[test]
fn a_panic_in_update_leaves_the_instance_as_it_was() {
    let mut span = span(1, 2);
    let before = span.clone();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        span.update(|fields| {
            fields.start = 200;
            fields.name.clear();
            panic!("in the middle");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(span, before);
}

#[test]
fn a_rejected_update_leaves_the_instance_as_it_was() {
    let mut span = span(1, 2);
    let before = span.clone();
    let err = span.update(|fields| fields.start = 9).unwrap_err();
    assert_eq!(err.value().start, 9);
    let err = span.update(|fields| fields.name.clear()).unwrap_err();
    assert_eq!(err.value().name, "");
    assert_eq!(span, before);
}

thread_local! {
    static FUSE: Cell<bool> = const { Cell::new(false) };
}

fn explodes_on_demand() -> bool {
    assert!(!FUSE.take(), "boom");
    true
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Mine {
        depth: u8 in satisfies(|_: &u8| explodes_on_demand(), "quiet"),
        width: u8,
    }
    ensure { |mine| mine.width != 13 || explodes_on_demand() => "quiet together" }
}

#[test]
fn a_panicking_rule_leaves_the_instance_as_it_was() {
    let mut mine = Mine::new(1, 2).unwrap();
    let before = mine.clone();
    FUSE.set(true);
    assert!(catch_unwind(AssertUnwindSafe(|| mine.set_depth(9))).is_err());
    assert_eq!(mine, before);
}

#[test]
fn a_panicking_ensure_clause_leaves_the_instance_as_it_was() {
    let mut mine = Mine::new(1, 2).unwrap();
    let before = mine.clone();
    FUSE.set(true);
    assert!(catch_unwind(AssertUnwindSafe(|| mine.set_width(13))).is_err());
    assert_eq!(mine, before);
}

/// A clone that differs from its original.
#[derive(Debug)]
struct Drifting(u8);

impl Clone for Drifting {
    fn clone(&self) -> Self {
        Drifting(self.0.wrapping_add(100))
    }
}

impl PartialEq<u8> for Drifting {
    fn eq(&self, other: &u8) -> bool {
        self.0 == *other
    }
}

validated_struct! {
    #[derive(Clone)]
    struct Boat {
        at: Drifting in satisfies(|at: &Drifting| at.0 <= 100, "at most 100"),
    }
}

#[test]
#[should_panic(
    expected = "Boat: the clone of a valid value is not valid: at: Drifting(150) is not at most 100"
)]
fn a_clone_that_is_another_value_is_checked() {
    let boat = Boat::new(Drifting(50)).unwrap();
    let _ = boat.clone();
}

#[test]
fn the_default_of_the_fields_is_no_default_of_the_struct() {
    validated_struct! {
        #[derive(Debug)]
        struct Positive { n: u8 in 1.. }
    }
    #[allow(clippy::derivable_impls, reason = "by hand, as a user writes it")]
    impl Default for PositiveFields {
        fn default() -> Self {
            PositiveFields { n: 0 }
        }
    }
    assert_eq!(PositiveFields::default().n, 0);
    assert!(Positive::try_from(PositiveFields::default()).is_err());
    static_assertions::assert_not_impl_any!(Positive: Default);
}

#[test]
fn fields_are_lent_to_read_only() {
    static_assertions::assert_not_impl_any!(Span: std::ops::DerefMut, AsMut<SpanFields>);
}

#[test]
fn nan_is_in_no_range() {
    validated_struct! {
        #[derive(Debug)]
        struct Ratio { x: f64 in 0.0..=1.0, y: f64 in 0.0.., z: f32 in ..1.0 }
    }
    let nan = f64::NAN;
    assert_eq!(
        Ratio::new(nan, nan, f32::NAN)
            .unwrap_err()
            .violations()
            .len(),
        3
    );
    let mut ratio = Ratio::new(0.5, 0.5, 0.5).unwrap();
    assert!(ratio.set_x(nan).unwrap_err().into_value().is_nan());
}

#[cfg(feature = "std")]
validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Ten: weak {
        a: u8 in 0..=9,
        b: i64 in -5..=5,
        c: f64 in 0.0..=1.0,
        d: char in 'a'..='z',
        e: bool,
        f: String in chars(1..=5),
        g: Option<u8> in 0..=9,
        h: Vec<u8> in len(..=3),
        i: (u8, u8) in satisfies(|pair: &(u8, u8)| pair.0 <= pair.1, "in order"),
        j: u32 in one_of([1, 2, 3]),
    }
    ensure { |ten| ten.e || ten.a < 5 => "a is high" }
}

#[cfg(feature = "std")]
#[test]
fn a_rejected_update_of_ten_fields_changes_no_bit_and_the_tracker_saw_nothing() {
    let rejected: [fn(&mut TenFields); 11] = [
        |ten| ten.a = 10,
        |ten| ten.b = 6,
        |ten| ten.c = f64::NAN,
        |ten| ten.d = 'A',
        |ten| ten.f.clear(),
        |ten| ten.g = Some(10),
        |ten| ten.h = vec![0; 4],
        |ten| ten.i = (2, 1),
        |ten| ten.j = 4,
        |ten| (ten.a, ten.e) = (9, false),
        |ten| (ten.a, ten.b, ten.f, ten.j) = (99, 99, String::new(), 99),
    ];
    let name = String::from("name");
    let buffer = name.as_ptr();
    let mut ten = Ten::new(4, 0, -0.0, 'm', false, name, None, vec![1], (1, 2), 3).unwrap();
    ten.set_b(1).unwrap();
    let before = ten.fields().clone();
    for change in rejected {
        let err = ten.update(change).unwrap_err();
        assert!(err.violations().len() > 0);
        assert_eq!(ten.fields(), &before);
        assert_eq!(ten.c().to_bits(), (-0.0_f64).to_bits());
        assert_eq!(ten.f().as_ptr(), buffer, "not even moved");
        let snapshot = Ten::instances().snapshot();
        assert_eq!(
            (snapshot[0].fields(), snapshot[0].last_validated()),
            (&before, Some("b"))
        );
    }
    assert_eq!(Ten::instances().counts().created, 1);
}

#[test]
fn a_constant_is_checked_by_the_rule_of_the_declaration() {
    #[allow(non_upper_case_globals)]
    const lo: u8 = 9;
    validated_struct! {
        #[derive(Debug)]
        const struct Shadowed {
            lo: u8,
            hi: u8 in 0..=lo,
        }
    }
    validated_struct! {
        #[derive(Debug)]
        const struct Other {
            a: u8 in 0..=Self::MAX,
            above: u8 in above(3),
            letter: char in 'a'..='\u{D7FF}',
        }
    }
    impl Other {
        #[allow(dead_code)]
        const MAX: u8 = 255;
    }
    impl OtherFields {
        const MAX: u8 = 9;
    }
    assert!(Shadowed::new(255, 200).is_err());
    assert!(catch_unwind(|| Shadowed::constant(255, 200)).is_err());
    assert!(Other::new(200, 4, 'b').is_err());
    assert!(catch_unwind(|| Other::constant(200, 4, 'b')).is_err());
    assert_eq!(Other::constant(9, 4, 'b').a(), 9);
}

#[test]
fn an_alias_with_the_name_of_a_primitive_type_gets_past_no_rule() {
    validated_struct! {
        #[derive(Clone, Debug)]
        struct Address { street: std::string::String via { |text: std::string::String| text.trim().to_owned() } in chars(1..=20) }
    }
    impl std::ops::Deref for AddressFields {
        type Target = str;
        fn deref(&self) -> &str {
            &self.street
        }
    }
    type String = AddressFields;
    validated_struct! { #[derive(Debug)] struct Letter { to: String in valid() } }
    let street = "     ".into();
    assert!(catch_unwind(|| Letter::new(AddressFields { street })).is_err());
}
