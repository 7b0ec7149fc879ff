//! The other sources than JSON text: TOML, forms, values; and what goes back into one.
#![allow(dead_code, reason = "the types are there to be read")]

use std::cell::RefCell;

use inbounds::Secret;
use inbounds::error::{Path, Problem, Problems, Violation};
use inbounds::prelude::*;
use problems_tests::ID;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;
use uuid::Uuid;

fn found(problems: &Problems) -> Vec<(&str, &str)> {
    problems
        .iter()
        .map(|it| (it.pointer(), it.code()))
        .collect()
}

#[derive(Debug, Deserialize)]
struct Config {
    port: u16,
    host: String,
    servers: Vec<Server>,
    when: toml::value::Datetime,
    id: Uuid,
}

validated_struct! {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Server {
        full_name: String in chars(1..=8),
        ip: std::net::IpAddr,
        weight: i64 = 1 in 1..=9,
    }
}

#[test]
fn toml_with_its_lines() {
    let text = "port = 70000\nwhen = 2024-01-01\nid = 'x'\n\n[[servers]]\nfull-name = 1\nip = '1.2.3'\n\
                [[servers]]\nip = 5\n\tfoo = 1\nweight = 0x10\n";
    let problems = inbounds::toml::from_str::<Config>(text).unwrap_err();
    let at: Vec<_> = problems
        .iter()
        .map(|it| {
            let at = it.position().unwrap();
            (it.pointer(), it.code(), at.line, at.column)
        })
        .collect();
    assert_eq!(
        at,
        [
            ("/host", "required", 1, 1),
            ("/port", "range", 1, 8),
            ("/id", "invalid", 3, 6),
            ("/servers/0/full-name", "type", 6, 13),
            ("/servers/0/ip", "invalid", 7, 6),
            ("/servers/1/full-name", "required", 8, 1),
            ("/servers/1/ip", "type", 9, 6),
            ("/servers/1/foo", "unknown_field", 10, 2),
            ("/servers/1/weight", "range", 11, 10),
        ],
        "{problems}"
    );
    let shown = problems.in_file("a.toml", text).to_string();
    let expected = "a.toml:10:2: /servers/1/foo: unknown field, expected one of `full-name`, `ip`, `weight`\n   |\n10 | \tfoo = 1\n   | \t^\n";
    assert!(shown.contains(expected), "{shown}");

    let problems = inbounds::toml::from_str::<Config>("port = \n").unwrap_err();
    assert_eq!(
        (found(&problems), problems.status()),
        (vec![("", "syntax")], 400)
    );
    let good =
        format!("port = 1\nhost = ''\nservers = []\nwhen = 2024-01-01T00:00:00Z\nid = '{ID}'");
    assert!(inbounds::toml::from_str::<Config>(&good).is_ok());
}

#[test]
fn forms() {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Sort {
        Up,
        Down,
    }
    #[derive(Debug, Deserialize)]
    struct Query {
        page: u32,
        per: u8,
        least: i8,
        desc: bool,
        id: Uuid,
        q: Option<String>,
        sort: Sort,
        tags: Vec<u8>,
        price: f64,
    }
    let bad = "page=x&per=300&least=-129&desc=yes&id=5&sort=left&tags=1&tags=b&tags=-3";
    let problems = inbounds::form::from_str::<Query>(bad).unwrap_err();
    let mut found = found(&problems);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("/desc", "type"),
            ("/id", "invalid"),
            ("/least", "range"),
            ("/page", "type"),
            ("/per", "range"),
            ("/price", "required"),
            ("/sort", "one_of"),
            ("/tags/1", "type"),
            ("/tags/2", "range"),
        ]
    );
    let good = format!("page=1&per=3&least=-1&desc=true&id={ID}&sort=up&tags=7&price=1.5");
    let query: Query = inbounds::form::from_str(&good).unwrap();
    assert_eq!(
        (query.tags, query.least, query.desc, query.q),
        (vec![7], -1, true, None)
    );
    // A number that is given twice is none.
    let twice = format!("{good}&page=2");
    let problems = inbounds::form::from_str::<Query>(&twice).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "/page: an array of 2 items is not an integer within 0..=4294967295"
    );
    let one_bad = good.replace("tags=7", "tags=b");
    let problems = inbounds::form::from_str::<Query>(&one_bad).unwrap_err();
    assert_eq!(
        problems.iter().map(Problem::pointer).collect::<Vec<_>>(),
        ["/tags"]
    );
}

#[test]
fn a_good_form_is_tracked() {
    validated_struct! {
        #[derive(Debug, Deserialize)]
        struct Search: weak { page: u32 in 1.. }
    }
    let search: Search = inbounds::form::from_str("page=1").unwrap();
    assert_eq!(Search::instances().counts().live, 1);
    drop(search);
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Customer {
        full_name: String in chars(1..=9),
        #[serde(alias = "mail")]
        e_mail: String in contains("@"),
    }
}

validated_struct! {
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Account: strong {
        id: u32,
        the_customer: Customer,
        lines: Vec<Customer> in len(..=2),
        note: Option<String> in chars(..=9),
        from: u8 in ..=99,
        to: u8 in ..=99,
        #[serde(skip_serializing, default = "no_password")]
        password: Secret<String>,
    }
    ensure { |account| account.from <= account.to => "from is after to" at [from, to] }
}

fn no_password() -> Secret<String> {
    "".into()
}

fn account() -> Account {
    let customer = Customer::new("Ann", "a@b").unwrap();
    let fields = AccountFields {
        id: 7,
        the_customer: customer.clone(),
        lines: vec![customer],
        note: Some("x".into()),
        from: 1,
        to: 2,
        password: "hunter2".into(),
    };
    Account::validate(fields).unwrap()
}

/// What is `None` is left out; `Some(None)` removes.
#[allow(clippy::option_option, reason = "three cases")]
#[derive(Serialize)]
struct Patch {
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Option<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u8>,
}

#[test]
fn a_patch_changes_what_it_has() {
    let mut account = account();
    account
        .merge_json(
            &json!({ "theCustomer": { "fullName": "Bea" }, "note": null, "from": 5, "to": 6 }),
        )
        .unwrap();
    assert_eq!(
        account.the_customer(),
        &Customer::new("Bea", "a@b").unwrap()
    );
    assert_eq!(
        (account.note(), account.from(), account.to()),
        (&None, 5, 6)
    );
    assert_eq!(account.password().expose(), "hunter2"); // which is never written
    account.merge_json(&json!({ "password": "other" })).unwrap();
    assert_eq!(account.password().expose(), "other");

    account
        .merge_json(&Patch {
            note: Some(Some("y")),
            to: None,
        })
        .unwrap();
    assert_eq!((account.note().as_deref(), account.to()), (Some("y"), 6));
}

#[test]
fn a_bad_patch_changes_nothing_and_is_told_of_everything() {
    let mut account = account();
    let before = format!("{:?}", account.fields());
    let problems = account
        .merge_json(&json!({ "theCustomer": { "fullName": "", "eMail": 5 }, "id": null, "from": 3, "lines": "x" }))
        .unwrap_err();
    let mut list = found(&problems);
    list.sort_unstable();
    assert_eq!(
        list,
        [
            ("/from", "ensure"),
            ("/id", "required"),
            ("/lines", "type"),
            ("/theCustomer/eMail", "type"),
            ("/theCustomer/fullName", "length"),
        ]
    );
    let problems = account.merge_json(&json!([1])).unwrap_err();
    assert_eq!(found(&problems), [("", "type")]);
    assert_eq!(format!("{:?}", account.fields()), before);
}

#[test]
fn a_bad_patch_makes_no_instance() {
    validated_struct! {
        #[derive(Clone, Debug, Serialize, Deserialize)]
        struct Span: strong { from: u8 in ..=99, to: u8 in ..=99 }
        ensure { |span| span.from <= span.to => "from is after to" }
    }
    let mut span = Span::new(1, 2).unwrap();
    assert!(span.merge_json(&json!({ "from": 3 })).is_err());
    assert!(span.merge_json(&json!({ "to": "x" })).is_err());
    let counts = Span::instances().counts();
    assert_eq!((counts.created, counts.retained), (1, 0));
}

validated_struct! {
    #[derive(Clone, Debug, Deserialize)]
    struct Kept: strong { n: u8 in ..=99 }
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// It keeps what it reads.
struct Keeper;

impl<'de> Deserialize<'de> for Keeper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = Kept::deserialize(deserializer)?;
        KEPT.with_borrow_mut(|all| all.push(kept));
        Ok(Keeper)
    }
}

#[test]
fn instances_of_another_reading_are_not_counted() {
    #[derive(Deserialize)]
    #[allow(dead_code, reason = "it is only read")]
    struct Document {
        keeper: Keeper,
        n: u8,
    }
    assert!(inbounds::json::from_str::<Document>(r#"{"keeper":{"n":1},"n":300}"#).is_err());
    let mut kept = KEPT.take();
    assert!(kept.len() > 1);
    // The first reading is an ordinary one.
    assert_eq!(Kept::instances().counts().created, 1);
    let mut last = kept.pop().unwrap();
    last.set_n(2).unwrap();
    assert!(last.set_n(100).is_err());
    assert_eq!(Kept::instances().snapshot().len(), 1);
    let cloned = last.clone();
    assert_eq!(Kept::instances().counts().live, 2);
    drop((kept, last, cloned));
    let counts = Kept::instances().counts();
    assert_eq!((counts.created, counts.live, counts.retained), (2, 0, 2));
}

#[test]
fn violations_of_the_users_own_have_the_names_of_the_document() {
    let path = || Path::default().field("lines").index(0).field("full_name");
    let violations = [
        Violation::new(path(), "taken", "this name is taken"),
        Violation::new(
            Path::default().field("password"),
            "leaked",
            "this password is known",
        ),
        Violation::new(Path::default(), "closed", "the shop is closed"),
    ];
    let problems = Problems::from(account().reject(violations));
    let expected = [
        ("", "closed"),
        ("/password", "leaked"),
        ("/lines/0/fullName", "taken"),
    ];
    assert_eq!(found(&problems), expected, "{problems}");
}

#[test]
fn a_value_at_hand() {
    let value = json!({ "fullName": "", "eMail": [1, 2] });
    let problems = inbounds::json::from_value::<Customer>(&value).unwrap_err();
    assert_eq!(
        found(&problems),
        [("/eMail", "type"), ("/fullName", "length")]
    );
    assert!(problems.iter().all(|it| it.position().is_none()));
    assert!(
        inbounds::json::from_reader::<_, Customer>(&br#"{"fullName": "a", "mail": "@"}"#[..])
            .is_ok()
    );
}
