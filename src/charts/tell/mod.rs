//! What a drawing says without eyes: a text alternative and its data as a table, both made from the
//! same spec that is drawn.

mod lanes;
mod paired;
mod plan;
mod small;
mod unpaired;
mod xmr;

pub use plan::stage;
pub use small::standing;
pub use xmr::days;

use super::spec::{Chart, DataTable, Reading};
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

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
