//! What all slides share: the theme, the master and its two layouts, the master of the notes.

use super::flow::{LEFT, WIDE};
use super::slide::{DECLARATION, SPACES};
use super::text::LANGUAGE;
use super::xml::{Place, emu, hex, safe, solid};
use crate::charts::{Ink, Rgb};
use crate::report::model::Logo;

/// The face of titles and figures.
const TITLES: &str = "Source Serif 4 Display Semibold";
/// The face of text.
const TEXT: &str = "Source Sans 3";

/// The organisation's own colour; navy where it has none.
const ACCENT: &str = "<a:solidFill><a:schemeClr val=\"accent3\"/></a:solidFill>";

/// The layouts: their names, and the size of their titles.
pub(super) const LAYOUTS: [(&str, f64); 2] = [("Answer", 34.0), ("Finding", 27.0)];

/// The theme: colours by their jobs, and two faces with what they look like where they are missing.
pub(super) fn theme(accent: Option<Rgb>) -> String {
    let colours: String = [
        ("dk1", Ink::Text),
        ("lt1", Ink::Bg),
        ("dk2", Ink::Navy),
        ("lt2", Ink::Sunk),
        ("accent1", Ink::Pilot),
        ("accent2", Ink::Before),
        ("accent3", Ink::Navy),
        ("accent4", Ink::Worse),
        ("accent5", Ink::Note),
        ("accent6", Ink::LineStrong),
        ("hlink", Ink::Pilot),
        ("folHlink", Ink::Before),
    ]
    .map(|(name, ink)| {
        let own = accent.filter(|_| name == "accent3").map(|rgb| rgb.hex().replace('#', ""));
        format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", own.unwrap_or_else(|| hex(ink)))
    })
    .concat();
    let face = |name: &str, panose: &str, family: u8| {
        format!(
            "<a:latin typeface=\"{name}\" panose=\"{panose}\" pitchFamily=\"{family}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Postflight\"><a:themeElements><a:clrScheme name=\"Postflight\">{colours}</a:clrScheme><a:fontScheme name=\"Postflight\"><a:majorFont>{}</a:majorFont><a:minorFont>{}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Postflight\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>",
        face(TITLES, "02040603050405020204", 18),
        face(TEXT, "020B0503030403020204", 34)
    )
}

const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

const COLOURS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

/// A place of the master or of a layout.
struct Holder {
    name: &'static str,
    ph: &'static str,
    place: Place,
    size: f64,
    ink: Ink,
    bold: bool,
    align: &'static str,
    display: bool,
    prompt: &'static str,
}

const fn at(x: f64, y: f64, w: f64, h: f64) -> Place {
    Place { x, y, w, h }
}

fn holder(id: usize, one: &Holder) -> String {
    let bold = u8::from(one.bold);
    let face = if one.display { "+mj-lt" } else { "+mn-lt" };
    let field = if one.name == "Slide number" {
        format!(
            "<a:fld id=\"{{6B1A3D52-0C6E-4E0B-9B5C-2D7D0A1F4E11}}\" type=\"slidenum\"><a:rPr lang=\"{LANGUAGE}\"/><a:t>‹#›</a:t></a:fld>"
        )
    } else {
        format!("<a:r><a:rPr lang=\"{LANGUAGE}\"/><a:t>{}</a:t></a:r>", safe(one.prompt))
    };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {}/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"{}\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{}\" b=\"{bold}\">{}<a:latin typeface=\"{face}\"/></a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{field}</a:p></p:txBody></p:sp>",
        one.name,
        one.ph,
        one.place.transform("a:xfrm"),
        one.align,
        (one.size * 100.0) as i64,
        solid(one.ink)
    )
}

const WORDS: Holder = Holder {
    name: "Text",
    ph: "type=\"body\" idx=\"1\"",
    place: at(LEFT, 150.0, WIDE, 340.0),
    size: 14.0,
    ink: Ink::Text,
    bold: false,
    align: "l",
    display: false,
    prompt: "What shows it",
};

fn title(size: f64) -> Holder {
    Holder {
        name: "Title",
        ph: "type=\"title\"",
        place: at(LEFT, 53.0, WIDE, 66.0),
        size,
        ink: Ink::Navy,
        display: true,
        prompt: "The finding, in one sentence",
        ..WORDS
    }
}

/// The foot: who may see it with the evidence's day, and the number.
fn foot() -> [Holder; 2] {
    let small = Holder { size: 9.5, ink: Ink::Ink3, place: at(LEFT, 511.0, 790.0, 14.0), ..WORDS };
    let number = at(LEFT + 804.0, 511.0, 60.0, 14.0);
    [
        Holder { name: "Footer", ph: "type=\"ftr\" sz=\"quarter\" idx=\"11\"", prompt: "Footer", ..small },
        Holder {
            name: "Slide number",
            ph: "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            place: number,
            align: "r",
            ..small
        },
    ]
}

fn head() -> [Holder; 3] {
    let kicker = Holder {
        name: "Kicker",
        ph: "type=\"body\" sz=\"quarter\" idx=\"13\"",
        place: at(LEFT, 36.0, 600.0, 16.0),
        size: 12.0,
        ink: Ink::Ink3,
        bold: true,
        prompt: "Which question",
        ..WORDS
    };
    let line = Holder {
        name: "Line",
        ph: "type=\"body\" sz=\"quarter\" idx=\"14\"",
        place: at(LEFT, 124.0, WIDE, 18.0),
        size: 12.5,
        ink: Ink::Ink2,
        bold: false,
        prompt: "n, design, interval",
        ..kicker
    };
    let mark = Holder {
        name: "Mark",
        ph: "type=\"body\" sz=\"quarter\" idx=\"15\"",
        place: at(LEFT + 604.0, 36.0, WIDE - 604.0, 16.0),
        size: 11.0,
        ink: Ink::Note,
        align: "r",
        prompt: "Draft",
        ..kicker
    };
    [kicker, line, mark]
}

fn across(id: usize, y: f64, fill: &str, weight: f64) -> String {
    format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Rule {id}\"/><p:cNvCxnSpPr/><p:nvPr userDrawn=\"1\"/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\">{}</a:ln></p:spPr></p:cxnSp>",
        at(LEFT, y, WIDE, 0.0).transform("a:xfrm"),
        emu(weight),
        fill
    )
}

/// Numbered shapes.
fn holders(first: usize, all: &[Holder]) -> String {
    (first..).zip(all).map(|(id, one)| holder(id, one)).collect()
}

/// The room of the logo: above the rule at the head, at the right.
const LOGO: Place = at(LEFT + WIDE - 160.0, 4.0, 160.0, 19.0);

/// The logo as a shape of the master, by the number of its relation: so every slide shows it, and no
/// slide has to be told when it is changed.
pub(super) fn logo(logo: &Logo, relation: usize) -> String {
    let (width, height) = logo.size_in((LOGO.w as f32, LOGO.h as f32));
    let (width, height) = (f64::from(width), f64::from(height));
    let place = at(LOGO.x + LOGO.w - width, LOGO.y + LOGO.h - height, width, height);
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"8\" name=\"Logo\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr userDrawn=\"1\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        safe(&logo.alt),
        place.transform("a:xfrm")
    )
}

/// The master: the logo and a navy rule above, a hairline over the foot.
pub(super) fn master(logo: &str) -> String {
    let [foot, number] = foot();
    let shapes = holders(2, &[title(27.0), WORDS, foot, number]);
    let rules = across(6, 26.0, ACCENT, 1.5) + &across(7, 504.0, &solid(Ink::Line), 0.75);
    let style = |size: f64, ink: Ink, face: &str| {
        format!(
            "<a:lvl1pPr algn=\"l\"><a:defRPr sz=\"{}\">{}<a:latin typeface=\"{face}\"/></a:defRPr></a:lvl1pPr>",
            (size * 100.0) as i64,
            solid(ink)
        )
    };
    let layouts: String = (1..=LAYOUTS.len())
        .map(|n| format!("<p:sldLayoutId id=\"{}\" r:id=\"rId{n}\"/>", 2_147_483_660 + n))
        .collect();
    format!(
        "{DECLARATION}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{shapes}{rules}{logo}</p:spTree></p:cSld>{COLOURS}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        solid(Ink::Bg),
        style(27.0, Ink::Navy, "+mj-lt"),
        style(14.0, Ink::Text, "+mn-lt"),
        style(14.0, Ink::Text, "+mn-lt")
    )
}

/// One layout.
pub(super) fn layout(name: &str, size: f64) -> String {
    let [kicker, line, mark] = head();
    let [foot, number] = foot();
    let shapes = holders(2, &[title(size), kicker, line, mark, foot, number]);
    format!(
        "{DECLARATION}<p:sldLayout {SPACES} preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"{name}\"><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

/// The master of the notes: the slide above, the words below.
pub(super) fn notes_master() -> String {
    let image = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"9525\">{}</a:ln></p:spPr></p:sp>",
        at(50.0, 50.0, 440.0, 247.5).transform("a:xfrm"),
        solid(Ink::Line)
    );
    let body = Holder {
        name: "Notes",
        ph: "type=\"body\" sz=\"quarter\" idx=\"1\"",
        place: at(50.0, 320.0, 440.0, 400.0),
        size: 11.0,
        prompt: "Notes",
        ..WORDS
    };
    format!(
        "{DECLARATION}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{image}{}</p:spTree></p:cSld>{COLOURS}<p:notesStyle><a:lvl1pPr algn=\"l\"><a:spcBef><a:spcPts val=\"400\"/></a:spcBef><a:defRPr sz=\"1100\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>",
        solid(Ink::Bg),
        holder(3, &body)
    )
}
