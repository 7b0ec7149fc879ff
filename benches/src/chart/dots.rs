//! Who takes how long, as a dot on a logarithmic axis, with the middle half of the samples.

use super::scale::Scale;
use super::{Canvas, MARGIN, WIDTH, round};
use crate::measure::Heat;

const LABELS: f64 = 172.0;
const ROW: f64 = 20.0;
/// Space for the text on the right of the last dot.
const TEXT: f64 = 70.0;

pub struct Dots {
    pub title: String,
    pub subtitle: String,
    pub groups: Vec<Group>,
    /// How a value is written.
    pub unit: fn(f64) -> String,
}

pub struct Group {
    pub title: String,
    pub dots: Vec<Dot>,
}

pub struct Dot {
    pub name: String,
    pub value: f64,
    pub spread: (f64, f64),
}

impl From<&Heat> for Group {
    fn from(heat: &Heat) -> Self {
        let dots = heat.figures.iter().map(|figure| Dot {
            name: figure.name.clone(),
            value: figure.median(),
            spread: figure.spread(),
        });
        Group {
            title: heat.title.clone(),
            dots: dots.collect(),
        }
    }
}

impl Dots {
    pub fn draw(&self) -> String {
        let mut canvas = Canvas::new(&self.title, &self.subtitle);
        let all = self.groups.iter().flat_map(|group| &group.dots);
        let scale = Scale::decades(
            all.flat_map(|dot| [dot.value, dot.spread.0, dot.spread.1]),
            MARGIN + LABELS,
            WIDTH - MARGIN - TEXT,
        );
        let top = canvas.y + 20.0;
        let rows: usize = self.groups.iter().map(|group| group.dots.len()).sum();
        let bottom = top + ROW * rows as f64 + 34.0 * self.groups.len() as f64;
        for tick in scale.ticks() {
            let x = scale.place(tick);
            canvas.line("grid", [x, top], [x, bottom], 1.0);
            canvas.text(x, top - 5.0, "axis", "middle", &round(&(self.unit)(tick)));
        }
        canvas.y = top;
        for group in &self.groups {
            canvas.y += 24.0;
            canvas.text(MARGIN, canvas.y, "group", "start", &group.title);
            for dot in &group.dots {
                canvas.y += ROW;
                self.row(&mut canvas, &scale, dot);
            }
            canvas.y += 10.0;
        }
        canvas.finish()
    }

    fn row(&self, canvas: &mut Canvas, scale: &Scale, dot: &Dot) {
        let class = class(&dot.name);
        let (x, y) = (scale.place(dot.value), canvas.y - 4.0);
        let (left, right) = (scale.place(dot.spread.0), scale.place(dot.spread.1));
        canvas.text(MARGIN + LABELS - 12.0, canvas.y, class, "end", &dot.name);
        canvas.line(class, [MARGIN + LABELS, y], [x, y], 2.0);
        canvas.line(class, [left, y], [right, y], 6.0);
        canvas.circle(class, [x, y], 5.0);
        let text = (self.unit)(dot.value);
        canvas.text(x.max(right) + 10.0, canvas.y, class, "start", &text);
    }
}

fn class(name: &str) -> &'static str {
    if name.contains("inbounds") {
        "ours"
    } else if name.contains("by hand") && !name.contains('+') {
        "hand"
    } else {
        "peer"
    }
}
