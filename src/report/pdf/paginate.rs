//! Pieces to pages: what must stay together goes over together, and tables say again what their
//! columns are.

use super::piece::Piece;

/// A piece on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'a> {
    /// The piece.
    pub piece: &'a Piece,
    /// Its upper edge, from the top of the content.
    pub y: f32,
    /// Whether it only says again what the structure has said: decoration.
    pub again: bool,
}

/// A section begins on a page of its own, unless all of it fits beneath the one before, or as much of
/// it as this share of a page: so no page stands half empty, and no title parts from what it heads.
const BEGUN: f32 = 0.24;

/// The space between a section and the one beneath it, in points.
const BETWEEN: f32 = 30.0;

/// Fills pages of a content height.
pub fn pages<'a>(pieces: &'a [Piece], heads: &'a [Piece], height: f32) -> Vec<Vec<Placed<'a>>> {
    let mut filler = Filler { heads, height, pages: vec![Vec::new()], y: 0.0 };
    let mut rest = pieces;
    while !rest.is_empty() {
        if rest.first().is_some_and(|first| first.starts_page) {
            filler.begin_section(rest);
        }
        let (chain, after) = chained(rest);
        filler.chain(chain);
        rest = after;
    }
    filler.pages
}

/// The pieces that go over to a page together, and those after them.
fn chained(pieces: &[Piece]) -> (&[Piece], &[Piece]) {
    let size = pieces.iter().take_while(|piece| piece.keep).count() + 1;
    pieces.split_at(size.min(pieces.len()))
}

/// How much of the section at the head of these pieces a room holds, and whether that is all of it.
fn held(pieces: &[Piece], room: f32) -> (f32, bool) {
    let mut taken = 0.0;
    let (mut chain, mut rest) = chained(pieces);
    loop {
        let more = high(chain);
        if taken + more > room {
            return (taken, false);
        }
        taken += more;
        if rest.first().is_none_or(|piece| piece.starts_page) {
            return (taken, true);
        }
        (chain, rest) = chained(rest);
    }
}

fn high(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.height + piece.above).sum()
}

struct Filler<'a> {
    heads: &'a [Piece],
    height: f32,
    pages: Vec<Vec<Placed<'a>>>,
    y: f32,
}

impl<'a> Filler<'a> {
    fn fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn turn(&mut self) {
        if !self.fresh() {
            self.pages.push(Vec::new());
            self.y = 0.0;
        }
    }

    /// Begins a section: on the next page, or beneath the one before. The first page stands alone,
    /// for it is the answer.
    fn begin_section(&mut self, section: &[Piece]) {
        let (begun, whole) = held(section, self.height - self.y - BETWEEN);
        let worth = whole || begun >= self.height * BEGUN;
        if self.pages.len() > 1 && !self.fresh() && worth {
            self.y += BETWEEN;
        } else {
            self.turn();
        }
    }

    fn head_of(&self, piece: &Piece) -> Option<&'a Piece> {
        piece.head.and_then(|at| self.heads.get(at))
    }

    fn chain(&mut self, chain: &'a [Piece]) {
        let Some(first) = chain.first() else { return };
        let inside = high(chain);
        let above = if self.fresh() { first.above } else { 0.0 };
        if self.y + inside - above > self.height + 0.01 {
            let head = self.head_of(first).map_or(0.0, |head| head.height);
            if inside - first.above + head <= self.height {
                self.turn();
            }
        }
        for piece in chain {
            self.place(piece);
        }
    }

    fn place(&mut self, piece: &'a Piece) {
        let above = if self.fresh() { 0.0 } else { piece.above };
        if self.y + above + piece.height > self.height + 0.01 {
            self.turn();
        }
        if self.fresh()
            && let Some(head) = self.head_of(piece)
        {
            self.put(head, true);
        }
        let above = if self.fresh() { 0.0 } else { piece.above };
        self.y += above;
        self.put(piece, false);
    }

    fn put(&mut self, piece: &'a Piece, again: bool) {
        let placed = Placed { piece, y: self.y, again };
        if let Some(page) = self.pages.last_mut() {
            page.push(placed);
        }
        self.y += piece.height;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn pieces(heights: &[f32]) -> Vec<Piece> {
        heights.iter().map(|h| Piece::high(*h)).collect()
    }

    #[test]
    fn a_heading_goes_over_with_what_it_heads() {
        let mut all = pieces(&[80.0, 10.0, 20.0]);
        all[1].keep = true;
        let pages = pages(&all, &[], 100.0);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn the_space_above_is_swallowed_at_the_top_of_a_page() {
        let mut all = pieces(&[90.0, 20.0]);
        all[1].above = 15.0;
        let pages = pages(&all, &[], 100.0);
        assert_eq!(pages[1][0].y, 0.0);
    }

    #[test]
    fn a_table_that_goes_on_says_its_head_again() {
        let mut rows = pieces(&[40.0, 40.0, 40.0, 40.0]);
        for row in &mut rows {
            row.head = Some(0);
        }
        rows[0].head = None;
        let heads = pieces(&[10.0]);
        let pages = pages(&rows, &heads, 100.0);
        assert_eq!(pages.len(), 2);
        assert!(pages[1][0].again && pages[1][1].y == 10.0);
    }

    #[test]
    fn a_section_begins_beneath_the_one_before_where_it_or_much_of_it_fits() {
        // The answer; 20 that leave much; a section that goes on; one that fits whole; one that does not.
        let mut all = pieces(&[10.0, 20.0, 30.0, 60.0, 5.0, 40.0]);
        for section in [1, 2, 4, 5] {
            all[section].starts_page = true;
        }
        let lengths = |all: &[Piece]| -> Vec<usize> { pages(all, &[], 100.0).iter().map(Vec::len).collect() };
        assert_eq!(lengths(&all), [1, 2, 2, 1]);
        let laid = pages(&all, &[], 100.0);
        assert_eq!(laid[1][1].y, 20.0 + BETWEEN);
        assert_eq!(laid[2][1].y, 60.0 + BETWEEN);
        // A title with a line or two is not begun at the foot of a page.
        all[2].height = 20.0;
        assert_eq!(lengths(&all), [1, 1, 2, 2]);
    }

    #[test]
    fn what_no_page_can_hold_is_placed_all_the_same() {
        let all = pieces(&[250.0, 10.0]);
        assert_eq!(pages(&all, &[], 100.0).len(), 2);
    }
}
