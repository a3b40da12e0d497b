//! Invented rollbacks, curves, calendars and runs.

use super::day;
use crate::charts::spec::*;
use crate::charts::{Chart, Size, natural_size};
use chrono::Duration;

pub fn rollback() -> RollbackTimes {
    let drill = |side, code: &str, deployed, good_run, trouble: &str, downtime| Rollback {
        side,
        code: code.into(),
        name: "orders_daily".into(),
        deployed,
        good_run,
        trouble: trouble.into(),
        downtime,
    };
    RollbackTimes {
        title: "From request to first good run: 9 to 14 min in 3 drills on the pilot; 41 min in 2 drills on the baseline, 1 without a good run".into(),
        drills: vec![
            drill(Side::Baseline, "A-001", Some(22.0), Some(41.0), "", Some(18.0)),
            drill(Side::Baseline, "A-002", Some(30.0), None, "failed", None),
            drill(Side::Pilot, "A-003", Some(3.0), Some(9.0), "", Some(0.0)),
            drill(Side::Pilot, "A-004", Some(4.0), Some(14.0), "partial", Some(2.0)),
            drill(Side::Pilot, "A-005", None, Some(11.0), "", Some(0.0)),
        ],
    }
}

pub fn curve(side: Side, times: &[(f64, bool)]) -> StepCurve {
    let mut share = 1.0;
    let steps: Vec<StepAt> = times
        .iter()
        .enumerate()
        .map(|(n, (time, happened))| {
            let at_risk = times.len() - n;
            if *happened {
                share *= (at_risk - 1) as f64 / at_risk as f64;
            }
            StepAt { time: *time, share, at_risk: at_risk as u64, stopped: u64::from(!happened) }
        })
        .collect();
    let median = steps.iter().find(|step| step.share <= 0.5).map(|step| step.time);
    StepCurve {
        side,
        n: times.len(),
        stopped: times.iter().filter(|(_, happened)| !happened).count(),
        median: median.map(|m| (m, Some(m * 0.8), Some(m * 1.3))),
        steps,
        evidence: vec!["A-001".into()],
    }
}

pub fn steps() -> StepPlot {
    StepPlot {
        title: "4 of 10 baseline cases were stopped at 120 minutes; the pilot’s were all resolved".into(),
        measure: "Time to diagnose, minutes".into(),
        unit: "min".into(),
        curves: vec![
            curve(
                Side::Baseline,
                &[
                    (40.0, true),
                    (60.0, true),
                    (80.0, true),
                    (100.0, true),
                    (110.0, true),
                    (120.0, false),
                    (120.0, false),
                ],
            ),
            curve(
                Side::Pilot,
                &[
                    (12.0, true),
                    (25.0, true),
                    (31.0, true),
                    (38.0, true),
                    (55.0, false),
                    (61.0, true),
                    (88.0, true),
                ],
            ),
        ],
    }
}

pub fn calendar() -> CalendarPlot {
    let at = |n: i64| day(9, 1) + Duration::days(n);
    let state = |n: i64| match n {
        6 => DayState::Late(3),
        13 => DayState::Late(1241),
        16 => DayState::Never,
        40 => DayState::Late(4),
        41 => DayState::Never,
        _ => DayState::InTime,
    };
    let days = (0..45).filter(|n| ![10, 11, 28, 33].contains(n)).map(|n| CalendarDay {
        day: at(n),
        side: if n < 28 { Side::Baseline } else { Side::Pilot },
        state: state(n),
        evidence: format!("D-{n:03}"),
    });
    CalendarPlot {
        title: "Curated orders: in time on 13 of 15 days on the pilot; before, on 23 of 26".into(),
        measure: "Curated orders, due 07:00".into(),
        days: days.collect(),
        cut_over: Some(at(28)),
        until: Some(at(60)),
    }
}

pub fn shadow(n: usize) -> ShadowPlot {
    let points = (0..n).map(|n| {
        let noise = ((n * 7919) % 997) as f64 / 997.0;
        let before = 4.0 * (1.0 + noise).powi(((n * 31) % 9) as i32 + 1);
        let ends = match n % 40 {
            7 => PairEnds::BaselineFailed,
            21 => PairEnds::PilotFailed,
            33 => PairEnds::BothFailed,
            _ => PairEnds::Good,
        };
        let ratio = 0.3 + ((n * 4513) % 613) as f64 / 613.0;
        ShadowPoint { before, after: before * ratio, ends, label: format!("orders_{}, 3 Oct", n % 6) }
    });
    ShadowPlot {
        title: "In 148 of 185 shadow pairs that both succeeded the pilot’s run was shorter".into(),
        unit: "seconds".into(),
        points: points.collect(),
    }
}

pub fn panels(dags: usize, runs: usize) -> PanelGrid {
    let from = day(9, 1).and_hms_opt(6, 0, 0).unwrap();
    let panel = |dag: usize| Panel {
        name: format!("orders_{dag}_daily"),
        note: if dag == 2 { "typically +12 %".into() } else { "typically −57 %".into() },
        worse: dag == 2,
        runs: (0..runs)
            .map(|n| {
                let side = if n % 2 == 0 { Side::Baseline } else { Side::Pilot };
                let noise = ((n * 7919 + dag) % 97) as f64 / 97.0;
                PanelRun {
                    at: from + Duration::minutes((n as i64 * 60 * 24 * 40) / runs as i64),
                    side,
                    length: (1.0 + dag as f64)
                        * if side == Side::Pilot { 2.0 + noise } else { 4.0 + 3.0 * noise },
                    failed: n % 41 == 5 || n % 53 == 6,
                }
            })
            .collect(),
    };
    PanelGrid {
        title: "In 4 of 5 DAGs with shadow pairs the pilot’s runs are typically shorter".into(),
        unit: "Minutes".into(),
        panels: (0..dags).map(panel).collect(),
    }
}

/// One of each, at its natural size.
pub fn all() -> Vec<(&'static str, Chart, Size)> {
    [
        ("rollback", Chart::Rollback(rollback())),
        ("steps", Chart::Steps(steps())),
        ("calendar", Chart::Calendar(calendar())),
        ("shadow", Chart::Shadow(shadow(200))),
        ("panels", Chart::Panels(panels(5, 80))),
    ]
    .map(|(name, chart)| {
        let size = natural_size(&chart, 720.0);
        (name, chart, size)
    })
    .into()
}
