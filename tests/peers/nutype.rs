//! nutype: `test_suite/tests`, in the order of its files: `integer`, `float`, `string`, `any`.
//!
//! A constructor here always returns a `Result`. Where nutype only sanitizes, it is `new` without one.

#![allow(clippy::float_cmp, reason = "the values are given back as they are")]

use super::{accepted, rejected};

/// `traits`: what each newtype implements.
macro_rules! has_the_traits_of_a_wrapper {
    ($newtype:ty, $value:ty) => {{
        fn wrapper<N, V>()
        where
            N: TryFrom<V> + std::str::FromStr + std::borrow::Borrow<V> + std::fmt::Debug,
            V: From<N>,
        {
        }
        wrapper::<$newtype, $value>();
    }};
}

mod integer {
    use super::*;
    use inbounds::prelude::*;

    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct Cent(i32 via { |n: i32| n.clamp(0, 100) });
    }

    fn sanitize_cent(value: i32) -> i32 {
        value.clamp(0, 100)
    }

    validated_struct! {
        #[derive(Debug)]
        pub struct CentByFunction(i32 via sanitize_cent);
    }

    #[test]
    fn sanitizers() {
        assert_eq!(accepted(Cent::new(-10)).value(), 0);
        assert_eq!(accepted(CentByFunction::new(222)).value(), 100);
        assert_eq!(Cent::try_from(101).unwrap(), Cent::try_from(100).unwrap());
    }

    validated_struct! { struct Greater(u8 in above(18)); }
    validated_struct! { struct GreaterOrEqual(u8 in 18..); }
    validated_struct! { struct Less(i32 in ..-33); }
    validated_struct! { struct LessOrEqual(u8 in ..=99); }
    validated_struct! { struct Between(u8 in 18..=99); }

    const MIN_MINUTE: i32 = 0;
    const MAX_MINUTE: i32 = 59;
    const MIN_HOUR: i32 = 0;
    const MAX_HOUR: i32 = 25;

    validated_struct! { struct Minute(i32 in MIN_MINUTE..=MAX_MINUTE); }
    validated_struct! { struct Hour(i32 in (above(MIN_HOUR), ..MAX_HOUR)); }

    #[test]
    fn validators() {
        rejected(Greater::new(18), &[""]);
        assert_eq!(accepted(Greater::new(19)).value(), 19);
        rejected(GreaterOrEqual::new(17), &[""]);
        accepted(GreaterOrEqual::new(18));
        rejected(Less::new(-33), &[""]);
        accepted(Less::new(-34));
        rejected(LessOrEqual::new(100), &[""]);
        accepted(LessOrEqual::new(99));
        rejected(Between::new(17), &[""]);
        rejected(Between::new(100), &[""]);
        accepted(Between::new(25));
        for (minute, is_good) in [(-1, false), (0, true), (60, false), (59, true)] {
            assert_eq!(Minute::new(minute).is_ok(), is_good);
        }
        for (hour, is_good) in [(0, false), (1, true), (25, false), (24, true)] {
            assert_eq!(Hour::new(hour).is_ok(), is_good);
        }
    }

    fn is_cent_valid(value: &i32) -> bool {
        (0..=100).contains(value)
    }

    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct Predicate(i32 in satisfies(is_cent_valid, "a cent"));
    }

    #[test]
    fn a_predicate() {
        for (value, is_good) in [(-10, false), (-1, false), (101, false), (100, true)] {
            assert_eq!(Predicate::new(value).is_ok(), is_good);
        }
    }

    #[test]
    fn the_text_of_an_error() {
        // nutype: "Age is too small. The value must be greater or equal to 18.", with a variant for it.
        let err = GreaterOrEqual::try_from(17).err().unwrap();
        assert_eq!(err.to_string(), "17 is not at least 18");
        assert_eq!(err.violations().next().unwrap().code(), "range");
        assert_eq!(err.into_value().value, 17); // and nutype's error does not have the value
    }

    /// A newtype of each type, and values at its bounds.
    macro_rules! types {
        ($($name:ident [$type:ident] $rule:expr => $good:expr, $bad:expr;)*) => {
            $(validated_struct! {
                #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
                struct $name($type in $rule);
            })*

            #[test]
            fn every_type() {
                $(
                    for good in $good {
                        assert_eq!($type::from(accepted($name::new(good))), good);
                    }
                    for bad in $bad {
                        rejected($name::new(bad), &[""]);
                    }
                    has_the_traits_of_a_wrapper!($name, $type);
                )*
            }
        };
    }

    types! {
        AgeU16 [u16] 18..=65_000 => [20], [17, 65_001];
        AmountU32 [u32] 1000..=100_000 => [100_000], [17, 100_001];
        AmountU64 [u64] 1000..=18_446_744_073_709_551_000 => [1000], [999, 18_446_744_073_709_551_001];
        AmountU128 [u128] 1000..=170_141_183_460_469_231_731_687_303_715_884_105_828
            => [1000, 170_141_183_460_469_231_731_687_303_715_884_105_828],
            [999, 170_141_183_460_469_231_731_687_303_715_884_105_829];
        OffsetI8 [i8] -20..=100 => [100, -20, 0], [-21, 101];
        AmountI16 [i16] 1000..=32_000 => [1000, 32_000], [999, 32_001];
        AmountI32 [i32] 1000..=320_000 => [1000, 320_000, 2055], [999, 320_001];
        AmountI64 [i64] 1000..=8_446_744_073_709_551_000
            => [1000, 8_446_744_073_709_551_000], [999, 8_446_744_073_709_551_001];
        AmountI128 [i128] 1000..=70_141_183_460_469_231_731_687_303_715_884_105_000
            => [1000, 70_141_183_460_469_231_731_687_303_715_884_105_000],
            [999, 70_141_183_460_469_231_731_687_303_715_884_105_001];
        AmountUsize [usize] 1000..=2000 => [1000, 2000], [999, 2001];
        AmountIsize [isize] 1000..=2000 => [1000, 2000], [999, 2001];
    }

    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq)]
        struct AgeU8(u8 via { |n: u8| n.clamp(0, 200) } in 18..=99);
    }

    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Balance(i32 via { |n: i32| n.clamp(-200, -5) } in -100..=-50);
    }

    #[test]
    fn sanitized_and_then_validated() {
        rejected(AgeU8::new(17), &[""]);
        rejected(AgeU8::new(100), &[""]);
        accepted(AgeU8::new(20));
        rejected(Balance::new(-300), &[""]);
        rejected(Balance::new(-4), &[""]);
        assert_eq!(accepted(Balance::new(-55)).value(), -55);
    }

    validated_struct! {
        #[derive(Clone, Copy, Debug)]
        pub struct Number(i16) => inbounds::newtype::deref!;
    }

    validated_struct! {
        #[derive(Debug)]
        pub struct Age(isize in ..=99);
    }

    #[test]
    fn traits() {
        use std::borrow::Borrow;
        let number = accepted(Number::try_from(42)); // `From` of nutype: no rule, no error there
        assert_eq!((*number, number.to_string()), (42, "42".to_owned()));
        let (borrowed, as_ref): (&i16, &i16) = (number.borrow(), number.as_ref());
        assert_eq!((borrowed, as_ref), (&42, &42));
        assert_eq!(i16::from(number), 42);
        assert_eq!("99".parse::<Age>().unwrap().value(), 99);
        // nutype: "Failed to parse Age: ParseIntError { kind: InvalidDigit }", and "Failed to parse Age: Age is .."
        assert_eq!(
            "foobar".parse::<Age>().unwrap_err().to_string(),
            "invalid digit found in string"
        );
        assert_eq!(
            "101".parse::<Age>().unwrap_err().to_string(),
            "101 is not at most 99"
        );
    }

    // A default outside of its rule is a panic in nutype: here it does not compile.
    validated_struct! { pub struct WithDefault(i8 = 13 in ..=20); }

    #[test]
    fn a_default() {
        assert_eq!(WithDefault::default().value(), 13);
    }

    /// Two errors: two rules.
    fn odd(value: &i32) -> bool {
        value % 2 != 0
    }

    validated_struct! {
        #[derive(Debug)]
        struct PositivelyOdd(i32 in (
            with_message(0.., "The value is negative."),
            with_message(satisfies(odd, "odd"), "The value is even."),
        ));
    }

    #[test]
    fn custom_errors() {
        assert_eq!(
            PositivelyOdd::new(-1).unwrap_err().to_string(),
            "The value is negative."
        );
        assert_eq!(
            PositivelyOdd::new(2).unwrap_err().to_string(),
            "The value is even."
        );
        accepted(PositivelyOdd::new(3));
    }

    // A constant has no `via`: what nutype clamps in a constant is written within the rule.
    validated_struct! { pub const struct ConstAge(u8 in 18..); }

    #[test]
    fn constants() {
        const ADULT_AGE: ConstAge = ConstAge::constant(18);
        assert_eq!(ADULT_AGE.value() * 2, 36);
    }

    validated_struct! {
        #[derive(Debug, PartialEq)]
        #[cfg_attr(test, derive(Clone, Copy))]
        #[cfg_attr(all(test, target_pointer_width = "64"), derive(Eq))]
        pub struct Percent(i32 in 0..=100);
    }

    #[test]
    fn conditional_derives() {
        let percent = accepted(Percent::new(50));
        let copy = percent;
        assert_eq!(percent, copy);
    }
}

mod float {
    use super::*;
    use inbounds::prelude::*;
    use std::cmp::Ordering;

    validated_struct! { #[derive(Debug)] pub struct Cent(f64 via { |n: f64| n.clamp(0.0, 100.0) }); }
    validated_struct! { #[derive(Debug)] struct Greater(f64 in above(18.0)); }
    validated_struct! { #[derive(Debug)] struct GreaterOrEqual(f32 in 18.0..); }
    validated_struct! { #[derive(Debug)] struct Less(f64 in ..99.0); }
    validated_struct! { #[derive(Debug)] struct LessOrEqual(f32 in ..=99.0); }
    validated_struct! { #[derive(Debug)] struct Between(f32 in 18.0..=99.0); }
    validated_struct! { #[derive(Debug)] struct Dist64(f64 in finite()); }
    validated_struct! { #[derive(Debug)] struct Dist32(f32 in finite()); }

    #[test]
    fn sanitizers_and_validators() {
        assert_eq!(accepted(Cent::new(-10.0)).value(), 0.0);
        assert_eq!(accepted(Cent::new(222.0)).value(), 100.0);
        rejected(Greater::new(18.0), &[""]);
        assert_eq!(accepted(Greater::new(18.00001)).value(), 18.00001);
        rejected(GreaterOrEqual::new(17.0), &[""]);
        accepted(GreaterOrEqual::new(18.0));
        rejected(Less::new(99.0), &[""]);
        accepted(Less::new(98.99999));
        rejected(LessOrEqual::new(100.0), &[""]);
        accepted(LessOrEqual::new(99.0));
        rejected(Between::new(17.9), &[""]);
        rejected(Between::new(99.1), &[""]);
        accepted(Between::new(25.0));
        for bad in [
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            -1.0 / 0.0,
            1.0 / 0.0,
        ] {
            rejected(Dist64::new(bad), &[""]);
        }
        for bad in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
            rejected(Dist32::new(bad), &[""]);
        }
        for good in [12.345, -999.12] {
            assert_eq!(accepted(Dist64::new(good)).value(), good);
        }
        // nutype accepts NaN in each of these, but for `finite`.
        rejected(Greater::new(f64::NAN), &[""]);
        rejected(Less::new(f64::NAN), &[""]);
        rejected(Between::new(f32::NAN), &[""]);
    }

    const MIN_WEIGHT: f32 = 2.0;
    const MAX_WEIGHT: f32 = 5.0;
    const MIN_SPEED: f64 = 60.0;
    const MAX_SPEED: f64 = 130.0;

    validated_struct! { #[derive(Debug)] struct Weight(f32 in MIN_WEIGHT..=MAX_WEIGHT); }
    validated_struct! { #[derive(Debug)] struct Speed(f64 in (above(MIN_SPEED), ..MAX_SPEED)); }
    validated_struct! { #[derive(Debug)] struct Width32(f32 in 0.0..=100.0); } // `100` is no `f32`
    validated_struct! { #[derive(Debug)] struct Width64(f64 in 0.0..=100.0); }
    validated_struct! {
        #[derive(Debug)]
        struct Predicate(f32 in satisfies(|cent: &f32| (0.0..=100.0).contains(cent), "a cent"));
    }
    validated_struct! {
        #[derive(Debug)]
        pub struct Balance(f64 via { |n: f64| n.clamp(-200.25, -5.0) } in -100.25..=-50.1);
    }

    #[test]
    fn bounds_of_each_type() {
        for (value, is_good) in [(1.99999, false), (2.0, true), (5.00001, false), (5.0, true)] {
            assert_eq!(Weight::new(value).is_ok(), is_good);
        }
        for (value, is_good) in [
            (60.0, false),
            (60.00001, true),
            (130.0, false),
            (129.99999, true),
        ] {
            assert_eq!(Speed::new(value).is_ok(), is_good);
        }
        for (value, is_good) in [
            (-0.0001, false),
            (100.0001, false),
            (0.0, true),
            (100.0, true),
        ] {
            assert_eq!(Width32::new(value).is_ok(), is_good);
            assert_eq!(Width64::new(f64::from(value)).is_ok(), is_good);
        }
        for (value, is_good) in [(-0.1, false), (100.1, false), (100.0, true), (0.0, true)] {
            assert_eq!(Predicate::new(value).is_ok(), is_good);
        }
        rejected(Balance::new(-300.0), &[""]);
        rejected(Balance::new(-4.0), &[""]);
        assert_eq!(accepted(Balance::new(-100.24)).value(), -100.24);
    }

    // `Eq` and `Ord` of a float that is finite are no derives: `f64` has none. They are written by hand.
    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Size(f64 in finite());
    }

    impl Eq for Size {}

    impl PartialOrd for Size {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl Ord for Size {
        fn cmp(&self, other: &Self) -> Ordering {
            let ordering = self.value().partial_cmp(&other.value());
            ordering.expect("the values are finite")
        }
    }

    #[test]
    fn finite_floats_are_ordered() {
        let size = |value| accepted(Size::new(value));
        assert_eq!(size(35.7), size(357.0 / 10.0));
        assert_eq!(size(2.5).cmp(&size(3.3)), Ordering::Less);
        assert_eq!(size(3.3).cmp(&size(3.3)), Ordering::Equal);
        let mut sizes = [5.5, 2.0, 15.0, 44.5, 3.5].map(size);
        sizes.sort();
        assert_eq!(sizes.map(f64::from), [2.0, 3.5, 5.5, 15.0, 44.5]);
    }

    validated_struct! { #[derive(Debug)] pub struct WithDefault(f64 = 13.0 in ..=20.0); }
    validated_struct! { #[derive(Debug)] struct Parsed(f64 in ..=12.34); }
    validated_struct! { pub const struct Fifty(f64 in 0.0..=100.0); }

    const FIFTY: Fifty = Fifty::constant(50.0);

    #[test]
    fn traits_defaults_and_constants() {
        has_the_traits_of_a_wrapper!(Cent, f64);
        has_the_traits_of_a_wrapper!(Dist32, f32);
        assert_eq!(WithDefault::default().value(), 13.0);
        assert_eq!("11.4".parse::<Parsed>().unwrap().value(), 11.4);
        assert!("foobar".parse::<Parsed>().is_err());
        assert!("12.35".parse::<Parsed>().is_err());
        assert!("NaN".parse::<Dist64>().is_err());
        assert_eq!(accepted(Cent::new(35.7)).to_string(), "35.7");
        assert_eq!(FIFTY.value(), 50.0);
    }
}

mod string {
    use super::*;
    use inbounds::normalize::{lowercase, trim, uppercase};
    use inbounds::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    validated_struct! { #[derive(Debug)] pub struct Trimmed(String via trim); }
    validated_struct! { #[derive(Debug)] pub struct Lower(String via lowercase); }
    validated_struct! { #[derive(Debug)] pub struct Upper(String via uppercase); }
    validated_struct! {
        #[derive(Debug)]
        pub struct ByClosure(String via { |s: String| s.trim().to_uppercase() });
    }
    validated_struct! {
        #[derive(Debug)]
        pub struct Country(String via trim via uppercase via { |s: String| s[1..=2].to_owned() });
    }
    validated_struct! { #[derive(Debug, PartialEq)] pub struct Email(String via trim via lowercase); }

    #[test]
    fn sanitizers() {
        for (given, expected) in [
            ("", ""),
            ("\n\t ", ""),
            (" ! ", "!"),
            (" foo \n bar ", "foo \n bar"),
        ] {
            assert_eq!(accepted(Trimmed::new(given)).value(), expected);
        }
        assert_eq!(accepted(Lower::new("  ")).value(), "  ");
        assert_eq!(accepted(Lower::new("Hello THERE")).value(), "hello there");
        assert_eq!(accepted(Upper::new("Hello THERE")).value(), "HELLO THERE");
        assert_eq!(accepted(ByClosure::new(" Anton\n\n")).value(), "ANTON");
        assert_eq!(accepted(Country::new(" Deutschland ")).value(), "EU");
        assert_eq!(
            accepted(Email::try_from("  Email@example.com ")).value(),
            "email@example.com"
        );
    }

    validated_struct! { #[derive(Debug)] pub struct CharMax(String in chars(..=5)); }
    validated_struct! { #[derive(Debug)] pub struct CharMin(String in chars(6..)); }
    validated_struct! { #[derive(Debug)] pub struct NotEmpty(String in chars(1..)); }
    validated_struct! { #[derive(Debug)] pub struct Both(String in chars(3..=6)); }
    validated_struct! {
        #[derive(Debug)]
        pub struct Predicate(String in satisfies(|e: &String| e.contains('@'), "an address"));
    }

    const MIN_LEN: usize = 3;
    const MAX_LEN: usize = 10;

    validated_struct! { #[derive(Debug)] struct Login(String in chars(MIN_LEN..=MAX_LEN)); }
    validated_struct! { #[derive(Debug)] pub struct Utf16Max(String in utf16(..=5)); }
    validated_struct! { #[derive(Debug)] pub struct Utf16Min(String in utf16(4..)); }
    validated_struct! { #[derive(Debug)] pub struct Utf16(String in utf16(2..=4)); }
    validated_struct! {
        #[derive(Debug)]
        pub struct Complex(String via trim via { |s: String| s.to_uppercase() } in (chars(1..), chars(..=6)));
    }

    #[test]
    fn validators() {
        macro_rules! check {
            ($($name:ident: [$($good:literal)*], [$($bad:literal)*];)*) => {$(
                $(assert_eq!(accepted($name::new($good)).value(), $good);)*
                $(rejected($name::new($bad), &[""]);)*
            )*};
        }
        check! {
            CharMax: ["Anton" "Антон"], ["Serhii"];
            CharMin: ["Serhii"], ["Anton" "Антон"];
            NotEmpty: [" " "Julia"], [""];
            Both: ["Julia"], ["Jo" "Friedrich"];
            Predicate: ["foo@bar.example"], ["foo.bar.example"];
            Login: ["abc" "abcdefghij"], ["ab" "abcdefghijk"];
            Utf16Max: ["Anton" "🦀🦀"], ["Serhii" "🦀🦀🦀"];
            Utf16Min: ["abcd" "🦀🦀"], ["abc" "🦀"];
            Utf16: ["ab" "abcd" "🦀" "🦀🦀"], ["a" "abcde" "🦀🦀🦀"];
        }
        rejected(Complex::new("    "), &[""]);
        rejected(Complex::new("Willy Brandt"), &[""]);
        assert_eq!(accepted(Complex::new("   Brandt  ")).value(), "BRANDT");
        // nutype: "Email is empty.", "JsString is too short: the minimum valid UTF-16 length is 2 code units."
        assert_eq!(
            NotEmpty::new("").unwrap_err().to_string(),
            "\"\" is not at least 1 character long"
        );
        assert_eq!(
            Utf16::new("a").unwrap_err().to_string(),
            "\"a\" is not 2..=4 UTF-16 code units long",
        );
    }

    validated_struct! {
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Name(String = "Anonymous" in chars(4..)) => inbounds::newtype::deref!;
    }

    #[test]
    fn traits() {
        use std::borrow::Borrow;
        use std::collections::HashMap;
        let name = accepted(Name::try_from("Anna"));
        assert_eq!(accepted(Name::try_from("Anna".to_owned())), name);
        rejected(Name::try_from(""), &[""]);
        assert_eq!("Anna".parse::<Name>().unwrap(), name);
        let (as_ref, borrowed): (&str, &str) = (name.as_ref(), name.borrow());
        assert_eq!((as_ref, borrowed, name.len()), ("Anna", "Anna", 4));
        assert_eq!(name.to_string(), "Anna");
        // `Borrow<str>`, and not `Borrow<String>` besides: that of a `String` is `name.value()`.
        let map = HashMap::from([(name.clone(), 1)]);
        assert_eq!(map.get("Anna"), Some(&1));
        assert_eq!(String::from(name), "Anna");
        assert_eq!(Name::default().value(), "Anonymous");
    }

    static PHONE: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[0-9]{3}$").unwrap());

    validated_struct! { #[derive(Debug)] pub struct PhoneNumber(String in matches(&PHONE)); }

    #[test]
    fn a_pattern() {
        rejected(PhoneNumber::new("123456"), &[""]);
        assert_eq!(accepted(PhoneNumber::new("123-456")).value(), "123-456");
    }

    validated_struct! {
        #[derive(Debug)]
        struct Custom(String in (
            with_message(bytes(3..), "Name is too short."),
            with_message(bytes(..=10), "Name is too long."),
        ));
    }

    #[test]
    fn custom_errors() {
        let long = Custom::new("JohnJohnJohnJohnJohn").unwrap_err();
        assert_eq!(long.to_string(), "Name is too long.");
        assert_eq!(
            Custom::new("Jo").unwrap_err().to_string(),
            "Name is too short."
        );
        accepted(Custom::new("John"));
    }

    /// `constructor(visibility = private)`: what the constructor is for is in the rule, so it has the visibility
    /// of the struct. A value that only this module may make holds a private one.
    mod constructor_visibility {
        use super::*;

        validated_struct! {
            #[derive(Debug)]
            struct Inner(String via trim in chars(1..));
        }

        #[derive(Debug)]
        pub struct PrivateName(Inner);

        impl PrivateName {
            pub fn create(name: &str) -> Option<Self> {
                Inner::new(name).ok().map(Self)
            }

            pub fn as_str(&self) -> &str {
                self.0.value()
            }
        }
    }

    #[test]
    fn a_private_constructor() {
        use constructor_visibility::PrivateName;
        assert_eq!(PrivateName::create("  hello  ").unwrap().as_str(), "hello");
        assert!(PrivateName::create("  ").is_none());
    }
}

mod any {
    use super::*;
    use inbounds::prelude::*;
    use std::borrow::Cow;
    use std::collections::{BTreeMap, HashMap, HashSet};
    use std::fmt;
    use std::str::FromStr;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Point {
        x: i32,
        y: i32,
    }

    const fn point(x: i32, y: i32) -> Point {
        Point { x, y }
    }

    impl fmt::Display for Point {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{},{}", self.x, self.y)
        }
    }

    impl FromStr for Point {
        type Err = &'static str;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let (x, y) = text.split_once(',').ok_or("two integers")?;
            let parse = |part: &str| part.parse().map_err(|_| "Invalid integer");
            Ok(point(parse(x)?, parse(y)?))
        }
    }

    validated_struct! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct Location(Point) => inbounds::newtype::deref!;
    }

    #[test]
    fn a_type_of_ones_own() {
        let location = |x, y| accepted(Location::new(point(x, y)));
        // nutype: `Location(Point { x: 1, y: 5 })`. Here as any struct, whose field is `value`.
        assert_eq!(
            format!("{:?}", location(1, 5)),
            "Location { value: Point { x: 1, y: 5 } }"
        );
        assert!(location(1, 1) < location(1, 2));
        assert_eq!(location(4, 7).to_string(), "4,7");
        assert_eq!(
            HashMap::from([(location(3, 4), 7)]).get(&location(3, 4)),
            Some(&7)
        );
        assert_eq!(
            (location(8, 19).as_ref(), location(3, 4).x),
            (&point(8, 19), 3)
        );
        assert_eq!(Point::from(location(8, 19)), point(8, 19));
        assert_eq!("3,5".parse::<Location>().unwrap(), location(3, 5));
        assert!("3,lol".parse::<Location>().is_err());
    }

    validated_struct! {
        #[derive(Debug, PartialEq)]
        pub struct Position(Point in satisfies(|p: &Point| p.x > p.y, "right of its height"));
    }

    // A default that is not a literal is in braces.
    validated_struct! { #[derive(Debug)] pub struct Lugar(Point = { point(6, 9) }); }

    validated_struct! {
        #[derive(Debug)]
        pub struct Pos(
            Point via { |p: Point| point(p.x.clamp(0, 100), p.y.clamp(0, 100)) }
                in satisfies(|p: &Point| p.x > p.y, "right of its height")
        );
    }

    #[test]
    fn predicates_and_defaults() {
        assert_eq!("6,5".parse::<Position>().unwrap().value(), &point(6, 5));
        assert!("6,5,4".parse::<Position>().is_err());
        assert!("5,5".parse::<Position>().is_err());
        rejected(Position::try_from(point(2, 2)), &[""]);
        accepted(Position::try_from(point(3, 2)));
        assert_eq!(Lugar::default().value(), &point(6, 9));
        assert_eq!(accepted(Pos::new(point(123, 91))).value(), &point(100, 91));
    }

    // A newtype has no parameters. A struct with one field has: its reader is `value()`, as that of a newtype, but it
    // has neither `TryFrom` its value nor `Display`, and the path of a violation has the name.
    validated_struct! {
        #[derive(Clone, Debug, PartialEq)]
        struct NonEmptyVec<T: fmt::Debug> { value: Vec<T> in len(1..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct OneOrTwo<T: fmt::Debug> {
            value: Vec<T> via { |mut v: Vec<T>| { v.truncate(2); v } } in len(1..),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct NonEmptySortedVec<T: Ord + fmt::Debug> {
            value: Vec<T> via { |mut v: Vec<T>| { v.sort(); v } } in len(1..),
        }
    }

    validated_struct! {
        #[derive(Clone, Debug, PartialEq, Eq)]
        struct Wrapper1<A: std::hash::Hash + Eq + Clone, B: Ord> { value: HashMap<A, B> }
    }

    validated_struct! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct Wrapper<T> { value: T }
    }

    validated_struct! {
        #[derive(Debug)]
        struct Clarabelle<'a> { value: (Cow<'a, str>) in bytes(3..) }
    }

    validated_struct! {
        #[derive(Debug)]
        struct NonEmptyMap<K: fmt::Debug + Ord, V: fmt::Debug> { value: BTreeMap<K, V> in len(2..) }
    }

    // The default of a generic struct may name its parameters.
    validated_struct! {
        #[derive(Debug)]
        struct Collection<T: Default + fmt::Debug> { value: Vec<T> = { vec![T::default()] } in len(1..) }
    }

    validated_struct! {
        #[derive(Debug)]
        pub struct Name<'a> {
            value: (&'a str) in satisfies(|name: &&str| !name.trim().is_empty(), "a name"),
        }
    }

    #[test]
    fn generic_structs() {
        assert_eq!(
            accepted(NonEmptyVec::new(vec![1, 2, 3])).value(),
            &[1, 2, 3]
        );
        rejected(NonEmptyVec::<u8>::new(vec![]), &["value"]);
        assert_eq!(accepted(OneOrTwo::new(vec![1, 2, 3])).value(), &[1, 2]);
        assert_eq!(accepted(OneOrTwo::new(vec![5])).value(), &[5]);
        rejected(OneOrTwo::<u8>::new(vec![]), &["value"]);
        rejected(NonEmptySortedVec::<i32>::new(vec![]), &["value"]);
        assert_eq!(
            accepted(NonEmptySortedVec::new(vec![3, 1, 2])).value(),
            &[1, 2, 3]
        );
        accepted(Wrapper1::new(HashMap::from([(1, 2)])));
        let wrapper = |value| accepted(Wrapper::new(value));
        let copy = wrapper(17);
        assert_eq!((copy, copy < wrapper(18)), (wrapper(17), true));
        assert_eq!(HashSet::from([wrapper(1), wrapper(1), wrapper(2)]).len(), 2);
        let nan = || accepted(Wrapper::new(f64::NAN));
        assert_eq!(nan().partial_cmp(&nan()), None);
        accepted(Clarabelle::new(Cow::Borrowed("Muu")));
        accepted(NonEmptyMap::new(BTreeMap::from([(4, 16), (5, 25)])));
        rejected(NonEmptyMap::new(BTreeMap::from([(4, 16)])), &["value"]);
        assert_eq!(Collection::<u32>::default().value(), &[0]);
        rejected(Name::new("  "), &["value"]);
        assert_eq!(accepted(Name::new("John")).value(), &"John");
    }

    validated_struct! {
        #[derive(Debug)]
        struct Decent<T: fmt::Debug> {
            value: Vec<T> in (
                with_message(len(3..), "Collection is too short."),
                with_message(len(..=10), "Collection is too long."),
            ),
        }
    }

    #[test]
    fn custom_errors() {
        let short = Decent::new(vec![1, 2]).unwrap_err();
        assert_eq!(short.to_string(), "value: Collection is too short.");
        let long = Decent::new(vec![0; 11]).unwrap_err();
        assert_eq!(long.to_string(), "value: Collection is too long.");
        accepted(Decent::new(vec![1, 2, 3]));
    }

    // `IntoIterator` is that of the value.
    validated_struct! { #[derive(Debug)] struct Names(Vec<String>) => inbounds::newtype::deref!; }

    #[test]
    fn iteration() {
        let names = accepted(Names::new(vec!["Alice".to_owned(), "Bob".to_owned()]));
        assert_eq!(names.iter().next().unwrap(), "Alice");
        assert_eq!(Vec::from(names).into_iter().next_back().unwrap(), "Bob");
    }
}

/// Of a `where` clause, as of all parameters: the newtype is a struct with the field `value`.
mod where_clause {
    use super::*;
    use inbounds::prelude::*;
    use std::fmt::{Debug, Display};

    validated_struct! {
        #[derive(Clone, Debug)]
        struct Pair<T, U> where T: Clone + Default, U: Clone + Default { value: (T, U) }
    }

    validated_struct! {
        #[derive(Clone, Debug)]
        struct Combined<T: Clone> where T: Display { value: T }
    }

    // The predicate of a `C` that is only known by what it implements.
    validated_struct! {
        #[derive(Debug)]
        struct NonEmpty<C>
        where
            C: Debug,
            for<'c> &'c C: IntoIterator,
        {
            value: C in satisfies(|c: &C| c.into_iter().next().is_some(), "not empty"),
        }
    }

    validated_struct! {
        #[derive(Debug)]
        struct SortedNonEmpty<T>
        where
            T: Ord + Debug,
        {
            value: Vec<T> via { |mut v: Vec<T>| { v.sort(); v } } in len(1..),
        }
    }

    #[test]
    fn predicates_on_types() {
        assert_eq!(accepted(Pair::new((1, "a"))).value(), &(1, "a"));
        assert_eq!(
            accepted(Combined::new("hello")).value().to_string(),
            "hello"
        );
        accepted(NonEmpty::new(vec![1]));
        rejected(NonEmpty::new(Vec::<u8>::new()), &["value"]);
        assert_eq!(
            accepted(SortedNonEmpty::new(vec![3, 1, 2])).value(),
            &[1, 2, 3]
        );
        rejected(SortedNonEmpty::<u8>::new(vec![]), &["value"]);
    }
}

/// `serialization` and `derive_schemars_json_schema` of all files: a newtype is read and written as its value.
mod serialization {
    use super::*;
    use inbounds::prelude::*;
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};

    validated_struct! {
        #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct Offset(i64 in 13..);
    }

    validated_struct! {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct Email(String in satisfies(|text: &String| text.contains('@'), "an address"));
    }

    validated_struct! {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        struct Sorted<T: Ord + std::fmt::Debug> {
            value: Vec<T> via { |mut v: Vec<T>| { v.sort(); v } } in len(1..),
        }
    }

    #[test]
    fn json() {
        let read = |text| serde_json::from_str::<Offset>(text);
        assert!(read("three").is_err());
        assert!(read("12").is_err());
        assert_eq!(read("13").unwrap(), accepted(Offset::new(13)));
        assert_eq!(serde_json::to_string(&read("13").unwrap()).unwrap(), "13");
        assert!(serde_json::from_str::<Email>("\"foobar\"").is_err());
        assert_eq!(
            serde_json::from_str::<Email>("\"foo@bar.com\"")
                .unwrap()
                .value(),
            "foo@bar.com"
        );
        let sorted: Sorted<i32> = serde_json::from_str("[3, 1, 5, 2]").unwrap();
        assert_eq!(serde_json::to_string(&sorted).unwrap(), "[1,2,3,5]");
        assert_eq!(Offset::schema_name(), "Offset");
        assert_eq!(
            schemars::schema_for!(Offset).get("minimum"),
            Some(&13.into())
        );
    }
}
