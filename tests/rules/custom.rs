use inbounds::constraint::Constraint;
use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

struct Even;

impl Rule<u8> for Even {
    fn accepts(&self, value: &u8) -> bool {
        value % 2 == 0
    }
    fn constraint(&self) -> Constraint {
        Constraint::custom("even", "an even number")
    }
}

proptest! {
    #[test]
    fn is_its_definition(value: u8) {
        prop_assert_eq!(custom(Even).accepts(&value), value % 2 == 0);
        prop_assert_eq!(custom(Even).accepts(&Some(value)), value % 2 == 0);
        prop_assert_eq!(each(custom(Even)).accepts(&[value]), value % 2 == 0);
        prop_assert_eq!(custom(Even).excludes(&value), value % 2 != 0);
    }
}
