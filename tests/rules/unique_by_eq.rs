use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::collections::BTreeSet;

proptest! {
    #[test]
    fn is_its_definition(values: Vec<(f64, bool)>, i: proptest::sample::Index) {
        let mut values = values;
        if !values.is_empty() {
            values.push(*i.get(&values));
        }
        let expected = (0..values.len()).all(|i| !values[..i].contains(&values[i]));
        prop_assert_eq!(unique_by_eq().accepts(&values), expected);
        prop_assert_eq!(unique_by_eq().excludes(&values), !expected);
        prop_assert_eq!(unique_by_eq().violations(&values).len() == 0, expected);
        prop_assert_eq!(unique_by_eq().accepts(&Some(values)), expected);
    }
}

#[test]
fn names_each_duplicate_and_the_first() {
    let violations = unique_by_eq().violations(&[(0.5, 1), (1.5, 2), (0.5, 1), (0.5, 1)]);
    assert_eq!(
        violations.to_string(),
        "[2]: (0.5, 1) is a duplicate of element 0\n[3]: (0.5, 1) is a duplicate of element 0"
    );
    assert!(unique_by_eq().accepts(&BTreeSet::from([1])));
    assert!(unique_by_eq().accepts(&[f64::NAN; 2]));
}
