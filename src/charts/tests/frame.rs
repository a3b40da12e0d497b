//! Nothing of a drawing may run outside its frame: every mark and every word is measured.

use crate::charts::fonts::{Face, width};
use crate::charts::{Drawing, samples};

/// The value of an attribute of an element.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let from = element.find(&format!(" {name}=\""))? + name.len() + 3;
    element[from..].split('"').next()
}

fn number(element: &str, name: &str) -> f64 {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

/// The left, upper, right and lower end of an element.
fn extent(element: &str) -> Option<[f64; 4]> {
    let of = |name| number(element, name);
    let half = of("stroke-width") / 2.0;
    let kind = element.trim_start_matches('<').split(' ').next()?;
    match kind {
        "line" => {
            let (x, y) = ([of("x1"), of("x2")], [of("y1"), of("y2")]);
            Some([x[0].min(x[1]), y[0].min(y[1]), x[0].max(x[1]), y[0].max(y[1])].map(f64::round))
        }
        "rect" => Some([of("x"), of("y"), of("x") + of("width"), of("y") + of("height")]),
        "circle" => {
            let r = of("r") + half;
            Some([of("cx") - r, of("cy") - r, of("cx") + r, of("cy") + r])
        }
        "polyline" | "polygon" => {
            let places = attribute(element, "points")?.split([' ', ',']).map(|v| v.parse::<f64>().unwrap());
            let all: Vec<f64> = places.collect();
            let axis = |at: usize| all.iter().skip(at).step_by(2).copied();
            Some([
                axis(0).fold(f64::INFINITY, f64::min),
                axis(1).fold(f64::INFINITY, f64::min),
                axis(0).fold(f64::NEG_INFINITY, f64::max),
                axis(1).fold(f64::NEG_INFINITY, f64::max),
            ])
        }
        "text" => {
            let face = if element.contains("font-weight=\"600\"") { Face::SansSemibold } else { Face::Sans };
            let size = of("font-size");
            let words = element.split('>').nth(1)?.split('<').next()?;
            let words = words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
            let wide = width(face, size, &words);
            let left = match attribute(element, "text-anchor") {
                Some("middle") => of("x") - wide / 2.0,
                Some("end") => of("x") - wide,
                _ => of("x"),
            };
            Some([left, of("y") - size * 0.75, left + wide, of("y") + size * 0.25])
        }
        _ => None,
    }
}

/// The elements that leave the frame by more than the air of a letter.
pub fn outside(drawing: &Drawing) -> Vec<String> {
    let slack = 1.5;
    let leaves = |line: &&str| {
        extent(line).is_some_and(|[left, top, right, bottom]| {
            let wide = left < -slack || right > drawing.width + slack;
            wide || top < -slack || bottom > drawing.height + slack || !(right - left).is_finite()
        })
    };
    drawing.svg.lines().filter(leaves).map(str::to_owned).collect()
}

#[test]
fn every_sample_stays_inside_its_frame() {
    for (name, chart, size) in samples::all() {
        let drawing = crate::charts::svg(&chart, size, crate::charts::Theme::Light).unwrap();
        assert_eq!(outside(&drawing), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_leaves_the_frame_is_found() {
    let (_, chart, size) = samples::all().remove(0);
    let mut drawing = crate::charts::svg(&chart, size, crate::charts::Theme::Light).unwrap();
    drawing.width = 200.0;
    assert!(outside(&drawing).len() > 5);
}
