//! `unchecked()` accepts every value, also in an `Option` and inside of other rules.

use inbounds::prelude::*;

validated_struct! { #[derive(Debug)] struct Line { price: u32 in 1..=900 } }

validated_struct! {
    #[derive(Debug)]
    struct Draft {
        lines: Vec<LineFields> in unchecked(),
        first: Option<LineFields> in unchecked(),
        few: Vec<LineFields> in (len(..=1), unchecked()),
    }
}

#[test]
fn it_accepts_everything_and_excludes_nothing() {
    assert!(unchecked().accepts(&0) && unchecked().accepts("") && !unchecked().excludes(&0));
    assert_eq!(unchecked().violations(&0).len(), 0);
    let line = || LineFields { price: 0 };
    assert!(Draft::new(vec![line()], Some(line()), vec![line()]).is_ok());
    assert!(Draft::new(vec![], None, vec![line(), line()]).is_err());
}
