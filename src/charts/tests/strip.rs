//! The strip of weeks: today's line and the words it passes.

use chrono::Duration;

use super::*;
use crate::charts::pen::Type;
use crate::charts::theme::Ink;

/// A box: left, top, right, bottom.
type Place = (f64, f64, f64, f64);

fn number(element: &str, name: &str) -> f64 {
    let from = element.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("{name}: {element}")).1;
    from.split('"').next().unwrap().parse().unwrap()
}

/// Where words stand, as high as a letter of their size is.
fn words(svg: &str) -> Vec<(String, Place)> {
    let texts = svg.lines().filter(|line| line.starts_with("<text"));
    texts
        .map(|line| {
            let said = line.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
            let size = number(line, "font-size");
            let set = Type::plain(size, Ink::Ink2);
            let set = if line.contains("font-weight=\"600\"") { set.bold() } else { set };
            let (x, y, wide) = (number(line, "x"), number(line, "y"), set.width(&said));
            let left = match line {
                l if l.contains("text-anchor=\"middle\"") => x - wide / 2.0,
                l if l.contains("text-anchor=\"end\"") => x - wide,
                _ => x,
            };
            (said, (left, y - 0.72 * size, left + wide, y + 0.2 * size))
        })
        .collect()
}

#[test]
fn the_line_of_today_strikes_through_no_words_on_any_day_at_any_width() {
    let mut opened = 0;
    for width in [420.0, 690.0, 1000.0] {
        for days in 0..42 {
            let mut strip = samples::strip();
            strip.today = Some(strip.start + Duration::days(days));
            let svg = svg(&Chart::Strip(strip), Size { width, height: 102.0 }, Theme::Light).unwrap().svg;
            let lines: Vec<&str> =
                svg.lines().filter(|l| l.starts_with("<line class=\"pf-s-navy\"")).collect();
            opened += lines.len() - 1;
            for (said, (left, top, right, bottom)) in words(&svg).iter().filter(|(said, _)| said != "Today") {
                for line in &lines {
                    let at = number(line, "x1");
                    let struck = at > left - 1.0
                        && at < right + 1.0
                        && number(line, "y1") < *bottom
                        && number(line, "y2") > *top;
                    assert!(!struck, "“{said}” on day {days} at {width}: {line}");
                }
            }
        }
    }
    assert!(opened > 20, "the line opens for words, {opened} times");
}
