//! A secret is checked like any other value, and never shown.
#![cfg(feature = "std")] // the tracker among the places

use inbounds::Secret;
use inbounds::constraint::Constraint;
use inbounds::error::{Reporter, Violations};
use inbounds::prelude::*;
use std::collections::BTreeMap;

validated_struct! {
    #[derive(Clone, Debug)]
    struct Vault: strong {
        owner: String in chars(1..),
        password: Secret<String> in all_of((chars(8..), contains("-"))),
        pin: Secret<u16> in 1000..=9999,
        spare: Option<Secret<u16>> = { None } in 1000..=9999,
        kind: Secret<u8> in one_of([1, 2]),
        seed: Secret<Vec<u8>> in len(2..=4),
        odd: Secret<u8> in satisfies(|n: &u8| n % 2 == 1, "odd"),
    }
    ensure { |vault| vault.pin.expose() != &1234 => "too easy" at [pin] }
}

fn fields() -> VaultFields {
    VaultFields {
        owner: "ann".into(),
        password: "hunter-22".into(),
        pin: 4711.into(),
        spare: None,
        kind: 1.into(),
        seed: vec![77, 88].into(),
        odd: 3.into(),
    }
}

#[test]
fn nothing_of_it_is_shown() {
    let err = Vault::try_from(VaultFields {
        password: "31337".into(),
        pin: 313.into(),
        spare: Some(313.into()),
        kind: 131.into(),
        seed: vec![31].into(),
        odd: 130.into(),
        ..fields()
    })
    .unwrap_err();
    assert_eq!(err.violations().len(), 7);
    for shown in [format!("{err}"), format!("{err:#}"), format!("{err:?}")] {
        assert!(!shown.contains("31") && !shown.contains("130"), "{shown}");
    }

    let vault = Vault::try_from(fields()).unwrap();
    let snapshot = Vault::instances().snapshot();
    for shown in [
        format!("{vault:?}"),
        format!("{:?}", vault.fields()),
        format!("{snapshot:?}"),
    ] {
        for secret in ["hunter", "4711", "77"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("ann"), "{shown}");
    }
}

#[test]
fn it_is_checked_like_what_is_inside() {
    let mut vault = Vault::try_from(fields()).unwrap();
    assert!(vault.set_password("no-dice".into()).is_err());
    assert!(vault.set_spare(Some(999.into())).is_err());
    assert_eq!(
        vault.set_pin(1234.into()).unwrap_err().to_string(),
        "pin: too easy"
    );
    assert_eq!(vault.pin().expose(), &4711);
}

/// Shows the value in everything that it reports.
struct Chatty;

impl Rule<String> for Chatty {
    fn accepts(&self, value: &String) -> bool {
        value.is_empty()
    }

    fn constraint(&self) -> Constraint {
        Constraint::custom("chatty", "empty")
    }

    fn report(&self, value: &String, reporter: &mut Reporter<'_>) {
        let constraint = || Constraint::custom("chatty", format!("unlike {value}"));
        reporter.violation(constraint(), value);
        reporter.at_key(value, |reporter| reporter.violation(constraint(), value));
    }
}

type Keyed = BTreeMap<String, Vec<String>>;

validated_struct! {
    #[derive(Clone, Debug)]
    struct Inner {
        name: String in chars(..=3),
        codes: Keyed in (keys(chars(..=3)), values(each((chars(..=3), custom(Chatty))))),
    }
    ensure { |inner| inner.name != "abc" => "not that one" at [name] }
}

#[test]
fn nothing_below_it_is_shown() {
    // Each of these holds "hunter" in some place, and breaks each rule.
    let text = || "hunter2".to_owned();
    let keyed = || Keyed::from([(text(), vec![text(), text()])]);
    let inner = || InnerFields {
        name: text(),
        codes: keyed(),
    };
    let mut shown = Vec::new();
    let mut show = |violations: Violations| {
        assert!(violations.len() > 0);
        shown.push(format!("{violations}\n{violations:#}\n{violations:?}"));
        for violation in violations {
            let path = violation.path();
            shown.push(format!(
                "{path} {path:?} {} {}",
                violation.value(),
                violation.code()
            ));
            shown.push(format!(
                "{:?} {}",
                violation.constraint(),
                violation.constraint()
            ));
            shown.push(format!("{violation:?} {}", violation.message()));
        }
    };
    macro_rules! show {
        ($($value:expr, $rule:expr;)*) => {$(
            show($rule.violations(&Secret::new($value)));
            show($rule.violations(&Some(Secret::new($value))));
            show($rule.violations(&Secret::new(Some($value))));
            show(any_of(($rule, not(not($rule)))).violations(&Secret::new($value)));
            show(each($rule).violations(&vec![Secret::new($value)]));
            show(some($rule).violations(&Some(Secret::new($value))));
            show(some($rule).violations(&Secret::new(Some($value))));
            show(values($rule).violations(&BTreeMap::from([(Secret::new(text()), Secret::new($value))])));
        )*};
    }
    show! {
        text(), chars(..=3);
        text(), not(one_of(["hunter2"]));
        text(), (not(one_of(["hunter1", "hunter2"])), not(not(not(one_of(["hunter2"])))));
        text(), any_of((not(one_of(["hunter2"])), chars(..=3)));
        text(), with_message(not(one_of(["hunter2"])), "no");
        text(), dynamic(|| not(one_of(["hunter2"])));
        text(), custom(Chatty);
        vec![text()], each(chars(..=3));
        vec![text()], each(not(one_of(["hunter2"])));
        vec![text()], each(custom(Chatty));
        vec![text()], each(Chatty);
        vec![text(), text()], unique();
        vec![text(), text()], unique_by_eq();
        vec![text(), text()], len(..=1);
        vec![text(), text()], any_of((each(chars(..=3)), len(..=1)));
        vec![Some(text())], each(some(chars(..=3)));
        keyed(), keys(chars(..=3));
        keyed(), values(len(..=1));
        keyed(), values(each(chars(..=3)));
        keyed(), values(each(Chatty));
        keyed(), len(2..);
        inner(), valid();
        vec![inner()], each(valid());
        vec![keyed()], each(values(each(custom(Chatty))));
    }
    show(keys(chars(..=3)).violations(&BTreeMap::from([(Secret::new(text()), 1)])));
    show(values(..=3).violations(&BTreeMap::from([(Secret::new(text()), 4)])));
    for shown in &shown {
        // The rules contain "hunter1", except for those that exclude it.
        assert!(!shown.contains("hunter"), "{shown}");
    }
    let all = shown.join(" ");
    assert!(
        all.contains("[0].name: <secret> is not at most 3 characters long"),
        "{all}"
    );
    assert!(
        all.contains("[<secret>][0]: <secret> is not at most 3 characters long"),
        "{all}"
    );
}

#[test]
fn where_it_is_rejected_is_shown() {
    let keyed = Secret::new(Keyed::from([("hunter2".to_owned(), vec![String::new()])]));
    let rule = values(each(chars(1..)));
    assert_eq!(
        rule.violations(&keyed).to_string(),
        "[<secret>][0]: <secret> is not at least 1 character long"
    );
    assert_eq!(
        not(one_of(["hunter2"]))
            .violations(&Secret::<String>::from("hunter2"))
            .to_string(),
        "<secret> is not an allowed value"
    );
    let fields = InnerFields {
        name: "abc".to_owned(),
        codes: Keyed::new(),
    };
    assert_eq!(
        valid().violations(&Secret::new(fields)).to_string(),
        "name: not that one"
    );
}

#[test]
fn no_step_that_a_rule_of_the_user_makes_is_shown_below_it() {
    use inbounds::constraint::Constraint;
    use inbounds::error::Reporter;

    struct Leaky;
    impl Rule<u64> for Leaky {
        fn accepts(&self, _: &u64) -> bool {
            false
        }
        fn constraint(&self) -> Constraint {
            Constraint::custom("leaky", "fine")
        }
        fn report(&self, value: &u64, reporter: &mut Reporter<'_>) {
            reporter.at_index(usize::try_from(*value).unwrap(), |reporter| {
                reporter.violation(Constraint::custom("x", "y"), value);
            });
        }
    }
    type Codes = Secret<Vec<u64>>;
    validated_struct! {
        #[derive(Debug)]
        struct Safe { codes: Codes in custom::<Codes, _>(each(Leaky)) }
    }
    let err = Safe::new(vec![471_147].into()).unwrap_err();
    assert!(!err.to_string().contains("471"), "{err}");
}

#[test]
fn no_description_has_its_default() {
    type Pin = Secret<u16>;
    validated_struct! {
        #[derive(Debug)]
        struct Factory {
            password: Secret<String> = { Secret::new("hunter2".into()) },
            spare: Option<Secret<u16>> = { Some(Secret::new(4711)) } in 1..,
            pin: Pin = { Secret::new(4711) } in 1..,
            no_secret: u8 = 7,
        }
    }
    let shown = format!("{:?}", Factory::FIELDS);
    assert!(
        !shown.contains("hunter2") && !shown.contains("4711"),
        "{shown}"
    );
    let defaults: Vec<_> = Factory::FIELDS
        .iter()
        .map(inbounds::Field::default)
        .collect();
    let secret = Some("<secret>");
    assert_eq!(defaults, [secret, secret, secret, Some("7")]);
}
