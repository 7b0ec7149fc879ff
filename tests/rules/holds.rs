//! Each rule takes `T`, `Option<T>`, `Secret<T>` and both together, and shows what it should.

use inbounds::Secret;
use inbounds::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

validated_struct! {
    #[derive(Clone, Debug)]
    struct Line { price: u32 in 1..=900 }
}

/// What a rule for `T` must do with every type that holds a `T`.
macro_rules! held {
    ($name:ident, $type:ty, $rule:expr, $good:expr, $bad:expr) => {
        #[test]
        fn $name() {
            let rule = || $rule;
            let (good, bad): (fn() -> $type, fn() -> $type) = (|| $good, || $bad);
            check::<$type>(&rule(), &good(), &bad(), None);
            check::<Option<$type>>(&rule(), &Some(good()), &Some(bad()), Some(None));
            check::<Secret<$type>>(&rule(), &good().into(), &bad().into(), None);
            check::<Option<Secret<$type>>>(
                &rule(),
                &Some(good().into()),
                &Some(bad().into()),
                Some(None),
            );
            check::<Secret<Option<$type>>>(
                &rule(),
                &Some(good()).into(),
                &Some(bad()).into(),
                Some(None.into()),
            );

            // An option is shown as its content, whatever the rule is wrapped in.
            let plain = texts(&rule(), &good(), &bad());
            assert_eq!(texts(&rule(), &Some(good()), &Some(bad())), plain);
            assert!(
                plain.iter().all(|text| !text.contains("Some(")),
                "{plain:?}"
            );
            let (good_secret, bad_secret) = (Secret::new(good()), Secret::new(bad()));
            let hidden = texts(&rule(), &good_secret, &bad_secret);
            assert_eq!(
                texts(&rule(), &Some(good_secret), &Some(bad_secret)),
                hidden
            );
            assert_eq!(
                texts(
                    &rule(),
                    &Secret::new(Some(good())),
                    &Secret::new(Some(bad()))
                ),
                hidden,
            );
            assert!(
                hidden.iter().all(|text| text.contains("<secret>")),
                "{hidden:?}"
            );
        }
    };
}

fn check<T: Debug>(rule: &impl Rule<T>, good: &T, bad: &T, none: Option<T>) {
    assert!(rule.accepts(good) && !rule.excludes(good), "{good:?}");
    assert!(!rule.accepts(bad) && rule.excludes(bad), "{bad:?}");
    assert_eq!(rule.violations(good).len(), 0);
    assert!(rule.violations(bad).len() > 0);
    if let Some(none) = none {
        assert!(rule.accepts(&none) && rule.excludes(&none));
        assert_eq!(rule.violations(&none).len(), 0);
    }
}

/// The messages about `bad`, of the rule and of rules that are made of it, and of one about `good`.
fn texts<T: Debug>(rule: &impl Rule<T>, good: &T, bad: &T) -> Vec<String> {
    let by_ref = ByRef(rule);
    vec![
        rule.violations(bad).to_string(),
        (by_ref,).violations(bad).to_string(),
        all_of((by_ref, by_ref)).violations(bad).to_string(),
        any_of((by_ref, by_ref)).violations(bad).to_string(),
        not(not(by_ref)).violations(bad).to_string(),
        not(any_of((not(by_ref), by_ref)))
            .violations(bad)
            .to_string(),
        not(by_ref).violations(good).to_string(),
        not((by_ref, by_ref)).violations(good).to_string(),
        dynamic(|| by_ref).violations(bad).to_string(),
    ]
}

/// A custom rule that forwards everything to another.
struct ByRef<'r, R>(&'r R);

impl<R> Clone for ByRef<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for ByRef<'_, R> {}

impl<T: ?Sized, R: Rule<T>> Rule<T> for ByRef<'_, R> {
    fn accepts(&self, value: &T) -> bool {
        self.0.accepts(value)
    }

    fn excludes(&self, value: &T) -> bool {
        self.0.excludes(value)
    }

    fn constraint(&self) -> inbounds::constraint::Constraint {
        self.0.constraint()
    }

    fn report(&self, value: &T, reporter: &mut inbounds::error::Reporter<'_>)
    where
        T: Debug,
    {
        self.0.report(value, reporter);
    }
}

held! { range_inclusive, u8, 0..=100, 60, 160 }
held! { range, i32, 0..100, 60, 100 }
held! { range_from, f64, 0.5.., 0.5, f64::NAN }
held! { range_to_inclusive, char, ..='z', 'a', 'é' }
held! { range_to, u128, ..9, 8, 9 }
held! { above_bound, f32, above(0.5), 1.0, 0.5 }
held! { multiple, u16, multiple_of(5), 15, 16 }
held! { positive_number, i8, positive(), 1, 0 }
held! { negative_number, f64, negative(), -1.0, 0.0 }
held! { tuple, (u8, String), elements((..=100, chars(1..=3))), (60, "a".to_owned()), (160, String::new()) }
held! { finite_number, f64, finite(), 1.0, f64::INFINITY }
held! { listed, u8, one_of([1, 2]), 2, 3 }
held! { listed_static, &'static str, one_of(["a", "b"]), "a", "c" }
held! { listed_string, String, one_of(["a", "b"]), "a".into(), "c".into() }
held! { listed_box, Box<str>, one_of(["a", "b"]), "a".into(), "c".into() }
held! { listed_cow, Cow<'static, str>, one_of(["a", "b"]), "a".into(), "c".into() }
held! { listed_rc, Rc<str>, one_of(["a", "b"]), "a".into(), "c".into() }
held! { listed_arc, Arc<str>, one_of(["a", "b"]), "a".into(), "c".into() }
held! { predicate, u8, satisfies(|n: &u8| n % 2 == 0, "even"), 2, 3 }
held! { predicate_on_str, String, satisfies(|text: &str| text.len() == 1, "short"), "a".into(), String::new() }
held! { predicate_on_rc, Rc<str>, satisfies(|text: &str| text.len() == 1, "short"), "a".into(), "".into() }
held! { custom_rule, u8, custom::<u8, _>(0..=9), 9, 10 }
held! { length_in_chars, String, chars(1..=2), "é".into(), String::new() }
held! { length_in_bytes, Cow<'static, str>, bytes(1..=2), "é".into(), "".into() }
held! { length_in_utf16, Arc<str>, utf16(..=1), "é".into(), "🙂".into() }
held! { starts, String, starts_with("a"), "ab".into(), "b".into() }
held! { ends, &'static str, ends_with("b"), "ab", "a" }
held! { part, String, contains("b"), "abc".into(), "a".into() }
held! { ascii_text, String, ascii(), "a".into(), "é".into() }
held! { alphanumeric_text, String, alphanumeric(), "é".into(), "-".into() }
held! { lowercase_text, String, lowercase(), "é".into(), "É".into() }
held! { uppercase_text, String, uppercase(), "É".into(), "é".into() }
held! { trimmed_text, String, trimmed(), "a".into(), " a".into() }
held! { ip_address, String, ip(), "::1".into(), "1".into() }
held! { ipv4_address, String, ipv4(), "127.0.0.1".into(), "::1".into() }
held! { ipv6_address, String, ipv6(), "::1".into(), "127.0.0.1".into() }
held! { count, Vec<u8>, len(1..=2), vec![1], vec![] }
held! { distinct, Vec<u8>, unique(), vec![1, 2], vec![1, 1] }
held! { distinct_floats, [f64; 2], unique(), [0.5, 1.5], [0.0, -0.0] }
held! { distinct_by_eq, Vec<(f64, u8)>, unique_by_eq(), vec![(0.5, 1)], vec![(0.5, 1), (0.5, 1)] }
held! { each_element, Vec<u8>, each(0..=9), vec![9], vec![10] }
held! { elements_of_a_set, BTreeSet<u8>, each(0..=9), [9].into(), [10].into() }
held! { map_keys, BTreeMap<u8, u8>, keys(0..=9), [(9, 10)].into(), [(10, 9)].into() }
held! { map_values, BTreeMap<u8, u8>, values(0..=9), [(10, 9)].into(), [(9, 10)].into() }
held! { nested, LineFields, valid(), LineFields { price: 1 }, LineFields { price: 0 } }
#[cfg(feature = "email")]
held! { email_address, String, email(), "a@b.de".into(), "a".into() }
#[cfg(feature = "unicode")]
held! { length_in_graphemes, String, graphemes(1..=1), "🇨🇭".into(), String::new() }
#[cfg(feature = "url")]
held! { absolute_url, String, url(), "https://a.de".into(), "a".into() }
#[cfg(feature = "uuid")]
held! { uuid_text, String, uuid(), "67e55044-10b1-426f-9247-bb680e5fe0c8".into(), "a".into() }

#[test]
fn an_option_that_must_hold_a_value() {
    for (good, bad) in [(Some(9), Some(10)), (Some(0), None)] {
        assert!(some(0..=9).accepts(&good) && !some(0..=9).accepts(&bad));
        let (good, bad) = (Secret::new(good), Secret::new(bad));
        assert!(some(0..=9).accepts(&good) && !some(0..=9).accepts(&bad));
        assert!(!some(0..=9).violations(&bad).to_string().contains("10"));
        let wrapped = |option: Secret<Option<u8>>| option.into_inner().map(Secret::new);
        assert!(some(0..=9).accepts(&wrapped(good)) && !some(0..=9).accepts(&wrapped(bad)));
    }
    assert!(required().accepts(&Secret::new(Some(1))));
    assert!(!required().accepts(&Secret::new(None::<u8>)));
    assert_eq!(
        required().violations(&Secret::new(None::<u8>)).to_string(),
        "a value is required"
    );
    assert!(!required().accepts(&None::<Secret<u8>>));
}

// Bare literals get their type from the field.
validated_struct! {
    #[derive(Debug)]
    struct Literals {
        a: Option<u64> in 0..=18_446_744_073_709_551_615,
        b: Secret<i8> in one_of([-128, 127]),
        c: Option<Secret<f32>> in above(0.1),
        d: Secret<Option<u16>> in (1.., multiple_of(5), not(one_of([65_535]))),
        e: Vec<Option<u64>> in each(some(1..=18_446_744_073_709_551_615)),
        f: Secret<String> in one_of(["a", "b"]),
        g: Option<Secret<Vec<u64>>> in (len(..=3), unique(), each(..=18_446_744_073_709_551_615)),
        h: Secret<BTreeMap<u64, u64>> in any_of((keys(18_446_744_073_709_551_615..), values(..9))),
        i: String in chars(one_of([1, 3])),
        j: Secret<Option<String>> in some(chars((1.., not(2..=3)))),
    }
}

#[test]
#[allow(clippy::result_large_err)]
fn literals_have_the_type_of_the_field() {
    let new = |f: &str| {
        Literals::new(
            Some(u64::MAX),
            Secret::new(-128),
            None,
            Secret::new(Some(5)),
            vec![Some(u64::MAX)],
            f.into(),
            None,
            Secret::new(BTreeMap::new()),
            "abc",
            Secret::new(Some("a".to_owned())),
        )
    };
    assert!(new("a").is_ok());
    assert_eq!(
        new("c").unwrap_err().to_string(),
        "f: <secret> is not one of \"a\", \"b\""
    );
}
