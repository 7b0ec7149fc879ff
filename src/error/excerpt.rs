//! The text of a value, cut to a readable length.

use alloc::string::String;
use core::fmt::{self, Debug, Write};

/// The number of characters that are kept.
const KEPT: usize = 100;

/// The number of characters that are counted before the formatting stops.
const COUNTED: usize = 65_536;

/// The text that `Debug` writes, up to a hundred characters. The length of a longer text is appended.
pub(super) fn excerpt(value: &dyn Debug) -> String {
    cut(value, "", 0)
}

/// The same for the content of an `Option`. `value` must be the standard library's `Some`, whose
/// `Debug` adds `Some(` and `)`.
pub(super) fn excerpt_of_some(value: &dyn Debug) -> String {
    cut(value, "Some(", 1)
}

/// The excerpt without the first `before` and the last `after` characters.
fn cut(value: &dyn Debug, before: &str, after: usize) -> String {
    let mut cut = Cut {
        skip: before.len(),
        kept: String::with_capacity(16), // a number, a short word
        count: 0,
    };
    // An error is either ours, because the text is long enough, or comes from the `Debug` of the value.
    // In both cases the text is what was written until then.
    let stopped = write!(cut, "{value:?}").is_err();
    let Cut {
        mut kept,
        mut count,
        ..
    } = cut;
    if !stopped {
        for _ in 0..after.min(count) {
            if count <= KEPT {
                kept.pop();
            }
            count -= 1;
        }
    }
    if count > KEPT {
        let more = if stopped { "more than " } else { "" };
        // Writing to a string does not fail.
        let _ = write!(kept, "… ({more}{count} characters)");
    }
    kept
}

struct Cut {
    /// How many bytes, all of them ASCII, are skipped first.
    skip: usize,
    kept: String,
    count: usize,
}

impl Write for Cut {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let skip = self.skip.min(text.len());
        self.skip -= skip;
        let text = text.get(skip..).unwrap_or(text);
        // Most text is short: do not count its characters.
        if text.is_ascii() && self.count + text.len() <= KEPT {
            self.kept.push_str(text);
            self.count += text.len();
            return Ok(());
        }
        for c in text.chars() {
            if self.count == COUNTED {
                return Err(fmt::Error);
            }
            if self.count < KEPT {
                self.kept.push(c);
            }
            self.count += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::{COUNTED, excerpt, excerpt_of_some};

    #[test]
    fn short_text_is_whole() {
        assert_eq!(excerpt(&"é".repeat(98)), format!("\"{}\"", "é".repeat(98)));
    }

    #[test]
    fn long_text_is_cut_and_counted() {
        let cut = format!("\"{}… (101 characters)", "é".repeat(99));
        assert_eq!(excerpt(&"é".repeat(99)), cut);
    }

    #[test]
    fn an_option_is_shown_as_what_it_holds() {
        assert_eq!(excerpt_of_some(&Some(160)), "160");
        assert_eq!(excerpt_of_some(&Some("a)")), "\"a)\"");
        for count in [97, 98, 99, 100, 101] {
            let text = "é".repeat(count);
            assert_eq!(excerpt_of_some(&Some(&text)), excerpt(&text), "{count}");
        }
    }

    #[test]
    fn huge_text_is_not_formatted_to_its_end() {
        struct Endless;
        impl core::fmt::Debug for Endless {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                loop {
                    f.write_str("0123456789")?;
                }
            }
        }
        let text = excerpt(&Endless);
        assert!(
            text.ends_with(&format!("9… (more than {COUNTED} characters)")),
            "{text}"
        );
    }
}
