//! How a cost grows: panels side by side, each with its series on logarithmic axes.

use super::scale::Scale;
use super::{Canvas, MARGIN, WIDTH, round};

const HEIGHT: f64 = 230.0;
const GAP: f64 = 16.0;
/// Left and right of a panel's axes: the numbers, and the names of the series.
const NUMBERS: f64 = 46.0;
const NAMES: f64 = 112.0;

pub struct Lines {
    pub title: String,
    pub subtitle: String,
    pub panels: Vec<Panel>,
}

pub struct Panel {
    pub title: String,
    /// The label below the axis.
    pub along: String,
    pub series: Vec<Series>,
    /// How a value, and a place on the axis, is written.
    pub unit: fn(f64) -> String,
    pub count: fn(f64) -> String,
}

/// A line; series of one name have one colour in all the panels.
pub struct Series {
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

impl Lines {
    pub fn draw(&self) -> String {
        let mut canvas = Canvas::new(&self.title, &self.subtitle);
        let mut names: Vec<&str> = Vec::new();
        for series in self.panels.iter().flat_map(|panel| &panel.series) {
            if !names.contains(&series.name.as_str()) {
                names.push(&series.name);
            }
        }
        let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
        let top = canvas.y;
        for (i, panel) in self.panels.iter().enumerate() {
            let x = MARGIN + (i % 2) as f64 * (width + GAP);
            let y = top + (i / 2) as f64 * (HEIGHT + 62.0) + 14.0;
            panel.draw(&mut canvas, [x, y], width, &names);
            canvas.y = y + HEIGHT + 48.0;
        }
        canvas.finish()
    }
}

impl Panel {
    fn draw(&self, canvas: &mut Canvas, [x, y]: [f64; 2], width: f64, names: &[&str]) {
        let points = || self.series.iter().flat_map(|series| &series.points);
        let (left, right) = (x + NUMBERS, x + width - NAMES);
        let (top, bottom) = (y + 26.0, y + HEIGHT);
        let across = Scale::new(points().map(|point| point.0), left, right);
        let up = Scale::decades(points().map(|point| point.1), bottom, top);

        canvas.text(x, y + 10.0, "group", "start", &self.title);
        for tick in up.ticks() {
            let y = up.place(tick);
            canvas.line("grid", [left, y], [right, y], 1.0);
            canvas.text(
                left - 6.0,
                y + 4.0,
                "axis",
                "end",
                &round(&(self.unit)(tick)),
            );
        }
        let longest = self.series.iter().max_by_key(|series| series.points.len());
        for (count, _) in longest.iter().flat_map(|series| &series.points) {
            let text = (self.count)(*count);
            canvas.text(across.place(*count), bottom + 16.0, "axis", "middle", &text);
        }
        let middle = f64::midpoint(left, right);
        canvas.text(middle, bottom + 32.0, "axis", "middle", &self.along);

        let mut labels = Vec::new();
        for series in &self.series {
            let number = names.iter().position(|name| *name == series.name);
            let class = format!("c{}", number.unwrap_or_default() % 8);
            let places: Vec<[f64; 2]> = series
                .points
                .iter()
                .map(|(x, y)| [across.place(*x), up.place(*y)])
                .collect();
            canvas.path(&class, &places);
            for place in &places {
                canvas.circle(&class, *place, 2.2);
            }
            if let Some([x, y]) = places.last() {
                labels.push((*y, *x, class, &series.name));
            }
        }
        // The names are at the ends of the lines, and do not overlap.
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut next = f64::MIN;
        let excess =
            spread_of(&labels.iter().map(|label| label.0).collect::<Vec<_>>()) - bottom - 4.0;
        for (y, x, class, name) in labels {
            let at = (y - excess.max(0.0)).max(next).max(top - 4.0);
            canvas.text(x + 8.0, at + 4.0, &class, "start", name);
            next = at + 14.0;
        }
    }
}

/// The place of the last label if each moves down until it overlaps none.
fn spread_of(places: &[f64]) -> f64 {
    places.iter().fold(f64::MIN, |last, y| y.max(last + 14.0))
}
