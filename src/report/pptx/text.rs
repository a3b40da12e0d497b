//! Words as the paragraphs and runs of a shape.

use super::xml::{emu, safe, solid};
use crate::charts::Ink;
use crate::report::model::{Chip, Inline, Rich, Run, Standing, Tone};

/// The language of every run.
pub(super) const LANGUAGE: &str = "en-GB";

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// The type size in points.
    pub size: f64,
    /// From line to line, in points.
    pub pitch: f64,
    /// The colour of plain words.
    pub ink: Ink,
    /// Semibold throughout.
    pub bold: bool,
    /// The face of titles and figures.
    pub display: bool,
    /// `l`, `ctr` or `r`.
    pub align: &'static str,
    /// Room above it, in points.
    pub above: f64,
}

impl Style {
    /// Text of a size.
    pub(super) fn of(size: f64) -> Style {
        Style {
            size,
            pitch: (size * 1.26).round(),
            ink: Ink::Text,
            bold: false,
            display: false,
            align: "l",
            above: 0.0,
        }
    }

    /// The same in another ink.
    pub(super) fn ink(self, ink: Ink) -> Style {
        Style { ink, ..self }
    }

    /// The same, semibold.
    pub(super) fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    /// The same in the face of titles and figures.
    pub(super) fn display(self) -> Style {
        Style { display: true, pitch: (self.size * 1.16).round(), ..self }
    }

    /// The same with room above.
    pub(super) fn above(self, above: f64) -> Style {
        Style { above, ..self }
    }
}

/// The ink of a verdict.
pub(super) fn chip_ink(chip: &Chip) -> Ink {
    match chip.standing {
        Standing::Met => Ink::Pilot,
        Standing::NotMet => Ink::Worse,
        Standing::NotEnough | Standing::Interim => Ink::Navy,
        Standing::NotComparable => Ink::Before,
        Standing::Open => Ink::Ink2,
    }
}

/// The word of a verdict, with what tells it apart without its colour.
pub(super) fn chip_words(chip: &Chip) -> String {
    let word = chip.word().replace(' ', "\u{a0}");
    match (chip.standing, chip.progress) {
        (Standing::Met, _) => format!("✓\u{a0}{word}"),
        (Standing::NotMet, _) => format!("✗\u{a0}{word}"),
        (Standing::NotComparable, _) => format!("≠\u{a0}{word}"),
        (Standing::Interim, Some((done, planned))) => format!("{word},\u{a0}{done}/{planned}"),
        (_, Some((done, planned))) if chip.interim => format!("{word}, interim,\u{a0}{done}/{planned}"),
        _ if chip.interim && chip.standing != Standing::Interim => format!("{word}, interim"),
        _ => word,
    }
}

/// The words in a chip's own shape, whose dashes say "interim".
pub(super) fn chip_label(chip: &Chip) -> String {
    chip_words(chip).replace(", interim", "").replace(",\u{a0}", "\u{a0}")
}

fn tone(tone: Tone, plain: Ink) -> Ink {
    match tone {
        Tone::Plain => plain,
        Tone::Quiet => Ink::Ink2,
        Tone::Pilot => Ink::Pilot,
        Tone::Before => Ink::Before,
        Tone::Worse => Ink::Worse,
        Tone::Note => Ink::Note,
    }
}

/// The properties of a run.
pub(super) fn properties(element: &str, style: Style, bold: bool, italic: bool, ink: Ink) -> String {
    let face = if style.display { "+mj-lt" } else { "+mn-lt" };
    let heavy = if bold { " b=\"1\"" } else { "" };
    let slanted = if italic { " i=\"1\"" } else { "" };
    format!(
        "<{element} lang=\"{LANGUAGE}\" sz=\"{}\"{heavy}{slanted} dirty=\"0\">{}<a:latin typeface=\"{face}\"/></{element}>",
        (style.size * 100.0).round() as i64,
        solid(ink)
    )
}

fn run(run: &Run, style: Style) -> String {
    if run.text.is_empty() {
        return String::new();
    }
    let linked = run.link.is_some();
    let ink = if linked { Ink::Pilot } else { tone(run.tone, style.ink) };
    format!(
        "<a:r>{}<a:t>{}</a:t></a:r>",
        properties("a:rPr", style, style.bold || run.bold || linked, run.italic, ink),
        safe(&run.text)
    )
}

/// The runs of a rich text.
fn runs(words: &Rich, style: Style) -> String {
    let parts = words.0.iter().map(|part| match part {
        Inline::Run(one) => run(one, style),
        Inline::Chip(chip) => format!(
            "<a:r>{}<a:t>{}</a:t></a:r>",
            properties("a:rPr", style, true, false, chip_ink(chip)),
            safe(&chip_words(chip))
        ),
    });
    parts.collect()
}

/// One paragraph; a mark hangs before its lines.
pub(super) fn paragraph(words: &Rich, mark: &str, style: Style) -> String {
    let hang = if mark.is_empty() { 0.0 } else { hanging(style.size) };
    let indent = if mark.is_empty() {
        " marL=\"0\" indent=\"0\"".to_owned()
    } else {
        format!(" marL=\"{}\" indent=\"-{}\"", emu(hang), emu(hang))
    };
    let bullet = match mark {
        "" => "<a:buNone/>".to_owned(),
        "•" => "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>".to_owned(),
        _ => "<a:buFont typeface=\"+mn-lt\"/><a:buAutoNum type=\"arabicPeriod\"/>".to_owned(),
    };
    format!(
        "<a:p><a:pPr{indent} algn=\"{}\"><a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft>{bullet}</a:pPr>{}{}</a:p>",
        style.align,
        (style.pitch * 100.0).round() as i64,
        (style.above * 100.0).round() as i64,
        runs(words, style),
        if words.is_empty() {
            properties("a:endParaRPr", style, false, false, style.ink)
        } else {
            String::new()
        }
    )
}

/// How far the lines of a list stand from its marks.
pub(super) fn hanging(size: f64) -> f64 {
    (size * 1.3).round()
}
