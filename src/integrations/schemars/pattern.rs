//! Converts regular expressions of Rust to ECMAScript in Unicode mode.

use core::fmt::Write;
use core::iter::Peekable;
use core::str::Chars;

/// A pattern that matches exactly this text.
pub(super) fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut pattern, c);
    }
    pattern
}

/// A character by its code point.
pub(super) fn code_point(c: char) -> String {
    match u32::from(c) {
        n @ ..=0xFFFF => format!("\\u{n:04X}"),
        n => format!("\\u{{{n:X}}}"),
    }
}

/// Converts an expression. `None` if ECMAScript lacks something that it uses, or gives it another meaning.
pub(super) fn ecma(expression: &str) -> Option<String> {
    let mut pattern = String::with_capacity(expression.len());
    let mut rest = expression.chars().peekable();
    let mut in_class = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' => escape(&mut rest, in_class, &mut pattern)?,
            '[' if !in_class => {
                in_class = true;
                pattern.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    pattern.push('^');
                }
                if rest.peek() == Some(&']') {
                    return None;
                }
            }
            '[' => return None,
            '&' | '~' | '-' if in_class && rest.peek() == Some(&c) => return None,
            ']' => {
                in_class = false;
                pattern.push(c);
            }
            '.' if !in_class => pattern.push_str("[^\\n]"),
            '(' if !in_class => {
                pattern.push('(');
                if rest.next_if_eq(&'?').is_some() {
                    group(&mut rest, &mut pattern)?;
                }
            }
            '{' | '}' if in_class => push(&mut pattern, c),
            _ => pattern.push(c),
        }
    }
    Some(pattern)
}

/// A group without flags. Its name is dropped.
fn group(rest: &mut Peekable<Chars<'_>>, pattern: &mut String) -> Option<()> {
    if rest.next_if_eq(&':').is_some() {
        pattern.push_str("?:");
        return Some(());
    }
    rest.next_if_eq(&'P');
    rest.next_if_eq(&'<')?;
    rest.by_ref().find(|c| *c == '>').map(drop)
}

fn escape(rest: &mut Peekable<Chars<'_>>, in_class: bool, pattern: &mut String) -> Option<()> {
    let wide = match rest.next()? {
        'd' => "\\p{Nd}",
        'D' => "\\P{Nd}",
        's' => "\\p{White_Space}",
        'S' => "\\P{White_Space}",
        'w' if in_class => "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D",
        'w' => "[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D]",
        'W' if !in_class => "[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D]",
        'A' if !in_class => "^",
        'z' if !in_class => "$",
        'n' => "\\n",
        'r' => "\\r",
        't' => "\\t",
        p @ ('p' | 'P') => {
            pattern.push('\\');
            pattern.push(p);
            match rest.next()? {
                '{' => pattern.push('{'),
                one => {
                    write!(pattern, "{{{one}}}").ok()?;
                    return Some(());
                }
            }
            loop {
                let c = rest.next()?;
                pattern.push(c);
                match c {
                    '}' => return Some(()),
                    // Otherwise it is a negation, or a spelling that only Rust accepts.
                    c if c.is_ascii_alphanumeric() || "_=".contains(c) => {}
                    _ => return None,
                }
            }
        }
        c if c.is_ascii_punctuation() || c == ' ' => {
            push(pattern, c);
            return Some(());
        }
        _ => return None,
    };
    pattern.push_str(wide);
    Some(())
}

/// A character that matches itself, also in a class.
fn push(pattern: &mut String, c: char) {
    if "^$\\.*+?()[]{}|/".contains(c) {
        pattern.push('\\');
        pattern.push(c);
    } else if c == '-' || c.is_control() {
        pattern.push_str(&code_point(c));
    } else {
        pattern.push(c);
    }
}
