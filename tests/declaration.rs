//! The grammar: everything that a declaration can say.

use std::collections::HashMap;
use std::time::Duration;

use inbounds::prelude::*;

validated_struct! {
    /// Every kind of type that needs no parentheses.
    #[must_use]
    pub(crate) struct Types {
        primitive: u8,
        optional: Option<u8>,
        nested: Vec<Option<String>>,
        array: [u8; 4],
        tuple: (u8, u16),
        map: HashMap<u8, Vec<u8>>,
        boxed: Option<Box<dyn Fn(u8) -> u8 + Send>>,
        path: std::time::Duration,
        global: (::std::time::Duration),
        reference: (&'static str),
        function: (Option<fn(u8) -> u8>),
    }
}

#[test]
fn types_of_every_kind() {
    let types = Types::try_from(TypesFields {
        primitive: 0,
        optional: None,
        nested: vec![],
        array: [0; 4],
        tuple: (0, 0),
        map: HashMap::new(),
        boxed: Some(Box::new(|x| x + 1)),
        path: Duration::ZERO,
        global: Duration::ZERO,
        reference: "",
        function: None,
    })
    .unwrap();
    assert_eq!(types.boxed().as_ref().unwrap()(1), 2);
    assert_eq!(types.array(), &[0; 4]);
    assert_eq!(types.reference(), &"");
}

const MAX: u8 = 100;

const fn half(n: u8) -> u8 {
    n / 2
}

validated_struct! {
    struct Bounds {
        closed: u8 in 0..=100,
        half_open: u8 in 1..10,
        from: u8 in 5..,
        to: u8 in ..=5,
        below: u8 in ..5,
        negative: i8 in -5..=-1,
        named: u8 in 0..=MAX,
        computed: u8 in half(MAX)..=MAX - 1,
        float: f64 in 0.0..=1.0,
        letter: char in 'a'..='z',
        duration: Duration in Duration::from_secs(1)..=Duration::from_secs(60),
        wide: i128 in -170_141_183_460_469_231_731_687_303_715_884_105_728..=0,
        optional: Option<u8> in 0..=100,
    }
}

fn bounds() -> BoundsFields {
    BoundsFields {
        closed: 100,
        half_open: 9,
        from: 255,
        to: 0,
        below: 4,
        negative: -1,
        named: 100,
        computed: 50,
        float: 1.0,
        letter: 'z',
        duration: Duration::from_secs(1),
        wide: i128::MIN,
        optional: None,
    }
}

#[test]
fn the_five_range_forms() {
    assert!(Bounds::try_from(bounds()).is_ok());
    let err = Bounds::try_from(BoundsFields {
        closed: 101,
        half_open: 10,
        from: 4,
        to: 6,
        below: 5,
        negative: 0,
        named: 101,
        computed: 100,
        float: f64::NAN,
        letter: 'A',
        duration: Duration::from_millis(999),
        wide: 1,
        optional: Some(101),
    })
    .err()
    .unwrap();
    assert_eq!(
        err.to_string(),
        "closed: 101 is not within 0..=100\n\
         half_open: 10 is not within 1..10\n\
         from: 4 is not at least 5\n\
         to: 6 is not at most 5\n\
         below: 5 is not below 5\n\
         negative: 0 is not within -5..=-1\n\
         named: 101 is not within 0..=100\n\
         computed: 100 is not within 50..=99\n\
         float: NaN is not within 0.0..=1.0\n\
         letter: 'A' is not within 'a'..='z'\n\
         duration: 999ms is not within 1s..=60s\n\
         wide: 1 is not within -170141183460469231731687303715884105728..=0\n\
         optional: 101 is not within 0..=100"
    );
}

#[derive(Debug, PartialEq, PartialOrd)]
struct Version(u8, u8);

validated_struct! {
    struct Release {
        version: Version in Version(1, 0)..Version(2, 0),
        previous: Option<Version> in ..Version(2, 0),
    }
}

#[test]
fn a_range_of_any_ordered_type() {
    assert!(Release::new(Version(1, 9), None).is_ok());
    let err = Release::new(Version(2, 0), Some(Version(2, 1)))
        .err()
        .unwrap();
    assert_eq!(
        err.to_string(),
        "version: Version(2, 0) is not within Version(1, 0)..Version(2, 0)\n\
         previous: Version(2, 1) is not below Version(2, 0)"
    );
}

validated_struct! {
    #[derive(Debug, PartialEq)]
    struct Defaults {
        literal: u8 = 50 in 0..=100,
        negative: i8 = -5 in -5..=5,
        braced: u8 = { half(MAX) } in 0..=100,
        text: String = "none" in chars(1..=4),
        repeated: String = { "x".repeat(3) } in chars(1..=4),
        unruled: Vec<u8> = { vec![1, 2] },
        optional: Option<u8> = 5 in 0..=10,
        chosen: (&'static str) = "B" in one_of(["A", "B"]),
    }
}

#[test]
fn defaults() {
    let default = Defaults::default();
    assert_eq!(default.literal(), 50);
    assert_eq!(default.negative(), -5);
    assert_eq!(default.braced(), 50);
    assert_eq!(default.text(), "none");
    assert_eq!(default.repeated(), "xxx");
    assert_eq!(default.unruled(), &[1, 2]);
    assert_eq!(default.optional(), &Some(5));
    assert_eq!(default.chosen(), &"B");
    assert_eq!(default.fields(), &DefaultsFields::default());
}

validated_struct! {
    struct BadDefault {
        text: String = { "x".repeat(5) } in chars(1..=4),
    }
}

#[test]
#[should_panic(
    expected = "BadDefault: the defaults are not valid: text: \"xxxxx\" is not 1..=4 characters long"
)]
fn a_default_that_only_runs_is_checked_when_it_runs() {
    let _ = BadDefault::default();
}

validated_struct! {
    struct Empty {}
}

validated_struct! {
    struct NoTrailingComma { a: u8 in 0..=1, b: u8 }
    ensure { |x| x.a <= x.b => "a is above b" }
}

validated_struct! { struct TrailingCommas { a: u8 in 0..=1, b: u8, } ensure { |x| x.a < 9 => "a", |x| x.b < 9 => "b", } }

#[test]
fn commas_are_free_at_the_end() {
    let _ = Empty::new().unwrap();
    assert!(NoTrailingComma::new(1, 0).is_err());
    assert!(TrailingCommas::new(1, 9).is_err());
}

#[cfg(feature = "std")]
#[test]
fn a_declaration_inside_a_function() {
    validated_struct! {
        struct Local: weak {
            n: u8 in 1..=3,
        }
        ensure { |local| local.n != 2 => "two is out" }
    }
    let local = Local::new(1).unwrap();
    assert!(Local::new(2).is_err());
    assert_eq!(Local::instances().counts().live, 1);
    drop(local);
}

#[cfg(feature = "std")]
mod nested {
    pub mod deeper {
        use inbounds::prelude::*;

        validated_struct! {
            pub struct Public: inbounds::tracker::Strong {
                pub open: u8 in 0..=1,
                pub(crate) internal: u8 in 0..=1,
                pub(super) parents: u8,
                #[allow(dead_code)]
                own: u8,
            }
        }
    }

    pub fn parents(public: &deeper::Public) -> u8 {
        public.parents()
    }
}

#[cfg(feature = "std")]
#[test]
fn visibility_is_the_fields_own() {
    let mut public = nested::deeper::Public::new(1, 1, 7, 7).unwrap();
    assert!(public.set_open(2).is_err());
    assert!(public.set_internal(0).is_ok());
    assert_eq!(nested::parents(&public), 7);
}

validated_struct! {
    struct Raw {
        r#type: u8 in 0..=1,
        r#fn: String,
    }
}

#[test]
fn raw_identifiers() {
    let mut raw = Raw::new(1, "f").unwrap();
    let err = raw.set_type(2).unwrap_err();
    assert_eq!(err.to_string(), "type: 2 is not within 0..=1");
    assert_eq!(Raw::FIELDS[1].name(), "fn");
    assert_eq!(raw.r#fn(), "f");
}

#[cfg(feature = "std")]
validated_struct! {
    /// Names that the crate uses itself.
    struct Taken: weak {
        new: u8 in 0..=1,
        update: u8 in 0..=1,
        fields: u8 in 0..=1,
        instances: u8 in 0..=1,
        replace: u8 in 0..=1,
        value: u8 in 0..=1,
        handle: u8 in 0..=1,
        __value: u8 in 0..=1,
    }
}

#[cfg(feature = "std")]
#[test]
fn a_field_may_have_any_name() {
    let mut taken = Taken::new(1, 1, 1, 1, 1, 1, 1, 1).unwrap();
    taken.set_update(0).unwrap();
    taken.set_fields(0).unwrap();
    taken.set_instances(0).unwrap();
    taken.set_new(0).unwrap();
    assert_eq!(
        (taken.update(), taken.fields(), taken.instances()),
        (0, 0, 0)
    );
    assert_eq!(Validated::fields(&taken).new, 0);
    assert_eq!(
        <Taken as inbounds::tracker::Tracked>::instances()
            .counts()
            .live,
        1
    );
}

validated_struct! {
    #[derive(Clone)]
    struct Span {
        start: u32 in 0..=100,
        end: u32 in 0..=100,
    }
    ensure {
        |span| span.start <= span.end => "start is after end",
        |span| span.end.abs_diff(span.start) <= 50 => "longer than 50",
    }
}

#[test]
fn ensure_clauses_hold_for_the_whole() {
    let err = Span::new(7, 3).err().unwrap();
    assert_eq!(err.violations().next().unwrap().code(), "ensure");
    assert_eq!(
        Span::new(0, 60).err().unwrap().to_string(),
        "longer than 50"
    );
    assert_eq!(
        Span::new(60, 0).err().unwrap().to_string(),
        "start is after end\nlonger than 50"
    );

    let mut span = Span::new(10, 20).unwrap();
    assert_eq!(
        span.set_start(21).unwrap_err().to_string(),
        "start is after end"
    );
    assert_eq!(span.set_start(21).unwrap_err().into_value(), 21);
    assert_eq!(span.set_end(61).unwrap_err().to_string(), "longer than 50");
    assert_eq!((span.start(), span.end()), (10, 20));
}

#[test]
fn ensure_clauses_are_checked_only_for_fields_within_their_rules() {
    let err = Span::new(200, 101).err().unwrap();
    assert_eq!(
        err.to_string(),
        "start: 200 is not within 0..=100\nend: 101 is not within 0..=100"
    );
}

#[test]
fn a_field_is_shown_as_it_was_declared() {
    validated_struct! { struct Marked { marks: Option<Vec<u8>> in len(..=3) } }
    let shown = format!("{:?}", Marked::FIELDS[0]);
    assert!(shown.contains(r#"type_name: "Option<Vec<u8>>""#), "{shown}");
    assert!(shown.contains("constraint: Some(Length"), "{shown}");
}
