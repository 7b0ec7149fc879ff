//! Every rule against its plain definition.
#![cfg(test)]

mod above;
mod all_of;
mod alphanumeric;
mod any_of;
mod ascii;
mod bytes;
mod chars;
mod codes;
mod contains;
mod custom;
mod dynamic;
mod each;
mod elements;
#[cfg(feature = "email")]
mod email;
mod ends_with;
mod finite;
#[cfg(feature = "unicode")]
mod graphemes;
mod holds;
mod ip;
mod ipv4;
mod ipv6;
mod keys;
mod len;
mod lowercase;
#[cfg(feature = "regex")]
mod matches;
mod multiple_of;
mod negative;
mod not;
mod one_of;
mod positive;
mod range;
mod required;
mod satisfies;
mod some;
mod starts_with;
mod text;
mod trimmed;
mod unchecked;
mod unique;
mod unique_by_eq;
mod uppercase;
#[cfg(feature = "url")]
mod url;
mod utf16;
#[cfg(feature = "uuid")]
mod uuid;
mod valid;
mod values;
mod with_message;

use proptest::prelude::*;

/// Text that is hard to handle: cases, marks, joined emoji, wide whitespace.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[aZ0 _\\tßéǅςΣİ漢\u{301}\u{200d}\u{3000}🙂👩🇨🇭]{0,6}",
    ]
}
