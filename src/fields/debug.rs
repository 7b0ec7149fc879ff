//! Fields shown under the name of the declared struct.

use core::fmt::{self, Debug, Write};

use super::Fields;

/// Shows fields as their own `Debug` does, under the name of the declared struct.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug<F: Fields + Debug>(fields: &F, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    /// Lets everything through but the `Fields` of the name, which comes first and whole.
    struct Renamed<'a, 'f> {
        to: &'a mut fmt::Formatter<'f>,
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
