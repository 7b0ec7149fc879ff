//! Writes the crates whose check is timed.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// How the structs of a generated crate are declared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `validated_struct!`, no policy.
    Untracked,
    /// `validated_struct!`, `: weak`.
    Weak,
    /// garde's derive, with readers and checking setters by hand.
    Garde,
    /// Readers and setters with the checks in them, by hand.
    Hand,
    /// As `Untracked`, with serde's derives.
    UntrackedSerde,
    /// As `Garde`, with serde's derives.
    GardeSerde,
}

impl Style {
    pub fn name(self) -> &'static str {
        match self {
            Style::Untracked => "inbounds",
            Style::Weak => "inbounds `: weak`",
            Style::Garde => "garde + accessors",
            Style::Hand => "by hand",
            Style::UntrackedSerde => "inbounds, serde",
            Style::GardeSerde => "garde + accessors, serde",
        }
    }

    /// The style of garde to compare it with.
    pub fn peer(self) -> &'static str {
        match self {
            Style::UntrackedSerde => Style::GardeSerde.name(),
            _ => Style::Garde.name(),
        }
    }

    fn has_serde(self) -> bool {
        matches!(self, Style::UntrackedSerde | Style::GardeSerde)
    }
}

/// A library crate in `dir` with `structs` structs of `fields` fields; `inbounds` is the path of
/// the library under test.
pub fn generate(
    dir: &Path,
    style: Style,
    structs: usize,
    fields: usize,
    inbounds: &Path,
) -> io::Result<()> {
    fs::create_dir_all(dir.join("src"))?;
    let dependency = match style {
        Style::Untracked | Style::Weak | Style::UntrackedSerde => {
            let features = if style.has_serde() { "\"serde\"" } else { "" };
            format!(
                "inbounds = {{ path = {:?}, features = [{features}] }}",
                inbounds.display().to_string()
            )
        }
        Style::Garde | Style::GardeSerde => {
            r#"garde = { version = "0.23", features = ["derive"] }"#.to_owned()
        }
        Style::Hand => String::new(),
    };
    let serde = if style.has_serde() {
        r#"serde = { version = "1", features = ["derive"] }"#
    } else {
        ""
    };
    fs::write(
        dir.join("Cargo.toml"),
        format!(
            "[package]\nname = \"generated\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[dependencies]\n{dependency}\n{serde}\n"
        ),
    )?;
    fs::write(dir.join("src/lib.rs"), source(style, structs, fields, 0))
}

/// Changes one line: the number in it.
pub fn touch(dir: &Path, number: u32) -> io::Result<()> {
    let lib = dir.join("src/lib.rs");
    let text = fs::read_to_string(&lib)?;
    let (_, rest) = text.split_once('\n').expect("there is more than a line");
    fs::write(&lib, format!("{}\n{rest}", touched(number)))
}

fn touched(number: u32) -> String {
    format!("pub const TOUCHED: u32 = {number:04};")
}

fn source(style: Style, structs: usize, fields: usize, number: u32) -> String {
    let mut out = touched(number) + "\n";
    out += match style {
        Style::Untracked | Style::Weak | Style::UntrackedSerde => "use inbounds::prelude::*;\n",
        Style::Garde | Style::GardeSerde => "use garde::Validate;\n",
        Style::Hand => "",
    };
    let derives = if style.has_serde() {
        ", serde::Serialize, serde::Deserialize"
    } else {
        ""
    };
    for s in 0..structs {
        match style {
            Style::Untracked | Style::UntrackedSerde => {
                declared(&mut out, s, fields, "", derives);
            }
            Style::Weak => declared(&mut out, s, fields, ": weak", derives),
            Style::Garde | Style::GardeSerde => with_garde(&mut out, s, fields, derives),
            Style::Hand => by_hand(&mut out, s, fields),
        }
    }
    out
}

/// The mix: `u8`, `u32` and `String`, in turn. Type, the type of a reader, the way to read.
fn mix(field: usize) -> (&'static str, &'static str, &'static str) {
    match field % 3 {
        0 => ("u8", "u8", ""),
        1 => ("u32", "u32", ""),
        _ => ("String", "&str", "&"),
    }
}

fn declared(out: &mut String, s: usize, fields: usize, policy: &str, derives: &str) {
    let _ = writeln!(
        out,
        "validated_struct! {{\n    #[derive(Clone, Debug, PartialEq{derives})]\n    pub struct S{s}{policy} {{"
    );
    for f in 0..fields {
        let rule = ["0..=100", "1..=1000", "chars(1..=80)"][f % 3];
        let _ = writeln!(out, "        pub f{f}: {} in {rule},", mix(f).0);
    }
    *out += "    }\n}\n";
}

fn with_garde(out: &mut String, s: usize, fields: usize, derives: &str) {
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq, Validate{derives})]\npub struct S{s} {{"
    );
    for f in 0..fields {
        let rule = [
            "range(max = 100)",
            "range(min = 1, max = 1000)",
            "length(chars, min = 1, max = 80)",
        ][f % 3];
        let _ = writeln!(out, "    #[garde({rule})]\n    f{f}: {},", mix(f).0);
    }
    let _ = writeln!(out, "}}\nimpl S{s} {{");
    constructor(out, fields, "garde::Report", |out| {
        *out += "        new.validate()?;\n";
    });
    for f in 0..fields {
        let (kind, read, amp) = mix(f);
        let _ = writeln!(
            out,
            "    pub fn f{f}(&self) -> {read} {{\n        {amp}self.f{f}\n    }}\n\
             \x20   pub fn set_f{f}(&mut self, value: {kind}) -> Result<(), garde::Report> {{\n\
             \x20       let old = std::mem::replace(&mut self.f{f}, value);\n\
             \x20       let checked = self.validate();\n\
             \x20       if checked.is_err() {{\n            self.f{f} = old;\n        }}\n\
             \x20       checked\n    }}"
        );
    }
    *out += "}\n";
}

fn by_hand(out: &mut String, s: usize, fields: usize) {
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, PartialEq)]\npub struct S{s} {{"
    );
    for f in 0..fields {
        let _ = writeln!(out, "    f{f}: {},", mix(f).0);
    }
    let _ = writeln!(out, "}}\nimpl S{s} {{");
    constructor(out, fields, "&'static str", |out| {
        for f in 0..fields {
            let _ = writeln!(
                out,
                "        if {} {{\n            return Err(\"f{f} is out of bounds\");\n        }}",
                outside(f, &format!("new.f{f}"))
            );
        }
    });
    for f in 0..fields {
        let (kind, read, amp) = mix(f);
        let _ = writeln!(
            out,
            "    pub fn f{f}(&self) -> {read} {{\n        {amp}self.f{f}\n    }}\n\
             \x20   pub fn set_f{f}(&mut self, value: {kind}) -> Result<(), {kind}> {{\n\
             \x20       if {} {{\n            return Err(value);\n        }}\n\
             \x20       self.f{f} = value;\n        Ok(())\n    }}",
            outside(f, "value")
        );
    }
    *out += "}\n";
}

fn outside(field: usize, value: &str) -> String {
    match field % 3 {
        0 => format!("{value} > 100"),
        1 => format!("!(1..=1000).contains(&{value})"),
        _ => format!("!(1..=80).contains(&{value}.chars().count())"),
    }
}

fn constructor(out: &mut String, fields: usize, error: &str, check: impl Fn(&mut String)) {
    *out += "    #[allow(clippy::too_many_arguments)]\n    pub fn new(\n";
    for f in 0..fields {
        let _ = writeln!(out, "        f{f}: {},", mix(f).0);
    }
    let _ = writeln!(
        out,
        "    ) -> Result<Self, {error}> {{\n        let new = Self {{"
    );
    for f in 0..fields {
        let _ = writeln!(out, "            f{f},");
    }
    *out += "        };\n";
    check(out);
    *out += "        Ok(new)\n    }\n";
}
