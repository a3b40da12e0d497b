//! Colours by their job. A drawing names the job; a theme says which colour does it.

/// A colour, red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as CSS and SVG write it.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

macro_rules! inks {
    ($($ink:ident $css:literal $light:literal $dark:literal $what:literal;)*) => {
        /// What a colour is for. The names are those of the window's own tokens.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Ink { $(#[doc = $what] $ink,)* }

        impl Ink {
            /// Every ink.
            pub const ALL: &'static [Ink] = &[$(Ink::$ink,)*];
            /// The name of the window's token, without the two dashes.
            pub fn token(self) -> &'static str { match self { $(Ink::$ink => $css,)* } }
            fn in_light(self) -> u32 { match self { $(Ink::$ink => $light,)* } }
            fn in_dark(self) -> u32 { match self { $(Ink::$ink => $dark,)* } }
        }
    };
}

inks! {
    Bg "bg" 0xFFFFFF 0x11161D "The page behind a drawing.";
    Sunk "bg-sunk" 0xF7F8FA 0x161C25 "The faintest area.";
    Text "ink" 0x161B23 0xE9EDF2 "Text.";
    Ink2 "ink-2" 0x485160 0xB7C0CC "Second text.";
    Ink3 "ink-3" 0x5F6977 0x97A3B2 "Labels of axes.";
    Navy "navy" 0x0B2545 0xD3E0F4 "An estimate, a deadline, a heading.";
    NavyTint "navy-tint" 0xE6ECF5 0x1D2B42 "Not enough evidence; time already past.";
    OnNavy "on-navy" 0xFFFFFF 0x0C1828 "Text on navy.";
    Pilot "pilot" 0x0B746A 0x4FC1B2 "The pilot, and met.";
    PilotTint "pilot-tint" 0xE1F1EE 0x12322F "Areas of the pilot.";
    OnPilot "on-pilot" 0xFFFFFF 0x06201D "Text on the pilot's colour.";
    Before "before" 0x5B6472 0xA6B0BD "The baseline.";
    BeforeTint "before-tint" 0xECEEF1 0x232B36 "Areas of the baseline.";
    Worse "worse" 0xB23C29 0xF2907C "Worse, and not met; nothing else.";
    WorseTint "worse-tint" 0xFBECE8 0x3B211D "Areas of worse.";
    Note "note" 0x805206 0xE3B566 "Something a person should mend.";
    NoteTint "note-tint" 0xFBF2DF 0x32270F "Areas to mend.";
    Line "line" 0xE2E5EA 0x28313D "Hairlines.";
    LineStrong "line-strong" 0x848E9B 0x6F7B8B "Lines that carry a mark.";
}

impl Ink {
    /// The ink's own number, by which a painter that keeps jobs apart finds it again.
    pub fn code(self) -> u8 {
        Ink::ALL.iter().position(|ink| *ink == self).and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
    }

    /// The ink of a number.
    pub fn of_code(code: u8) -> Ink {
        Ink::ALL.get(usize::from(code)).copied().unwrap_or(Ink::Text)
    }
}

/// Which colours do the jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// The light window.
    Light,
    /// The dark window.
    Dark,
    /// Paper: white, whatever the window.
    Paper,
}

impl Theme {
    /// The colour of an ink.
    pub fn colour(self, ink: Ink) -> Rgb {
        let value = match self {
            Theme::Light | Theme::Paper => ink.in_light(),
            Theme::Dark => ink.in_dark(),
        };
        let [_, r, g, b] = value.to_be_bytes();
        Rgb(r, g, b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ink_is_found_again_by_its_number() {
        assert!(Ink::ALL.iter().all(|ink| Ink::of_code(ink.code()) == *ink));
    }

    #[test]
    fn the_dark_window_has_its_own_pilot_colour_and_paper_does_not() {
        assert_eq!(Theme::Dark.colour(Ink::Pilot).hex(), "#4FC1B2");
        assert_eq!(Theme::Paper.colour(Ink::Pilot), Theme::Light.colour(Ink::Pilot));
    }
}
