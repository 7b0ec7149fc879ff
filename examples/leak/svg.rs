//! The curves as an SVG that reads well on a light page and on a dark one.

use std::fmt::Write as _;

use crate::{Curve, EXAMS_A_SAMPLE, SAMPLES, end};

const STYLE: &str = "\
text{font:14px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1f2328}\
.card{fill:#fff;stroke:#d1d9e0}.title{font-size:19px;font-weight:600}.dim{fill:#59636e}\
line{stroke:#d1d9e0}path{fill:none;stroke-width:3}\
.p0{stroke:#59636e}.p1{stroke:#0969da;stroke-dasharray:2 7}.p2{stroke:#cf222e}\
.rss{stroke:#1f2328;stroke-width:1.5;stroke-dasharray:5 5}\
text.p0{fill:#59636e}text.p1{fill:#0969da}text.p2{fill:#cf222e}text[class]{stroke:none}\
.name{font-weight:600;font-size:16px}.area{fill:#cf222e;fill-opacity:.12}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.card{fill:#0d1117;stroke:#3d444d}\
.dim{fill:#9198a1}line{stroke:#3d444d}.p0{stroke:#9198a1}.p1{stroke:#58a6ff}.p2{stroke:#ff7b72}.rss{stroke:#f0f6fc}\
text.p0{fill:#9198a1}text.p1{fill:#58a6ff}text.p2{fill:#ff7b72}.area{fill:#ff7b72}}";

const LEFT: f64 = 76.0;
const RIGHT: f64 = 590.0;
const TOP: f64 = 88.0;
const BOTTOM: f64 = 316.0;

pub fn draw(curves: &[Curve]) -> String {
    let all = curves
        .iter()
        .flat_map(|curve| curve.held.iter().chain(&curve.resident));
    let most = all.copied().fold(1.0, f64::max);
    let place = |i: usize, mebibytes: f64| {
        let x = LEFT + (RIGHT - LEFT) * i as f64 / SAMPLES as f64;
        (x, BOTTOM - (BOTTOM - TOP) * mebibytes.max(0.0) / most)
    };
    let way = |points: &[f64]| {
        let (x, y) = place(0, 0.0);
        let mut way = format!("M{x:.1} {y:.1}");
        for (i, mebibytes) in points.iter().enumerate() {
            let (x, y) = place(i + 1, *mebibytes);
            let _ = write!(way, "L{x:.1} {y:.1}");
        }
        way
    };

    let made = thousands(SAMPLES * EXAMS_A_SAMPLE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 820 380\" width=\"820\" height=\"380\">\n\
         <style>{STYLE}</style>\n\
         <rect class=\"card\" x=\".5\" y=\".5\" width=\"819\" height=\"379\" rx=\"8\"/>\n\
         <text x=\"24\" y=\"36\" class=\"title\">{made} exams are created and dropped, one after the other</text>\n\
         <text x=\"24\" y=\"58\" class=\"dim\">memory that is not freed, in MiB (dashed: resident)</text>\n"
    );
    let step = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|step| f64::from(*step) * 6.0 > most);
    for mebibytes in (0..=most as usize).step_by(step.unwrap_or(500) as usize) {
        let (x, y) = place(0, mebibytes as f64);
        let label = x - 10.0;
        let _ = write!(
            svg,
            "<line x1=\"{x}\" x2=\"{RIGHT}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n\
             <text x=\"{label}\" y=\"{:.1}\" class=\"dim\" text-anchor=\"end\">{mebibytes}</text>\n",
            y + 5.0
        );
    }
    for part in 0..=4 {
        let (x, y) = place(SAMPLES * part / 4, 0.0);
        let y = y + 24.0;
        let exams = thousands(SAMPLES * EXAMS_A_SAMPLE * part / 4);
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" class=\"dim\" text-anchor=\"middle\">{exams}</text>"
        );
    }
    for (policy, curve) in curves.iter().enumerate() {
        let held = way(&curve.held);
        let (_, y) = place(0, end(&curve.held));
        if y < BOTTOM - 40.0 {
            let _ = writeln!(svg, "<path class=\"area\" d=\"{held}V{BOTTOM}H{LEFT}Z\"/>");
        }
        let _ = writeln!(svg, "<path class=\"p{policy}\" d=\"{held}\"/>");
        if curve.resident.iter().all(|mebibytes| mebibytes.is_finite()) {
            let _ = writeln!(svg, "<path class=\"rss\" d=\"{}\"/>", way(&curve.resident));
        }
        // The first two end at the same place: one name goes above the other.
        let y = y.max(TOP + 6.0) - if policy == 1 { 18.0 } else { -5.0 };
        let (x, held) = (RIGHT + 14.0, end(&curve.held));
        let name = curve.policy;
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y:.1}\" class=\"name p{policy}\">{name}: {held:.1} MiB</text>"
        );
    }
    svg + "</svg>\n"
}

/// `1,200,000`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
