//! The offsets of nodes in a JSON text: one scan, which numbers values as the tree does.

use super::node::DEPTH;

/// Where a node begins, in bytes: its value, and its key if it is in an object.
#[derive(Clone, Copy)]
pub(crate) struct Offset {
    pub(crate) value: usize,
    pub(crate) key: usize,
}

/// The offsets of the nodes with these numbers, which ascend. The text is JSON: the tree was read
/// from it.
pub(super) fn offsets(text: &str, wanted: &[u32]) -> Vec<Offset> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        expects_key: false,
        key: None,
    };
    let mut found = Vec::with_capacity(wanted.len());
    let mut next = 0_u32;
    while found.len() < wanted.len() {
        let Some(offset) = scan.next_value() else {
            break;
        };
        while wanted.get(found.len()) == Some(&next) {
            found.push(offset);
        }
        next += 1;
    }
    found
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// For each container that is open, whether it is an object.
    open: Vec<bool>,
    expects_key: bool,
    key: Option<usize>,
}

impl Scan<'_> {
    /// The next value that has a number.
    fn next_value(&mut self) -> Option<Offset> {
        loop {
            let start = self.at;
            match *self.bytes.get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' | b':' => self.at += 1,
                b',' => {
                    self.at += 1;
                    self.expects_key = self.open.last() == Some(&true);
                }
                b'}' | b']' => {
                    self.at += 1;
                    self.open.pop();
                    self.expects_key = false;
                    self.key = None;
                }
                b'"' => {
                    self.skip_text();
                    if !self.expects_key {
                        return Some(self.offset(start));
                    }
                    self.key = Some(start);
                    self.expects_key = false;
                }
                open @ (b'{' | b'[') => {
                    let offset = self.offset(start);
                    self.at += 1;
                    if self.open.len() >= DEPTH as usize {
                        self.skip_container();
                    } else {
                        self.open.push(open == b'{');
                        self.expects_key = open == b'{';
                    }
                    return Some(offset);
                }
                _ => {
                    while !matches!(
                        self.bytes.get(self.at),
                        None | Some(b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r')
                    ) {
                        self.at += 1;
                    }
                    return Some(self.offset(start));
                }
            }
        }
    }

    fn offset(&mut self, value: usize) -> Offset {
        Offset {
            value,
            key: self.key.take().unwrap_or(value),
        }
    }

    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += match byte {
                b'\\' => 2,
                _ => 1,
            };
            if *byte == b'"' {
                break;
            }
        }
    }

    /// Skips to the end of the container that was entered.
    fn skip_container(&mut self) {
        let mut depth = 1_usize;
        while let (Some(byte), true) = (self.bytes.get(self.at), depth > 0) {
            match byte {
                b'"' => {
                    self.skip_text();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::offsets;

    #[test]
    fn values_are_found_with_their_keys() {
        let text = r#"{ "a": [1, {"\"b": "x,]"}], "c":true}"#;
        let found = offsets(text, &[0, 1, 2, 3, 4, 5]);
        let shown: Vec<(&str, &str)> = found
            .iter()
            .map(|it| (&text[it.value..][..2], &text[it.key..][..2]))
            .collect();
        let expected = [
            ("{ ", "{ "),
            ("[1", "\"a"),
            ("1,", "1,"),
            ("{\"", "{\""),
            ("\"x", "\"\\"),
            ("tr", "\"c"),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_is_too_deep_is_one_value() {
        let text = format!("[{}{}, 7]", "[".repeat(1000), "]".repeat(1000));
        let found = offsets(&text, &[100, 101]);
        assert_eq!(found[0].value, 100);
        assert_eq!(&text[found[1].value..], "7]");
    }
}
