//! validator: `validator_derive_tests/tests`, one module for each file, and the declarations of `run-pass`.
//!
//! A `code` is a custom rule here, and a `message` is `with_message(..)`.

use super::{accepted, is_card_number, rejected};

mod complex {
    use super::*;
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    validated_struct! {
        #[derive(Debug)]
        struct Card {
            number: String in satisfies(|card: &String| is_card_number(card), "the number of a card"),
            cvv: u32 in 100..=9999,
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Preference {
            name: String in chars(4..),
            value: bool,
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct SignupData {
            mail: String in email(),
            site: String in url(),
            first_name: String in (chars(1..), not(one_of(["xXxShad0wxXx"]))),
            age: u32 in 18..=20,
            card: Option<CardFields> in valid(),
            preferences: Vec<PreferenceFields> in each(valid()),
        }
        ensure {
            |data| !(data.mail.ends_with("gmail.com") && data.age == 18) => "stupid_rule",
        }
    }

    fn signup() -> SignupDataFields {
        SignupDataFields {
            mail: "bob@bob.com".to_owned(),
            site: "http://hello.com".to_owned(),
            first_name: "Bob".to_owned(),
            age: 18,
            card: Some(CardFields {
                number: "5236313877109142".to_owned(),
                cvv: 123,
            }),
            preferences: vec![PreferenceFields {
                name: "marketing".to_owned(),
                value: false,
            }],
        }
    }

    #[test]
    fn nested_structs_and_a_condition() {
        accepted(SignupData::try_from(signup()));
        let mail = "invalid_email".to_owned();
        let bad = SignupDataFields {
            mail,
            card: None,
            preferences: vec![],
            ..signup()
        };
        rejected(SignupData::try_from(bad), &["mail"]);
        let card = Some(CardFields {
            number: "1234567890123456".to_owned(),
            cvv: 1,
        });
        let preferences = vec![PreferenceFields {
            name: "abc".to_owned(),
            value: true,
        }];
        let bad = SignupDataFields {
            site: "//invalid".to_owned(),
            first_name: "xXxShad0wxXx".to_owned(),
            card,
            preferences,
            ..signup()
        };
        let paths = [
            "site",
            "first_name",
            "card.number",
            "card.cvv",
            "preferences[0].name",
        ];
        rejected(SignupData::try_from(bad), &paths);
        let mail = "bob@gmail.com".to_owned();
        rejected(
            SignupData::try_from(SignupDataFields { mail, ..signup() }),
            &[""],
        );
    }

    static RE2: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[a-z]{2}$").unwrap());

    // A rule takes one `Option`: of two, the inner one is under `some(..)`, or both are one.
    validated_struct! {
        #[derive(Debug)]
        struct PutStruct<'a> {
            name: (Option<&'a str>) in chars(1..=10),
            address: (Option<Option<&'a str>>) in any_of((not(required()), some(chars(1..=10)))),
            ids: Option<Vec<usize>> in len(1..=10),
            age: Option<Option<usize>> in any_of((not(required()), some(1..=100))),
            range: Option<usize> in 1..10,
            email: (Option<&'a str>) in email(),
            url: (Option<&'a str>) in url(),
            text: (Option<&'a str>) in contains("@"),
            re: (Option<&'a str>) in matches(&RE2),
            custom: (Option<&'a str>) in satisfies(|_: &Option<&str>| true, "anything"),
        }
    }

    #[test]
    fn options_of_everything() {
        let some = PutStructFields {
            name: Some("al"),
            address: Some(Some("gol")),
            ids: Some(vec![1, 2, 3]),
            age: Some(Some(20)),
            range: Some(2),
            email: Some("hi@gmail.com"),
            url: Some("http://google.com"),
            text: Some("@someone"),
            re: Some("hi"),
            custom: Some("hey"),
        };
        accepted(PutStruct::try_from(some));
        let none = || PutStructFields {
            name: None,
            address: None,
            ids: None,
            age: None,
            range: None,
            email: None,
            url: None,
            text: None,
            re: None,
            custom: None,
        };
        accepted(PutStruct::try_from(none()));
        accepted(PutStruct::try_from(PutStructFields {
            address: Some(None),
            age: Some(None),
            ..none()
        }));
        let bad = PutStructFields {
            age: Some(Some(0)),
            address: Some(Some("")),
            ..none()
        };
        rejected(PutStruct::try_from(bad), &["address", "age"]);
    }
}

mod contains {
    use super::*;
    use inbounds::prelude::*;
    use std::collections::HashMap;

    validated_struct! {
        #[derive(Debug)]
        struct Contains { val: String in contains("he") }
    }

    validated_struct! {
        #[derive(Debug)]
        struct DoesNotContain { val: String in not(contains("asdf")) }
    }

    // validator looks for a key. That is a rule for the keys here.
    validated_struct! {
        #[derive(Debug)]
        struct Map { val: HashMap<String, usize> in keys(not(one_of(["asdf"]))) }
    }

    #[test]
    fn text_and_keys() {
        accepted(Contains::new("hello"));
        rejected(Contains::new(""), &["val"]);
        accepted(DoesNotContain::new("hello"));
        rejected(DoesNotContain::new("an asdf"), &["val"]);
        accepted(Map::new([("fdsa".to_owned(), 1)].into()));
        rejected(
            Map::new([("asdf".to_owned(), 1)].into()),
            &["val[\"asdf\"]"],
        ); // validator: `val`
    }
}

mod credit_card {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            val: String in satisfies(|card: &String| is_card_number(card), "the number of a card"),
        }
    }

    #[derive(Debug)]
    struct CustomCreditCard {
        bin: &'static str,
        ian: &'static str,
        check: char,
    }

    validated_struct! {
        #[derive(Debug)]
        struct Custom {
            val: CustomCreditCard in satisfies(
                |card: &CustomCreditCard| {
                    is_card_number(&format!("{}{}{}", card.bin, card.ian, card.check))
                },
                "a card",
            ),
        }
    }

    #[test]
    fn a_rule_of_your_own() {
        accepted(TestStruct::new("5236313877109142"));
        rejected(TestStruct::new("bob"), &["val"]);
        let card = |check| CustomCreditCard {
            bin: "4242",
            ian: "42424242424",
            check,
        };
        accepted(Custom::new(card('2')));
        rejected(Custom::new(card('1')), &["val"]);
    }
}

mod custom {
    use super::*;
    use inbounds::constraint::Constraint;
    use inbounds::error::Reporter;
    use inbounds::prelude::*;

    fn valid_fn(_: &String) -> bool {
        true
    }

    fn invalid_fn(_: &String) -> bool {
        false
    }

    validated_struct! {
        #[derive(Debug)]
        struct Good { val: String in (satisfies(valid_fn, "one"), satisfies(valid_fn, "two")) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Bad { val: String in (satisfies(invalid_fn, "one"), satisfies(valid_fn, "two")) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct WithMessage { val: String in with_message(satisfies(invalid_fn, "one"), "oops") }
    }

    /// A rule with a code of its own.
    #[derive(Clone, Copy, Debug)]
    struct Meh;

    impl Rule<String> for Meh {
        fn accepts(&self, _: &String) -> bool {
            false
        }

        fn constraint(&self) -> Constraint {
            Constraint::custom("custom_validation", "meh")
        }

        fn report(&self, value: &String, reporter: &mut Reporter<'_>) {
            if !self.accepts(value) {
                reporter.violation(Rule::<String>::constraint(self), value);
            }
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct WithCode { val: String in custom(Meh) }
    }

    #[test]
    fn functions_messages_and_codes() {
        accepted(Good::new("hello"));
        rejected(Bad::new(""), &["val"]);
        assert_eq!(WithMessage::new("").unwrap_err().to_string(), "val: oops");
        let err = WithCode::new("").unwrap_err();
        assert_eq!(err.violations().next().unwrap().code(), "custom_validation");
    }

    validated_struct! {
        #[derive(Debug)]
        struct A { val: String in one_of(["value"]) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Nested { a: AFields in valid() }
    }

    // A predicate for `T` is not one for `Option<T>`: `some(..)` requires a value, a range does not.
    validated_struct! {
        #[derive(Debug)]
        struct Numbers {
            plain: i16 in satisfies(|value: &i16| *value == 0, "zero"),
            option: Option<i16> in 0..=0,
            option_option: Option<Option<i16>> in some(some(satisfies(|value: &i16| *value == 0, "zero"))),
        }
    }

    #[test]
    fn nested_and_optional() {
        let a = |val: &str| AFields {
            val: val.to_owned(),
        };
        accepted(Nested::new(a("value")));
        rejected(Nested::new(a("invalid value")), &["a.val"]);
        accepted(Numbers::new(0, Some(0), Some(Some(0))));
        let paths = ["plain", "option", "option_option"];
        rejected(Numbers::new(1, Some(1), Some(Some(1))), &paths);
    }
}

mod custom_args {
    use super::*;
    use inbounds::prelude::*;
    use std::sync::Mutex;

    /// The context is a static, which a rule may also change.
    static COUNTER: Mutex<i32> = Mutex::new(0);

    fn add_assign(_: &String) -> bool {
        *COUNTER.lock().unwrap() += 1;
        true
    }

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct { value: String in satisfies(add_assign, "counted") }
    }

    #[test]
    fn a_context_that_changes() {
        accepted(TestStruct::new("something"));
        assert!(*COUNTER.lock().unwrap() >= 1); // how often a rule is evaluated is not defined
    }
}

mod email {
    use super::*;
    use inbounds::prelude::*;
    use inbounds::rules::Text;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct { val: String in email() }
    }

    /// Text of your own is one piece of `str`: two parts are joined when it is made.
    #[derive(Debug)]
    struct CustomEmail(String);

    impl CustomEmail {
        fn new(user: &str, domain: &str) -> Self {
            CustomEmail(format!("{user}@{domain}"))
        }
    }

    impl Text for CustomEmail {
        fn text(&self) -> &str {
            &self.0
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Custom { val: CustomEmail in email() }
    }

    #[test]
    fn text_and_text_of_your_own() {
        accepted(TestStruct::new("bob@bob.com"));
        rejected(TestStruct::new("bob"), &["val"]);
        accepted(Custom::new(CustomEmail::new("username", "gmail.com")));
        rejected(Custom::new(CustomEmail::new("abc", "")), &["val"]);
    }
}

mod ip {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            any: String in ip(),
            v4: String in ipv4(),
            v6: String in ipv6(),
        }
    }

    // A type that only has `Display` is checked by a predicate, or is a `std::net::IpAddr`, which needs no rule.
    #[derive(Debug)]
    struct CustomIp([u8; 4]);

    validated_struct! {
        #[derive(Debug)]
        struct Custom {
            val: CustomIp in satisfies(
                |ip: &CustomIp| {
                    let [a, b, c, d] = ip.0;
                    ipv4().accepts(&format!("{a}.{b}.{c}.{d}"))
                },
                "an IP address",
            ),
        }
    }

    #[test]
    fn of_each_version() {
        let v6 = "2001:0db8:85a3:0000:0000:8a2e:0370:7334";
        accepted(TestStruct::new("192.168.1.1", "192.168.1.1", v6));
        accepted(TestStruct::new(v6, "192.168.1.1", v6));
        let bad = "123.123.123";
        rejected(TestStruct::new(bad, bad, bad), &["any", "v4", "v6"]);
        accepted(Custom::new(CustomIp([192, 168, 1, 1])));
    }
}

mod length {
    use super::*;
    use inbounds::prelude::*;
    use inbounds::rules::Text;

    const MIN_CONST: usize = 1;
    const MAX_CONST: usize = 10;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            val: String in chars(5..=10),
            by_constants: String in chars(MIN_CONST..=MAX_CONST),
        }
    }

    // `&Vec<String>` and references to sets are slices, or are owned.
    validated_struct! {
        #[derive(Debug)]
        struct Lists<'a> {
            slice: (&'a [String]) in len(5..=10),
        }
    }

    // The length of an array is known: a rule that no array of this length meets does not compile where it can
    // be seen, and is rejected here.
    validated_struct! {
        #[derive(Debug)]
        struct Array { val: [String; 1] in len(5..=10) }
    }

    #[derive(Debug)]
    struct CustomString(String);

    impl Text for CustomString {
        fn text(&self) -> &str {
            &self.0
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Custom { val: CustomString in chars(5..=10) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct CustomEquals { val: CustomString in chars(11..=11) }
    }

    #[test]
    fn text_lists_and_text_of_your_own() {
        accepted(TestStruct::new("hello", "hello"));
        rejected(TestStruct::new("", ""), &["val", "by_constants"]);
        let strings = vec![String::new()];
        rejected(Lists::new(&strings), &["slice"]);
        rejected(Array::new([String::new()]), &["val"]);
        let text = |text: &str| CustomString(text.to_owned());
        rejected(Custom::new(text("oops")), &["val"]);
        rejected(Custom::new(text("too long for this")), &["val"]);
        accepted(Custom::new(text("perfect")));
        accepted(CustomEquals::new(text("just enough")));
    }

    /// `run-pass/length.rs`.
    mod declared {
        use inbounds::prelude::*;

        validated_struct! {
            #[derive(Debug)]
            struct Test {
                s: String in chars(1..),
                s2: String in chars(1..=2),
                s3: String in chars(1..=1),
                s4: String in chars(..=1),
                s5: Vec<String> in len(1..),
                s6: Vec<String> in len(1..=2),
                s7: Vec<String> in len(1..=1),
                s8: Vec<String> in len(..=1),
            }
        }
    }
}

mod must_match {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            val: String,
            val2: String,
        }
        ensure { |test| test.val == test.val2 => "must match" at [val] }
    }

    #[test]
    fn two_equal_fields() {
        accepted(TestStruct::new("bob", "bob"));
        rejected(TestStruct::new("bob", "bobby"), &["val"]);
    }
}

mod nested {
    use super::*;
    use inbounds::prelude::*;
    use std::collections::{BTreeSet, HashMap, HashSet};

    validated_struct! {
        #[derive(Debug)]
        struct B { value: String in chars(5..=10) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct A {
            value: String in chars(5..=10),
            b: BFields in valid(),
        }
    }

    // `a: &'a A` is owned, or the validated struct: `valid()` does not go through references.
    validated_struct! {
        #[derive(Debug)]
        struct Root {
            value: String in chars(5..=10),
            a: AFields in valid(),
        }
    }

    #[test]
    fn structs_in_structs() {
        let root = |a: &str, b: &str| {
            let b = BFields {
                value: b.to_owned(),
            };
            Root::new(
                "valid",
                AFields {
                    value: a.to_owned(),
                    b,
                },
            )
        };
        accepted(root("valid", "valid"));
        let bad = "invalid value";
        rejected(root(bad, "valid"), &["a.value"]);
        rejected(root("valid", bad), &["a.b.value"]);
        rejected(root(bad, bad), &["a.value", "a.b.value"]);
    }

    validated_struct! {
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct Child { value: String in chars(1..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Containers<'a> {
            option: Option<ChildFields> in valid(),
            list: Vec<ChildFields> in (len(1..), each(valid())),
            slice: (&'a [ChildFields]) in (len(1..), each(valid())),
            array: [ChildFields; 2] in (len(1..), each(valid())),
            option_list: Option<Vec<ChildFields>> in (len(1..), each(valid())),
            map: HashMap<i8, ChildFields> in (len(1..), values(valid())),
            option_map: Option<HashMap<i8, ChildFields>> in (len(1..), values(valid())),
            set: HashSet<ChildFields> in (len(1..), each(valid())),
            option_set: Option<BTreeSet<ChildFields>> in (len(1..), each(valid())),
        }
    }

    fn child(value: &str) -> ChildFields {
        ChildFields {
            value: value.to_owned(),
        }
    }

    fn containers<'a>(one: &ChildFields, slice: &'a [ChildFields]) -> ContainersFields<'a> {
        ContainersFields {
            option: Some(one.clone()),
            list: vec![child("valid"), one.clone(), child("valid"), one.clone()],
            slice,
            array: [child("valid"), one.clone()],
            option_list: Some(vec![one.clone()]),
            map: [(0, one.clone())].into(),
            option_map: Some([(0, one.clone())].into()),
            set: [one.clone()].into(),
            option_set: Some([one.clone()].into()),
        }
    }

    #[test]
    fn structs_in_every_container() {
        let good = [child("valid"), child("valid")];
        accepted(Containers::try_from(containers(&good[0], &good)));
        let bad = [child("valid"), child("")];
        let paths = [
            "option.value",
            "list[1].value",
            "list[3].value",
            "slice[1].value",
            "array[1].value",
            "option_list[0].value",
            "map[0].value",
            "option_map[0].value",
            "set[0].value",
            "option_set[0].value",
        ];
        rejected(Containers::try_from(containers(&bad[1], &bad)), &paths);
        let none = ContainersFields {
            option: None,
            option_list: None,
            option_map: None,
            option_set: None,
            ..containers(&good[0], &good)
        };
        accepted(Containers::try_from(none));
        let empty = ContainersFields {
            list: vec![],
            ..containers(&good[0], &good)
        };
        rejected(Containers::try_from(empty), &["list"]);
    }
}

mod nest_all_fields {
    use super::*;
    use inbounds::prelude::*;

    #[derive(Debug)]
    struct Nested {
        val: String,
    }

    validated_struct! {
        #[derive(Debug)]
        struct NestedValidated { val: String in chars(5..=10) }
    }

    // A field that holds fields structs and has no rule does not compile: there is nothing to switch on.
    validated_struct! {
        #[derive(Debug)]
        struct Test {
            a: Nested,
            b: NestedValidatedFields in valid(),
        }
    }

    #[test]
    fn a_foreign_struct_has_no_rule() {
        let test = |val: &str| {
            let b = NestedValidatedFields {
                val: val.to_owned(),
            };
            Test::new(
                Nested {
                    val: "test".to_owned(),
                },
                b,
            )
        };
        accepted(test("valid str"));
        rejected(test("no"), &["b.val"]);
    }
}

mod non_control {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            val: String in satisfies(
                |text: &String| !text.contains(char::is_control),
                "text without control characters",
            ),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct OfChar { val: char in satisfies(|c: &char| !c.is_control(), "printable") }
    }

    #[test]
    fn a_rule_of_your_own() {
        accepted(TestStruct::new("하늘"));
        rejected(TestStruct::new("\u{009F}하늘"), &["val"]);
        accepted(OfChar::new('a'));
        rejected(OfChar::new('\u{000c}'), &["val"]);
    }
}

mod range {
    use super::*;
    use inbounds::prelude::*;

    const MAX_CONST: usize = 10;
    const MIN_CONST: usize = 0;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            inclusive: usize in 5..=10,
            exclusive_min: usize in (above(5), ..=10),
            exclusive_max: usize in 5..10,
            exclusive: usize in (above(5), ..10),
            min: usize in 5..,
            max: usize in ..=50,
            only_exclusive_min: usize in above(5),
            only_exclusive_max: usize in ..50,
            constants: usize in MIN_CONST..=MAX_CONST,
            exclusive_constants: usize in (above(MIN_CONST), ..=MAX_CONST),
        }
    }

    #[test]
    fn every_form() {
        accepted(TestStruct::new(6, 6, 9, 6, 6, 6, 6, 49, 6, 6));
        let bad = TestStruct::new(11, 5, 10, 10, 4, 51, 5, 50, 16, 0);
        let names: Vec<&str> = TestStruct::FIELDS
            .iter()
            .map(inbounds::Field::name)
            .collect();
        rejected(bad, &names);
    }

    validated_struct! {
        #[derive(Debug)]
        struct Optional {
            num_field: Option<u32> in 100..,
            exl_field: Option<Option<u8>> in any_of((not(required()), some(5..10))),
        }
    }

    #[test]
    fn options() {
        accepted(Optional::new(Some(101), Some(Some(9))));
        accepted(Optional::new(None, None));
        rejected(
            Optional::new(Some(10), Some(Some(10))),
            &["num_field", "exl_field"],
        );
    }

    /// `run-pass/range.rs`.
    mod declared {
        use inbounds::prelude::*;

        validated_struct! {
            #[derive(Debug)]
            struct Test {
                s: isize in 1..=2,
                s2: usize in 1..=2,
                s3: i32 in 18..=22,
                s4: i64 in 18..=22,
                s5: u32 in 18..=22,
                s6: u64 in 18..=22,
                s7: i8 in 18..=22,
                s8: u8 in 18..=22,
                s9: Option<u8> in 18..=22,
                s10: Option<u8> in 18..,
                s11: Option<u8> in ..=18,
            }
        }

        validated_struct! {
            #[derive(Debug)]
            struct Test2 {
                s: isize in (above(1), ..=2),
                s2: usize in 1..2,
                s3: i32 in (above(18), ..22),
                s9: Option<u8> in (above(18), ..22),
                s10: Option<u8> in above(18),
                s11: Option<u8> in ..18,
            }
        }
    }
}

mod regex_and_url {
    use super::*;
    use ::regex::Regex;
    use inbounds::prelude::*;
    use inbounds::rules::Text;
    use std::sync::{LazyLock, OnceLock};

    static REGEX_LAZY_LOCK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[a-z]{2}$").unwrap());
    static REGEX_ONCE_LOCK: OnceLock<Regex> = OnceLock::new();

    fn by_once_lock(text: &String) -> bool {
        REGEX_ONCE_LOCK
            .get()
            .is_some_and(|regex| regex.is_match(text))
    }

    // What derefs to a `Regex` is a pattern; a lock is for a predicate.
    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            lazy: String in matches(&REGEX_LAZY_LOCK),
            once: String in satisfies(by_once_lock, "two letters"),
        }
    }

    #[test]
    fn patterns_in_statics() {
        let _ = REGEX_ONCE_LOCK.set(Regex::new(r"^[a-z]{2}$").unwrap());
        accepted(TestStruct::new("aa", "aa"));
        rejected(TestStruct::new("2", "aaa"), &["lazy", "once"]);
    }

    #[derive(Debug)]
    struct CustomUrl(String);

    impl Text for CustomUrl {
        fn text(&self) -> &str {
            &self.0
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Urls {
            val: String in url(),
            custom: CustomUrl in url(),
        }
    }

    #[test]
    fn urls() {
        accepted(Urls::new(
            "https://google.com",
            CustomUrl("http://www.google.com".to_owned()),
        ));
        rejected(
            Urls::new("bob", CustomUrl("://.google.".to_owned())),
            &["val", "custom"],
        );
    }
}

mod required {
    use super::*;
    use inbounds::prelude::*;

    #[derive(Debug)]
    struct ObjectRef {
        id: i32,
        name: String,
    }

    validated_struct! {
        #[derive(Debug)]
        struct CheckedObjectRef {
            id: i32 in 1..,
            name: String in chars(1..),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Required { val: Option<ObjectRef> in required() }
    }

    validated_struct! {
        #[derive(Debug)]
        struct RequiredNested { val: Option<CheckedObjectRefFields> in some(valid()) }
    }

    // An option that is not `Option` is for a predicate.
    #[derive(Debug)]
    enum CustomOption<T> {
        Something(T),
        Nothing,
    }

    validated_struct! {
        #[derive(Debug)]
        struct Custom {
            val: CustomOption<String> in satisfies(
                |value: &CustomOption<String>| matches!(value, CustomOption::Something(_)),
                "something",
            ),
        }
    }

    #[test]
    fn a_value_is_required() {
        accepted(Required::new(Some(ObjectRef {
            id: 0,
            name: String::new(),
        })));
        rejected(Required::new(None), &["val"]);
        let object = |id, name: &str| CheckedObjectRefFields {
            id,
            name: name.to_owned(),
        };
        accepted(RequiredNested::new(Some(object(
            1,
            "Reference representation",
        ))));
        rejected(RequiredNested::new(None), &["val"]);
        rejected(
            RequiredNested::new(Some(object(0, ""))),
            &["val.id", "val.name"],
        );
        accepted(Custom::new(CustomOption::Something(
            "this is something".to_owned(),
        )));
        rejected(Custom::new(CustomOption::Nothing), &["val"]);
    }
}

mod schema {
    use super::*;
    use inbounds::prelude::*;

    fn valid_fn<T>(_: &T) -> bool {
        true
    }

    fn invalid_fn<T>(_: &T) -> bool {
        false
    }

    validated_struct! {
        #[derive(Debug)]
        struct Good { val: String }
        ensure {
            valid_fn => "one",
            valid_fn => "two",
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Bad { val: String }
        ensure {
            invalid_fn => "one",
            valid_fn => "two",
            invalid_fn => "three",
        }
    }

    // `skip_on_field_errors`, the default of validator, is the order here: a clause without `at` is evaluated if
    // all fields are valid.
    validated_struct! {
        #[derive(Debug)]
        struct WithField {
            val: String in chars(1..),
            num: u32 in ..=9,
        }
        ensure {
            invalid_fn => "meh",
            |it| it.num < 5 => "too many" at [num],
        }
    }

    #[test]
    fn functions_of_the_whole() {
        accepted(Good::new("hello"));
        rejected(Bad::new("hello"), &["", ""]);
        rejected(WithField::new("", 1), &["val"]);
        rejected(WithField::new("a", 1), &[""]);
        rejected(WithField::new("", 7), &["val", "num"]); // `skip_on_field_errors = false` is `at [..]`
    }
}

mod skip {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            skipped: String, // a rule that is not to be checked is not written
            not_skipped: String in chars(5..=10),
        }
    }

    #[test]
    fn no_rule() {
        rejected(
            TestStruct::new("invalid value", "invalid value"),
            &["not_skipped"],
        );
    }
}

mod unsupported_array {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestStruct {
            val: String in email(),
            array: [u8; 2] in satisfies(|array: &[u8; 2]| array[0] == 1, "one first"),
        }
    }

    #[test]
    fn arrays() {
        accepted(TestStruct::new("bob@bob.com", [1, 1]));
        rejected(TestStruct::new("bob@bob.com", [0, 1]), &["array"]);
    }
}

/// What the files of `run-pass` declare besides.
mod run_pass {
    use super::*;
    use inbounds::prelude::*;
    use std::borrow::Cow;

    // A parameter has no default: `struct DefaultParameters<T = ()>` is used as `DefaultParameters<()>`.
    validated_struct! {
        #[derive(Debug)]
        struct DefaultParameters<T> { a: T }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Lifetimes<'a> {
            s: (&'a str) in chars(1..),
            s2: (Option<&'a str>) in chars(1..),
            r: (Cow<'static, str>) in satisfies(|_: &Cow<'static, str>| true, "anything"),
            array: [u8; 11],
        }
    }

    macro_rules! generate_struct {
        ($name:ident, $field:ident, $type:ty) => {
            validated_struct! {
                #[derive(Debug)]
                pub struct $name { $field: ($type) }
            }
        };
    }

    generate_struct! { Generated, val, String }

    #[test]
    fn parameters_and_macros() {
        accepted(DefaultParameters::new(()));
        accepted(Lifetimes::new("a", None, "b".into(), [0; 11]));
        rejected(
            Lifetimes::new("", Some(""), "b".into(), [0; 11]),
            &["s", "s2"],
        );
        accepted(Generated::new("text".to_owned()));
    }
}
