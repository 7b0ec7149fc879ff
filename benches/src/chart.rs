//! Charts that read well on a light page and on a dark one: SVG with a card and colours of its own.

mod dots;
mod lines;
mod scale;

pub use dots::{Dot, Dots, Group};
pub use lines::{Lines, Panel, Series};

use std::fmt::Write as _;

const WIDTH: f64 = 820.0;
const MARGIN: f64 = 24.0;

const STYLE: &str = "\
text{font:13px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1f2328}\
.card{fill:#fff;stroke:#d1d9e0}.title{font-size:17px;font-weight:600}.group{font-weight:600}\
.dim{fill:#59636e}.axis{fill:#59636e;font-size:11px}.grid{stroke:#d1d9e0;stroke-width:.7}\
.ours{fill:#0969da;stroke:#0969da}.hand{fill:#59636e;stroke:#59636e}.peer{fill:#afb8c1;stroke:#afb8c1}\
text.ours,text.peer,text.hand{stroke:none}text.ours{font-weight:600}text.peer{fill:#59636e}\
path{fill:none!important;stroke-width:1.8;stroke-linejoin:round}path.ours{stroke-width:3}\
.c0{stroke:#0969da;fill:#0969da}.c1{stroke:#cf222e;fill:#cf222e}.c2{stroke:#1a7f37;fill:#1a7f37}\
.c3{stroke:#9a6700;fill:#9a6700}.c4{stroke:#8250df;fill:#8250df}.c5{stroke:#57606a;fill:#57606a}\
.c6{stroke:#bf3989;fill:#bf3989}.c7{stroke:#1b7c83;fill:#1b7c83}text[class^=c]{stroke:none}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.card{fill:#0d1117;stroke:#3d444d}\
.dim,.axis,text.peer{fill:#9198a1}.grid{stroke:#3d444d}.ours{fill:#58a6ff;stroke:#58a6ff}\
.hand{fill:#9198a1;stroke:#9198a1}.peer{fill:#656c76;stroke:#656c76}\
.c0{stroke:#58a6ff;fill:#58a6ff}.c1{stroke:#ff7b72;fill:#ff7b72}.c2{stroke:#56d364;fill:#56d364}\
.c3{stroke:#e3b341;fill:#e3b341}.c4{stroke:#bc8cff;fill:#bc8cff}.c5{stroke:#b1bac4;fill:#b1bac4}\
.c6{stroke:#f778ba;fill:#f778ba}.c7{stroke:#56d4dd;fill:#56d4dd}}";

/// `10 ns`, not `10.0 ns`: the label of a line is a round number.
fn round(text: &str) -> String {
    text.replace(".00", "").replace(".0", "")
}

/// A drawing that grows downwards.
struct Canvas {
    body: String,
    y: f64,
}

impl Canvas {
    fn new(title: &str, subtitle: &str) -> Self {
        let mut canvas = Canvas {
            body: String::new(),
            y: MARGIN + 16.0,
        };
        canvas.text(MARGIN, canvas.y, "title", "start", title);
        canvas.y += 20.0;
        canvas.text(MARGIN, canvas.y, "dim", "start", subtitle);
        canvas.y += 14.0;
        canvas
    }

    fn text(&mut self, x: f64, y: f64, class: &str, anchor: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" class="{class}" text-anchor="{anchor}">{text}</text>"#
        );
    }

    fn line(&mut self, class: &str, [x1, y1]: [f64; 2], [x2, y2]: [f64; 2], width: f64) {
        let _ = writeln!(
            self.body,
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" class="{class}" stroke-width="{width}"/>"#
        );
    }

    fn circle(&mut self, class: &str, [x, y]: [f64; 2], radius: f64) {
        let _ = writeln!(
            self.body,
            r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" class="{class}"/>"#
        );
    }

    fn path(&mut self, class: &str, points: &[[f64; 2]]) {
        let mut way = String::new();
        for (i, [x, y]) in points.iter().enumerate() {
            let _ = write!(way, "{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
        }
        let _ = writeln!(self.body, r#"<path class="{class}" d="{way}"/>"#);
    }

    fn finish(self) -> String {
        let height = self.y + MARGIN / 2.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
             width=\"{WIDTH}\" height=\"{height:.0}\">\n<style>{STYLE}</style>\n\
             <rect class=\"card\" x=\".5\" y=\".5\" width=\"{:.0}\" height=\"{:.0}\" rx=\"8\"/>\n{}</svg>\n",
            WIDTH - 1.0,
            height - 1.0,
            self.body
        )
    }
}
