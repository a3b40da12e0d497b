//! Invented rows of marks.

use crate::charts::spec::*;
use crate::charts::{Chart, Size, natural_size};

fn mark(whose: Whose, value: f64, ends: Option<(f64, f64)>, words: &str) -> LaneMark {
    let evidence = vec![if whose == Whose::Before { "A-001" } else { "A-002" }.to_owned()];
    LaneMark {
        whose,
        value,
        low: ends.map(|e| e.0),
        high: ends.map(|e| e.1),
        words: words.to_owned(),
        evidence,
    }
}

fn group(name: &str, axis: LaneAxis, form: LaneForm, lanes: Vec<Lane>) -> LaneGroup {
    LaneGroup { name: name.to_owned(), axis, form, lanes }
}

/// A row of change: ratio with its ends, words before and after, figure.
pub fn change(name: &str, ratio: f64, ends: Option<(f64, f64)>, words: (&str, &str, &str)) -> Lane {
    Lane {
        name: name.to_owned(),
        detail: "12 pairs".to_owned(),
        marks: vec![mark(Whose::Before, 1.0, None, words.0), mark(Whose::After, ratio, ends, words.1)],
        figure: words.2.to_owned(),
        figure_detail: "95 % interval −66 % to +20 %".to_owned(),
        worse: ratio > 1.0,
        ..Lane::default()
    }
}

/// Changes of several metrics, two of them worse, and shares.
pub fn measures() -> LanePlot {
    LanePlot {
        title: "Of 5 metrics measured on both sides, one went the wrong way".to_owned(),
        about: "Every metric measured on both sides, before and after.".to_owned(),
        groups: vec![
            group(
                "Change from the baseline; ring: before, dot: pilot",
                LaneAxis::Change,
                LaneForm::Dumbbell,
                vec![
                    change("Time to diagnose, minutes", 0.5, Some((0.34, 0.65)), ("78", "43", "−50 %")),
                    change("Time to detect, minutes", 0.6, Some((0.34, 1.2)), ("14", "8", "−40 %")),
                    change("Toil per week, hours", 1.3, None, ("6", "8", "+30 %")),
                ],
            ),
            group(
                "Shares; ring: before, dot: pilot",
                LaneAxis::Share,
                LaneForm::Dumbbell,
                vec![Lane {
                    name: "Days in time".to_owned(),
                    marks: vec![
                        mark(Whose::Before, 0.75, None, "21 of 28"),
                        mark(Whose::After, 1.0, None, "28 of 28"),
                    ],
                    figure: "+25 percentage points".to_owned(),
                    ..Lane::default()
                }],
            ),
        ],
        empty: "No metric was measured on both sides yet.".to_owned(),
    }
}

fn criterion(code: &str, name: &str, estimate: LaneMark, at: f64, stands: (Standing, &str)) -> Lane {
    Lane {
        code: code.to_owned(),
        name: name.to_owned(),
        marks: vec![estimate],
        threshold: Some(Threshold { value: at, words: String::new() }),
        figure: "at least −50 %, 12 pairs".to_owned(),
        figure_detail: "95 % bound: at least −35 %".to_owned(),
        worse: stands.0 == Standing::NotMet,
        standing: Some((stands.0, stands.1.to_owned())),
        ..Lane::default()
    }
}

/// Criteria of each kind and standing.
pub fn criteria() -> LanePlot {
    let of = |value: f64, low: Option<f64>, high: Option<f64>| LaneMark {
        value,
        low,
        high,
        evidence: vec!["F1".to_owned()],
        ..LaneMark::default()
    };
    LanePlot {
        title: "Of 5 criteria: 1 met, 1 not met, 1 without enough evidence, 1 interim, 1 open".to_owned(),
        about: "Every criterion: its estimate with interval, its threshold, and its verdict.".to_owned(),
        groups: vec![
            group(
                "Comparisons, change from the baseline",
                LaneAxis::Change,
                LaneForm::Intervals,
                vec![
                    criterion(
                        "F1",
                        "Time to diagnose, paired by scenario",
                        of(0.5, None, Some(0.65)),
                        1.0,
                        (Standing::Met, "Met"),
                    ),
                    criterion(
                        "F2",
                        "Time to detect, paired by scenario",
                        of(0.6, Some(0.34), Some(1.2)),
                        1.0,
                        (Standing::NotEnough, "Not enough evidence"),
                    ),
                ],
            ),
            group(
                "Comparisons, each on its own scale",
                LaneAxis::Own,
                LaneForm::Intervals,
                vec![Lane {
                    threshold: Some(Threshold { value: 0.0, words: "no change".to_owned() }),
                    ..criterion(
                        "C3",
                        "Blast radius per failure",
                        of(-5.0, Some(-8.0), Some(-2.0)),
                        0.0,
                        (Standing::NotEnough, "Interim"),
                    )
                }],
            ),
            group(
                "Drills, items and milestones, share that holds",
                LaneAxis::Share,
                LaneForm::Intervals,
                vec![
                    criterion(
                        "C4",
                        "Seeded faults caught in a deploy preview",
                        of(0.67, Some(0.14), Some(0.67)),
                        1.0,
                        (Standing::NotMet, "Not met"),
                    ),
                    criterion(
                        "K5",
                        "Report delivered, decision recorded",
                        of(0.0, None, None),
                        1.0,
                        (Standing::Open, "Open"),
                    ),
                ],
            ),
        ],
        empty: "No criterion is registered yet.".to_owned(),
    }
}

/// Shares on both sides and on one.
pub fn shares() -> LanePlot {
    let lane = |name: &str, marks: Vec<LaneMark>, figure: &str, absent: &str| Lane {
        name: name.to_owned(),
        detail: "n = 4 and 7".to_owned(),
        marks,
        figure: figure.to_owned(),
        absent: absent.to_owned(),
        ..Lane::default()
    };
    LanePlot {
        title: "Of 2 shares counted, 1 on both sides; 0 of these went the wrong way".to_owned(),
        about: "Shares before and after, with 95 % Wilson intervals.".to_owned(),
        groups: vec![group(
            "Share with 95 % Wilson interval; ring: before, dot: pilot",
            LaneAxis::Share,
            LaneForm::Intervals,
            vec![
                lane(
                    "Change failure rate",
                    vec![
                        mark(Whose::Before, 0.25, Some((0.05, 0.7)), "1 of 4"),
                        mark(Whose::After, 0.0, Some((0.0, 0.35)), "0 of 7"),
                    ],
                    "−25 percentage points",
                    "",
                ),
                lane(
                    "Alert precision",
                    vec![mark(Whose::After, 0.86, Some((0.49, 0.97)), "6 of 7")],
                    "Not measured",
                    "not counted on the baseline",
                ),
            ],
        )],
        empty: "No share was counted yet.".to_owned(),
    }
}

/// Assets hit, one scenario worse and one tried on one side only.
pub fn blast() -> LanePlot {
    let lane = |code: &str, name: &str, before: f64, after: Option<f64>, track| Lane {
        code: code.to_owned(),
        name: name.to_owned(),
        marks: std::iter::once(mark(Whose::Before, before, None, &format!("{before}")))
            .chain(after.map(|after| mark(Whose::After, after, None, &format!("{after}"))))
            .collect(),
        track,
        worse: after.is_some_and(|after| after > before),
        absent: if after.is_none() { "not tried on the pilot yet".to_owned() } else { String::new() },
        ..Lane::default()
    };
    LanePlot {
        title: "In 3 of 4 paired drills fewer assets were hit".to_owned(),
        about: "Downstream assets hit by each failure, before and after.".to_owned(),
        groups: vec![group(
            "Assets hit per failure: hollow before, filled on the pilot; pale: at risk",
            LaneAxis::Count,
            LaneForm::Bars,
            vec![
                lane("S01", "Upstream schema drift", 7.0, Some(0.0), Some(9.0)),
                lane("S02", "Late or missing source file", 2.0, Some(3.0), None),
                lane("S03", "Expired credential", 4.0, None, None),
            ],
        )],
        empty: "No failure was counted yet.".to_owned(),
    }
}

/// One of each, at its natural size.
pub fn all() -> Vec<(&'static str, Chart, Size)> {
    [("measures", measures()), ("criteria", criteria()), ("shares", shares()), ("blast", blast())]
        .map(|(name, plot)| {
            let chart = Chart::Lanes(plot);
            let size = natural_size(&chart, 720.0);
            (name, chart, size)
        })
        .into()
}
