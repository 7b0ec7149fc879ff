//! What the README and the comparison page state about other crates. `cargo test` in this folder;
//! `python/claims.py` does the same for Pydantic.

use garde::Validate as _;
use inbounds::prelude::*;
use nutype::nutype;
use validator::Validate as _;

mod with_garde {
    #[derive(Debug, garde::Validate)]
    pub struct Exam {
        #[garde(range(min = 0, max = 100))]
        pub math: u8,
        #[garde(range(min = 0.0, max = 1.0))]
        pub part: f64,
        #[garde(length(chars, min = 1))]
        pub name: String,
    }

    /// It compiles.
    #[derive(garde::Validate)]
    pub struct Never {
        #[garde(range(min = 100, max = 0))]
        pub math: u8,
    }
}

mod with_validator {
    #[derive(Debug, validator::Validate)]
    pub struct Exam {
        #[validate(range(max = 100))]
        pub math: u8,
        #[validate(range(min = 0.0, max = 1.0))]
        pub part: f64,
        #[validate(length(min = 1))]
        pub name: String,
    }

    /// It compiles.
    #[derive(validator::Validate)]
    pub struct Never {
        #[validate(range(min = 100, max = 0))]
        pub math: u8,
    }
}

#[nutype(validate(greater_or_equal = 0.0, less_or_equal = 1.0), derive(Debug))]
struct Part(f64);

#[nutype(
    validate(len_char_min = 2, predicate = |name: &str| name.is_ascii()),
    derive(Debug, PartialEq)
)]
struct Name(String);

validated_struct! {
    #[derive(Debug)]
    struct Exam {
        math: u8 in 0..=100,
        part: f64 in 0.0..=1.0,
        name: String in (chars(2..), ascii()),
    }
}

#[test]
fn a_plain_struct_can_be_changed_after_it_was_checked() {
    let name = "Ann".to_owned();
    let mut exam = with_garde::Exam {
        math: 1,
        part: 0.5,
        name: name.clone(),
    };
    assert!(exam.validate().is_ok());
    exam.math = 200;
    assert!(exam.validate().is_err());

    let mut exam = with_validator::Exam {
        math: 1,
        part: 0.5,
        name,
    };
    assert!(exam.validate().is_ok());
    exam.math = 200;
    assert!(exam.validate().is_err());
}

#[test]
fn nan_is_within_a_range_of_the_others() {
    let (part, name) = (f64::NAN, "Ann".to_owned());
    assert!(
        with_garde::Exam {
            math: 1,
            part,
            name: name.clone()
        }
        .validate()
        .is_ok()
    );
    assert!(
        with_validator::Exam {
            math: 1,
            part,
            name
        }
        .validate()
        .is_ok()
    );
    assert!(Part::try_new(part).is_ok());
    assert!(Exam::new(1, part, "Ann").is_err());
}

#[test]
fn a_range_without_values_is_known_at_run_time_only() {
    assert!(with_garde::Never { math: 50 }.validate().is_err());
    assert!(with_validator::Never { math: 50 }.validate().is_err());
}

#[test]
fn all_violations_or_the_first() {
    let name = String::new;
    let bad = with_garde::Exam {
        math: 200,
        part: 2.0,
        name: name(),
    };
    assert_eq!(bad.validate().unwrap_err().iter().count(), 3);
    let bad = with_validator::Exam {
        math: 200,
        part: 2.0,
        name: name(),
    };
    assert_eq!(bad.validate().unwrap_err().field_errors().len(), 3);
    assert_eq!(
        Name::try_new("É".to_owned()),
        Err(NameError::LenCharMinViolated)
    );
    assert_eq!(Exam::new(200, 2.0, "É").unwrap_err().violations().len(), 4);
}
