use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value in 0_u8..6, a in 0_u8..6, b in 0_u8..6) {
        prop_assert_eq!(one_of([a, b]).accepts(&value), value == a || value == b);
        prop_assert_eq!(one_of([a, b]).accepts(&Some(value)), value == a || value == b);
    }
}

#[test]
fn boundaries() {
    assert!(!one_of::<u8, 0>([]).accepts(&0));
    assert!(!one_of([f64::NAN]).accepts(&f64::NAN));
    assert!(one_of(["é"]).accepts(&"é".to_owned()));
    assert!(!one_of(["é"]).accepts(&"e\u{301}".to_owned()));
    assert!(one_of(["a"]).accepts(&None::<String>));
}
