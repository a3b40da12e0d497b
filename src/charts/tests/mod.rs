//! What every drawing must keep to, on sample data and on the edges.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod frame;
mod rows;
mod strip;
mod times;

use super::spec::*;
use super::*;

const MIDDLE: Size = Size { width: 690.0, height: 340.0 };

/// Where a person asked to look at the drawings; unset in ordinary runs.
fn shown(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("POSTFLIGHT_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

fn light(name: &str, chart: Chart) -> Drawing {
    let drawing = svg(&chart, MIDDLE, Theme::Light).unwrap();
    shown(&format!("edge-{name}-Light.svg"), drawing.svg.as_bytes());
    drawing
}

#[test]
fn every_drawing_is_an_image_with_a_title_and_words_and_no_inline_style() {
    for (name, chart, size) in samples::all() {
        for theme in [Theme::Light, Theme::Dark] {
            let drawing = svg(&chart, size, theme).unwrap();
            shown(&format!("{name}-{theme:?}.svg"), drawing.svg.as_bytes());
            assert!(drawing.svg.contains("role=\"img\"") && drawing.svg.contains("<title>"), "{name}");
            assert!(!drawing.svg.contains("style="), "{name}");
            assert!(!drawing.alt.is_empty() && !drawing.table.rows.is_empty(), "{name}");
            let wide = drawing.table.header.len();
            assert!(drawing.table.rows.iter().all(|row| row.len() == wide), "{name}");
        }
    }
}

#[test]
fn a_drawing_is_the_same_twice_and_differs_between_themes_only_in_colours() {
    for (name, chart, size) in samples::all() {
        let one = svg(&chart, size, Theme::Light).unwrap();
        assert_eq!(one, svg(&chart, size, Theme::Light).unwrap(), "{name}");
        let dark = svg(&chart, size, Theme::Dark).unwrap().svg;
        assert_ne!(one.svg, dark, "{name}");
        assert_eq!(one.svg.matches("class=").count(), dark.matches("class=").count(), "{name}");
    }
}

#[test]
fn every_mark_is_inside_the_drawing() {
    for (name, chart, size) in samples::all() {
        for hit in svg(&chart, size, Theme::Light).unwrap().hits {
            let (x, y) = (hit.x + hit.width / 2.0, hit.y + hit.height / 2.0);
            assert!(x >= 0.0 && x <= size.width && y >= 0.0 && y <= size.height, "{name}: {hit:?}");
        }
    }
}

#[test]
fn the_marks_of_a_pair_lead_to_its_observations() {
    let hits = svg(&Chart::Paired(samples::paired()), MIDDLE, Theme::Light).unwrap().hits;
    let of = |id: &str| hits.iter().filter(|hit| hit.evidence.iter().any(|e| e == id)).count();
    // Each mark leads to the observation of its own side.
    assert_eq!((hits.len(), of("A-010"), of("A-011")), (18, 1, 1));
    for (id, side) in [("A-010", "Baseline"), ("A-011", "Pilot")] {
        let hit = hits.iter().find(|hit| hit.evidence == [id]).unwrap();
        assert!(hit.label.contains(side), "{}", hit.label);
    }
    assert!(hits.iter().any(|hit| hit.label.contains(">\u{a0}120\u{a0}min")), "the stopped case says so");
}

#[test]
fn words_a_person_typed_cannot_become_markup() {
    let mut plot = samples::paired();
    plot.title = "<script>alert(1)</script> & \"quotes\"".into();
    plot.pairs[7].label = "<b>S08</b>".into();
    let drawing = light("markup", Chart::Paired(plot));
    assert!(!drawing.svg.contains("<script>") && !drawing.svg.contains("<b>"));
    assert!(drawing.svg.contains("&lt;script&gt;") && drawing.svg.contains("&amp;"));
}

#[test]
fn a_pair_that_went_the_other_way_is_red_and_named() {
    let drawing = light("worse", Chart::Paired(samples::paired()));
    assert!(drawing.svg.contains(">S08, slower</text>"));
    assert!(drawing.alt.contains("Slower: S08"), "{}", drawing.alt);
    let rows = &drawing.table.rows;
    assert_eq!((rows[7][4].as_str(), rows[5][4].as_str()), ("+15\u{a0}%", "at least −27\u{a0}%"));
}

#[test]
fn nothing_measured_says_so_and_draws_no_estimate() {
    let plot = PairedPlot { pairs: Vec::new(), estimate: None, cap: None, ..samples::paired() };
    let drawing = light("empty", Chart::Paired(plot));
    assert!(drawing.svg.contains("No pairs yet") && drawing.alt.contains("No pairs yet"));
    assert!(!drawing.svg.contains("no change") && drawing.hits.is_empty());
    let empty = XmrPlot {
        points: Vec::new(),
        before: None,
        pilot: None,
        target: None,
        cut_over: None,
        until: None,
        ..samples::xmr()
    };
    assert!(light("empty-xmr", Chart::Xmr(empty)).alt.contains("No days yet"));
    let none = UnpairedPlot {
        before: Group::default(),
        after: Group::default(),
        estimate: None,
        ..samples::unpaired()
    };
    assert!(light("empty-unpaired", Chart::Unpaired(none)).svg.contains("No cases yet"));
}

#[test]
fn one_pair_and_identical_pairs_are_drawn_as_they_are() {
    let mut one = samples::paired();
    one.pairs.truncate(1);
    one.estimate = None;
    one.no_estimate = "One pair: too few for an estimate.".into();
    assert!(light("one", Chart::Paired(one.clone())).svg.contains("too few"));
    let same =
        Pair { before: Reading::Measured(30.0), after: Reading::Measured(30.0), ..one.pairs[0].clone() };
    one.pairs = vec![
        same.clone(),
        Pair { label: "S02".into(), ..same.clone() },
        Pair { label: "S03".into(), ..same },
    ];
    one.estimate = Some(Estimate {
        value: 1.0,
        low: Some(1.0),
        high: Some(1.0),
        confidence: 0.75,
        ..Estimate::default()
    });
    let drawing = light("identical", Chart::Paired(one));
    assert!(drawing.svg.contains(">0\u{a0}%</text>") && !drawing.svg.contains("NaN"), "{}", drawing.svg);
}

#[test]
fn a_zero_takes_the_plot_off_the_log_scale_and_measures_differences() {
    let mut plot = samples::paired();
    plot.pairs[0].after = Reading::Measured(0.0);
    plot.estimate = Some(Estimate {
        change: Change::Difference,
        value: -31.0,
        low: Some(-50.0),
        high: Some(-12.0),
        confidence: 0.961,
        ..Estimate::default()
    });
    let drawing = light("zero", Chart::Paired(plot));
    assert!(!drawing.svg.contains("log scale") && drawing.svg.contains("−31"));
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
}

#[test]
fn an_open_interval_has_an_arrow_and_one_end() {
    let mut plot = samples::paired();
    plot.estimate = Some(Estimate {
        value: 0.46,
        low: None,
        high: Some(0.69),
        confidence: 0.961,
        bound: Bound::AtLeast,
        ..Estimate::default()
    });
    let drawing = light("open", Chart::Paired(plot));
    assert!(drawing.svg.contains("<polygon") && drawing.alt.contains("open below"), "{}", drawing.alt);
}

#[test]
fn long_names_and_many_slower_pairs_do_not_collide() {
    let mut plot = samples::paired();
    for (n, pair) in plot.pairs.iter_mut().enumerate() {
        pair.label = format!("Scenario with a very long name {n}");
        pair.after = Reading::Measured(80.0 + n as f64);
        pair.before = Reading::Measured(70.0);
    }
    plot.before_name = "The current platform as it has been since spring".into();
    plot.estimate = None;
    plot.no_estimate = "Nine pairs, all slower; shown as they are.".into();
    let drawing = light("long", Chart::Paired(plot));
    let lines = drawing.svg.lines().filter(|line| line.starts_with("<text") && line.contains("Scenario"));
    let mut heights: Vec<f64> = lines
        .map(|line| line.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
        .collect();
    heights.sort_by(f64::total_cmp);
    assert_eq!(heights.len(), 9);
    assert!(heights.windows(2).all(|w| w[1] - w[0] >= 14.9), "{heights:?}");
    assert!(drawing.svg.contains('…'));
}

#[test]
fn limits_are_drawn_through_and_a_missing_day_breaks_the_line() {
    let drawing = light("xmr", Chart::Xmr(samples::xmr()));
    assert_eq!(drawing.svg.matches("<polyline").count(), 3, "two runs before, one after");
    assert!(drawing.svg.contains("Limit before 83") && drawing.svg.contains("12\u{a0}days to come"));
    assert!(
        drawing.svg.contains("pilot’s own limits: 12 to 47")
            && drawing.svg.contains("Cut-over 29\u{a0}Sep, left out")
    );
    assert!(
        drawing.alt.contains("27\u{a0}days, 1 without a value") && drawing.alt.contains("none for the worse"),
        "{}",
        drawing.alt
    );
}

#[test]
fn a_special_cause_for_the_worse_is_red() {
    let mut plot = samples::xmr();
    plot.points[40].special = Some(Special { worse: true, rule: "outside the limits".into() });
    plot.points[40].value = Some(95.0);
    let drawing = light("xmr-worse", Chart::Xmr(plot));
    assert!(drawing.svg.contains("pf-f-worse") && drawing.svg.contains("outside the limits"));
}

/// The baselines of the texts that hold some words.
fn baselines(drawing: &Drawing, words: &str) -> Vec<f64> {
    let lines = drawing.svg.lines().filter(|line| line.starts_with("<text") && line.contains(words));
    lines.map(|l| l.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn rules_and_the_pilots_limits_are_told_below_the_days_where_nothing_lies() {
    let mut plot = samples::xmr();
    plot.points[3].special = Some(Special { worse: true, rule: "later than the upper limit".into() });
    plot.points[40].special =
        Some(Special { worse: true, rule: "later than the upper limit; 2 of 3 near the upper limit".into() });
    let drawing = light("xmr-rules", Chart::Xmr(plot));
    let days = baselines(&drawing, ">Pilot: ")[0];
    for words in [
        "later than the upper limit: 4\u{a0}Sep, 12\u{a0}Oct",
        "2 of 3 near the upper limit: 12\u{a0}Oct",
        "7 on one side: 6\u{a0}Oct",
        "pilot’s own limits",
    ] {
        let found = baselines(&drawing, words);
        assert!(found.len() == 1 && found[0] > days && found[0] < MIDDLE.height, "{words}: {found:?}");
    }
}

#[test]
fn of_too_many_slower_pairs_the_worst_are_named_and_the_others_counted() {
    let mut plot = samples::paired();
    let one = plot.pairs[0].clone();
    plot.pairs = (0..40)
        .map(|n| Pair {
            label: format!("S{n:02}"),
            before: Reading::Measured(70.0),
            after: Reading::Measured(80.0 + f64::from(n)),
            ..one.clone()
        })
        .collect();
    plot.estimate = None;
    let drawing = light("all-slower", Chart::Paired(plot));
    let mut heights = baselines(&drawing, ", slower<");
    let named = heights.len();
    heights.extend(baselines(&drawing, " more<"));
    assert!(drawing.svg.contains(&format!(">and {} more<", 40 - named)), "{named} named");
    assert!(drawing.svg.contains(">S39, slower<") && !drawing.svg.contains(">S00, slower<"));
    heights.sort_by(f64::total_cmp);
    assert!(heights.windows(2).all(|w| w[1] - w[0] >= 14.9), "{heights:?}");
}

#[test]
fn a_picture_for_a_slide_has_twice_the_pixels_and_the_same_bytes_each_time() {
    for (name, chart, size) in
        samples::all().into_iter().filter(|(name, _, _)| ["paired", "dots"].contains(name))
    {
        let one = png(&chart, size, Theme::Light, 2.0).unwrap();
        shown(&format!("{name}.png"), &one);
        assert_eq!(one, png(&chart, size, Theme::Light, 2.0).unwrap());
        let reader = png::Decoder::new(std::io::Cursor::new(&one)).read_info().unwrap();
        assert_eq!(f64::from(reader.info().width), size.width * 2.0, "{name}");
    }
}

#[test]
fn a_picture_shows_the_pilot_in_teal_and_the_slower_pair_in_red() {
    let bytes = png(&Chart::Paired(samples::paired()), MIDDLE, Theme::Light, 1.0).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let many = |ink| pixels.chunks(3).filter(|p| Rgb(p[0], p[1], p[2]) == Theme::Light.colour(ink)).count();
    assert!(many(Ink::Pilot) > 400 && many(Ink::Worse) > 60 && many(Ink::Navy) > 100);
}

#[test]
fn a_failed_drill_is_a_red_cross_and_drills_to_come_are_dashed() {
    let drawing = light("dots", Chart::Dots(samples::dots()));
    assert_eq!(drawing.svg.matches("<circle class=\"pf-f-pilot\"").count(), 2);
    assert_eq!(drawing.svg.matches("<circle class=\"pf-f-worse\"").count(), 1);
    assert_eq!(drawing.svg.matches("<polyline").count(), 16, "two rings of eight dashes");
    assert!(drawing.alt.contains("2 of 3 drills held, 5 planned, 2 to go; failed: R-3"), "{}", drawing.alt);
}

#[test]
fn where_more_is_better_less_is_red_and_a_rise_that_is_open_above_is_at_least() {
    let mut plot = PairedPlot { better: Better::Higher, worse_word: "fewer".into(), ..samples::paired() };
    plot.estimate = Some(Estimate {
        value: 1.4,
        low: Some(1.1),
        high: None,
        confidence: 0.95,
        bound: Bound::AtMost,
        ..Estimate::default()
    });
    let drawing = light("higher", Chart::Paired(plot));
    assert_eq!(drawing.svg.matches(", fewer</text>").count(), 8);
    assert!(drawing.svg.contains("at least") && drawing.alt.contains("open above"), "{}", drawing.alt);
}

#[test]
fn the_class_of_every_mark_names_a_token_of_the_window() {
    let known: Vec<String> = Ink::ALL.iter().map(|ink| ink.token().to_owned()).collect();
    for (name, chart, size) in samples::all() {
        let drawing = svg(&chart, size, Theme::Light).unwrap().svg;
        let classes = drawing.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in classes.filter(|class| *class != "pf-chart") {
            let token = class.trim_start_matches("pf-f-").trim_start_matches("pf-s-");
            assert!(known.iter().any(|known| known == token), "{name}: {class}");
        }
    }
}

#[test]
fn ten_thousand_cases_stay_in_their_columns_as_bars_and_a_few_are_dots() {
    let many = |of: usize, around: f64| -> Vec<Case> {
        let minutes = |n: usize| around * (1.0 + (n * 7919 % 97) as f64 / 60.0);
        (0..of)
            .map(|n| Case {
                label: format!("A-{n}"),
                reading: Reading::Measured(minutes(n)),
                evidence: Vec::new(),
            })
            .collect()
    };
    let drawn = |of: usize| {
        let mut plot = samples::unpaired();
        (plot.before.cases, plot.after.cases) = (many(of, 50.0), many(of, 30.0));
        light(&format!("unpaired-{of}"), Chart::Unpaired(plot))
    };
    assert!(drawn(12).svg.matches("<circle").count() >= 24);
    let crowded = drawn(5000);
    assert!(crowded.svg.contains("a bar is as wide as many cases lie at its height"));
    assert!(
        crowded.svg.matches("<circle").count() < 10 && crowded.svg.len() < 40_000,
        "{}",
        crowded.svg.len()
    );
    let number = |mark: &str, key: &str| -> f64 {
        mark.split(&format!(" {key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    for bar in crowded.svg.split("<rect").skip(1) {
        let (x, width) = (number(bar, "x"), number(bar, "width"));
        assert!(x >= 52.0 && x + width <= MIDDLE.width * 0.7, "{x} and {width}");
    }
    assert!(crowded.hits.iter().any(|hit| hit.label.contains("cases from")));
}
