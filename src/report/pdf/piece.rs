//! Pieces: what cannot be cut by a page's end, with everything that is to be painted on it.

use super::tint::Tint;
use super::tree::NodeId;
use crate::charts::fonts::Face;
use crate::charts::{Chart, Size};
use crate::report::model::{Link, Logo};

/// A place on a piece: points from its upper left corner.
pub type Spot = (f32, f32);

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins here.
    Move(Spot),
    /// Straight to here.
    Line(Spot),
    /// A Bézier curve by two handles to here.
    Curve(Spot, Spot, Spot),
    /// Back to the beginning.
    Close,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub ink: Tint,
    /// The width in points.
    pub width: f32,
    /// So long drawn, so long left out.
    pub dash: Option<(f32, f32)>,
}

/// What is painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Text in one style on one line: its left end on the baseline.
    Text { at: Spot, text: String, face: Face, size: f32, ink: Tint },
    /// An outline, filled, drawn, or both.
    Outline { steps: Vec<Step>, fill: Option<Tint>, stroke: Option<Stroke> },
    /// The organisation's logo: its upper left corner, width and height.
    Logo { at: Spot, size: Spot, logo: Logo },
    /// A chart: its upper left corner, and points a pixel.
    Chart { at: Spot, chart: Box<Chart>, size: Size, scale: f32 },
    /// Something that leads somewhere: the upper left corner, width and height.
    Lead { at: Spot, size: Spot, link: Link },
    /// Nothing to see: the node joins the structure here, even if it stays empty.
    Open,
}

/// A mark and the node it belongs to; without a node it is decoration.
#[derive(Debug, Clone, PartialEq)]
pub struct Art {
    /// The node.
    pub node: Option<NodeId>,
    /// The mark.
    pub mark: Mark,
}

/// A place that links and the outline lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The place name.
    pub anchor: Option<String>,
    /// The level and words in the outline.
    pub outline: Option<(u8, String)>,
}

/// Something that stays whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piece {
    /// Its height.
    pub height: f32,
    /// The space above it, which the top of a page swallows.
    pub above: f32,
    /// Whether the next piece must follow on the same page.
    pub keep: bool,
    /// Whether it begins a page.
    pub starts_page: bool,
    /// Its marks, in the order of reading.
    pub arts: Vec<Art>,
    /// The piece to repeat above it where it begins a page.
    pub head: Option<usize>,
    /// The places on it.
    pub places: Vec<Place>,
}

impl Mark {
    /// Moves the mark.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let to = |at: &mut Spot| *at = (at.0 + dx, at.1 + dy);
        match self {
            Mark::Text { at, .. }
            | Mark::Chart { at, .. }
            | Mark::Logo { at, .. }
            | Mark::Lead { at, .. } => to(at),
            Mark::Open => {}
            Mark::Outline { steps, .. } => {
                for step in steps {
                    match step {
                        Step::Move(at) | Step::Line(at) => to(at),
                        Step::Curve(a, b, c) => {
                            to(a);
                            to(b);
                            to(c);
                        }
                        Step::Close => {}
                    }
                }
            }
        }
    }
}

impl Piece {
    /// An empty piece of a height.
    pub fn high(height: f32) -> Piece {
        Piece { height, ..Piece::default() }
    }

    /// Adds a mark.
    pub fn put(&mut self, node: Option<NodeId>, mark: Mark) {
        self.arts.push(Art { node, mark });
    }

    /// Adds a filled rectangle as decoration.
    pub fn area(&mut self, at: Spot, size: Spot, ink: impl Into<Tint>) {
        self.put(None, Mark::Outline { steps: rectangle(at, size), fill: Some(ink.into()), stroke: None });
    }

    /// Adds a horizontal hairline as decoration.
    pub fn rule(&mut self, at: Spot, width: f32, ink: impl Into<Tint>, weight: f32) {
        let steps = vec![Step::Move(at), Step::Line((at.0 + width, at.1))];
        self.put(
            None,
            Mark::Outline {
                steps,
                fill: None,
                stroke: Some(Stroke { ink: ink.into(), width: weight, dash: None }),
            },
        );
    }

    /// Moves everything on it.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        for art in &mut self.arts {
            art.mark.shift(dx, dy);
        }
    }
}

/// A rectangle as an outline.
pub fn rectangle((x, y): Spot, (w, h): Spot) -> Vec<Step> {
    vec![
        Step::Move((x, y)),
        Step::Line((x + w, y)),
        Step::Line((x + w, y + h)),
        Step::Line((x, y + h)),
        Step::Close,
    ]
}

/// How far a Bézier's handle lies for a quarter of a circle of radius 1.
const ROUND: f32 = 0.552_284_8;

/// A rectangle with round corners.
pub fn rounded((x, y): Spot, (w, h): Spot, r: f32) -> Vec<Step> {
    let k = r * (1.0 - ROUND);
    let (right, bottom) = (x + w, y + h);
    vec![
        Step::Move((x + r, y)),
        Step::Line((right - r, y)),
        Step::Curve((right - k, y), (right, y + k), (right, y + r)),
        Step::Line((right, bottom - r)),
        Step::Curve((right, bottom - k), (right - k, bottom), (right - r, bottom)),
        Step::Line((x + r, bottom)),
        Step::Curve((x + k, bottom), (x, bottom - k), (x, bottom - r)),
        Step::Line((x, y + r)),
        Step::Curve((x, y + k), (x + k, y), (x + r, y)),
        Step::Close,
    ]
}

/// A circle.
pub fn circle((x, y): Spot, r: f32) -> Vec<Step> {
    rounded((x - r, y - r), (2.0 * r, 2.0 * r), r)
}

/// A part of a circle from the top clockwise, `share` of the whole.
pub fn arc((x, y): Spot, r: f32, share: f32) -> Vec<Step> {
    let pieces = 24;
    let spot = |k: i32| {
        let angle = f64::from(share) * std::f64::consts::TAU * f64::from(k) / f64::from(pieces);
        (x + r * libm::sin(angle) as f32, y - r * libm::cos(angle) as f32)
    };
    let mut steps = vec![Step::Move(spot(0))];
    steps.extend((1..=pieces).map(|k| Step::Line(spot(k))));
    steps
}
