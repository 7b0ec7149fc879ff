//! Fields under `#[cfg]`: part of all that a declaration makes, or of none of it.

use inbounds::prelude::*;

validated_struct! {
    /// Marks.
    #[derive(Clone, Debug, PartialEq)]
    struct Exam: inbounds::tracker::Untracked {
        /// Out of 100.
        math: u8 = 50 in 0..=100,
        /// Only without this feature.
        #[cfg(not(any()))]
        physics: u8 = 50 in 0..=100,
        #[cfg(any())]
        /// A type that does not exist.
        nothing: DoesNotExist in 0..=100,
        #[cfg(all())]
        #[cfg(any())]
        also_nothing: DoesNotExist = { DoesNotExist } via does_not_exist in 0..=100,
        #[allow(dead_code)]
        #[cfg(all())]
        note: Option<String> = { None } in chars(1..=9),
    }
    ensure { |exam| exam.math > 0 || exam.physics > 0 => "no marks" at [math, physics] }
}

#[cfg(feature = "std")]
validated_struct! {
    #[derive(Debug)]
    struct Tracked<T: Clone + std::fmt::Debug + Send + Sync + 'static>: weak {
        #[cfg(all())]
        kept: Vec<T> in len(1..),
        #[cfg(any())]
        left_out: DoesNotExist,
    }
}

#[test]
fn a_field_is_there_or_not() {
    let names: Vec<_> = Exam::FIELDS.iter().map(inbounds::Field::name).collect();
    assert_eq!(names, ["math", "physics", "note"]);
    let mut exam = Exam::new(1, 2, None).unwrap();
    exam.set_physics(3).unwrap();
    assert!(exam.set_physics(101).is_err());
    assert_eq!(exam.physics(), 3);
    assert_eq!(Exam::FIELDS[1].doc().trim(), "Only without this feature.");
    assert_eq!(Exam::default().fields().note, None);
    assert_eq!(
        Exam::new(0, 0, None).unwrap_err().to_string(),
        "math, physics: no marks"
    );
}

#[cfg(feature = "std")]
#[test]
fn a_record_has_the_fields_that_are_there() {
    let tracked = Tracked::new(vec![1]).unwrap();
    assert_eq!(Tracked::<i32>::instances().snapshot()[0].fields().kept, [1]);
    drop(tracked);
}

#[test]
fn attributes_of_other_crates_are_kept() {
    #[allow(dead_code)]
    mod inner {
        use super::*;
        validated_struct! {
            pub struct Many {
                #[allow(unused)] a: u8 in 0..=1, b: u8 in 0..=1, #[allow(unused)] c: u8 in 0..=1,
                /// Doc.
                #[allow(unused)] d: u8 in 0..=1, e: u8 in 0..=1, f: u8 in 0..=1, g: u8 in 0..=1,
                h: u8 in 0..=1, i: u8 in 0..=1, j: u8 in 0..=1, #[allow(unused)] k: u8 in 0..=1,
            }
        }
        #[test]
        fn all_are_there() {
            assert_eq!(Many::FIELDS.len(), 11);
        }
    }
    assert_eq!(size_of::<inner::Many>(), 11);
}

#[test]
fn a_macro_of_ones_own_sees_the_fields_that_are_there() {
    macro_rules! columns {
        ($vis:vis struct $name:ident from $fields:ident { $($field:ident: $type:ty,)* }) => {
            const COLUMNS: &[&str] = &[$(stringify!($field)),*];
        };
    }
    validated_struct! {
        struct Inner {
            #[cfg(any())]
            a: u8,
            /// There.
            #[cfg(all())]
            b: u8 in 1..=2,
        }
        => columns!
    }
    assert_eq!(COLUMNS, ["b"]);
    assert!(Inner::new(1).is_ok());
}

#[test]
fn a_declaration_in_a_function_has_them_too() {
    validated_struct! { struct Inner { #[cfg(any())] a: u8, #[cfg(all())] b: u8 in 1..=2 } }
    assert!(Inner::new(3).is_err());
    assert_eq!(Inner::new(2).unwrap().b(), 2);
}
