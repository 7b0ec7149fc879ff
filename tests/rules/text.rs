use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::text;

#[test]
fn every_text_is_text() {
    fn check<T: inbounds::rules::Text + std::fmt::Debug>(text: T) {
        assert!((chars(1..=2), lowercase()).accepts(&text));
        assert!(!ascii().accepts(&Some(text)));
    }
    check("é");
    check("é".to_owned());
    check(Box::<str>::from("é"));
    check(Cow::Borrowed("é"));
    check(Rc::<str>::from("é"));
    check(Arc::<str>::from("é"));
}

proptest! {
    #[test]
    fn one_rule_for_all(text in text()) {
        let accepted = chars(..=4).accepts(&*text);
        prop_assert_eq!(chars(..=4).accepts(&Arc::<str>::from(&*text)), accepted);
        prop_assert_eq!(chars(..=4).accepts(&text), accepted);
    }
}
