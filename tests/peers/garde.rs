//! garde: `garde/tests/rules`, one module for each file, and the declarations of `tests/ui/compile-pass`.

use super::{accepted, is_card_number, rejected};

mod adapt {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test { v: (&'static str) in with_message(bytes(1..), "my custom error message") }
    }

    #[test]
    fn a_rule_with_another_message() {
        accepted(Test::new("test"));
        let err = Test::new("").unwrap_err();
        assert_eq!(err.to_string(), "v: my custom error message");
    }
}

mod allow_unvalidated {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in ascii(),
            unvalidated: (&'a str),
        }
    }

    #[test]
    fn a_field_without_a_rule() {
        accepted(Test::new("a!0_~", ""));
        rejected(Test::new("😂", ""), &["field"]);
    }
}

mod alphanumeric {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in alphanumeric(),
            inner: (&'a [&'a str]) in each(alphanumeric()),
        }
    }

    #[test]
    fn text_and_its_list() {
        accepted(Test::new("abcd0123", &["abcd0123"]));
        rejected(Test::new("!!!!", &["!!!!"]), &["field", "inner[0]"]);
    }
}

mod ascii {
    use super::*;
    use inbounds::prelude::*;
    use std::borrow::Cow;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in ascii(),
            inner: (&'a [&'a str]) in each(ascii()),
            cow: (Cow<'a, str>) in ascii(),
        }
    }

    #[test]
    fn text_its_list_and_a_cow() {
        accepted(Test::new("a!0_~", &["a!0_~"], "a!0_~".into()));
        let bad = Test::new("😂", &["😂"], "😂".into());
        rejected(bad, &["field", "inner[0]", "cow"]);
    }
}

mod contains {
    use super::*;
    use inbounds::prelude::*;

    const TEST: &str = "test";

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in contains("test"),
            field_path: (&'a str) in contains(TEST),
            field_call: (&'a str) in contains(concat!("te", "st")), // `format!` is not constant
            inner: (&'a [&'a str]) in each(contains("test")),
        }
    }

    #[test]
    fn literals_constants_and_calls() {
        let good = "_test_";
        accepted(Test::new(good, good, good, &[good]));
        let bad = "_____";
        let paths = ["field", "field_path", "field_call", "inner[0]"];
        rejected(Test::new(bad, bad, bad, &[bad]), &paths);
    }
}

mod credit_card {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test {
            field: String in satisfies(|card: &String| is_card_number(card), "the number of a card"),
            inner: Vec<String> in each(satisfies(
                |card: &String| is_card_number(card),
                "the number of a card",
            )),
        }
    }

    #[test]
    fn a_rule_of_your_own() {
        for good in ["4539571147647251", "343380440754432"] {
            accepted(Test::new(good, vec![good.to_owned()]));
        }
        for bad in ["zduhefljsdfKJKJZHUI", "5236313877109141"] {
            rejected(Test::new(bad, vec![bad.to_owned()]), &["field", "inner[0]"]);
        }
    }
}

mod custom {
    use super::*;
    use inbounds::prelude::*;
    use std::sync::OnceLock;

    /// The context of garde's test is a static here.
    static NEEDLE: OnceLock<&str> = OnceLock::new();

    fn is_needle(value: &&str) -> bool {
        NEEDLE.get() == Some(value)
    }

    validated_struct! {
        #[derive(Debug)]
        struct Test {
            a: (&'static str) in satisfies(is_needle, "the needle"),
            b: (&'static str) in satisfies(|value: &&str| is_needle(value), "the needle"),
            inner_a: (&'static [&'static str]) in each(satisfies(is_needle, "the needle")),
            inner_b: (&'static [&'static str]) in
                each(satisfies(|value: &&str| is_needle(value), "the needle")),
            uses_ctx: (&'static str) in dynamic(|| bytes(NEEDLE.get().map_or(0, |it| it.len())..)),
        }
        ensure {
            |test| test.a == test.uses_ctx => "`a` is not equal to `uses_ctx`",
        }
    }

    #[test]
    fn a_context_is_a_static() {
        let _ = NEEDLE.set("test");
        accepted(Test::new("test", "test", &["test"], &["test"], "test"));
        let bad = Test::new("asdf", "asdf", &["asdf"], &["asdf"], "");
        // garde also reports the condition on the struct: here it is not evaluated on invalid fields.
        rejected(bad, &["a", "b", "inner_a[0]", "inner_b[0]", "uses_ctx"]);
    }

    validated_struct! {
        #[derive(Debug)]
        struct Multi {
            field: (&'static str) in (satisfies(is_needle, "one"), satisfies(is_needle, "two")),
            inner: (&'static [&'static str]) in
                each((satisfies(is_needle, "one"), satisfies(is_needle, "two"))),
        }
        ensure {
            |multi| is_needle(&multi.field) => "`field` is not equal to `needle`",
            |multi| multi.inner.iter().all(is_needle) => "`inner` contains another value",
        }
    }

    #[test]
    fn several_rules_and_clauses() {
        let _ = NEEDLE.set("test");
        accepted(Multi::new("test", &["test"]));
        // garde also reports both conditions on the struct.
        let bad = Multi::new("asdf", &["asdf"]);
        rejected(bad, &["field", "field", "inner[0]", "inner[0]"]);
    }

    /// A container of your own is a sequence, as `MyVec` of garde, and text of your own has a length.
    #[derive(Debug)]
    struct MyVec(Vec<BazFields>);

    impl inbounds::rules::Sequence for MyVec {
        type Element = BazFields;

        fn elements(&self) -> impl Iterator<Item = &BazFields> {
            self.0.iter()
        }
    }

    #[derive(Debug)]
    struct MyString(String);

    impl inbounds::rules::Text for MyString {
        fn text(&self) -> &str {
            &self.0
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Baz { value: u32 in 1..=10 }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Foo {
            field: MyString in bytes(1..=1000),
            list: MyVec in each(valid()),
        }
    }

    #[test]
    fn types_of_your_own_under_the_rules() {
        let list = |value| MyVec(vec![BazFields { value }]);
        accepted(Foo::new(MyString("a".to_owned()), list(1)));
        let bad = Foo::new(MyString(String::new()), list(0));
        rejected(bad, &["field", "list[0].value"]);
    }
}

mod dive {
    use super::*;
    use inbounds::prelude::*;
    use std::rc::Rc;
    use std::sync::Arc;

    validated_struct! {
        #[derive(Clone, Copy, Debug)]
        struct Inner<'a> { field: (&'a str) in bytes(1..) }
    }

    // Behind a pointer is the validated struct, which needs no rule: `valid()` does not go through pointers.
    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (InnerFields<'a>) in valid(),
            by_ref: (&'a Inner<'a>),
            tuples: ((InnerFields<'a>, InnerFields<'a>)) in elements((valid(), valid())),
            slice: (&'a [InnerFields<'a>]) in each(valid()),
            array: ([InnerFields<'a>; 1]) in each(valid()),
            array_ref: (&'a [Inner<'a>; 1]),
            boxed: (Box<Inner<'a>>),
            rc: (Rc<Inner<'a>>),
            arc: (Arc<Inner<'a>>),
        }
    }

    #[test]
    fn nested_structs_in_every_container() {
        let good = Inner::new("asdf").unwrap();
        let list_of_good = [good];
        let test = |inner, list| {
            Test::try_from(TestFields {
                field: inner,
                by_ref: &good,
                tuples: (inner, inner),
                slice: list,
                array: [inner],
                array_ref: &list_of_good,
                boxed: Box::new(good),
                rc: Rc::new(good),
                arc: Arc::new(good),
            })
        };
        accepted(test(good.into_fields(), &[]));
        rejected(Inner::new(""), &["field"]);
        let bad = InnerFields { field: "" };
        // garde writes the elements of a tuple as `tuples[0]`.
        let paths = [
            "field.field",
            "tuples.0.field",
            "tuples.1.field",
            "slice[0].field",
            "array[0].field",
        ];
        rejected(test(bad, &[bad]), &paths);
    }
}

mod dive_with_ctx {
    use super::*;
    use inbounds::prelude::*;

    /// A rule that depends on other fields is a clause, in the struct that has them all.
    mod of_fields {
        use super::*;

        validated_struct! {
            #[derive(Debug)]
            struct Test<'a> {
                min: usize,
                max: usize,
                inner: (&'a str),
            }
            ensure {
                |test| (test.min..=test.max).contains(&test.inner.len()) => "of another length" at [inner],
            }
        }

        #[test]
        fn bounds_from_other_fields() {
            accepted(Test::new(1, 5, "asdf"));
            rejected(Test::new(1, 5, "asdfgh"), &["inner"]); // garde: `inner.field`
        }
    }

    static BOUNDS: (usize, usize) = (1, 5);

    validated_struct! {
        #[derive(Debug)]
        struct Inner { field: String in dynamic(|| bytes(BOUNDS.0..=BOUNDS.1)) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Test2 { inner: InnerFields in valid() }
    }

    #[test]
    fn bounds_from_a_context() {
        let inner = |field: &str| InnerFields {
            field: field.to_owned(),
        };
        accepted(Test2::new(inner("asdf")));
        rejected(Test2::new(inner("asdfgh")), &["inner.field"]);
    }
}

mod dive_with_rules {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Inner<'a> { field: (&'a str) in bytes(1..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> { field: (Vec<InnerFields<'a>>) in (len(1..), each(valid())) }
    }

    #[test]
    fn the_length_and_the_elements() {
        accepted(Test::new(vec![InnerFields { field: "asdf" }]));
        rejected(Test::new(vec![]), &["field"]);
        rejected(
            Test::new(vec![InnerFields { field: "" }]),
            &["field[0].field"],
        );
    }
}

mod email {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in email(),
            inner: (&'a [&'a str]) in each(email()),
        }
    }

    #[test]
    fn text_and_its_list() {
        accepted(Test::new("email@here.com", &["email@here.com"]));
        let bad = Test::new("invalid.com", &["invalid.com"]);
        rejected(bad, &["field", "inner[0]"]);
    }
}

mod inner {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Inner<'a> { inner: (&'a [&'a [&'a str]]) in each(each(alphanumeric())) }
    }

    #[test]
    fn lists_of_lists() {
        accepted(Inner::new(&[&["abcd0123"]]));
        rejected(Inner::new(&[&["!!!!"]]), &["inner[0][0]"]);
    }

    validated_struct! {
        #[derive(Debug)]
        struct NotNestedOption<'a> { inner: (Option<&'a str>) in alphanumeric() }
    }

    validated_struct! {
        #[derive(Debug)]
        struct NestedSliceInsideOption<'a> { inner: (Option<&'a [&'a str]>) in each(alphanumeric()) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct DoubleNestedSliceInsideOption<'a> {
            inner: (Option<&'a [&'a [&'a str]]>) in each(each(alphanumeric())),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct OptionInsideSlice<'a> { inner: (&'a [Option<&'a str>]) in each(alphanumeric()) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct BoxedSlice { inner: Box<[String]> in each(alphanumeric()) }
    }

    #[test]
    fn options_and_lists() {
        accepted(NotNestedOption::new(Some("abcd0123")));
        accepted(NestedSliceInsideOption::new(Some(&["abcd0123"])));
        accepted(DoubleNestedSliceInsideOption::new(Some(&[&["abcd0123"]])));
        accepted(OptionInsideSlice::new(&[Some("abcd0123")]));
        accepted(BoxedSlice::new(["abcd0123".to_owned()].into()));
        // garde: `inner[0]`, as an option is a list of one there; and so on, with one `[0]` more.
        rejected(NotNestedOption::new(Some("!!!!")), &["inner"]);
        rejected(NestedSliceInsideOption::new(Some(&["!!!!"])), &["inner[0]"]);
        rejected(
            DoubleNestedSliceInsideOption::new(Some(&[&["!!!!"]])),
            &["inner[0][0]"],
        );
        rejected(OptionInsideSlice::new(&[Some("!!!!")]), &["inner[0]"]);
        rejected(BoxedSlice::new(["!!!!".to_owned()].into()), &["inner[0]"]);
        accepted(NotNestedOption::new(None));
        accepted(NestedSliceInsideOption::new(None));
        accepted(DoubleNestedSliceInsideOption::new(None));
        accepted(OptionInsideSlice::new(&[None, None]));
    }
}

mod ip {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct TestIpAny<'a> {
            field: (&'a str) in ip(),
            inner: (&'a [&'a str]) in each(ip()),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct TestIpV4<'a> {
            field: (&'a str) in ipv4(),
            inner: (&'a [&'a str]) in each(ipv4()),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct TestIpV6<'a> {
            field: (&'a str) in ipv6(),
            inner: (&'a [&'a str]) in each(ipv6()),
        }
    }

    const BOTH: [&str; 2] = ["field", "inner[0]"];

    #[test]
    fn of_any_version() {
        let good = ["1.1.1.1", "255.0.0.0", "0.0.0.0"];
        for good in good
            .into_iter()
            .chain(["fe80::223:6cff:fe8a:2e8a", "::ffff:254.42.16.14"])
        {
            accepted(TestIpAny::new(good, &[good]));
        }
        for bad in [
            "256.1.1.1",
            "25.1.1.",
            "25,1,1,1",
            "2a02::223:6cff :fe8a:2e8a",
        ] {
            rejected(TestIpAny::new(bad, &[bad]), &BOTH);
        }
    }

    #[test]
    fn of_version_4() {
        for good in ["1.1.1.1", "255.0.0.0", "0.0.0.0"] {
            accepted(TestIpV4::new(good, &[good]));
        }
        let bad = ["256.1.1.1", "25.1.1.", "25,1,1,1", "25.1 .1.1", "1.1.1.1\n"];
        for bad in bad.into_iter().chain(["٧.2٥.3٣.243"]) {
            rejected(TestIpV4::new(bad, &[bad]), &BOTH);
        }
    }

    #[test]
    fn of_version_6() {
        for good in [
            "fe80::223:6cff:fe8a:2e8a",
            "2a02::223:6cff:fe8a:2e8a",
            "1::2:3:4:5:6:7",
            "::",
            "::a",
            "2::",
            "::ffff:254.42.16.14",
            "::ffff:0a0a:0a0a",
            "::254.42.16.14",
            "::0a0a:0a0a",
        ] {
            accepted(TestIpV6::new(good, &[good]));
        }
        for bad in [
            "foo",
            "127.0.0.1",
            "12345::",
            "1::2::3::4",
            "1::zzz",
            "1:2",
            "fe80::223: 6cff:fe8a:2e8a",
            "2a02::223:6cff :fe8a:2e8a",
            "::ffff:999.42.16.14",
            "::ffff:zzzz:0a0a",
        ] {
            rejected(TestIpV6::new(bad, &[bad]), &BOTH);
        }
    }
}

mod length {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test {
            field: String in bytes(10..=100),
            inner: Vec<String> in each(bytes(10..=100)),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Exact {
            field: String in bytes(2..=2),
            inner: Vec<String> in each(bytes(2..=2)),
        }
    }

    #[test]
    fn a_range_and_one_length() {
        let text = |length| "a".repeat(length);
        for good in [10, 100] {
            accepted(Test::new(text(good), vec![text(good)]));
        }
        for bad in [9, 101] {
            rejected(
                Test::new(text(bad), vec![text(bad)]),
                &["field", "inner[0]"],
            );
        }
        accepted(Exact::new(text(2), vec![text(2)]));
        for bad in [0, 1, 3] {
            rejected(
                Exact::new(text(bad), vec![text(bad)]),
                &["field", "inner[0]"],
            );
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct MinMaxEqual<'a> {
            min_max: (&'a str) in bytes(2..=2),
            equal: (&'a str) in bytes(2..=2), // `equal = 2` has the same range
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct BoxedSlice { inner: Box<[String]> in len(1..=2) }
    }

    #[test]
    fn equal_bounds_and_boxes() {
        accepted(MinMaxEqual::new("bb", "bb"));
        for bad in ["", "b", "bbb"] {
            rejected(MinMaxEqual::new(bad, bad), &["min_max", "equal"]);
        }
        let list = |n: usize| vec![String::new(); n].into_boxed_slice();
        accepted(BoxedSlice::new(list(2)));
        rejected(BoxedSlice::new(list(0)), &["inner"]);
        rejected(BoxedSlice::new(list(3)), &["inner"]);
    }

    validated_struct! {
        #[derive(Debug)]
        struct SpecialLengthTest<'a> {
            simple: (&'a str) in bytes(..=1),
            bytes: (&'a str) in bytes(..=1),
            chars: (&'a str) in chars(..=1),
            graphemes: (&'a str) in graphemes(..=1),
            utf16: (&'a str) in utf16(..=1),
            multi: (&'a str) in (bytes(..=4), graphemes(..=1)),
        }
    }

    #[test]
    fn every_unit() {
        accepted(SpecialLengthTest::new("a", "a", "á", "á", "á", "😂"));
        let bad = SpecialLengthTest::new("ab", "ab", "y\u{306}", "áá", "😂", "áá");
        rejected(
            bad,
            &["simple", "bytes", "chars", "graphemes", "utf16", "multi"],
        );
    }
}

mod matches {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            foo: (&'a str),
            bar: (&'a str),
            inner: (&'a [&'a str]),
        }
        ensure {
            |test| test.bar == test.foo => "does not match `foo`" at [bar],
            |test| test.inner.iter().all(|one| *one == test.foo) => "does not match `foo`" at [inner],
        }
    }

    #[test]
    fn a_field_that_is_equal_to_another() {
        accepted(Test::new("_test_", "_test_", &["_test_"]));
        rejected(Test::new("_test_", "_test", &["_test"]), &["bar", "inner"]); // garde: `inner[0]`
    }
}

mod multi_rule {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test {
            field: String in (starts_with("test"), ascii(), bytes(10..=100)),
            inner: Vec<String> in each((starts_with("test"), ascii(), bytes(10..=100))),
        }
    }

    #[test]
    fn several_rules_for_one_field() {
        let long = |start: &str, n| format!("{start}{}", "a".repeat(n));
        for good in [
            "test_test_test".to_owned(),
            "test_some_other_ascii_but_less_than_100_chars".to_owned(),
            long("test", 6),
            long("test", 96),
        ] {
            accepted(Test::new(good.clone(), vec![good]));
        }
        for (bad, count) in [
            ("text which does not begin with `test`".to_owned(), 1),
            ("non-ascii 😂😂😂".to_owned(), 2),
            (long("", 9), 2),
            (long("", 101), 2),
        ] {
            let paths = [vec!["field"; count], vec!["inner[0]"; count]].concat();
            rejected(Test::new(bad.clone(), vec![bad]), &paths);
        }
    }
}

mod newtype {
    use super::*;
    use inbounds::prelude::*;

    // A newtype has no parameters: text that it does not own is `&'static`.
    validated_struct! {
        #[derive(Debug)]
        struct NonEmptyTuple((&'static str) in bytes(1..));
    }

    validated_struct! {
        #[derive(Debug)]
        struct NonEmptyStruct<'a> { v: (&'a str) in bytes(1..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            a: (NonEmptyStructFields<'a>) in valid(),
            b: NonEmptyTupleFields in valid(),
        }
    }

    /// `TupleWithSkippedField` and `StructWithSkippedField`: two fields have names.
    mod with_skipped_field {
        use inbounds::prelude::*;

        validated_struct! {
            #[derive(Debug)]
            struct Struct<'a> { a: (&'a str) in ascii(), b: (&'a str) }
        }
    }

    #[test]
    fn newtypes_as_fields() {
        accepted(NonEmptyTuple::new("test"));
        rejected(NonEmptyTuple::new(""), &[""]);
        accepted(NonEmptyStruct::new("test"));
        rejected(NonEmptyStruct::new(""), &["v"]); // garde, with `transparent`: the empty path
        let test = |text| {
            let a = NonEmptyStructFields { v: text };
            Test::new(a, NonEmptyTupleFields { value: text })
        };
        accepted(test("test"));
        rejected(test(""), &["a.v", "b"]); // garde: `a`, `b`
    }
}

mod option {
    use super::*;
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    static A_OR_B: LazyLock<Regex> = LazyLock::new(|| Regex::new("a|b").unwrap());
    static PHONE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\+[1-9][0-9 ()-]{6,}$").unwrap());

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            alphanumeric: (Option<&'a str>) in alphanumeric(),
            ascii: (Option<&'a str>) in ascii(),
            length_min1_u8_slice: (Option<&'a [u8]>) in len(1..),
            contains_a: (Option<&'a str>) in contains("a"),
            credit_card: Option<String> in satisfies(
                |card: &Option<String>| card.as_deref().is_none_or(is_card_number),
                "the number of a card",
            ),
            email: (Option<&'a str>) in email(),
            ip: (Option<&'a str>) in ip(),
            length_min1: (Option<&'a str>) in bytes(1..),
            matches: (Option<&'a str>),
            pat_a_or_b: (Option<&'a str>) in matches(&A_OR_B),
            phone_number: (Option<&'a str>) in matches(&PHONE), // another rule: see `phone_number`
            prefix_a: (Option<&'a str>) in starts_with("a"),
            range_min1: Option<i32> in 1..,
            required: (Option<&'a str>) in required(),
            suffix_a: (Option<&'a str>) in ends_with("a"),
            url: (Option<&'a str>) in url(),
        }
        ensure {
            |test| test.matches == test.length_min1 => "does not match `length_min1`" at [matches],
        }
    }

    fn fields() -> TestFields<'static> {
        TestFields {
            alphanumeric: None,
            ascii: None,
            length_min1_u8_slice: None,
            contains_a: None,
            credit_card: None,
            email: None,
            ip: None,
            length_min1: None,
            matches: None,
            pat_a_or_b: None,
            phone_number: None,
            prefix_a: None,
            range_min1: None,
            required: None,
            suffix_a: None,
            url: None,
        }
    }

    #[test]
    fn every_rule_takes_an_option() {
        accepted(Test::try_from(TestFields {
            alphanumeric: Some("a"),
            ascii: Some("a"),
            length_min1_u8_slice: Some(&[0]),
            contains_a: Some("a"),
            credit_card: Some("4539571147647251".to_owned()),
            email: Some("test@mail.com"),
            ip: Some("127.0.0.1"),
            length_min1: Some("a"),
            matches: Some("a"),
            pat_a_or_b: Some("a"),
            phone_number: Some("+14152370800"),
            prefix_a: Some("a"),
            range_min1: Some(1),
            required: Some("a"),
            suffix_a: Some("a"),
            url: Some("http://test.com"),
        }));
        let bad = Some("😂");
        let bad = Test::try_from(TestFields {
            alphanumeric: bad,
            ascii: bad,
            length_min1_u8_slice: Some(&[]),
            contains_a: bad,
            credit_card: bad.map(str::to_owned),
            email: bad,
            ip: bad,
            length_min1: Some(""),
            matches: bad,
            pat_a_or_b: bad,
            phone_number: bad,
            prefix_a: Some(""),
            range_min1: Some(0),
            required: None,
            suffix_a: bad,
            url: bad,
        });
        let names: Vec<&str> = Test::FIELDS.iter().map(inbounds::Field::name).collect();
        // All, in the order of the declaration, and the clause after them.
        let mut paths: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| *name != "matches")
            .collect();
        paths.push("matches");
        rejected(bad, &paths);
        rejected(Test::try_from(fields()), &["required"]);
    }
}

mod pattern {
    use super::*;
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new("^abcd|efgh$").unwrap());

    const fn create_regex() -> &'static LazyLock<Regex> {
        &PATTERN
    }

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in matches(&PATTERN), // a pattern is a static, not a literal
            field_path: (&'a str) in matches(&PATTERN),
            field_call: (&'a str) in matches(create_regex()),
            inner: (&'a [&'a str]) in each(matches(&PATTERN)),
        }
    }

    #[test]
    fn statics_and_calls() {
        for good in ["abcd", "efgh"] {
            accepted(Test::new(good, good, good, &[good]));
        }
        for bad in ["dcba", "hgfe"] {
            let paths = ["field", "field_path", "field_call", "inner[0]"];
            rejected(Test::new(bad, bad, bad, &[bad]), &paths);
        }
    }
}

mod phone_number {
    use super::*;
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    static PHONE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\+[1-9][0-9 ()-]{6,}$").unwrap());

    // garde looks the number up in a table of all countries. `satisfies` can call the crate that has it.
    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: (&'a str) in matches(&PHONE),
            inner: (&'a [&'a str]) in each(matches(&PHONE)),
        }
    }

    #[test]
    fn by_a_pattern() {
        for good in ["+1 (415) 237-0800", "+14152370800", "+33642926829"] {
            accepted(Test::new(good, &[good]));
        }
        for bad in ["14152370800", "0642926829", "00642926829", "A012", "TEXT"] {
            rejected(Test::new(bad, &[bad]), &["field", "inner[0]"]);
        }
    }
}

mod prefix_and_suffix {
    use super::*;
    use inbounds::prelude::*;

    const TEST: &str = "test";

    validated_struct! {
        #[derive(Debug)]
        struct Prefix<'a> {
            field: (&'a str) in starts_with(TEST),
            inner: (&'a [&'a str]) in each(starts_with("test")),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Suffix<'a> {
            field: (&'a str) in ends_with(TEST),
            inner: (&'a [&'a str]) in each(ends_with("test")),
        }
    }

    #[test]
    fn the_beginning_and_the_end() {
        for good in ["test", "test_asdf"] {
            accepted(Prefix::new(good, &[good]));
        }
        for bad in ["a", "_test"] {
            rejected(Prefix::new(bad, &[bad]), &["field", "inner[0]"]);
        }
        for good in ["test", "asdf_test"] {
            accepted(Suffix::new(good, &[good]));
        }
        for bad in ["a", "test_"] {
            rejected(Suffix::new(bad, &[bad]), &["field", "inner[0]"]);
        }
    }
}

mod range {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Test<'a> {
            field: u64 in 10..=100,
            refers_to_field: u64,
            inner: (&'a [u64]) in each(10..=100),
            float_field: f32 in 0.0..=100.0,
        }
        ensure {
            |test| test.refers_to_field <= test.field => "more than `field`" at [refers_to_field],
        }
    }

    #[test]
    fn numbers_and_a_bound_that_is_a_field() {
        accepted(Test::new(50, 10, &[50], 10.0));
        let paths = ["field", "inner[0]", "float_field", "refers_to_field"];
        rejected(Test::new(9, 10, &[9], -12.0), &paths);
        rejected(Test::new(101, 200, &[101], 1204.0), &paths);
    }

    validated_struct! {
        #[derive(Debug)]
        struct Exact<'a> {
            field: u64 in 2..=2,
            inner: (&'a [i32]) in each(2..=2),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct MinMaxEqual {
            min_max: u64 in 40..=40,
            equal: u64 in one_of([40]),
        }
    }

    #[test]
    fn one_number() {
        accepted(Exact::new(2, &[2]));
        for (bad, list) in [(0, &[0]), (1, &[1]), (3, &[3])] {
            rejected(Exact::new(bad, list), &["field", "inner[0]"]);
        }
        accepted(MinMaxEqual::new(40, 40));
        for bad in [0, 39, 41] {
            rejected(MinMaxEqual::new(bad, bad), &["min_max", "equal"]);
        }
    }
}

mod select {
    use super::*;
    use inbounds::error::Segment;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        pub struct UserIdentifier { pub id: usize in ..=4 }
    }

    validated_struct! {
        #[derive(Debug)]
        pub struct UserRole {
            pub name: String in (ascii(), bytes(10..)),
            pub identifiers: Vec<UserIdentifierFields> in each(valid()),
        }
    }

    #[test]
    fn violations_are_found_by_their_path() {
        let identifiers = vec![
            UserIdentifierFields { id: 10 },
            UserIdentifierFields { id: 20 },
        ];
        let err = UserRole::new("😂", identifiers).unwrap_err();
        let at = |path: &[Segment]| -> Vec<String> {
            let found = err
                .violations()
                .filter(|one| one.path().segments().starts_with(path));
            found.map(|one| one.message()).collect()
        };
        let first = [Segment::Field("identifiers"), Segment::Index(0)];
        assert_eq!(at(&first), ["10 is not at most 4"]);
        let name = [Segment::Field("name")];
        assert_eq!(
            at(&name),
            [
                "\"😂\" is not ASCII text",
                "\"😂\" is not at least 10 bytes long"
            ],
        );
        rejected::<UserRole>(
            Err(err),
            &["name", "name", "identifiers[0].id", "identifiers[1].id"],
        );
    }
}

mod skip {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Debug)]
        struct Struct { field: u64 }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Tuple(u64);
    }

    validated_struct! {
        #[derive(Debug)]
        enum Enum {
            Struct { field: u64 },
            Tuple(u64),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Inner(String in ascii());
    }

    // A tuple variant has one value: two have names, or are a tuple.
    validated_struct! {
        #[derive(Debug)]
        enum SkipBeforeDive {
            Variant { number: u64, inner: InnerFields in valid() },
            Pair((u64, InnerFields) in elements((unchecked(), valid()))),
        }
    }

    #[test]
    fn fields_without_rules() {
        accepted(Struct::new(50));
        accepted(Tuple::new(50));
        accepted(Enum::new_struct(50_u64));
        accepted(Enum::new_tuple(50_u64));
        let inner = |text: &str| InnerFields {
            value: text.to_owned(),
        };
        accepted(SkipBeforeDive::new_variant(1_u64, inner("ascii")));
        let bad = SkipBeforeDive::new_variant(1_u64, inner("not ascii: 😀"));
        rejected(bad, &["Variant.inner"]); // garde: `[1]`
        let bad = SkipBeforeDive::new_pair((1_u64, inner("not ascii: 😀")));
        rejected(bad, &["Pair.1"]);
    }
}

mod url {
    use super::*;
    use ::url::Url;
    use inbounds::prelude::*;

    const GOOD: &str = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    const BAD: &str = "htt ps://www.youtube.com/watch?v=dQw4w9WgXcQ";

    validated_struct! {
        #[derive(Debug)]
        struct Struct<'a> {
            field: (&'a str) in url(),
            inner: (&'a [&'a str]) in each(url()),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Tuple((&'static str) in url());
    }

    // An enum has no parameters either.
    validated_struct! {
        #[derive(Debug)]
        enum Enum {
            Unit,
            Struct { field: (&'static str) in url(), v: (StructFields<'static>) in valid() },
            Tuple((&'static str) in url()),
        }
    }

    #[test]
    fn structs_newtypes_and_enums() {
        let field = "http://info.cern.ch/hypertext/WWW/TheProject.html";
        accepted(Struct::new(field, &[field]));
        accepted(Struct::new(GOOD, &[GOOD]));
        accepted(Tuple::new(GOOD));
        accepted(Enum::new_unit());
        accepted(Enum::new_struct(
            GOOD,
            StructFields {
                field: GOOD,
                inner: &[GOOD],
            },
        ));
        accepted(Enum::new_tuple(GOOD));
        rejected(Struct::new("asdf", &["asdf"]), &["field", "inner[0]"]);
        rejected(Struct::new(BAD, &[BAD]), &["field", "inner[0]"]);
        rejected(Tuple::new(BAD), &[""]); // garde: `[0]`
        let bad = Enum::new_struct(
            BAD,
            StructFields {
                field: BAD,
                inner: &[BAD],
            },
        );
        rejected(
            bad,
            &["Struct.field", "Struct.v.field", "Struct.v.inner[0]"],
        ); // garde: without `Struct`
        rejected(Enum::new_tuple(BAD), &["Tuple"]); // garde: `[0]`
    }

    /// A rule for text is not one for `Url`, which is of another crate.
    fn is_long(url: &Url) -> bool {
        (30..=100).contains(&url.as_str().len())
    }

    validated_struct! {
        #[derive(Clone, Debug)]
        struct Length { default: Url in satisfies(is_long, "30..=100 bytes long") }
    }

    validated_struct! {
        #[derive(Debug)]
        struct LengthTuple(Url in satisfies(is_long, "30..=100 bytes long"));
    }

    validated_struct! {
        #[derive(Debug)]
        enum LengthEnum {
            Unit,
            Struct {
                field: Url in satisfies(is_long, "30..=100 bytes long"),
                v: LengthFields in valid(),
            },
            Tuple(Url in satisfies(is_long, "30..=100 bytes long")),
        }
    }

    #[test]
    fn the_length_of_a_parsed_url() {
        let url = |text: &str| text.parse::<Url>().unwrap();
        accepted(Length::new(url(GOOD)));
        accepted(LengthTuple::new(url(GOOD)));
        accepted(LengthEnum::new_tuple(url(GOOD)));
        accepted(LengthEnum::new_struct(
            url(GOOD),
            LengthFields { default: url(GOOD) },
        ));
        let long = format!("{GOOD}{}", "dQw4w9WgXcQ".repeat(10));
        for bad in ["https://www.youtube.com", "https://youtube.com", &long] {
            rejected(Length::new(url(bad)), &["default"]);
            rejected(LengthTuple::new(url(bad)), &[""]);
            let bad = LengthEnum::new_struct(url(bad), LengthFields { default: url(bad) });
            rejected(bad, &["Struct.field", "Struct.v.default"]);
        }
    }
}

mod if_conditional {
    use super::*;
    use inbounds::prelude::*;

    /// Whether text is within a rule: a condition on two fields calls the rule.
    fn is<T: ?Sized>(value: &T, rule: &impl Rule<T>) -> bool {
        rule.accepts(value)
    }

    validated_struct! {
        #[derive(Debug)]
        struct SimpleConditional {
            validate_username: bool,
            username: String,
        }
        ensure {
            |form| !form.validate_username || is(&form.username, &(ascii(), bytes(3..)))
                => "is not a username" at [username],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct WithContext {
            strict_mode: bool, // a context is a field, or a static
            password: String,
            email: Option<String>,
            email_required: bool,
        }
        ensure {
            |form| !form.strict_mode || is(&form.password, &(bytes(8..), alphanumeric()))
                => "is too weak" at [password],
            |form| !form.email_required || is(&form.email, &(email(), required()))
                => "is required" at [email],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct MultipleConditions {
            check_format: bool,
            check_length: bool,
            value: Option<String> in required(),
        }
        ensure {
            |form| !form.check_format || is(&form.value, &ascii()) => "is not ASCII" at [value],
            |form| !form.check_length || is(&form.value, &bytes(5..=20)) => "is too long" at [value],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct ComplexCondition {
            is_admin: bool,
            is_active: bool,
            api_key: String,
        }
        ensure {
            |form| !(form.is_admin && form.is_active) || form.api_key.len() >= 16
                => "is too short" at [api_key],
        }
    }

    #[test]
    fn conditions_on_other_fields() {
        accepted(SimpleConditional::new(true, "test"));
        accepted(SimpleConditional::new(false, "テスト"));
        rejected(SimpleConditional::new(true, "テスト"), &["username"]);

        let email = || Some("test@example.com".to_owned());
        accepted(WithContext::new(true, "SecurePass123", email(), true));
        accepted(WithContext::new(false, "weak!", None, false));
        // garde reports each rule of the condition, a clause is one violation.
        rejected(
            WithContext::new(true, "weak", None, true),
            &["password", "email"],
        );

        let text = |text: &str| Some(text.to_owned());
        accepted(MultipleConditions::new(true, true, text("hello")));
        accepted(MultipleConditions::new(false, true, text("こんにちは")));
        rejected(MultipleConditions::new(false, false, None), &["value"]);

        accepted(ComplexCondition::new(true, true, "a".repeat(16)));
        accepted(ComplexCondition::new(true, false, "short"));
    }

    validated_struct! {
        #[derive(Debug)]
        struct ConditionalInner {
            validate_items: bool,
            items: Vec<String>,
        }
        ensure {
            |form| !form.validate_items || is(&form.items, &each((ascii(), bytes(3..))))
                => "has a bad item" at [items],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct InnerConditional {
            check_ascii: bool,
            check_length: bool,
            items: Vec<String>,
        }
        ensure {
            |form| !form.check_ascii || is(&form.items, &each(ascii())) => "is not ASCII" at [items],
            |form| !form.check_length || is(&form.items, &each(bytes(3..))) => "is short" at [items],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct ConditionalRequiredInner {
            require_items: bool,
            items: Vec<Option<String>>,
        }
        ensure {
            |form| !form.require_items || is(&form.items, &each(required())) => "is missing" at [items],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct ConditionalAdditionalInner {
            strict: bool,
            items: Vec<String> in each(ascii()),
        }
        ensure {
            |form| !form.strict || is(&form.items, &each(bytes(3..))) => "is short" at [items],
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct DiveChild { value: String in bytes(3..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct DiveWithConditionalSiblingRule {
            strict: bool,
            child: DiveChildFields in valid(),
        }
        ensure {
            |form| !form.strict => "conditional child rule failed" at [child],
        }
    }

    #[test]
    fn conditions_on_elements() {
        let items = |items: &[&str]| {
            items
                .iter()
                .map(|&item| item.to_owned())
                .collect::<Vec<_>>()
        };
        // The paths of garde end in `[1]`: a clause is about whole fields.
        rejected(
            ConditionalInner::new(true, items(&["okay", "é"])),
            &["items"],
        );
        accepted(ConditionalInner::new(false, items(&["é"])));
        rejected(
            InnerConditional::new(true, true, items(&["é"])),
            &["items", "items"],
        );
        accepted(InnerConditional::new(false, false, items(&["é"])));
        rejected(ConditionalRequiredInner::new(true, vec![None]), &["items"]);
        accepted(ConditionalRequiredInner::new(false, vec![None]));
        // garde reports both: the clause is not evaluated on a field that is invalid.
        rejected(
            ConditionalAdditionalInner::new(true, items(&["é"])),
            &["items[0]"],
        );
        rejected(
            ConditionalAdditionalInner::new(false, items(&["é"])),
            &["items[0]"],
        );
        let child = DiveChildFields {
            value: "x".to_owned(),
        };
        rejected(
            DiveWithConditionalSiblingRule::new(true, child),
            &["child.value"],
        );
    }
}

mod i18n {
    use super::*;
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    static ZIP: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{5}$").unwrap());

    validated_struct! {
        #[derive(Debug)]
        struct User {
            name: String in bytes(3..=20),
            email: String in email(),
            age: u32 in 18..=120,
            phone: Option<String> in required(),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Address {
            street: String in bytes(5..),
            city: String in bytes(2..),
            zip_code: String in matches(&ZIP),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Profile {
            user: UserFields in valid(),
            address: AddressFields in valid(),
            bio: String in bytes(10..),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct TooShort { s: String in bytes(5..) }
    }

    #[test]
    fn nested_structs_and_other_messages() {
        let user = User::new("Jo", "invalid-email", 15, None);
        rejected(user, &["name", "email", "age", "phone"]);
        let user = UserFields {
            name: "A".to_owned(),
            email: "bad-email".to_owned(),
            age: 200,
            phone: None,
        };
        let address = AddressFields {
            street: "St".to_owned(),
            city: "X".to_owned(),
            zip_code: "123".to_owned(),
        };
        let paths = [
            "user.name",
            "user.email",
            "user.age",
            "user.phone",
            "address.street",
            "address.city",
            "address.zip_code",
            "bio",
        ];
        rejected(Profile::new(user, address, "Short"), &paths);

        // A message is translated where it is shown, not by a handler for the thread.
        let err = TooShort::new("abc").unwrap_err();
        let translated = err.translated(|violation| match violation.code() {
            "length" => Some("zu kurz".to_owned()),
            _ => None,
        });
        assert_eq!(translated.to_string(), "s: zu kurz");
    }
}
