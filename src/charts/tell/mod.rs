//! What a drawing says without eyes: a text alternative and its data as a table, both made from the
//! same spec that is drawn.

mod lanes;
mod paired;
mod plan;
mod runs;
mod small;
mod times;
mod unpaired;
mod xmr;

pub use plan::stage;
pub use runs::{panel, shadow_key, shadow_point};
pub use small::standing;
pub use times::{Cell, calendar_key, day_state, median, month, step};
pub use xmr::days;

use super::spec::{Chart, DataTable, Reading, Side};
use super::words;

/// The finding, as it was passed in.
pub fn title(chart: &Chart) -> &str {
    match chart {
        Chart::Paired(plot) => &plot.title,
        Chart::Unpaired(plot) => &plot.title,
        Chart::Xmr(plot) => &plot.title,
        Chart::Strip(strip) => &strip.title,
        Chart::Dots(row) => &row.title,
        Chart::Interval(mini) => &mini.title,
        Chart::Series(mini) => &mini.title,
        Chart::Odds(plot) => &plot.title,
        Chart::Drills(plot) => &plot.title,
        Chart::Lanes(plot) => &plot.title,
        Chart::Steps(plot) => &plot.title,
        Chart::Rollback(plot) => &plot.title,
        Chart::Calendar(plot) => &plot.title,
        Chart::Shadow(plot) => &plot.title,
        Chart::Panels(plot) => &plot.title,
    }
}

/// What the drawing shows, in sentences.
pub fn alternative(chart: &Chart) -> String {
    match chart {
        Chart::Paired(plot) => paired::alternative(plot),
        Chart::Unpaired(plot) => unpaired::alternative(plot),
        Chart::Xmr(plot) => xmr::alternative(plot),
        Chart::Strip(strip) => small::strip(strip),
        Chart::Dots(row) => small::dots(row),
        Chart::Interval(mini) => small::interval(mini),
        Chart::Series(mini) => small::series(mini),
        Chart::Odds(plot) => plan::odds(plot),
        Chart::Drills(plot) => plan::drills(plot),
        Chart::Lanes(plot) => lanes::alternative(plot),
        Chart::Steps(plot) => times::steps(plot),
        Chart::Rollback(plot) => times::rollback(plot),
        Chart::Calendar(plot) => times::calendar(plot),
        Chart::Shadow(plot) => runs::shadow(plot),
        Chart::Panels(plot) => runs::panels(plot),
    }
}

/// The data behind the drawing.
pub fn table(chart: &Chart) -> DataTable {
    match chart {
        Chart::Paired(plot) => paired::table(plot),
        Chart::Unpaired(plot) => unpaired::table(plot),
        Chart::Xmr(plot) => xmr::table(plot),
        Chart::Strip(strip) => small::strip_table(strip),
        Chart::Dots(row) => small::dots_table(row),
        Chart::Interval(mini) => small::interval_table(mini),
        Chart::Series(mini) => small::series_table(mini),
        Chart::Odds(plot) => plan::odds_table(plot),
        Chart::Drills(plot) => plan::drills_table(plot),
        Chart::Lanes(plot) => lanes::table(plot),
        Chart::Steps(plot) => times::steps_table(plot),
        Chart::Rollback(plot) => times::rollback_table(plot),
        Chart::Calendar(plot) => times::calendar_table(plot),
        Chart::Shadow(plot) => runs::shadow_table(plot),
        Chart::Panels(plot) => runs::panels_table(plot),
    }
}

/// A value in words: "> 120 min" for a case stopped there.
pub fn reading(reading: Reading, unit: &str) -> String {
    match reading {
        Reading::Measured(value) => words::with_unit(value, unit),
        Reading::Stopped(value) => format!(">{}{}", words::TIED, words::with_unit(value, unit)),
        Reading::Missing => "not measured".to_owned(),
    }
}

/// A side in a word.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Baseline => "baseline",
        Side::Pilot => "pilot",
    }
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
