//! Fields formatted under the name of the validated struct.

use core::fmt::{self, Debug, Formatter, Write};

use super::{Field, Fields};

/// Formats fields as a derived `Debug` does, under the name of the validated struct.
///
/// Each field is formatted separately, so that all flags of the formatter apply to it. If the derive of `Debug`
/// has attributes, and so may omit fields, its output is used instead.
///
/// # Errors
///
/// Returns the errors of the formatter.
pub fn debug<F: Fields + Debug>(
    fields: &F,
    values: &[&dyn Debug],
    by_field: bool,
    formatter: &mut Formatter<'_>,
) -> fmt::Result {
    if !by_field || F::FIELDS.first().is_some_and(Field::has_debug_attribute) {
        return debug_fields(fields, formatter);
    }
    let mut shown = formatter.debug_struct(F::NAME);
    for (field, value) in F::FIELDS.iter().zip(values) {
        shown.field(field.name(), value);
    }
    shown.finish()
}

/// Formats fields as their own `Debug` does, under the name of the validated struct. Not all flags of the
/// formatter apply.
///
/// # Errors
///
/// Returns the errors of the formatter.
pub(crate) fn debug_fields<F: Fields + Debug>(fields: &F, f: &mut Formatter<'_>) -> fmt::Result {
    /// Forwards everything except `Fields` in the name, which comes first and in one piece.
    struct Renamed<'a, 'f> {
        to: &'a mut Formatter<'f>,
        name: Option<&'static str>,
    }

    impl Write for Renamed<'_, '_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let renamed = self
                .name
                .take()
                .filter(|name| text.strip_prefix(name) == Some("Fields"));
            self.to.write_str(renamed.unwrap_or(text))
        }
    }

    let (alternate, width, precision) = (f.alternate(), f.width(), f.precision());
    let mut to = Renamed {
        to: f,
        name: Some(F::NAME),
    };
    let to = &mut to;
    match (alternate, width, precision) {
        (false, None, None) => write!(to, "{fields:?}"),
        (true, None, None) => write!(to, "{fields:#?}"),
        (false, None, Some(p)) => write!(to, "{fields:.p$?}"),
        (true, None, Some(p)) => write!(to, "{fields:#.p$?}"),
        (false, Some(w), None) => write!(to, "{fields:w$?}"),
        (true, Some(w), None) => write!(to, "{fields:#w$?}"),
        (false, Some(w), Some(p)) => write!(to, "{fields:w$.p$?}"),
        (true, Some(w), Some(p)) => write!(to, "{fields:#w$.p$?}"),
    }
}
