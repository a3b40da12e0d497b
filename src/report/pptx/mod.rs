//! From a deck to the bytes of a PowerPoint file: real text, real tables, native charts with their
//! workbooks, in one designed master.

mod chart;
mod flow;
mod master;
mod measure;
mod package;
mod pages;
mod place;
mod slide;
mod table;
mod text;
mod workbook;
mod xml;

use super::model::deck::Deck;
use crate::charts::{self, Chart, ChartError, Size, Theme};
use flow::{Laid, lay};
use package::Package;
use slide::Shown;
use xml::{emu, safe};

/// Why a deck could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PptxError {
    /// A picture could not be drawn.
    #[error("a picture could not be drawn: {0}")]
    Picture(#[from] ChartError),
    /// The logo could not be written.
    #[error("the logo could not be written: {0}")]
    Logo(#[from] png::EncodingError),
    /// A chart's workbook could not be written.
    #[error("a chart’s workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The parts could not be packed.
    #[error("the parts could not be packed: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The parts could not be packed.
    #[error("the parts could not be packed: {0}")]
    Pack(#[from] std::io::Error),
}

/// A made deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many slides it has.
    pub slides: usize,
}

/// Makes the file. The same deck gives the same bytes.
///
/// # Errors
/// Those of drawing and packing; none of them comes from what a person wrote.
pub fn make(deck: &Deck) -> Result<Made, PptxError> {
    let laid: Vec<(bool, Laid)> =
        deck.slides.iter().flat_map(|slide| lay(slide).into_iter().map(|page| (slide.opens, page))).collect();
    let mut making = Making { deck, package: Package::default(), charts: 0, pictures: 0 };
    making.shared(laid.len())?;
    for (n, (opens, page)) in (1..).zip(&laid) {
        making.slide(n, *opens, page)?;
    }
    making.properties();
    let root = [
        ("officeDocument", "ppt/presentation.xml"),
        ("core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    ];
    Ok(Made { bytes: making.package.pack(&root)?, slides: laid.len() })
}

struct Making<'d> {
    deck: &'d Deck,
    package: Package,
    charts: usize,
    pictures: usize,
}

impl Making<'_> {
    /// The presentation, the master with its layouts and themes, and what programs ask for beside.
    fn shared(&mut self, slides: usize) -> Result<(), PptxError> {
        let ids: String =
            (1..=slides).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + n, n + 2)).collect();
        let text = format!(
            "{}<p:presentation {} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483660\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"{}\" cy=\"{}\"/></p:presentation>",
            slide::DECLARATION,
            slide::SPACES,
            emu(960.0),
            emu(540.0),
            emu(540.0),
            emu(780.0)
        );
        let mut relations = vec![
            ("slideMaster", "ppt/slideMasters/slideMaster1.xml".to_owned()),
            ("notesMaster", "ppt/notesMasters/notesMaster1.xml".to_owned()),
        ];
        relations.extend((1..=slides).map(|n| ("slide", format!("ppt/slides/slide{n}.xml"))));
        relations.extend(
            [
                ("presProps", "presProps"),
                ("viewProps", "viewProps"),
                ("theme", "theme/theme1"),
                ("tableStyles", "tableStyles"),
            ]
            .map(|(what, file)| (what, format!("ppt/{file}.xml"))),
        );
        let relations: Vec<(&str, &str)> = relations.iter().map(|(what, to)| (*what, to.as_str())).collect();
        self.package.xml("ppt/presentation.xml", "presentationml.presentation.main", text, &relations);
        self.masters()?;
        let empty = |element: &str| format!("{}<p:{element} {}/>", slide::DECLARATION, slide::SPACES);
        self.package.xml("ppt/presProps.xml", "presentationml.presProps", empty("presentationPr"), &[]);
        self.package.xml("ppt/viewProps.xml", "presentationml.viewProps", empty("viewPr"), &[]);
        let styles = format!(
            "{}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>",
            slide::DECLARATION
        );
        self.package.xml("ppt/tableStyles.xml", "presentationml.tableStyles", styles, &[]);
        Ok(())
    }

    fn masters(&mut self) -> Result<(), PptxError> {
        let layouts: Vec<String> =
            (1..=master::LAYOUTS.len()).map(|n| format!("ppt/slideLayouts/slideLayout{n}.xml")).collect();
        let mut relations: Vec<(&str, &str)> =
            layouts.iter().map(|name| ("slideLayout", name.as_str())).collect();
        relations.push(("theme", "ppt/theme/theme1.xml"));
        let logo = match &self.deck.logo {
            None => None,
            Some(logo) => {
                let (bytes, ending) = logo.file()?;
                let file = format!("ppt/media/logo.{ending}");
                self.package.bytes(&file, bytes);
                Some((logo, file))
            }
        };
        relations.extend(logo.iter().map(|(_, file)| ("image", file.as_str())));
        let shown = logo.as_ref().map(|(logo, _)| master::logo(logo, relations.len()));
        let name = "ppt/slideMasters/slideMaster1.xml";
        self.package.xml(
            name,
            "presentationml.slideMaster",
            master::master(&shown.unwrap_or_default()),
            &relations,
        );
        for (file, (title, size)) in layouts.iter().zip(master::LAYOUTS) {
            let to = [("slideMaster", name)];
            self.package.xml(file, "presentationml.slideLayout", master::layout(title, size), &to);
        }
        self.package.xml("ppt/theme/theme1.xml", "theme", master::theme(self.deck.accent), &[]);
        let notes = "ppt/notesMasters/notesMaster1.xml";
        let to = [("theme", "ppt/theme/theme2.xml")];
        self.package.xml(notes, "presentationml.notesMaster", master::notes_master(), &to);
        self.package.xml("ppt/theme/theme2.xml", "theme", master::theme(self.deck.accent), &[]);
        Ok(())
    }

    fn slide(&mut self, n: usize, opens: bool, laid: &Laid) -> Result<(), PptxError> {
        let (text, shown) = slide::part(self.deck, laid);
        let layout = format!("ppt/slideLayouts/slideLayout{}.xml", if opens { 1 } else { 2 });
        let (name, notes) =
            (format!("ppt/slides/slide{n}.xml"), format!("ppt/notesSlides/notesSlide{n}.xml"));
        let mut relations = vec![("slideLayout", layout), ("notesSlide", notes.clone())];
        for one in shown {
            relations.push(match one {
                Shown::Plot(plot) => ("chart", self.plot(&plot)?),
                Shown::Picture(chart, width, height) => ("image", self.picture(&chart, width, height)?),
            });
        }
        let relations: Vec<(&str, &str)> = relations.iter().map(|(what, to)| (*what, to.as_str())).collect();
        self.package.xml(&name, "presentationml.slide", text, &relations);
        let to = [("notesMaster", "ppt/notesMasters/notesMaster1.xml"), ("slide", name.as_str())];
        self.package.xml(&notes, "presentationml.notesSlide", slide::notes(laid), &to);
        Ok(())
    }

    fn plot(&mut self, plot: &super::model::deck::Plot) -> Result<String, PptxError> {
        self.charts += 1;
        let name = format!("ppt/charts/chart{}.xml", self.charts);
        let book = format!("ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx", self.charts);
        self.package.xml(&name, "drawingml.chart", chart::part(plot), &[("package", &book)]);
        let bytes = workbook::workbook(plot, self.deck.date, &self.deck.program)?;
        self.package.bytes(&book, bytes);
        Ok(name)
    }

    /// A drawing at twice its size, so that it is crisp on a large screen.
    fn picture(&mut self, chart: &Chart, width: f64, height: f64) -> Result<String, PptxError> {
        self.pictures += 1;
        let name = format!("ppt/media/image{}.png", self.pictures);
        // Drawings count in CSS pixels, of which there are four to three points.
        let size = Size { width: width * 4.0 / 3.0, height: height * 4.0 / 3.0 };
        self.package.bytes(&name, charts::png(chart, size, Theme::Paper, 2.0)?);
        Ok(name)
    }

    /// Who made it, of what, and when the evidence is of.
    fn properties(&mut self) {
        let deck = self.deck;
        let date = deck.date.format("%Y-%m-%dT%H:%M:%SZ");
        let core = format!(
            "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified><dc:language>{}</dc:language></cp:coreProperties>",
            slide::DECLARATION,
            safe(&deck.title),
            safe(&deck.subject),
            safe(&deck.author),
            safe(&deck.program),
            safe(&deck.language)
        );
        self.package.xml("docProps/core.xml", "core", core, &[]);
        let app = format!(
            "{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>{}</Application></Properties>",
            slide::DECLARATION,
            safe(&deck.program)
        );
        self.package.xml("docProps/app.xml", "extended-properties", app, &[]);
    }
}
