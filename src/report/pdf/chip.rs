//! A verdict as a word in a shape of its own: what it says can be told by the word, by the sign and
//! by the outline, and so without its colour.

use super::faces::Faces;
use super::piece::{Mark, Piece, Spot, Step, Stroke, arc, circle, rounded};
use super::tree::NodeId;
use crate::charts::Ink;
use crate::charts::fonts::Face;
use crate::report::model::{Chip, Standing};

const SIZE: f32 = 8.6;
/// The height of a chip in points.
pub const HEIGHT: f32 = 15.5;
const SIGN: f32 = 9.0;
const PAD: f32 = 6.5;

/// The width of a chip.
pub fn width(faces: &Faces<'_>, chip: &Chip) -> f32 {
    2.0 * PAD + SIGN + 3.5 + faces.width(Face::SansSemibold, SIZE, chip.word())
}

struct Look {
    text: Ink,
    fill: Option<Ink>,
    edge: Ink,
    dashed: bool,
}

fn look(chip: &Chip) -> Look {
    let interim = chip.interim || chip.standing == Standing::Interim;
    match chip.standing {
        Standing::Met => Look { text: Ink::OnPilot, fill: Some(Ink::Pilot), edge: Ink::Pilot, dashed: false },
        Standing::NotMet => {
            Look { text: Ink::Worse, fill: Some(Ink::WorseTint), edge: Ink::Worse, dashed: interim }
        }
        Standing::NotEnough | Standing::Interim => {
            Look { text: Ink::Navy, fill: Some(Ink::NavyTint), edge: Ink::Navy, dashed: interim }
        }
        Standing::NotComparable => {
            Look { text: Ink::Before, fill: Some(Ink::BeforeTint), edge: Ink::Before, dashed: interim }
        }
        Standing::Open => Look { text: Ink::Ink2, fill: None, edge: Ink::LineStrong, dashed: false },
    }
}

/// Puts a chip on a piece: its left edge, and the baseline its word stands on.
pub fn put(piece: &mut Piece, faces: &Faces<'_>, chip: &Chip, (x, baseline): Spot, node: Option<NodeId>) {
    let look = look(chip);
    let top = baseline - SIZE * 0.33 - HEIGHT / 2.0;
    let edge = Stroke { ink: look.edge.into(), width: 0.9, dash: look.dashed.then_some((2.6, 1.8)) };
    let outline = rounded((x + 0.45, top), (width(faces, chip) - 0.9, HEIGHT), HEIGHT / 2.0);
    piece.put(None, Mark::Outline { steps: outline, fill: look.fill.map(Into::into), stroke: Some(edge) });
    for mark in sign(chip, (x + PAD + SIGN / 2.0, top + HEIGHT / 2.0), look.text) {
        piece.put(None, mark);
    }
    let at = (x + PAD + SIGN + 3.5, baseline);
    piece.put(
        node,
        Mark::Text {
            at,
            text: chip.word().to_owned(),
            face: Face::SansSemibold,
            size: SIZE,
            ink: look.text.into(),
        },
    );
}

fn sign(chip: &Chip, (x, y): Spot, ink: Ink) -> Vec<Mark> {
    let stroke = |width: f32, ink: Ink| Some(Stroke { ink: ink.into(), width, dash: None });
    let lines = |steps: Vec<Step>| Mark::Outline { steps, fill: None, stroke: stroke(1.3, ink) };
    match chip.standing {
        Standing::Met => vec![lines(vec![
            Step::Move((x - 3.4, y + 0.2)),
            Step::Line((x - 1.0, y + 2.6)),
            Step::Line((x + 3.4, y - 2.6)),
        ])],
        Standing::NotMet => vec![lines(vec![
            Step::Move((x - 2.6, y - 2.6)),
            Step::Line((x + 2.6, y + 2.6)),
            Step::Move((x - 2.6, y + 2.6)),
            Step::Line((x + 2.6, y - 2.6)),
        ])],
        Standing::NotComparable => vec![lines(vec![
            Step::Move((x - 3.2, y - 1.3)),
            Step::Line((x + 3.2, y - 1.3)),
            Step::Move((x - 3.2, y + 1.3)),
            Step::Line((x + 3.2, y + 1.3)),
            Step::Move((x - 1.8, y + 3.4)),
            Step::Line((x + 1.8, y - 3.4)),
        ])],
        Standing::Open => {
            vec![Mark::Outline { steps: circle((x, y), 3.4), fill: None, stroke: stroke(1.1, ink) }]
        }
        Standing::NotEnough | Standing::Interim => {
            let ring = Mark::Outline {
                steps: circle((x, y), 3.3),
                fill: None,
                stroke: stroke(1.9, Ink::LineStrong),
            };
            let done = chip.progress.filter(|(_, planned)| *planned > 0);
            let share = done.map_or(0.0, |(done, planned)| (done as f32 / planned as f32).min(1.0));
            let mut marks = vec![ring];
            if share > 0.0 {
                marks.push(Mark::Outline {
                    steps: arc((x, y), 3.3, share),
                    fill: None,
                    stroke: stroke(1.9, ink),
                });
            }
            marks
        }
    }
}
