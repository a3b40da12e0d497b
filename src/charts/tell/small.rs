//! The small drawings and the strip of weeks in words.

use super::header;
use crate::charts::spec::{DataTable, DotRow, MiniInterval, MiniSeries, Side, SixWeekStrip, Standing};
use crate::charts::words;

pub fn dots(row: &DotRow) -> String {
    let held = row.trials.iter().filter(|trial| trial.held).count();
    let failed: Vec<&str> = row.trials.iter().filter(|t| !t.held).map(|t| t.label.as_str()).collect();
    let done = row.trials.len();
    let more = row.planned.saturating_sub(done);
    let mut text = format!("{held} of {done} drills held, {} planned", row.planned);
    if more > 0 {
        text.push_str(&format!(", {more} to go"));
    }
    if !failed.is_empty() {
        text.push_str(&format!("; failed: {}", failed.join(", ")));
    }
    text.push('.');
    text
}

pub fn dots_table(row: &DotRow) -> DataTable {
    let rows = row.trials.iter().map(|trial| {
        vec![
            trial.label.clone(),
            if trial.held { "held" } else { "failed" }.to_owned(),
            trial.evidence.join(" "),
        ]
    });
    DataTable { header: header(&["Drill", "Outcome", "Evidence"]), rows: rows.collect() }
}

pub fn interval(mini: &MiniInterval) -> String {
    format!("{}.", words::estimate(&mini.estimate, &mini.unit))
}

pub fn interval_table(mini: &MiniInterval) -> DataTable {
    let est = &mini.estimate;
    let of =
        |value: Option<f64>| value.map_or("open".to_owned(), |v| words::change(est.change, v, &mini.unit));
    DataTable {
        header: header(&["Typical change", "From", "To", "Level", "Bound"]),
        rows: vec![vec![
            of(Some(est.value)),
            of(est.low),
            of(est.high),
            words::level(est.confidence),
            words::bound(est.bound, est.change, est.value).to_owned(),
        ]],
    }
}

pub fn series(mini: &MiniSeries) -> String {
    let target = mini.target.as_ref().map(|(_, label)| format!(", against {label}")).unwrap_or_default();
    format!("{}; {}{target}.", mini.before_caption, mini.after_caption)
}

pub fn series_table(mini: &MiniSeries) -> DataTable {
    let rows = mini.points.iter().map(|(side, value)| {
        let side = match side {
            Side::Baseline => "before",
            Side::Pilot => "pilot",
        };
        vec![side.to_owned(), value.map_or("not measured".to_owned(), words::figure)]
    });
    DataTable { header: header(&["Side", "Value"]), rows: rows.collect() }
}

/// A standing in a word.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Met => "met",
        Standing::NotMet => "not met",
        Standing::NotEnough => "not enough evidence",
    }
}

pub fn strip(strip: &SixWeekStrip) -> String {
    let phases: Vec<String> = strip
        .phases
        .iter()
        .map(|p| format!("{} ({} to {})", p.name, words::day(p.from), words::day(p.to)))
        .collect();
    let today = strip.today.map(|day| format!(" Today is {}.", words::day(day))).unwrap_or_default();
    let judged: Vec<String> = strip
        .milestones
        .iter()
        .map(|m| format!("{} on {}, {}", m.label, words::day(m.day), standing(m.standing)))
        .collect();
    let judged = if judged.is_empty() { String::new() } else { format!(" Judged: {}.", judged.join("; ")) };
    format!(
        "{} from {}. {}.{today}{judged}",
        words::count(strip.weeks as usize, "week", "weeks"),
        words::day(strip.start),
        phases.join("; ")
    )
}

pub fn strip_table(strip: &SixWeekStrip) -> DataTable {
    let phases = strip
        .phases
        .iter()
        .map(|p| vec![p.name.clone(), p.from.to_string(), p.to.to_string(), p.detail.clone()]);
    let marks = strip.milestones.iter().map(|m| {
        vec![m.label.clone(), m.day.to_string(), m.day.to_string(), standing(m.standing).to_owned()]
    });
    DataTable { header: header(&["What", "From", "To", "Standing"]), rows: phases.chain(marks).collect() }
}
