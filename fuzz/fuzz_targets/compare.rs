//! What the library does with bytes as JSON, compared with what plain serde and plain conditions do.

use inbounds::{Validated, ValidationError};

use super::everything::{Everything, EverythingFields};
use super::plain::Plain;

/// Panics if they differ.
pub fn compare(json: &[u8]) {
    let exam = serde_json::from_slice::<Everything>(json);
    let plain = serde_json::from_slice::<Plain>(json).map(Plain::normalized);
    match (exam, plain) {
        (Ok(read), Ok(plain)) => {
            assert_eq!(plain.broken(), Vec::<&str>::new());
            assert_eq!(format!("{:?}", read.fields()), renamed(&plain));
            let written = serde_json::to_vec(&read).expect("what was read is written");
            let again: Everything = serde_json::from_slice(&written).expect("and read again");
            assert_eq!(again, read);
        }
        (Err(_), Ok(plain)) => {
            let broken = plain.broken();
            assert!(!broken.is_empty(), "rejected without a reason: {plain:?}");
            let fields: EverythingFields = serde_json::from_slice(json).expect("as plain serde");
            check_error(
                &Everything::validate(fields).expect_err("as when it was read"),
                &broken,
            );
        }
        (Err(_), Err(_)) => {}
        (Ok(read), Err(err)) => panic!("read, where plain serde rejects: {err}: {read:?}"),
    }
}

/// The fields of the validated struct, as their `Debug` shows them.
fn renamed(plain: &Plain) -> String {
    format!("{plain:?}").replacen("Plain", "EverythingFields", 1)
}

/// Exactly the conditions that do not hold are reported, in every form.
fn check_error(err: &ValidationError<EverythingFields>, broken: &[&str]) {
    assert!(!err.to_string().is_empty() && !format!("{err:#}").is_empty());
    let mut fields: Vec<String> = err
        .violations_up_to(usize::MAX) // `violations()` has the first hundred
        .map(|violation| violation.path().to_string())
        .map(|path| path.split(['.', '[']).next().unwrap_or_default().to_owned())
        .collect();
    fields.dedup();
    assert_eq!(fields, broken);
    let json = serde_json::to_value(err).expect("an error is written");
    assert_eq!(
        json["errors"].as_array().map(Vec::len),
        Some(err.violations().len())
    );
}
