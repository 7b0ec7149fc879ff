//! Generic structs: lifetimes, types with bounds, constants, `where`, and rules that name them.

use std::borrow::Cow;
use std::fmt::{Debug, Display};

use inbounds::prelude::*;

validated_struct! {
    /// Everything at once.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Page<'a, T: Debug + Clone, U: Into<Vec<u8>> + 'static, const N: usize>
    where
        T: PartialEq + 'a,
        U: Debug,
    {
        items: Vec<T> in len(..=N),
        title: (Cow<'a, str>) in chars(1..=20),
        raw: Option<U>,
    }
    ensure { |page| page.items.len() != 3 => "three is a crowd" }
}

#[test]
fn a_generic_struct() {
    let mut page = Page::<u8, Vec<u8>, 4>::new(vec![1], "A".into(), None).unwrap();
    assert_eq!(
        page.set_items(vec![0; 5]).unwrap_err().to_string(),
        "items: [0, 0, 0, 0, 0] is not at most 4 items long"
    );
    assert_eq!(
        page.set_items(vec![0; 3]).unwrap_err().to_string(),
        "three is a crowd"
    );
    page.update(|page| page.items.push(2)).unwrap();
    assert_eq!(page.items(), &[1, 2]);
    assert_eq!(page.clone(), page);
    assert_eq!(
        format!("{page:?}"),
        "Page { items: [1, 2], title: \"A\", raw: None }"
    );

    let text = "borrowed".to_owned();
    let borrowing = Page::<&str, String, 1>::new(vec![&text], Cow::Borrowed(&text), None).unwrap();
    assert_eq!(borrowing.title(), "borrowed");
}

validated_struct! {
    #[derive(Debug)]
    struct Window<T: PartialOrd + Debug + Default + Limits + 'static> {
        at: T = { T::default() } in T::LOW..=T::HIGH,
        size: u8 = 3 in 1..=9,
    }
}

trait Limits {
    const LOW: Self;
    const HIGH: Self;
}

impl Limits for i32 {
    const LOW: i32 = -5;
    const HIGH: i32 = 5;
}

#[test]
fn a_rule_that_names_a_parameter() {
    let mut window = Window::<i32>::default();
    assert_eq!((window.at(), window.size()), (&0, 3));
    let err = window.set_at(6).unwrap_err();
    assert_eq!(err.to_string(), "at: 6 is not within -5..=5");
    assert!(Window::new(-5, 0).is_err());
}

validated_struct! {
    struct Labelled<'a, 'b: 'a, L: Display> {
        label: L,
        of: (&'a str) in chars(1..),
        and: (&'b str),
    }
}

#[test]
fn lifetimes_with_bounds() {
    let labelled = Labelled::new(5, "x", "y").ok().unwrap();
    assert_eq!(
        labelled.label().to_string() + labelled.of() + labelled.and(),
        "5xy"
    );
}
