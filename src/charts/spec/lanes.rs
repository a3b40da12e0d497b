//! Rows of marks. Rows that share an axis share its meaning: a change in percent, a share, a count.
//! What has no axis in common with others has its lane to itself.

use super::Standing;

/// What the axis of a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneAxis {
    /// After divided by before, so that rows of different units may share it; 1 is "no change". On a
    /// log scale, or linear from 0 where a value is not above 0.
    #[default]
    Change,
    /// A share, from 0 to 1.
    Share,
    /// A count, from 0.
    Count,
    /// Each lane has its own scale: between lanes only the marks' places against their own
    /// threshold compare.
    Own,
}

/// Whose mark it is, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// The baseline: a grey ring.
    Before,
    /// The pilot: a dot in its colour.
    After,
    /// An estimate of the change: a navy dot.
    #[default]
    Estimate,
}

/// How a group draws its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneForm {
    /// A bar from the first mark to the last.
    Dumbbell,
    /// Each mark with its interval, one below the other.
    #[default]
    Intervals,
    /// A bar from 0 to each mark, one below the other.
    Bars,
}

/// One mark of a lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LaneMark {
    /// Whose it is.
    pub whose: Whose,
    /// Where it stands.
    pub value: f64,
    /// The lower end of its interval; `None` where that is open, or where there is none at all.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// The words beside it: "43", "0 of 7".
    pub words: String,
    /// The observations behind it, or what it leads to.
    pub evidence: Vec<String>,
}

/// What a lane is measured against.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Threshold {
    /// Where it stands.
    pub value: f64,
    /// The words at it; empty where the axis says it already.
    pub words: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lane {
    /// The first words, in bold: "F1".
    pub code: String,
    /// Its name: "Time to diagnose, minutes".
    pub name: String,
    /// A line below the name: n and how it was compared.
    pub detail: String,
    /// Its marks; none where nothing was measured.
    pub marks: Vec<LaneMark>,
    /// What could have been reached, as a pale bar from 0.
    pub track: Option<f64>,
    /// What it is held against.
    pub threshold: Option<Threshold>,
    /// The figure at the right: "at least −50 %".
    pub figure: String,
    /// The interval or bound below the figure.
    pub figure_detail: String,
    /// Whether it went the wrong way.
    pub worse: bool,
    /// How it stands, with the words of its chip.
    pub standing: Option<(Standing, String)>,
    /// The words in place of marks: "not measured on the baseline".
    pub absent: String,
}

/// Lanes that share an axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LaneGroup {
    /// What the axis is: "Change from the baseline".
    pub name: String,
    /// How it runs.
    pub axis: LaneAxis,
    /// How the marks are drawn.
    pub form: LaneForm,
    /// The lanes, in order.
    pub lanes: Vec<Lane>,
}

/// Rows of marks in groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LanePlot {
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown, for a reader who does not see it.
    pub about: String,
    /// The groups; one without lanes is left out.
    pub groups: Vec<LaneGroup>,
    /// The words where there is no lane at all.
    pub empty: String,
}

impl LanePlot {
    /// Every lane, in order.
    pub fn lanes(&self) -> impl Iterator<Item = &Lane> {
        self.groups.iter().flat_map(|group| &group.lanes)
    }
}
