//! Kickers, titles, headings, lists and definitions.

use crate::charts::Ink;
use crate::report::model::{Heading, Rich};
use crate::report::pdf::lines::{Breaker, Line, Style};
use crate::report::pdf::piece::{Mark, Piece, Place};
use crate::report::pdf::setter::{Setter, TextNode, baseline, styles};
use crate::report::pdf::tree::Role;

/// A small line in capitals; it never parts from the title below.
pub fn kicker(setter: &mut Setter<'_, '_>, words: &str) {
    let first = setter.pieces.len();
    let style = Style { ink: setter.accent.in_text(Ink::Pilot), ..styles::KICKER };
    setter.text(&Rich::from(words.to_uppercase()), style, 10.0, Role::P);
    keep_from(setter, first);
}

fn keep_from(setter: &mut Setter<'_, '_>, first: usize) {
    for piece in setter.pieces.iter_mut().skip(first) {
        piece.keep = true;
    }
}

/// A title or heading: lines about equally long, kept with what follows, a place in the outline.
pub fn heading(setter: &mut Setter<'_, '_>, level: u8, heading: &Heading) {
    let (style, above) = match level {
        1 => (styles::TITLE, 4.0),
        2 => (styles::H2, 20.0),
        _ => (styles::H3, 13.0),
    };
    // Whatever a heading looks like, the structure goes down one level at a time.
    let level = level.clamp(1, 3).min(setter.level + 1);
    setter.level = level;
    let role = match level {
        1 => Role::H1,
        2 => Role::H2,
        _ => Role::H3,
    };
    let rich = Rich::from(heading.text.as_str());
    let first = setter.pieces.len();
    let node = setter.tree.add(role, setter.parent);
    let lines = Breaker::new(setter.faces, style).balanced(&rich, setter.column.width);
    setter.flow(&lines, style, above, &TextNode::plain(node));
    keep_from(setter, first);
    let outline = Some((level, heading.text.clone()));
    setter.place(first, Place { anchor: heading.anchor.clone(), outline });
}

/// A list with dots.
pub fn bullets(setter: &mut Setter<'_, '_>, items: &[Rich]) {
    let list = setter.tree.add(Role::L, setter.parent);
    let indent = 13.0;
    let style = styles::BODY;
    for (n, item) in items.iter().enumerate() {
        let node = setter.tree.add(Role::LI, list);
        let label = setter.tree.add(Role::Lbl, node);
        let body = setter.tree.add(Role::LBody, node);
        let text = TextNode { node: body, links: setter.links(item, body) };
        let first = setter.pieces.len();
        let lines = setter.lines(item, style, setter.column.width - indent);
        setter.column.left += indent;
        setter.flow(&lines, style, if n == 0 { 6.0 } else { 3.5 }, &text);
        setter.column.left -= indent;
        let at = (setter.column.left + 2.0, baseline(style));
        let ink = setter.accent.in_text(Ink::Pilot);
        if let Some(piece) = setter.pieces.get_mut(first) {
            let dot = Mark::Text { at, text: "•".to_owned(), face: style.face, size: style.size, ink };
            piece.arts.insert(0, crate::report::pdf::piece::Art { node: Some(label), mark: dot });
        }
    }
}

/// Terms at the left, what they mean at the right.
pub fn definitions(setter: &mut Setter<'_, '_>, pairs: &[(Rich, Rich)]) {
    let list = setter.tree.add(Role::L, setter.parent);
    let style = styles::CELL;
    let (left, width) = (setter.column.left, setter.column.width);
    // The terms take the room of the widest, up to a share of the column.
    let most = width * 0.27;
    let widest = pairs
        .iter()
        .flat_map(|(term, _)| setter.lines(term, style.bold(), most))
        .map(|line| line.width)
        .fold(0.0, f32::max);
    let term_width = widest.ceil().min(most);
    let body_left = term_width + 14.0;
    for (term, meaning) in pairs {
        let node = setter.tree.add(Role::LI, list);
        let (label, body) = (setter.tree.add(Role::Lbl, node), setter.tree.add(Role::LBody, node));
        let label = TextNode { node: label, links: setter.links(term, label) };
        let body = TextNode { node: body, links: setter.links(meaning, body) };
        let terms = setter.lines(term, style.bold(), term_width);
        let meanings = setter.lines(meaning, style, width - body_left);
        let count = terms.len().max(meanings.len()).max(1);
        for n in 0..count {
            let mut piece = Piece::high(style.leading);
            piece.above = if n == 0 { 6.0 } else { 0.0 };
            piece.keep = n + 1 < count && (n == 0 || n + 2 == count);
            if n == 0 {
                piece.rule((left, -2.5), width, Ink::Line, 0.7);
            }
            let empty = Line::default();
            let line = |lines: &[Line]| lines.get(n).unwrap_or(&empty).clone();
            setter.put(&mut piece, &line(&terms), (left, baseline(style)), style.bold(), &label);
            setter.put(&mut piece, &line(&meanings), (left + body_left, baseline(style)), style, &body);
            setter.push(piece);
        }
    }
}
