//! Reports as JSON. It is written without serde, because it consists of names and numbers.

use core::fmt::{Display, Write as _};

use super::growth::{Growth, SiteGrowth, TypeGrowth};
use super::report::{Report, TypeReport};
use super::sites::SiteReport;
use crate::tracker::birth::Site;

pub(super) fn report(report: &Report) -> String {
    let types = list(&report.types, |row: &TypeReport| {
        Object::new()
            .text("type", row.type_name)
            .text("policy", row.policy)
            .number("live", row.counts.live)
            .number("retained", row.counts.retained)
            .number("created", row.counts.created)
            .number("high_water", row.counts.high_water)
            .number("evicted", row.counts.evicted)
            .number("rejected", row.counts.rejected)
            .number("bytes", row.bytes)
            .json("sites", &list(&row.sites, site_report))
            .end()
    });
    Object::new().json("types", &types).end()
}

fn site_report(row: &SiteReport) -> String {
    let older_than = row.older_than.map_or_else(
        || "null".to_owned(),
        |age| format!("{:.3}", age.as_secs_f64()),
    );
    Object::of_site(row.site)
        .number("live", row.live)
        .number("retained", row.retained)
        .number("bytes", row.bytes)
        .number("oldest", row.oldest)
        .json("older_than", &older_than)
        .end()
}

pub(super) fn growth(growth: &Growth) -> String {
    let types = list(&growth.types, |row: &TypeGrowth| {
        Object::new()
            .text("type", row.type_name)
            .text("policy", row.policy)
            .number("live", row.live)
            .number("retained", row.retained)
            .number("created", row.created)
            .json("sites", &list(&row.sites, site_growth))
            .end()
    });
    Object::new().json("types", &types).end()
}

fn site_growth(row: &SiteGrowth) -> String {
    Object::of_site(row.site)
        .number("live", row.live)
        .number("retained", row.retained)
        .end()
}

fn list<T>(rows: &[T], write: impl Fn(&T) -> String) -> String {
    let rows: Vec<String> = rows.iter().map(write).collect();
    format!("[{}]", rows.join(","))
}

struct Object(String);

impl Object {
    fn new() -> Self {
        Object("{".into())
    }

    fn of_site(site: Site) -> Self {
        Object::new()
            .text("site", &site.to_string())
            .text("file", site.file())
            .number("line", site.line())
            .number("column", site.column())
    }

    fn text(self, name: &str, text: &str) -> Self {
        let mut quoted = String::from('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                c if c < ' ' => _ = write!(quoted, "\\u{:04x}", u32::from(c)),
                c => quoted.push(c),
            }
        }
        quoted.push('"');
        self.json(name, &quoted)
    }

    fn number(self, name: &str, number: impl Display) -> Self {
        self.json(name, &number.to_string())
    }

    fn json(mut self, name: &str, json: &str) -> Self {
        let comma = if self.0.len() > 1 { "," } else { "" };
        // Writing to a `String` does not fail.
        _ = write!(self.0, "{comma}\"{name}\":{json}");
        self
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn text_is_quoted() {
        let json = Object::new()
            .text("file", "C:\\a\"b\n.rs")
            .number("line", 7)
            .end();
        assert_eq!(json, r#"{"file":"C:\\a\"b\u000a.rs","line":7}"#);
    }
}
