use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};
#[cfg(feature = "std")]
use std::collections::HashSet;
use std::collections::VecDeque;

proptest! {
    #[test]
    fn is_its_definition(values: Vec<u8>, high: u8) {
        let expected = values.iter().all(|value| *value <= high);
        prop_assert_eq!(each(..=high).accepts(&values), expected);
        prop_assert_eq!(each(..=high).accepts(&*values), expected);
        prop_assert_eq!(each(..=high).accepts(&VecDeque::from(values.clone())), expected);
        #[cfg(feature = "std")]
        prop_assert_eq!(each(..=high).accepts(&HashSet::<u8>::from_iter(values.clone())), expected);
        prop_assert_eq!(each(..=high).accepts(&Some(values)), expected);
    }

    #[test]
    fn names_every_element(values: Vec<u8>) {
        let paths: Vec<String> =
            each(..=99).violations(&values).map(|v| v.path().to_string()).collect();
        let high = values.iter().enumerate().filter(|(_, value)| **value > 99);
        prop_assert_eq!(paths, high.map(|(i, _)| format!("[{i}]")).collect::<Vec<_>>());
    }
}

#[test]
fn nests_to_any_depth() {
    let rule = each(some(each((chars(1..=3), ascii()))));
    let deep = vec![
        Some(vec!["a".to_owned()]),
        None,
        Some(vec![String::new(), "é".to_owned()]),
    ];
    let found: Vec<String> = rule.violations(&deep).map(|v| v.to_string()).collect();
    assert_eq!(
        found,
        [
            "[1]: a value is required",
            "[2][0]: \"\" is not 1..=3 characters long",
            "[2][1]: \"é\" is not ASCII text",
        ],
    );
    assert!(each(9..).accepts(&[] as &[u8]));
}

/// A slice is rejected wherever its bad element is: at each place of a block, in
/// the rest after the blocks, among few.
fn finds_each_place<T: Copy + std::fmt::Debug>(rule: &(impl Rule<T> + Clone), good: T, bad: T) {
    for length in [0, 1, 2, 7, 8, 9, 63, 64, 65, 127, 128, 130, 200, 1_100] {
        let mut values = vec![good; length];
        assert!(rule.accepts_all(&values), "{length} of {good:?}");
        assert!(each(rule.clone()).accepts(&values));
        assert_eq!(each(rule.clone()).violations(&values).len(), 0);
        for i in 0..length {
            values[i] = bad;
            assert!(!rule.accepts_all(&values), "{bad:?} at {i} of {length}");
            assert!(!each(rule.clone()).accepts(&values));
            let found: Vec<_> = each(rule.clone()).violations(&values).collect();
            let paths: Vec<_> = found.iter().map(|v| v.path().to_string()).collect();
            assert_eq!(paths, [format!("[{i}]")]);
            values[i] = good;
        }
    }
}

#[test]
fn a_bad_element_is_found_at_every_place() {
    finds_each_place::<u8>(&(0..=100), 100, 101);
    finds_each_place::<i64>(&(-5..5), -5, 5);
    finds_each_place::<f64>(&(0.0..=1.0), 1.0, f64::NAN);
    finds_each_place::<f32>(&finite(), -0.0, f32::INFINITY);
    finds_each_place::<char>(&(..='z'), 'z', 'é');
    finds_each_place::<i32>(&multiple_of(-5), -15, 16);
    finds_each_place::<i32>(&one_of([1, 5, 10]), 10, 0);
    finds_each_place::<&str>(&one_of(["a", "b"]), "b", "c");
    finds_each_place::<u16>(&positive(), 1, 0);
    finds_each_place::<f64>(&above(0.5), 0.6, 0.5);
    finds_each_place::<Option<u8>>(&(0..=100), None, Some(101));
    finds_each_place::<Option<u8>>(&some(0..=100), Some(3), None);
    finds_each_place::<u8>(&not(0..=100), 101, 100);
    finds_each_place::<u8>(&(0..=100, multiple_of(5)), 15, 16);
    finds_each_place::<u8>(&(..=100, 5..), 5, 4);
    finds_each_place::<u8>(&any_of((0..=9, 90..=99, one_of([50]))), 50, 51);
    finds_each_place::<u8>(&with_message(0..=100, "no"), 9, 109);
    finds_each_place::<u8>(&custom::<u8, _>(0..=100), 9, 109);
    finds_each_place::<&str>(&(ascii(), chars(1..=3)), "abc", "abcd");
    finds_each_place::<&str>(&bytes(..=3), "abc", "éé");
}

#[test]
fn a_bad_element_is_found_in_both_halves_of_a_deque() {
    let mut deque: VecDeque<u8> = (0..100).map(|_| 9).collect();
    deque.rotate_left(40);
    for _ in 0..50 {
        deque.pop_front();
        deque.push_back(9);
    }
    assert!(!deque.as_slices().1.is_empty());
    assert!(each(..=9).accepts(&deque));
    for i in 0..deque.len() {
        deque[i] = 10;
        let paths: Vec<String> = each(..=9)
            .violations(&deque)
            .map(|v| v.path().to_string())
            .collect();
        assert_eq!(
            (each(..=9).accepts(&deque), paths),
            (false, vec![format!("[{i}]")])
        );
        deque[i] = 9;
    }
}

#[test]
fn a_rule_of_the_users_own_is_given_whole_slices() {
    use inbounds::constraint::Constraint;

    /// Accepts no value by itself, but slices, except those of two.
    #[derive(Clone, Copy)]
    struct OnlySlices;

    impl Rule<u8> for OnlySlices {
        fn accepts(&self, _value: &u8) -> bool {
            false
        }
        fn accepts_all(&self, values: &[u8]) -> bool {
            values.len() != 2
        }
        fn constraint(&self) -> Constraint {
            Constraint::custom("slices", "in a slice")
        }
    }

    let rule = custom(OnlySlices);
    assert!(each(rule.clone()).accepts(&[1, 2, 3]));
    assert!(each(with_message(rule.clone(), "no")).accepts(&vec![1, 2, 3]));
    assert!(each(dynamic(|| OnlySlices)).accepts(&[1, 2, 3]));
    assert!(!each(rule.clone()).accepts(&[1, 2]));
    assert!(!each(rule).accepts(&[Some(1), Some(2), Some(3)]));
}
