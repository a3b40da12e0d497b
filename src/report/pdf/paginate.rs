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

/// A section begins on a page of its own. Where the one before runs over by less than this share of a
/// page, the next begins beneath it, so that no page stands all but empty.
const SPILL: f32 = 0.35;

/// The space between what ran over and the section beneath it, in points.
const BETWEEN: f32 = 30.0;

/// Fills pages of a content height.
pub fn pages<'a>(pieces: &'a [Piece], heads: &'a [Piece], height: f32) -> Vec<Vec<Placed<'a>>> {
    let mut filler = Filler { heads, height, pages: vec![Vec::new()], y: 0.0, ran_over: false };
    let mut rest = pieces;
    while !rest.is_empty() {
        let size = rest.iter().take_while(|piece| piece.keep).count() + 1;
        let (chain, after) = rest.split_at(size.min(rest.len()));
        filler.chain(chain);
        rest = after;
    }
    filler.pages
}

struct Filler<'a> {
    heads: &'a [Piece],
    height: f32,
    pages: Vec<Vec<Placed<'a>>>,
    y: f32,
    /// Whether the page began in the middle of a section.
    ran_over: bool,
}

impl<'a> Filler<'a> {
    fn fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn turn(&mut self) {
        if !self.fresh() {
            self.pages.push(Vec::new());
            self.y = 0.0;
            self.ran_over = true;
        }
    }

    /// Begins a section: on the next page, or beneath the little that ran over from the one before.
    fn begin_section(&mut self, needs: f32) {
        let end = self.y + BETWEEN;
        if self.ran_over && !self.fresh() && self.y <= self.height * SPILL && end + needs <= self.height {
            self.y = end;
        } else {
            self.turn();
        }
        self.ran_over = false;
    }

    fn head_of(&self, piece: &Piece) -> Option<&'a Piece> {
        piece.head.and_then(|at| self.heads.get(at))
    }

    fn chain(&mut self, chain: &'a [Piece]) {
        let Some(first) = chain.first() else { return };
        let inside: f32 = chain.iter().map(|piece| piece.height + piece.above).sum();
        if first.starts_page {
            self.begin_section(inside);
        }
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
    fn a_section_begins_beneath_the_little_that_ran_over_and_else_on_its_own_page() {
        let mut all = pieces(&[90.0, 20.0, 30.0, 90.0, 40.0, 5.0]);
        for section in [2, 5] {
            all[section].starts_page = true;
        }
        let pages = pages(&all, &[], 100.0);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 1, 1, 1]);
        assert_eq!(pages[1][1].y, 20.0 + BETWEEN);
    }

    #[test]
    fn what_no_page_can_hold_is_placed_all_the_same() {
        let all = pieces(&[250.0, 10.0]);
        assert_eq!(pages(&all, &[], 100.0).len(), 2);
    }
}
