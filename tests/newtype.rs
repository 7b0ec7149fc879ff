//! A tuple struct of one field: `struct Percent(u8 in 0..=100);`.

use inbounds::normalize::trim;
use inbounds::prelude::*;

validated_struct! {
    /// Out of a hundred.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Percent(u8 in 0..=100);
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Name(String = "unknown" via trim in chars(1..=40));
}

validated_struct! {
    #[derive(Debug, PartialEq, Eq, Hash)]
    struct Key(String in chars(1..=40));
}

#[cfg(feature = "std")]
validated_struct! {
    struct Counted(u8 in 0..=100): weak;
}

validated_struct! { const struct Die(u8 in 1..=6); }

validated_struct! {
    #[derive(Clone, Debug)]
    struct Marks(Vec<Percent> in len(1..));
}

#[test]
fn it_is_made_of_its_value_and_given_back_as_it() {
    let percent = Percent::new(60).unwrap();
    assert_eq!(percent, Percent::try_from(60).unwrap());
    assert_eq!(u8::from(percent), 60);
    assert_eq!(percent.as_ref(), &60);
    assert_eq!(percent.value(), 60);
}

#[test]
fn it_prints_as_its_value() {
    assert_eq!(format!("{:>4}", Percent::new(60).unwrap()), "  60");
}

#[test]
fn it_is_never_outside_its_rule() {
    let mut percent = Percent::new(60).unwrap();
    assert_eq!(percent.set_value(160).unwrap_err().into_value(), 160);
    assert_eq!(percent.value(), 60);
    assert_eq!(Percent::try_from(101).unwrap_err().into_value().value, 101);
}

#[test]
fn a_violation_has_no_path() {
    let err = Percent::new(160).unwrap_err();
    assert_eq!(err.to_string(), "160 is not within 0..=100");
    assert!(
        err.violations()
            .next()
            .unwrap()
            .path()
            .to_string()
            .is_empty()
    );
    let mut percent = Percent::new(60).unwrap();
    assert_eq!(
        percent.set_value(160).unwrap_err().to_string(),
        err.to_string()
    );
}

#[test]
fn a_text_is_normalized_and_defaulted() {
    let name = Name::new("  Ada ").unwrap();
    assert_eq!(name.value(), "Ada");
    assert_eq!(Name::default().to_string(), "unknown");
    assert_eq!(String::from(name), "Ada");
}

#[cfg(feature = "std")]
#[test]
fn a_policy_stands_after_the_parentheses() {
    let counted = Counted::new(1).unwrap();
    assert_eq!(Counted::instances().counts().live, 1);
    assert_eq!(u8::from(counted), 1);
    assert_eq!(Counted::instances().counts().live, 0);
}

#[test]
fn a_constant() {
    const SIX: Die = Die::constant(6);
    assert_eq!(SIX.value(), 6);
}

#[test]
fn a_value_that_is_a_collection() {
    assert!(Marks::new(Vec::new()).is_err());
    let marks = Marks::new(vec![Percent::new(1).unwrap()]).unwrap();
    assert_eq!(marks.value().len(), 1);
}

#[test]
fn its_field_as_data() {
    let [value] = Percent::FIELDS else {
        panic!("there is one field")
    };
    assert_eq!(
        (value.name(), value.constraint().unwrap().code()),
        ("value", "range")
    );
}

#[cfg(feature = "std")]
#[test]
fn a_map_with_names_as_keys_is_searched_by_text() {
    let marks = std::collections::HashMap::from([(Key::new("Ada").unwrap(), 60)]);
    assert_eq!(marks.get("Ada"), Some(&60));
    assert_eq!(marks.get("Eve"), None);
    let ids = std::collections::BTreeMap::from([(Percent::new(7).unwrap(), "seven")]);
    assert_eq!(ids.get(&7_u8), Some(&"seven"));
}

#[test]
fn it_is_parsed_like_its_value() {
    assert_eq!("60".parse::<Percent>().unwrap().value(), 60);
    assert_eq!(
        "160".parse::<Percent>().unwrap_err().to_string(),
        "160 is not within 0..=100"
    );
    assert_eq!(
        "x".parse::<Percent>().unwrap_err().to_string(),
        "x".parse::<u8>().unwrap_err().to_string()
    );
    assert_eq!(" Ada ".parse::<Name>().unwrap().value(), "Ada");
    assert_eq!(Name::try_from(" Ada ").unwrap().value(), "Ada");
    assert!(Name::try_from("").is_err());
}

#[test]
fn macros_of_ones_own_follow_the_arrow() {
    macro_rules! columns {
        ($vis:vis struct $name:ident from $fields:ident { $($field:ident: $type:ty,)* }) => {
            impl $name {
                const COLUMNS: &'static [(&'static str, &'static str)] =
                    &[$((stringify!($field), stringify!($type))),*];
            }
        };
        ($vis:vis struct $name:ident from $fields:ident ($type:ty)) => {
            impl $name {
                const COLUMN: &'static str = stringify!($type);
            }
        };
        ($vis:vis struct $name:ident [$($declared:tt)*] [$($used:tt)*] [] from $fields:ident
            { $($field:ident: $type:ty,)* }
        ) => {
            impl<$($declared)*> $name<$($used)*> {
                const COUNT: usize = [$(stringify!($field)),*].len();
            }
        };
    }

    validated_struct! {
        struct Exam: inbounds::tracker::Untracked {
            math: u8 = 5 in 0..=100,
            note: Option<String> in chars(1..=9),
        }
        ensure { |exam| exam.math > 0 => "no marks" }
        => columns!
    }
    validated_struct! {
        struct Short(Vec<u8> in len(1..=3)): inbounds::tracker::Untracked =>
            columns!, inbounds::newtype::deref!;
    }
    validated_struct! { struct Batch<T: std::fmt::Debug> { items: Vec<T> in len(1..), first: u8 } => columns! }

    assert_eq!(Exam::COLUMNS[0], ("math", "u8"));
    assert_eq!(Exam::COLUMNS[1].0, "note");
    assert!(Exam::new(0, None).is_err() && Exam::new(1, None).is_ok());
    assert!(Short::COLUMN.starts_with("Vec"));
    assert_eq!(Short::new(vec![4]).unwrap().last(), Some(&4));
    assert_eq!(Batch::<u8>::COUNT, 2);
    assert!(Batch::<u8>::new(vec![], 1).is_err());
}

#[test]
fn it_is_compared_with_its_value_if_asked() {
    validated_struct! {
        #[derive(Debug)]
        struct Word(String in chars(1..=9)) => inbounds::newtype::partial_eq!;
    }
    let word = Word::new("a").unwrap();
    assert_eq!(word, "a");
    assert_ne!(word, *"b");
    assert_eq!("a", word);
    assert_ne!(word, "b".to_owned());
}
