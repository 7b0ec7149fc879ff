use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
use std::collections::{BTreeSet, LinkedList, VecDeque};

/// The index of each element that equals an earlier one, and of the first such.
fn duplicates<T: PartialEq>(values: &[T]) -> Vec<(usize, usize)> {
    let first = |i: usize| values[..i].iter().position(|earlier| *earlier == values[i]);
    (0..values.len())
        .filter_map(|i| Some((i, first(i)?)))
        .collect()
}

proptest! {
    #[test]
    fn is_its_definition(values in proptest::collection::vec(0..40_u8, 0..50)) {
        let expected = duplicates(&values).is_empty();
        prop_assert_eq!(unique().accepts(&values), expected);
        prop_assert_eq!(unique().accepts(&*values), expected);
        prop_assert_eq!(unique().accepts(&VecDeque::from(values.clone())), expected);
        prop_assert_eq!(unique().accepts(&LinkedList::from_iter(values.clone())), expected);
        prop_assert_eq!(unique().excludes(&values), !expected);
        prop_assert_eq!(unique_by_eq().accepts(&values), expected);
        prop_assert_eq!(unique().accepts(&Some(values)), expected);
    }

    #[test]
    fn names_each_duplicate_and_the_first(values in proptest::collection::vec(0..40_u8, 0..50)) {
        let found: Vec<_> = unique()
            .violations(&values)
            .map(|v| (v.path().to_string(), v.duplicate_of().unwrap()))
            .collect();
        let expected = duplicates(&values).into_iter().map(|(i, first)| (format!("[{i}]"), first));
        prop_assert_eq!(found, expected.collect::<Vec<_>>());
    }

    #[test]
    fn floats_are_told_apart_by_their_value(
        values in proptest::collection::vec(
            proptest::sample::select(vec![0.0, -0.0, f64::NAN, -f64::NAN, 1.0, f64::INFINITY]),
            0..20,
        ),
    ) {
        prop_assert_eq!(unique().accepts(&values), duplicates(&values).is_empty());
        let small: Vec<f32> = values.iter().map(|x| if *x > 0.75 { 1.5 } else { 2.5 }).collect();
        prop_assert_eq!(unique().accepts(&small), duplicates(&small).is_empty());
    }
}

#[test]
fn sets_are_unique() {
    assert!(unique().accepts(&BTreeSet::from([1, 2])));
    assert!(unique().accepts(&[] as &[u8]));
    #[cfg(feature = "std")]
    assert!(unique().accepts(&std::collections::HashSet::from([1, 2])));
    assert!(unique().accepts(&None::<Vec<u8>>));
    assert!(not(unique()).accepts(&None::<Vec<u8>>));
}

#[test]
fn many_elements_take_linear_time() {
    // Comparing each pair would take hours.
    let mut values: Vec<String> = (0..1_000_000).map(|i| format!("{i:020}")).collect();
    assert!(unique().accepts(&values));
    let mut violations = unique().violations(&values);
    assert_eq!(violations.len(), 0);
    values[999_999] = values[3].clone();
    violations = unique().violations(&values);
    assert_eq!(
        violations.to_string(),
        "[999999]: \"00000000000000000003\" is a duplicate of element 3"
    );
}

#[test]
fn a_sequence_that_lies_about_its_size_is_not_believed() {
    #[derive(Debug)]
    struct Liar(Vec<u8>);

    struct Elements<'a>(std::slice::Iter<'a, u8>);

    impl<'a> Iterator for Elements<'a> {
        type Item = &'a u8;

        fn next(&mut self) -> Option<&'a u8> {
            self.0.next()
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (usize::MAX, None)
        }
    }

    impl inbounds::rules::Sequence for Liar {
        type Element = u8;

        fn elements(&self) -> impl Iterator<Item = &u8> {
            Elements(self.0.iter())
        }
    }

    let liar = Liar((0..19).chain([3]).collect());
    let violation = unique().violations(&liar).next().unwrap();
    assert_eq!(violation.to_string(), "[19]: 3 is a duplicate of element 3");
}
