//! Invented data for the tests of the drawings and of the report.
#![allow(clippy::unwrap_used)]

pub mod rows;
pub mod times;

use super::spec::*;
use chrono::NaiveDate;

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub fn paired() -> PairedPlot {
    let rows = [
        ("S01", "Upstream schema drift", 94.0, 38.0),
        ("S02", "Late source file", 52.0, 31.0),
        ("S03", "Expired credential", 41.0, 12.0),
        ("S04", "Worker killed for memory", 77.0, 24.0),
        ("S05", "Bad deploy, does not import", 36.0, 9.0),
        ("S06", "Bad deploy, wrong data", 120.0, 88.0),
        ("S07", "Tasks stuck in the queue", 63.0, 41.0),
        ("S08", "Upstream API slow", 48.0, 55.0),
        ("S09", "Partial load", 84.0, 33.0),
    ];
    let pairs = rows.iter().enumerate().map(|(n, (label, name, before, after))| Pair {
        label: (*label).into(),
        name: (*name).into(),
        before: if *label == "S06" { Reading::Stopped(*before) } else { Reading::Measured(*before) },
        after: Reading::Measured(*after),
        before_evidence: vec![format!("A-{:03}", 10 + 2 * n)],
        after_evidence: vec![format!("A-{:03}", 11 + 2 * n)],
    });
    PairedPlot {
        title: "In these 9 paired drills the cause was confirmed at least about 54 % sooner".into(),
        measure: "Minutes from detection to confirmed cause".into(),
        unit: "min".into(),
        before_name: "Baseline".into(),
        after_name: "Pilot".into(),
        worse_word: "slower".into(),
        pairs: pairs.collect(),
        cap: Some(120.0),
        estimate: Some(Estimate {
            value: 0.46,
            low: Some(0.31),
            high: Some(0.69),
            confidence: 0.961,
            bound: Bound::AtLeast,
            ..Estimate::default()
        }),
        ..PairedPlot::default()
    }
}

pub fn unpaired() -> UnpairedPlot {
    let group = |name: &str, values: &[f64], median| Group {
        name: name.into(),
        cases: values
            .iter()
            .enumerate()
            .map(|(n, v)| Case {
                label: format!("case {}", n + 1),
                reading: Reading::Measured(*v),
                evidence: vec![format!("A-{n:03}")],
            })
            .collect(),
        median,
    };
    UnpairedPlot {
        title: "A failure hit fewer assets on the pilot".into(),
        measure: "Assets hit per failure".into(),
        axis: Axis::Linear,
        before: group("Baseline", &[12.0, 9.0, 9.0, 15.0, 22.0, 7.0, 9.0, 14.0], Some(10.5)),
        after: group("Pilot", &[2.0, 0.0, 3.0, 3.0, 1.0, 3.0, 6.0, 4.0], Some(3.0)),
        estimate: Some(Estimate {
            change: Change::Difference,
            value: -8.0,
            low: Some(-12.0),
            high: Some(-5.0),
            confidence: 0.95,
            ..Estimate::default()
        }),
        ..UnpairedPlot::default()
    }
}

pub fn xmr() -> XmrPlot {
    let before = [
        38., 44., 35., 52., 41., 47., 63., 39., 43., 50., 36., 46., 55., 71., 42., 37., 49., 40., 58., 66.,
        45., 33., 48., 64., 41., 53., 61., 43.,
    ];
    let after = [29., 33., 24., 31., 36., 27., 30., 22., 34., 28., 25., 32., 38., 26., 30., 27.];
    let mut points: Vec<DayPoint> = Vec::new();
    for (n, value) in before.iter().enumerate() {
        let at = day(9, 1) + chrono::Duration::days(n as i64);
        let value = if n == 10 { None } else { Some(*value) };
        points.push(DayPoint {
            day: at,
            value,
            side: Side::Baseline,
            special: None,
            evidence: vec![format!("D-{n:03}")],
        });
    }
    for (n, value) in after.iter().enumerate() {
        let at = day(9, 30) + chrono::Duration::days(n as i64);
        let special = (n >= 6).then(|| Special { worse: false, rule: "7 on one side".into() });
        points.push(DayPoint {
            day: at,
            value: Some(*value),
            side: Side::Pilot,
            special,
            evidence: vec![format!("D-1{n:02}")],
        });
    }
    XmrPlot {
        title: "By 07:00 on 16 of 16 days on the pilot; before, on 23 of 28".into(),
        measure: "Freshness delay, minutes after 06:00".into(),
        unit: "min".into(),
        points,
        before: Some(Limits { mean: 48.0, low: 13.0, high: 83.0, provisional: false }),
        pilot: Some(Limits { mean: 29.5, low: 12.0, high: 47.0, provisional: false }),
        target: Some(Target { value: 60.0, label: "Deadline 07:00".into() }),
        cut_over: Some(day(9, 29)),
        until: Some(day(10, 27)),
        ..XmrPlot::default()
    }
}

pub fn strip() -> SixWeekStrip {
    let phase =
        |name: &str, detail: &str, from, to| Phase { name: name.into(), detail: detail.into(), from, to };
    let mark = |label: &str, at, standing| Milestone {
        label: label.into(),
        day: at,
        standing,
        evidence: vec![label.into()],
    };
    SixWeekStrip {
        title: "Week 4 of 6".into(),
        start: day(9, 21),
        weeks: 6,
        phases: vec![
            phase("1 Diagnostic value", "9 of 12 pairs; runs on", day(9, 21), day(10, 4)),
            phase("2 Rollback and blast radius", "", day(10, 5), day(10, 18)),
            phase("3 Present to leadership", "", day(10, 19), day(11, 1)),
        ],
        today: Some(day(10, 15)),
        milestones: vec![
            mark("C2", day(10, 14), Standing::Met),
            mark("C4", day(10, 14), Standing::NotMet),
            mark("F1", day(10, 18), Standing::Open),
            mark("C3", day(10, 12), Standing::NotEnough),
            mark("K1", day(10, 27), Standing::Open),
            mark("K5", day(10, 30), Standing::Open),
        ],
    }
}

pub fn dots() -> DotRow {
    let trial = |n: usize, held| Trial { label: format!("R-{n}"), held, evidence: vec![format!("R-{n}")] };
    DotRow {
        title: "Three isolation drills held".into(),
        caption: "isolation drills, 5 planned".into(),
        trials: vec![trial(1, true), trial(2, true), trial(3, false)],
        planned: 5,
    }
}

pub fn interval() -> MiniInterval {
    MiniInterval {
        title: "At least 54 % sooner".into(),
        estimate: paired().estimate.unwrap(),
        ..MiniInterval::default()
    }
}

pub fn series() -> MiniSeries {
    let plot = xmr();
    MiniSeries {
        title: plot.title,
        points: plot.points.iter().map(|p| (p.side, p.value)).collect(),
        target: Some((60.0, "07:00".into())),
        before_caption: "28 days before".into(),
        after_caption: "pilot, 16 days".into(),
    }
}

pub fn odds() -> OddsPlot {
    let line = |name: &str, aside, slope: f64| OddsLine {
        name: name.into(),
        aside,
        chances: (1..=24).map(|n| if n < 6 { 0.0 } else { 1.0 - (-slope * f64::from(n)).exp() }).collect(),
    };
    OddsPlot {
        title: "12 pairs find a true halving in 93 of 100 such pilots".into(),
        lines: vec![
            line("halved", false, 0.22),
            line("halved, spread 1.0", true, 0.07),
            line("30 % shorter", false, 0.05),
        ],
        planned: Some(12),
    }
}

pub fn drills() -> DrillWeeks {
    let mark =
        |side, at, hour, stage| DrillMark { side, day: at, hour, stage, evidence: vec!["A-001".into()] };
    let line = |label: &str, name: &str, marks| DrillLine { label: label.into(), name: name.into(), marks };
    DrillWeeks {
        title: "Drills, the same scenario on both sides".into(),
        start: day(9, 21),
        weeks: 6,
        today: Some(day(10, 15)),
        lines: vec![
            line(
                "S01",
                "Upstream schema drift",
                vec![
                    mark(Side::Baseline, day(9, 22), 0.4, Stage::Run),
                    mark(Side::Pilot, day(9, 24), 0.6, Stage::Run),
                ],
            ),
            line(
                "S10",
                "A dependency upgrade that breaks a task",
                vec![
                    mark(Side::Baseline, day(10, 13), 0.4, Stage::Run),
                    mark(Side::Pilot, day(10, 15), 0.5, Stage::Running),
                ],
            ),
            line(
                "S11",
                "Scheduler not beating",
                vec![
                    mark(Side::Baseline, day(10, 19), 0.4, Stage::Planned),
                    mark(Side::Pilot, day(10, 20), 0.4, Stage::Planned),
                ],
            ),
        ],
    }
}

/// One of each.
pub fn all() -> Vec<(&'static str, Chart, Size)> {
    let size = |width, height| Size { width, height };
    vec![
        ("paired", Chart::Paired(paired()), size(690.0, 380.0)),
        ("unpaired", Chart::Unpaired(unpaired()), size(690.0, 360.0)),
        ("xmr", Chart::Xmr(xmr()), size(1060.0, 350.0)),
        ("strip", Chart::Strip(strip()), size(1060.0, 100.0)),
        ("dots", Chart::Dots(dots()), size(200.0, 52.0)),
        ("interval", Chart::Interval(interval()), size(200.0, 56.0)),
        ("series", Chart::Series(series()), size(210.0, 84.0)),
        ("odds", Chart::Odds(odds()), size(390.0, 210.0)),
        ("drills", Chart::Drills(drills()), size(690.0, 160.0)),
    ]
    .into_iter()
    .chain(rows::all())
    .chain(times::all())
    .collect()
}
