use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: u8, low: u8, step: u8) {
        let expected = low <= value && step != 0 && value % step == 0;
        prop_assert_eq!(all_of((low.., multiple_of(step))).accepts(&value), expected);
        prop_assert_eq!((low.., multiple_of(step)).accepts(&Some(value)), expected);
        prop_assert_eq!((low.., multiple_of(step)).excludes(&value), !expected);
    }

    #[test]
    fn reports_each_part(value: u8) {
        let rule = (10.., multiple_of(7), not(one_of([49])));
        let codes: Vec<String> =
            rule.violations(&value).map(|v| v.code().to_owned()).collect();
        let mut expected = Vec::new();
        if value < 10 { expected.push("range"); }
        if value % 7 != 0 { expected.push("multiple_of"); }
        if value == 49 { expected.push("not"); }
        prop_assert_eq!(codes, expected);
    }
}

#[test]
fn up_to_eight() {
    let rule = (0.., 1.., 2.., 3.., 4.., 5.., 6.., 7..);
    assert!(rule.accepts(&7));
    assert!(!rule.accepts(&6));
    assert_eq!(rule.violations(&0).len(), 7);
    assert!((1..,).accepts(&1));
}
