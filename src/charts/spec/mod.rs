//! What is to be drawn, as plain data: no layer's types but this one's, so that whoever has numbers
//! can ask for a picture.

mod lanes;
mod paired;
mod plan;
mod spark;
mod strip;
mod unpaired;
mod xmr;

pub use lanes::{Lane, LaneAxis, LaneForm, LaneGroup, LaneMark, LanePlot, Threshold, Whose};
pub use paired::{Pair, PairedPlot, Reading};
pub use plan::{DrillLine, DrillMark, DrillWeeks, OddsLine, OddsPlot, Stage};
pub use spark::{DotRow, MiniInterval, MiniSeries, Trial};
pub use strip::{Milestone, Phase, SixWeekStrip, Standing};
pub use unpaired::{Case, Group, UnpairedPlot};
pub use xmr::{DayPoint, Limits, Special, Target, XmrPlot};

/// How the vertical axis runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Axis {
    /// Equal steps are equal ratios; for times. Falls back to `Linear` where a value is not above 0.
    #[default]
    Log,
    /// Equal steps are equal differences, from 0; for counts.
    Linear,
}

/// Which way is an improvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// Shorter, fewer.
    #[default]
    Lower,
    /// More, longer.
    Higher,
}

/// Which side of the pilot a value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The current platform.
    Baseline,
    /// The piloted platform.
    Pilot,
}

/// In what a change is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    /// After divided by before: 0.46 is 54 % less.
    #[default]
    Ratio,
    /// After minus before, in the unit of the values.
    Difference,
}

/// Whether a figure is itself, or only an end that the truth lies beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// The figure itself.
    #[default]
    Exact,
    /// The improvement is at least this large (baseline cases were stopped at the cap).
    AtLeast,
    /// The improvement is at most this large (pilot cases were stopped at the cap).
    AtMost,
}

/// A typical change with its interval.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Estimate {
    /// In what the three figures are.
    pub change: Change,
    /// The typical change.
    pub value: f64,
    /// The lower end, or `None` where the interval is open.
    pub low: Option<f64>,
    /// The upper end, or `None` where the interval is open.
    pub high: Option<f64>,
    /// The level the interval really has, 0.961 for 96.1 %.
    pub confidence: f64,
    /// Whether the figure is a bound.
    pub bound: Bound,
}

/// Any of the drawings.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// The same cases before and after.
    Paired(PairedPlot),
    /// Two groups of cases.
    Unpaired(UnpairedPlot),
    /// A value a day, with limits frozen from before.
    Xmr(XmrPlot),
    /// The weeks of the pilot.
    Strip(SixWeekStrip),
    /// Drills done and to do, for a tile.
    Dots(DotRow),
    /// An estimate with its interval, for a tile.
    Interval(MiniInterval),
    /// A value a day, for a tile.
    Series(MiniSeries),
    /// Odds over the number of pairs.
    Odds(OddsPlot),
    /// The pairs over the weeks.
    Drills(DrillWeeks),
    /// Rows of marks: every metric's change, every criterion against its threshold, shares, counts.
    Lanes(LanePlot),
}

/// The width and height of a drawing, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A place in a drawing that leads to evidence, in the drawing's own coordinates.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The evidence ids behind the mark.
    pub evidence: Vec<String>,
    /// What the mark says, for the card and for a screen reader.
    pub label: String,
}

/// The data of a drawing as rows of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataTable {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}
