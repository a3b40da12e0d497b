//! The plan in words.

use super::header;
use crate::charts::spec::{DataTable, DrillWeeks, OddsPlot, Side, Stage};
use crate::charts::words;

pub fn odds(plot: &OddsPlot) -> String {
    let at = plot.planned.unwrap_or(0);
    let told: Vec<String> = plot
        .lines
        .iter()
        .filter_map(|line| {
            let chance = line.chances.get(at.checked_sub(1)?)?;
            Some(format!("{}: {:.0} of 100", line.name, chance * 100.0))
        })
        .collect();
    if told.is_empty() {
        return "In how many of 100 such pilots a true change is found, by the number of pairs.".to_owned();
    }
    format!(
        "In how many of 100 such pilots a true change is found. At {}: {}.",
        words::count(at, "pair", "pairs"),
        told.join("; ")
    )
}

pub fn odds_table(plot: &OddsPlot) -> DataTable {
    let most = plot.lines.iter().map(|line| line.chances.len()).max().unwrap_or(0);
    let names = plot.lines.iter().map(|line| format!("{}, of 100", line.name));
    let rows = (0..most).map(|at| {
        let chances = plot.lines.iter().map(|line| {
            line.chances.get(at).map(|chance| format!("{:.0}", chance * 100.0)).unwrap_or_default()
        });
        std::iter::once((at + 1).to_string()).chain(chances).collect()
    });
    DataTable { header: std::iter::once("Pairs".to_owned()).chain(names).collect(), rows: rows.collect() }
}

/// How far a drill is, in a word.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "planned",
        Stage::Running => "running",
        Stage::Run => "run",
    }
}

pub fn drills(plot: &DrillWeeks) -> String {
    let whole = |stage: Stage| {
        plot.lines.iter().filter(|l| l.marks.len() == 2 && l.marks.iter().all(|m| m.stage == stage)).count()
    };
    let run = whole(Stage::Run);
    let left = plot.lines.len() - run;
    let today = plot.today.map(|day| format!(" Today is {}.", words::day(day))).unwrap_or_default();
    format!(
        "{} run on both sides, {} still to be completed, from {}.{today}",
        words::count(run, "scenario was", "scenarios were"),
        left,
        words::day(plot.start)
    )
}

pub fn drills_table(plot: &DrillWeeks) -> DataTable {
    let rows = plot.lines.iter().flat_map(|line| {
        line.marks.iter().map(|mark| {
            let side = if mark.side == Side::Baseline { "baseline" } else { "pilot" };
            vec![
                line.label.clone(),
                line.name.clone(),
                side.to_owned(),
                words::day(mark.day),
                stage(mark.stage).to_owned(),
                mark.evidence.join(" "),
            ]
        })
    });
    DataTable {
        header: header(&["Scenario", "Name", "Side", "Day", "State", "Evidence"]),
        rows: rows.collect(),
    }
}
