//! Rows of marks: every metric, every criterion, shares, assets hit.

use super::frame::outside;
use super::shown;
use crate::charts::samples::rows;
use crate::charts::spec::*;
use crate::charts::{Chart, Drawing, Size, Theme, natural_size, svg};

fn drawn(name: &str, plot: &LanePlot) -> Drawing {
    let chart = Chart::Lanes(plot.clone());
    drawn_at(name, plot, natural_size(&chart, 720.0))
}

fn drawn_at(name: &str, plot: &LanePlot, size: Size) -> Drawing {
    let drawing = svg(&Chart::Lanes(plot.clone()), size, Theme::Light).unwrap();
    shown(&format!("edge-{name}-Light.svg"), drawing.svg.as_bytes());
    assert_eq!(outside(&drawing), Vec::<String>::new(), "{name}");
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"), "{name}");
    drawing
}

#[test]
fn only_the_row_that_got_worse_is_red_and_its_words_say_so() {
    let drawing = drawn("measures", &rows::measures());
    let red: Vec<&str> =
        drawing.svg.lines().filter(|l| l.starts_with("<text") && l.contains("pf-f-worse")).collect();
    assert_eq!(red.len(), 2, "its value and its figure: {red:?}");
    assert!(drawing.alt.contains("Toil per week, hours: 6 before, 8 after") && drawing.alt.contains("worse"));
}

#[test]
fn the_marks_lead_to_the_evidence_of_their_side() {
    let drawing = drawn("evidence", &rows::measures());
    let of = |id: &str| drawing.hits.iter().filter(|hit| hit.evidence == [id.to_owned()]).count();
    assert_eq!((of("A-001"), of("A-002")), (4, 4));
}

#[test]
fn a_zero_takes_the_axis_of_change_off_the_log_scale() {
    let mut plot = rows::measures();
    plot.groups[0].lanes[0] = rows::change("Downtime, minutes", 0.0, None, ("28", "0", "Values only"));
    let drawing = drawn("zero", &plot);
    assert!(drawing.svg.contains(">−100\u{a0}%</text>"), "{}", drawing.svg);
}

#[test]
fn an_interval_much_wider_than_the_figures_ends_in_an_arrow() {
    let mut plot = rows::measures();
    let arrows = |plot: &LanePlot, name| drawn(name, plot).svg.matches("<polygon").count();
    let before = arrows(&plot, "narrow");
    plot.groups[0].lanes[0].marks[1].low = Some(0.001);
    assert_eq!(arrows(&plot, "wide"), before + 1);
}

#[test]
fn long_names_one_row_and_none_stay_inside_and_say_what_they_are() {
    let mut plot = rows::criteria();
    for lane in plot.groups.iter_mut().flat_map(|g| &mut g.lanes) {
        lane.name = "x".repeat(200);
        lane.figure = "y".repeat(200);
        lane.figure_detail = "z".repeat(200);
        lane.standing = Some((Standing::NotMet, "w".repeat(200)));
        if let Some(threshold) = &mut lane.threshold {
            threshold.words = "t".repeat(200);
        }
    }
    plot.groups[0].name = "g".repeat(200);
    assert!(drawn("long", &plot).svg.contains('…'));
    let mut long = rows::shares();
    for mark in long.groups[0].lanes.iter_mut().flat_map(|lane| &mut lane.marks) {
        mark.words = "m".repeat(200);
    }
    drawn("long-marks", &long);
    drawn_at("long-narrow", &rows::criteria(), Size { width: 340.0, height: 200.0 });
    let mut one = rows::blast();
    one.groups[0].lanes.truncate(1);
    drawn("one", &one);
    one.groups[0].lanes.clear();
    let none = drawn("none", &one);
    assert!(none.svg.contains("No failure was counted yet") && none.hits.is_empty());
    assert!(!none.svg.contains("Assets hit"), "no empty axis");
}

#[test]
fn of_too_many_rows_those_that_fit_are_drawn_and_the_others_counted() {
    let mut plot = rows::blast();
    let one = plot.groups[0].lanes[0].clone();
    plot.groups[0].lanes = (0..500).map(|n| Lane { code: format!("S{n}"), ..one.clone() }).collect();
    let drawing = drawn("many", &plot);
    assert!(
        drawing.svg.contains(">S59</text>") && drawing.svg.contains("and 440\u{a0}rows more, in the table")
    );
    assert_eq!(drawing.table.rows.len(), 500);
    let low = drawn_at("low", &plot, Size { width: 720.0, height: 200.0 });
    assert!(low.svg.contains("rows more, in the table"));
}

#[test]
fn the_rows_look_as_they_did() {
    for (name, chart, size) in rows::all() {
        insta::assert_snapshot!(format!("rows_{name}"), svg(&chart, size, Theme::Light).unwrap().svg);
    }
}
