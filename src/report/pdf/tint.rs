//! Colours on paper: one that does a job, or the organisation's own.

use crate::charts::{Ink, Rgb, Theme};

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// That of a job.
    Job(Ink),
    /// The organisation's own.
    Own(Rgb),
}

impl From<Ink> for Tint {
    fn from(ink: Ink) -> Tint {
        Tint::Job(ink)
    }
}

impl Tint {
    /// The colour on paper.
    pub fn colour(self) -> Rgb {
        match self {
            Tint::Job(ink) => Theme::Paper.colour(ink),
            Tint::Own(colour) => colour,
        }
    }
}

/// The organisation's colour, where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accent(pub Option<Rgb>);

impl Accent {
    /// The colour of an area, or the ink that has its place without one.
    pub fn or(self, ink: Ink) -> Tint {
        self.0.map_or(Tint::Job(ink), Tint::Own)
    }

    /// The same for words: as dark as they need to be read on white.
    pub fn in_text(self, ink: Ink) -> Tint {
        self.0.map_or(Tint::Job(ink), |colour| Tint::Own(readable(colour)))
    }
}

/// How strongly text must stand out from white, by WCAG 2.
const CONTRAST: f64 = 4.5;

/// A colour as light as it is, and darker only where small text of it could not be read on white.
fn readable(colour: Rgb) -> Rgb {
    let darker = |share: u32| {
        let part = |value: u8| (u32::from(value) * share / 100) as u8;
        Rgb(part(colour.0), part(colour.1), part(colour.2))
    };
    (0..=100).rev().map(darker).find(|dark| contrast(*dark) >= CONTRAST).unwrap_or(Rgb(0, 0, 0))
}

/// The contrast of a colour with white.
fn contrast(colour: Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    };
    1.05 / (0.2126 * part(colour.0) + 0.7152 * part(colour.1) + 0.0722 * part(colour.2) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_accent_is_darkened_in_words_and_kept_in_areas() {
        let accent = Accent(Some(Rgb(255, 204, 0)));
        assert_eq!(accent.or(Ink::Navy), Tint::Own(Rgb(255, 204, 0)));
        let words = accent.in_text(Ink::Pilot).colour();
        assert!(contrast(words) >= CONTRAST && contrast(Rgb(255, 204, 0)) < 2.0, "{words:?}");
        let dark = Accent(Some(Rgb(120, 0, 80)));
        assert_eq!(dark.in_text(Ink::Pilot).colour(), Rgb(120, 0, 80));
        assert_eq!(Accent::default().or(Ink::Navy), Tint::Job(Ink::Navy));
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Rgb(0, 0, 0)) - 21.0).abs() < 1e-9);
        assert!((contrast(Rgb(0x77, 0x77, 0x77)) - 4.478).abs() < 1e-3);
    }
}
