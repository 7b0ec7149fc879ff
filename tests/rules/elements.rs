use inbounds::error::Segment;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(number: u8, text in "[ab]{0,4}", high: u8) {
        let expected = [number <= high, (1..=3).contains(&text.len())];
        let rule = elements((..=high, chars(1..=3)));
        let value = (number, text);
        prop_assert_eq!(rule.accepts(&value), expected == [true, true]);
        let paths: Vec<String> = rule.violations(&value).map(|v| v.path().to_string()).collect();
        let rejected = ["0", "1"].into_iter().zip(expected).filter(|(_, accepted)| !accepted);
        prop_assert_eq!(paths, rejected.map(|(path, _)| path).collect::<Vec<_>>());
        prop_assert_eq!(rule.accepts(&Some(value)), expected == [true, true]);
    }
}

#[test]
fn takes_one_to_eight_elements() {
    assert!(elements((1..,)).accepts(&(1_u8,)));
    assert!(!elements((1..,)).accepts(&(0_u8,)));
    let low = elements((..9, ..9, ..9, ..9, ..9, ..9, ..9, ascii()));
    assert!(low.accepts(&(1_u8, 2_i8, 3_u16, 4_i16, 5_u32, 6_i32, 7_u64, "a")));
    let found = low.violations(&(1_u8, 20_i8, 3_u16, 4_i16, 5_u32, 6_i32, 70_u64, "é"));
    let paths: Vec<String> = found.map(|v| v.path().to_string()).collect();
    assert_eq!(paths, ["1", "6", "7"]);
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Inner { name: String in chars(1..=3) }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Outer {
        pair: (u8, InnerFields) in elements((..=9, valid())),
        list: Vec<(char, Option<f32>)> in (len(..=3), each(elements(('a'..='z', some(0.0..=1.0))))),
        any: (u8, Vec<u8>) in elements((unchecked(), (len(1..), each(..=9)))),
    }
}

#[test]
fn nests_to_any_depth() {
    let name = |name: &str| InnerFields {
        name: name.to_owned(),
    };
    let good = OuterFields {
        pair: (9, name("a")),
        list: vec![('a', Some(0.5))],
        any: (255, vec![9]),
    };
    assert!(Outer::try_from(good).is_ok());
    let err = Outer::new((10, name("")), vec![('A', None)], (0, vec![10])).unwrap_err();
    assert_eq!(
        err.to_string(),
        "pair.0: 10 is not at most 9\n\
         pair.1.name: \"\" is not 1..=3 characters long\n\
         list[0].0: 'A' is not within 'a'..='z'\n\
         list[0].1: a value is required\n\
         any.1[0]: 10 is not at most 9",
    );
    let violation = err.violations().next().unwrap();
    let path = [Segment::Field("pair"), Segment::Field("0")];
    assert_eq!(violation.path().segments(), path);
    assert_eq!(violation.path().to_pointer(), "/pair/0");
}

#[test]
fn says_what_it_requires_as_a_whole() {
    let rule = not(elements((..=9, ascii())));
    let found: Vec<String> = rule
        .violations(&(1_u8, "a"))
        .map(|v| v.to_string())
        .collect();
    assert_eq!(
        found,
        ["(1, \"a\") must not have the elements (at most 9, ASCII text)"]
    );
    let constraint = Rule::<(u8, &str)>::constraint(&elements((..=9, ascii())));
    assert_eq!(constraint.code(), "elements");
    assert_eq!(
        constraint.to_string(),
        "a tuple with the elements (at most 9, ASCII text)"
    );
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Normal { pair: (InnerFields, f32) in elements((valid(), 0.0..=1.0)) }
}

#[test]
fn an_element_is_edited_with_the_whole() {
    let mut normal = Normal::new((
        InnerFields {
            name: "a".to_owned(),
        },
        0.5,
    ))
    .unwrap();
    assert!(normal.update(|fields| fields.pair.1 = 2.0).is_err());
    normal
        .update(|fields| fields.pair.0.name.push('b'))
        .unwrap();
    assert_eq!(normal.pair().0.name, "ab");
}
