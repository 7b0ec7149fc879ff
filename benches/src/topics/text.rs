//! Rules of text and of collections, each on one field.

use std::hint::black_box;

use inbounds::prelude::*;
use nutype::nutype;
use prae::Wrapper;

use crate::chart::Dots;
use crate::measure::{Heat, Race};
use crate::report::{Outcome, nanoseconds};

const ROUNDS: usize = 101;

/// One field under one rule, as each peer has it. The value moves in and out again, so that
/// nothing but the check is paid.
macro_rules! field {
    ($Name:ident: $Type:ty, $ours:expr, garde($($garde:tt)*) $(, validator($($validator:tt)*))?
     $(, nutype($($nutype:tt)*))?, |$value:ident| $by_hand:expr) => {
        #[allow(non_snake_case, reason = "named as what is in it")]
        mod $Name {
            use super::*;

            fn by_hand($value: &$Type) -> bool {
                $by_hand
            }

            validated_struct! {
                pub struct Ours { pub value: ($Type) in $ours }
            }

            #[derive(garde::Validate)]
            pub struct Garde {
                #[garde($($garde)*)]
                value: $Type,
            }

            $(#[derive(validator::Validate)]
            pub struct Validator {
                #[validate($($validator)*)]
                value: $Type,
            })?

            $(#[nutype(validate($($nutype)*))]
            pub struct Nutype($Type);)?

            prae::define! {
                #[derive(Debug)]
                pub Prae: $Type;
                ensure |value| by_hand(value);
            }

            pub fn race(title: &str, value: &$Type) -> Heat {
                let mut race = Race::new(title);
                enter(&mut race, "inbounds", value, |value| {
                    Some(Ours::validate(OursFields { value }).ok()?.into_fields().value)
                });
                enter(&mut race, "by hand", value, |value| by_hand(&value).then_some(value));
                enter(&mut race, "garde", value, |value| {
                    let it = Garde { value };
                    garde::Validate::validate(&it).ok()?;
                    Some(it.value)
                });
                $(
                    let _ = stringify!($($validator)*);
                    enter(&mut race, "validator", value, |value| {
                        let it = Validator { value };
                        validator::Validate::validate(&it).ok()?;
                        Some(it.value)
                    });
                )?
                $(
                    let _ = stringify!($($nutype)*);
                    enter(&mut race, "nutype", value, |value| {
                        Some(Nutype::try_new(value).ok()?.into_inner())
                    });
                )?
                enter(&mut race, "prae", value, |value| Some(Prae::new(value).ok()?.into_inner()));
                race.run(ROUNDS)
            }
        }
    };
}

fn enter<T: Clone + 'static>(
    race: &mut Race<'_>,
    name: &str,
    value: &T,
    check: impl Fn(T) -> Option<T> + 'static,
) {
    let mut value = Some(value.clone());
    race.enter(name, move |_| {
        let checked = black_box(value.take()).and_then(&check);
        assert!(checked.is_some(), "a valid value");
        value = checked;
    });
}

field! { Chars: String, chars(1..=80),
garde(length(chars, min = 1, max = 80)),
validator(length(min = 1, max = 80)),
nutype(len_char_min = 1, len_char_max = 80),
|value| (1..=80).contains(&value.chars().count()) }

field! { Ascii: String, ascii(),
garde(ascii),
nutype(predicate = |value: &str| value.is_ascii()),
|value| value.is_ascii() }

field! { Contains: String, contains("://"),
garde(contains("://")),
validator(contains(pattern = "://")),
nutype(predicate = |value: &str| value.contains("://")),
|value| value.contains("://") }

field! { Email: String, email(),
garde(email),
validator(email),
|value| email_address::EmailAddress::is_valid(value) }

field! { Url: String, url(),
garde(url),
validator(url),
|value| url::Url::parse(value).is_ok() }

field! { Tags: Vec<String>, (len(..=8), each(chars(1..=24))),
garde(length(max = 8), inner(length(chars, min = 1, max = 24))),
nutype(predicate = |tags: &Vec<String>| {
    tags.len() <= 8 && tags.iter().all(|tag| (1..=24).contains(&tag.chars().count()))
}),
|value| value.len() <= 8 && value.iter().all(|tag| (1..=24).contains(&tag.chars().count())) }

field! { Numbers: Vec<u32>, each(1..=1_000),
garde(inner(range(min = 1, max = 1000))),
nutype(predicate = |numbers: &Vec<u32>| numbers.iter().all(|n| (1..=1000).contains(n))),
|value| value.iter().all(|n| (1..=1000).contains(n)) }

pub fn run() -> Outcome {
    let ascii = "The quick brown fox jumps over the lazy dog";
    let other = "Zwölf Boxkämpfer jagen Viktor über den Sylter Deich";
    let tags = ["red", "green", "blue", "ultraviolet", "x-ray"].map(String::from);
    let heats = vec![
        Chars::race("chars(1..=80), 43 of ASCII", &ascii.into()),
        Chars::race("chars(1..=80), 51 of German", &other.into()),
        Ascii::race("ascii()", &ascii.into()),
        Contains::race("contains(\"://\")", &"https://example.com/a/page".into()),
        Email::race("email()", &"ann.smith@mail.example.com".into()),
        Url::race("url()", &"https://example.com/a/page?with=query".into()),
        Tags::race("(len(..=8), each(chars(1..=24))), 5 tags", &tags.into()),
        Numbers::race("each(1..=1000), 100 numbers", &(1..=100).collect()),
    ];
    let chart = Dots {
        title: "Rules of text and of collections".into(),
        subtitle: "one valid field; nanoseconds, logarithmic; shorter is better".into(),
        groups: heats.iter().map(Into::into).collect(),
        unit: nanoseconds,
    };
    Outcome {
        name: "text",
        title: "Text and collections",
        about: "One field under one rule, accepted; the value moves in and out again. A peer that \
                has no such rule is given the predicate by hand, where it takes one. For an email \
                and a url, `by hand` calls the crate that inbounds calls."
            .into(),
        chart: chart.draw(),
        heats,
        ..Outcome::default()
    }
}
