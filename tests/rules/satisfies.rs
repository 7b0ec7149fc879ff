use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

proptest! {
    #[test]
    fn is_its_definition(value: u8, text in "[aé]{0,3}") {
        let even = satisfies(|n: &u8| n % 2 == 0, "an even number");
        prop_assert_eq!(even.accepts(&value), value % 2 == 0);
        prop_assert_eq!(not(even).accepts(&Some(value)), value % 2 != 0);
        let short = satisfies(|text: &str| text.len() < 3, "short");
        prop_assert_eq!(short.accepts(&text), text.len() < 3);
    }
}
