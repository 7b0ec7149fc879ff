//! The functions after `via` are applied on construction and on each assignment, in order, before
//! the rule is checked.

use std::panic::{AssertUnwindSafe, catch_unwind};

use inbounds::normalize::lowercase;
use inbounds::prelude::*;

fn round(x: f64) -> f64 {
    x.round()
}

fn lucky(n: u8) -> u8 {
    assert!(n != 13, "unlucky");
    n
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct User {
        name: String via trim via lowercase in chars(1..=5),
        score: f64 = 0.4 via round in 0.0..=10.0,
        level: u8 = 4 via lucky via { |n| n.min(9) } via { |n| n.next_multiple_of(5) },
        nick: Option<String> = { None } via { |nick: Option<String>| nick.map(trim) } in chars(1..),
    }
    ensure { |user| user.name != "root" || user.level > 1 => "root is above 1" }
}

fn user() -> User {
    User::new(" Ann ", 9.6, 8, Some(" A ".to_owned())).unwrap()
}

#[test]
fn on_construction_in_order() {
    let user = user();
    assert_eq!(user.name(), "ann");
    assert!((user.score() - 10.0).abs() < 1e-9);
    assert_eq!(user.level(), 10, "cut to 9, then raised to a multiple of 5");
    assert_eq!(user.nick().as_deref(), Some("A"));
}

#[test]
fn on_each_assignment() {
    let mut user = user();
    user.set_name("  BEN").unwrap();
    assert_eq!(user.name(), "ben");
    user.update(|user| user.score = 3.3).unwrap();
    assert!((user.score() - 3.0).abs() < 1e-9);
    let mut fields = user.clone().into_fields();
    fields.name = " CLEO ".to_owned();
    user.replace(fields).unwrap();
    assert_eq!(user.name(), "cleo");
}

#[test]
fn a_clone_is_not_normalized_again() {
    validated_struct! {
        #[derive(Clone)]
        struct Counter { n: u8 via { |n| n + 1 } }
    }
    let counter = Counter::new(0).ok().unwrap();
    assert_eq!((counter.n(), counter.clone().n()), (1, 1));
}

#[test]
fn the_rule_and_the_clauses_see_the_normalized_value() {
    let mut user = user();
    let err = user.set_name("   ").unwrap_err();
    assert_eq!(err.to_string(), "name: \"\" is not 1..=5 characters long");
    assert_eq!(err.into_value(), "", "what was rejected comes back");
    user.set_level(0).unwrap();
    assert_eq!(
        user.set_name("ROOT").unwrap_err().to_string(),
        "root is above 1"
    );
}

#[test]
fn a_panic_leaves_the_instance_as_it_was() {
    let mut user = user();
    let before = user.clone();
    assert!(catch_unwind(AssertUnwindSafe(|| user.set_level(13))).is_err());
    assert!(catch_unwind(AssertUnwindSafe(|| user.update(|user| user.level = 13))).is_err());
    assert_eq!(user, before);
}

validated_struct! {
    #[derive(Debug)]
    struct Address {
        street: String via trim in chars(1..),
    }
}

validated_struct! {
    #[derive(Debug)]
    struct Order {
        to: AddressFields in valid(),
    }
}

#[test]
fn what_valid_accepts_is_held_as_the_struct_holds_it() {
    let street = |street: &str| AddressFields {
        street: street.to_owned(),
    };
    assert!(Order::new(street("    ")).is_err());
    let mut order = Order::new(street(" Elm ")).unwrap();
    assert_eq!(order.to().street, "Elm");
    assert!(order.set_to(street("   ")).is_err());
    order.set_to(street(" Oak ")).unwrap();
    assert_eq!(order.to().street, "Oak");
}

#[cfg(feature = "std")]
#[test]
fn so_it_does_inside_of_other_rules() {
    use inbounds::Secret;
    use std::collections::{BTreeMap, HashMap, HashSet};

    validated_struct! {
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct Tag {
            text: String via trim in chars(1..),
        }
    }
    validated_struct! {
        #[derive(Debug, PartialEq)]
        struct Nested {
            maybe: Option<TagFields> in valid(),
            surely: Option<TagFields> in some(valid()),
            secret: Secret<TagFields> in valid(),
            list: Vec<TagFields> in (len(..=2), each(valid())),
            pair: [TagFields; 2] in each(valid()),
            set: HashSet<TagFields> in each(valid()),
            keys: BTreeMap<TagFields, u8> in all_of((keys(valid()), values(1..))),
            values: HashMap<u8, TagFields> in with_message(values(valid()), "tags"),
            either: TagFields in any_of((valid(), satisfies(|tag: &TagFields| tag.text.is_empty(), "no tag"))),
            made: TagFields in dynamic(valid),
        }
    }
    let tag = |text: &str| TagFields {
        text: text.to_owned(),
    };
    let fields = |text: &str| NestedFields {
        maybe: Some(tag(text)),
        surely: Some(tag(text)),
        secret: Secret::new(tag(text)),
        list: vec![tag(text)],
        pair: [tag(text), tag(text)],
        set: HashSet::from([tag(text)]),
        keys: BTreeMap::from([(tag(text), 1)]),
        values: HashMap::from([(1, tag(text))]),
        either: tag(text),
        made: tag(text),
    };
    let nested = Nested::try_from(fields(" a ")).unwrap();
    assert_eq!(nested.into_fields(), fields("a"));
    let err = Nested::try_from(fields("  ")).unwrap_err();
    let mut rejected: Vec<&str> = Vec::new();
    for violation in err.violations() {
        rejected.extend(violation.path().segments().first().and_then(|s| match s {
            inbounds::error::Segment::Field(name) => Some(*name),
            _ => None,
        }));
    }
    rejected.dedup();
    assert_eq!(
        rejected,
        [
            "maybe", "surely", "secret", "list", "pair", "set", "keys", "values", "made"
        ],
        "and what is empty is accepted by `either`"
    );
}

#[test]
fn what_is_shared_is_checked_and_kept_as_it_is() {
    use std::rc::Rc;

    /// A sequence that leaves `map_elements` as it is.
    #[derive(Debug)]
    struct Own(Vec<AddressFields>);

    impl inbounds::rules::Sequence for Own {
        type Element = AddressFields;

        fn elements(&self) -> impl Iterator<Item = &AddressFields> {
            self.0.iter()
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Shared {
            borrowed: (&'static [AddressFields]) in each(valid()),
            counted: Rc<[AddressFields]> in each(valid()),
            own: Own in each(valid()),
        }
    }
    let streets = |street: &str| {
        vec![AddressFields {
            street: street.to_owned(),
        }]
    };
    let fields = |street: &str| SharedFields {
        borrowed: streets(street).leak(),
        counted: streets(street).into(),
        own: Own(streets(street)),
    };
    let shared = Shared::try_from(fields(" Elm ")).unwrap();
    assert_eq!(shared.borrowed()[0].street, " Elm ");
    assert_eq!(shared.counted()[0].street, " Elm ");
    assert_eq!(shared.own().0[0].street, " Elm ");
    let err = Shared::try_from(fields("")).unwrap_err();
    assert_eq!(err.violations().len(), 3);
}
