//! A piece that no page can hold, cut between its lines: nothing is lost and nothing leaves the page.

use super::piece::{Art, Mark, Piece, Step};

/// The least of a page that a cut fills; a mark that is higher still is left whole.
const LEAST: f32 = 12.0;

/// From where to where a mark reaches.
fn reach(mark: &Mark) -> (f32, f32) {
    match mark {
        Mark::Text { at, size, .. } => (at.1 - size * 0.82, at.1 + size * 0.28),
        Mark::Chart { at, size, scale, .. } => (at.1, at.1 + size.height as f32 * scale),
        Mark::Logo { at, size, .. } | Mark::Lead { at, size, .. } => (at.1, at.1 + size.1),
        Mark::Open => (0.0, 0.0),
        Mark::Outline { steps, .. } => {
            let heights = || steps.iter().filter_map(height);
            (heights().fold(f32::INFINITY, f32::min), heights().fold(f32::NEG_INFINITY, f32::max))
        }
    }
}

fn height(step: &Step) -> Option<f32> {
    match step {
        Step::Move(at) | Step::Line(at) | Step::Curve(_, _, at) => Some(at.1),
        Step::Close => None,
    }
}

/// A ground behind other marks, which may end anywhere.
fn ground(mark: &Mark) -> bool {
    let straight = |step: &Step| matches!(step, Step::Move(_) | Step::Line(_) | Step::Close);
    matches!(mark, Mark::Outline { steps, stroke: None, .. } if steps.len() == 5 && steps.iter().all(straight))
}

/// The part of a ground between two heights.
fn between(mark: &Mark, from: f32, to: f32) -> Mark {
    let mut mark = mark.clone();
    if let Mark::Outline { steps, .. } = &mut mark {
        for step in steps {
            if let Step::Move(at) | Step::Line(at) = step {
                at.1 = at.1.clamp(from, to);
            }
        }
    }
    mark
}

/// Where to end the first part: as low as may be, and through no mark. Where columns leave no such
/// place, at the bottom: what the cut would go through begins the next part.
fn end(piece: &Piece, most: f32) -> f32 {
    let marks: Vec<(f32, f32)> =
        piece.arts.iter().filter(|art| !ground(&art.mark)).map(|art| reach(&art.mark)).collect();
    let through = |end: f32| {
        let all = marks.iter().filter(|(from, to)| *from < end && end < *to);
        all.map(|(from, _)| *from).reduce(f32::min)
    };
    let mut end = most;
    while let Some(from) = through(end) {
        end = from;
    }
    if end < LEAST { most } else { end }
}

/// Cuts a piece into parts no higher than `most`.
pub fn parts(mut piece: Piece, most: f32) -> Vec<Piece> {
    let mut out = Vec::new();
    while piece.height > most && most > LEAST {
        let end = end(&piece, most);
        let mut first = Piece { height: end, arts: Vec::new(), keep: false, ..piece.clone() };
        let mut rest =
            Piece { above: 0.0, starts_page: false, places: Vec::new(), arts: Vec::new(), ..piece.clone() };
        // What begins above the end and is not done by then begins the rest.
        let over = |(from, to): (f32, f32)| from < end && end < to && to - from <= most / 2.0;
        let small = piece.arts.iter().filter(|art| !ground(&art.mark)).map(|art| reach(&art.mark));
        let pushed = small.filter(|reach| over(*reach)).map(|(from, _)| end - from).fold(0.0, f32::max);
        for Art { node, mark } in piece.arts {
            let (from, to) = reach(&mark);
            if ground(&mark) && from < end && end < to {
                first.put(node, between(&mark, from, end));
                rest.put(node, between(&mark, end - pushed, to));
            } else if from < end && !over((from, to)) {
                first.put(node, mark);
            } else {
                rest.put(node, mark);
            }
        }
        rest.height = piece.height - end + pushed;
        rest.shift(0.0, pushed - end);
        out.push(first);
        piece = rest;
    }
    out.push(piece);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::charts::Ink;
    use crate::charts::fonts::Face;

    #[test]
    fn lines_stay_whole_and_grounds_go_on() {
        let mut piece = Piece::high(100.0);
        piece.area((0.0, 0.0), (50.0, 100.0), Ink::Sunk);
        for n in 0..10 {
            let at = (5.0, 7.4 + 10.0 * n as f32);
            piece.put(
                None,
                Mark::Text { at, text: n.to_string(), face: Face::Sans, size: 9.0, ink: Ink::Text.into() },
            );
        }
        let parts = parts(piece, 38.0);
        let lines =
            |part: &Piece| part.arts.iter().filter(|art| matches!(art.mark, Mark::Text { .. })).count();
        assert_eq!(parts.iter().map(lines).collect::<Vec<_>>(), [3, 3, 3, 1]);
        for part in &parts {
            assert!(part.height <= 38.0);
            assert!(
                part.arts
                    .iter()
                    .all(|art| reach(&art.mark).0 >= -0.6 && reach(&art.mark).1 <= part.height + 0.5)
            );
            assert!(ground(&part.arts[0].mark));
        }
        assert!((parts.iter().map(|part| part.height).sum::<f32>() - 100.0).abs() < 0.01);
    }
}
