//! XML as text: what a person wrote can neither break out of it nor break it.

use crate::charts::{Ink, Rgb, Theme};

/// English metric units in a point.
const UNIT: f64 = 12700.0;

/// Points as whole English metric units.
pub(super) fn emu(points: f64) -> i64 {
    (points * UNIT).round() as i64
}

/// Words for a text or an attribute. Characters that XML has no place for are left out.
pub(super) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A colour: by its place in the theme where it has one, so that a theme of one's own takes hold.
pub(super) fn colour(ink: Ink) -> String {
    let named = match ink {
        Ink::Text => "tx1",
        Ink::Bg => "bg1",
        Ink::Navy => "tx2",
        Ink::Sunk => "bg2",
        Ink::Pilot => "accent1",
        Ink::Before => "accent2",
        Ink::Worse => "accent4",
        Ink::Note => "accent5",
        Ink::LineStrong => "accent6",
        other => return format!("<a:srgbClr val=\"{}\"/>", hex(other)),
    };
    format!("<a:schemeClr val=\"{named}\"/>")
}

/// The six digits of an ink on paper.
pub(super) fn hex(ink: Ink) -> String {
    let Rgb(r, g, b) = Theme::Paper.colour(ink);
    format!("{r:02X}{g:02X}{b:02X}")
}

/// A solid filling.
pub(super) fn solid(ink: Ink) -> String {
    format!("<a:solidFill>{}</a:solidFill>", colour(ink))
}

/// Where a shape stands, in points from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How wide.
    pub w: f64,
    /// How high.
    pub h: f64,
}

impl Place {
    /// The same as the transform of a shape, under the element that its kind asks for.
    pub(super) fn transform(self, element: &str) -> String {
        format!(
            "<{element}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></{element}>",
            emu(self.x),
            emu(self.y),
            emu(self.w.max(0.0)),
            emu(self.h.max(0.0))
        )
    }
}
