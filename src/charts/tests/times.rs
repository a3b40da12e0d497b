//! Rollbacks, curves of stopped times, calendars, shadow pairs and a panel a DAG.

use super::frame::outside;
use super::shown;
use crate::charts::samples::{rows, times};
use crate::charts::spec::*;
use crate::charts::{Chart, Drawing, Size, Theme, natural_size, svg};

fn drawn(name: &str, chart: Chart) -> Drawing {
    let size = natural_size(&chart, 720.0);
    drawn_at(name, chart, size)
}

fn drawn_at(name: &str, chart: Chart, size: Size) -> Drawing {
    let drawing = svg(&chart, size, Theme::Light).unwrap();
    shown(&format!("edge-{name}-Light.svg"), drawing.svg.as_bytes());
    assert_eq!(outside(&drawing), Vec::<String>::new(), "{name}");
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"), "{name}");
    drawing
}

/// How many marks begin with some words.
fn marks(drawing: &Drawing, start: &str) -> usize {
    drawing.svg.lines().filter(|line| line.starts_with(start)).count()
}

#[test]
fn each_rollback_has_its_three_times_and_what_was_not_seen_is_dashed() {
    let drawing = drawn("rollback", Chart::Rollback(times::rollback()));
    assert!(drawing.svg.contains(">9\u{a0}min</text>") && drawing.svg.contains(">no downtime</text>"));
    assert!(drawing.svg.contains(">failed, no good run</text>"));
    assert!(drawing.svg.contains(">14\u{a0}min, partial</text>"));
    let of = |id: &str| drawing.hits.iter().filter(|hit| hit.evidence == [id.to_owned()]).count();
    assert_eq!((of("A-001"), of("A-005"), drawing.hits.len()), (1, 1, 5));
    assert!(drawing.alt.contains("downtime unknown"), "{}", drawing.alt);
    let red = drawing.svg.lines().filter(|l| l.contains("pf-f-worse")).count();
    assert_eq!(red, 1, "the pilot's partial one");
}

#[test]
fn a_curve_steps_down_and_a_stopped_case_is_a_stroke_on_it() {
    let drawing = drawn("steps", Chart::Steps(times::steps()));
    assert_eq!(marks(&drawing, "<polyline"), 2);
    assert!(
        drawing.svg.contains(">Baseline, 7\u{a0}cases, 2 stopped: median 100\u{a0}min (80 to 130)</text>"),
        "{}",
        drawing.svg
    );
    assert!(drawing.table.rows.iter().any(|row| row[3] == "1"), "{:?}", drawing.table);
    let mut none = times::steps();
    none.curves.iter_mut().for_each(|curve| curve.steps.clear());
    assert!(drawn("no-steps", Chart::Steps(none)).svg.contains("No times yet"));
}

#[test]
fn where_all_were_stopped_the_median_is_more_than_the_cap() {
    let mut plot = times::steps();
    plot.curves[0] = times::curve(Side::Baseline, &[(120.0, false), (120.0, false), (120.0, false)]);
    let drawing = drawn("all-stopped", Chart::Steps(plot));
    assert!(drawing.svg.contains("3 stopped: median more than 120\u{a0}min"), "{}", drawing.svg);
}

#[test]
fn each_kind_of_day_looks_otherwise_and_is_counted() {
    let drawing = drawn("calendar", Chart::Calendar(times::calendar()));
    for words in [
        "in time, before: 23",
        "late by n minutes, before: 2",
        "never came, before: 1",
        "in time, pilot: 13",
        "late by n minutes, pilot: 1",
        "never came, pilot: 1",
        "no value: 3",
        "cut-over 29\u{a0}Sep, neither",
        "to come: 16",
    ] {
        assert!(drawing.svg.contains(&format!(">{words}</text>")), "{words}: {:?}", drawing.alt);
        assert!(drawing.alt.contains(words), "{words}");
    }
    assert!(drawing.svg.contains(">+3</text>"));
    assert_eq!(drawing.hits.iter().filter(|hit| !hit.evidence.is_empty()).count(), 41);
    assert_eq!(drawing.table.rows.len(), 44);
}

#[test]
fn a_year_shows_its_last_weeks_and_says_so() {
    let mut plot = times::calendar();
    let one = plot.days[0].clone();
    plot.days =
        (0..365).map(|n| CalendarDay { day: one.day + chrono::Duration::days(n), ..one.clone() }).collect();
    (plot.cut_over, plot.until) = (None, None);
    let drawing = drawn("year", Chart::Calendar(plot));
    assert!(drawing.svg.contains("27\u{a0}weeks earlier in the table"), "{}", drawing.svg);
    assert_eq!(drawing.table.rows.len(), 365);
}

#[test]
fn pairs_that_ended_apart_have_their_own_marks_and_are_pointed_at_first() {
    let drawing = drawn("shadow", Chart::Shadow(times::shadow(200)));
    assert!(drawing.svg.contains("only the pilot failed: 5") && drawing.svg.contains("pilot shorter</text>"));
    assert!(drawing.hits[0].label.contains("only the"));
    assert!(marks(&drawing, "<line class=\"pf-s-worse\"") == 12, "five crosses and one in the key");
}

#[test]
fn ten_thousand_pairs_are_gathered_in_squares_and_the_key_says_so() {
    let plot = times::shadow(10_000);
    let drawing = drawn("shadow-many", Chart::Shadow(plot));
    assert!(drawing.svg.contains("a square grows"), "{}", drawing.svg.len());
    assert!(drawing.svg.len() < 400_000, "{}", drawing.svg.len());
    assert_eq!(drawing.hits.len(), 400);
    assert_eq!(drawing.table.rows.len(), 10_000);
}

#[test]
fn equal_durations_one_pair_and_none_are_drawn_as_they_are() {
    let mut plot = times::shadow(3);
    plot.points.iter_mut().for_each(|point| (point.before, point.after) = (5.0, 5.0));
    drawn("shadow-equal", Chart::Shadow(plot.clone()));
    plot.points[0].after = 0.0;
    let drawing = drawn("shadow-nought", Chart::Shadow(plot.clone()));
    assert!(drawing.svg.contains("1\u{a0}pair of no length"), "{}", drawing.svg);
    plot.points.clear();
    assert!(drawn("shadow-none", Chart::Shadow(plot)).svg.contains("No shadow pair"));
}

#[test]
fn each_dag_has_its_panel_with_its_finding_and_its_failures() {
    let drawing = drawn("panels", Chart::Panels(times::panels(5, 80)));
    assert_eq!(drawing.svg.matches(">typically −57 %</text>").count(), 4);
    assert!(
        drawing.svg.contains("class=\"pf-f-worse\" fill=\"#B23C29\"")
            && drawing.alt.contains("orders_0_daily")
    );
    assert_eq!(drawing.hits.len(), 5);
}

#[test]
fn of_many_dags_those_that_fit_are_drawn_and_many_runs_become_strokes() {
    let drawing = drawn("panels-many", Chart::Panels(times::panels(200, 300)));
    assert!(drawing.svg.contains("and 176\u{a0}DAGs more, in the table"));
    assert!(drawing.svg.contains("strokes span the runs at one place"));
    let none = PanelGrid { panels: Vec::new(), ..times::panels(1, 1) };
    assert!(drawn("panels-none", Chart::Panels(none)).svg.contains("No finished run"));
    drawn("panels-one", Chart::Panels(times::panels(1, 1)));
}

#[test]
fn names_of_two_hundred_letters_stay_inside_on_any_size() {
    let long = "x".repeat(200);
    let mut rollback = times::rollback();
    rollback.drills.iter_mut().for_each(|d| (d.name, d.trouble) = (long.clone(), long.clone()));
    let mut steps = times::steps();
    (steps.measure, steps.unit) = (long.clone(), long.clone());
    let mut calendar = times::calendar();
    calendar.measure.clone_from(&long);
    let mut shadow = times::shadow(40);
    shadow.unit.clone_from(&long);
    let mut panels = times::panels(3, 40);
    panels.unit.clone_from(&long);
    panels.panels.iter_mut().for_each(|p| (p.name, p.note) = (long.clone(), long.clone()));
    for (name, chart) in [
        ("long-rollback", Chart::Rollback(rollback)),
        ("long-steps", Chart::Steps(steps)),
        ("long-calendar", Chart::Calendar(calendar)),
        ("long-shadow", Chart::Shadow(shadow)),
        ("long-panels", Chart::Panels(panels)),
    ] {
        drawn(name, chart.clone());
        drawn_at(&format!("{name}-small"), chart, Size { width: 360.0, height: 260.0 });
    }
}

#[test]
fn the_drawings_look_as_they_did() {
    for (name, chart, size) in times::all().into_iter().chain(rows::all()) {
        insta::assert_snapshot!(name, svg(&chart, size, Theme::Light).unwrap().svg);
    }
}
