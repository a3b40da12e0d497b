//! A laid-out slide as its part, with what it leads to.

use super::flow::{LEFT, Laid, WIDE, title_pitch};
use super::place::{Placed, Set, Thing};
use super::table;
use super::text::{LANGUAGE, Style, chip_ink, chip_label, paragraph};
use super::xml::{Place, colour, emu, safe, solid};
use crate::charts::{self, Chart, Ink};
use crate::report::model::deck::{Deck, Plot};
use crate::report::model::{Chip, Rich, Standing};

/// What every part of a slide names.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The head of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What a slide shows that lies in parts of its own, in the order of its relationships.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    /// A native chart.
    Plot(Box<Plot>),
    /// A drawing, and its size in points.
    Picture(Box<Chart>, f64, f64),
}

/// The shapes of a slide while they are written.
struct Tree {
    xml: String,
    next: usize,
    shown: Vec<Shown>,
    /// Relationships that come before those of what is shown: the layout and the notes.
    before: usize,
}

/// The part of a slide, and what it leads to beside its layout and its notes.
pub(super) fn part(deck: &Deck, laid: &Laid) -> (String, Vec<Shown>) {
    let mut tree = Tree { xml: String::new(), next: 2, shown: Vec::new(), before: 2 };
    tree.title(laid);
    tree.holder(
        "Kicker",
        "body",
        13,
        laid.kicker.1,
        &[(Rich::from(laid.kicker.0.clone()), Style::of(12.0).ink(Ink::Ink3).bold())],
    );
    if let Some(((words, _, style), place)) = &laid.line {
        tree.holder("Line", "body", 14, *place, &[(words.clone(), *style)]);
    }
    for placed in &laid.shapes {
        tree.put(placed);
    }
    if !deck.mark.is_empty() {
        let place = Place { x: LEFT + 604.0, y: 36.0, w: WIDE - 604.0, h: 16.0 };
        let style = Style { align: "r", ..Style::of(11.0).ink(Ink::Note).bold() };
        tree.holder("Mark", "body", 15, place, &[(Rich::from(deck.mark.clone()), style)]);
    }
    tree.foot(deck);
    let xml = format!(
        "{DECLARATION}<p:sld {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        tree.xml
    );
    (xml, tree.shown)
}

/// A body without room of its own around the words.
const BODY: &str = "<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr>";

impl Tree {
    fn id(&mut self) -> usize {
        let id = self.next;
        self.next += 1;
        id
    }

    fn title(&mut self, laid: &Laid) {
        let (words, size, place) = &laid.title;
        let style = Style { pitch: title_pitch(*size), ..Style::of(*size).ink(Ink::Navy).display() };
        let set = paragraph(&Rich::from(words.clone()), "", style);
        let id = self.id();
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{set}</p:txBody></p:sp>",
            place.transform("a:xfrm")
        ));
    }

    /// Words in one of the layout's own places.
    fn holder(&mut self, name: &str, kind: &str, at: u8, place: Place, set: &[(Rich, Style)]) {
        let id = self.id();
        let paragraphs: String = set.iter().map(|(words, style)| paragraph(words, "", *style)).collect();
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\" sz=\"quarter\" idx=\"{at}\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{BODY}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            place.transform("a:xfrm")
        ));
    }

    fn put(&mut self, placed: &Placed) {
        let at = placed.place;
        match &placed.thing {
            Thing::Words(set) => self.words(set, at),
            Thing::Chip(chip, size) => self.chip(chip, *size, at),
            Thing::Rule(ink, weight) => self.rule(*ink, *weight, at),
            Thing::Table(grid) => {
                let id = self.id();
                let caption = grid.table.caption.plain();
                let heads: Vec<&str> =
                    grid.table.columns.iter().map(|c| c.head.as_str()).filter(|h| !h.is_empty()).collect();
                let alternative =
                    format!("{caption} Table with {} rows: {}.", grid.table.rows.len(), heads.join(", "));
                self.xml.push_str(&table::frame(grid, id, at, &format!("Table {id}"), alternative.trim()));
            }
            Thing::Plot(plot) => self.plot(plot, at),
            Thing::Picture(chart) => self.picture(chart, at),
        }
    }

    fn words(&mut self, set: &[Set], at: Place) {
        let id = self.id();
        let paragraphs: String =
            set.iter().map(|(words, mark, style)| paragraph(words, mark, *style)).collect();
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Text {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>{BODY}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            at.transform("a:xfrm")
        ));
    }

    /// The shapes that tell verdicts apart: filled when met, dashed while interim.
    fn chip(&mut self, chip: &Chip, size: f64, at: Place) {
        let id = self.id();
        let ink = chip_ink(chip);
        let met = chip.standing == Standing::Met;
        let tint = match chip.standing {
            Standing::Met => Some(Ink::Pilot),
            Standing::NotMet => Some(Ink::WorseTint),
            Standing::NotEnough => Some(Ink::NavyTint),
            Standing::NotComparable => Some(Ink::BeforeTint),
            Standing::Open | Standing::Interim => None,
        };
        let fill = tint.map_or_else(|| "<a:noFill/>".to_owned(), solid);
        let dash = if chip.interim && !met { "<a:prstDash val=\"dash\"/>" } else { "" };
        let style = Style { align: "ctr", ..Style::of(size).bold().ink(if met { Ink::Bg } else { ink }) };
        let words = paragraph(&Rich::from(chip_label(chip)), "", style);
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Verdict {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val 50000\"/></a:avLst></a:prstGeom>{fill}<a:ln w=\"{}\">{}{dash}</a:ln></p:spPr><p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle/>{words}</p:txBody></p:sp>",
            at.transform("a:xfrm"),
            emu(1.0),
            solid(ink)
        ));
    }

    fn rule(&mut self, ink: Ink, weight: f64, at: Place) {
        let id = self.id();
        self.xml.push_str(&format!(
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line {id}\">{DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\"><a:solidFill>{}</a:solidFill></a:ln></p:spPr></p:cxnSp>",
            at.transform("a:xfrm"),
            emu(weight),
            colour(ink)
        ));
    }

    fn show(&mut self, shown: Shown) -> usize {
        self.shown.push(shown);
        self.before + self.shown.len()
    }

    fn plot(&mut self, plot: &Plot, at: Place) {
        let id = self.id();
        let relation = self.show(Shown::Plot(Box::new(plot.clone())));
        self.xml.push_str(&format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Chart {id}\" descr=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId{relation}\"/></a:graphicData></a:graphic></p:graphicFrame>",
            safe(&plot.alternative),
            at.transform("p:xfrm")
        ));
    }

    fn picture(&mut self, chart: &Chart, at: Place) {
        let id = self.id();
        let relation = self.show(Shown::Picture(Box::new(chart.clone()), at.w, at.h));
        self.xml.push_str(&format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"Picture {id}\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
            safe(&charts::spoken(chart)),
            at.transform("a:xfrm")
        ));
    }

    fn foot(&mut self, deck: &Deck) {
        let style = Style::of(9.5).ink(Ink::Ink3);
        let mut words = Rich::new();
        if !deck.footer.classification.is_empty() {
            words = words.bold(format!("{}   ", deck.footer.classification));
        }
        let words = words.text(deck.footer.text.clone());
        let words = super::measure::cut_rich(&words, 9.5, 780.0, 1).unwrap_or(words);
        let set = paragraph(&words, "", style);
        let (foot, number) = (self.id(), self.id());
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{foot}\" name=\"Footer\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"ftr\" sz=\"quarter\" idx=\"11\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{set}</p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"{number}\" name=\"Slide number\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"12\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id=\"{{6B1A3D52-0C6E-4E0B-9B5C-2D7D0A1F4E11}}\" type=\"slidenum\"><a:rPr lang=\"{LANGUAGE}\"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang=\"{LANGUAGE}\"/></a:p></p:txBody></p:sp>"
        ));
    }
}

/// A line tells nothing of its own, and a screen reader passes it.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

/// What the speaker reads, as the part of the notes.
pub(super) fn notes(laid: &Laid) -> String {
    let paragraphs: String = laid
        .notes
        .iter()
        .map(|text| format!("<a:p><a:r><a:rPr lang=\"{LANGUAGE}\"/><a:t>{}</a:t></a:r></a:p>", safe(text)))
        .collect();
    let paragraphs = if paragraphs.is_empty() { "<a:p/>".to_owned() } else { paragraphs };
    format!(
        "{DECLARATION}<p:notes {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
