//! A presentation's file as PowerPoint demands it: every part known, reached, and whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with its attributes and its depth.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    pub fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }
}

/// The parts of a file by their names.
pub struct Package {
    pub parts: BTreeMap<String, Vec<u8>>,
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|one| {
        let one = one.expect("an attribute is well formed and stands once");
        let key = one.key.as_ref().to_owned();
        let value = one.value.into_owned();
        (key, quick_xml::escape::unescape(&value).unwrap().into_owned())
    });
    Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect() }
}

/// Every element of a well-formed part, and its text.
pub fn read(bytes: &[u8]) -> (Vec<Element>, String) {
    let text = std::str::from_utf8(bytes).expect("a part is UTF-8");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut words, mut open) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}")) {
            Event::Start(start) => {
                open += 1;
                elements.push(element(&start));
            }
            Event::Empty(start) => elements.push(element(&start)),
            Event::End(end) => {
                open -= 1;
                if end.name().as_ref() == "a:p" {
                    words.push('\n');
                }
            }
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(named) => {
                words.push_str(&quick_xml::escape::unescape(&format!("&{};", &*named)).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "every element is closed");
    (elements, words)
}

/// A cell as a chart shows it.
pub struct Drawn {
    pub reference: String,
    pub row: u32,
    pub column: u32,
    pub shown: String,
}

/// The numbers and names behind a chart.
pub struct Workbook(Range<Data>);

impl Workbook {
    /// A cell's value, written as a chart writes it.
    pub fn cell(&mut self, row: u32, column: u32) -> String {
        self.0.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
    }
}

/// The cells of one reference: a column of the sheet, and what is kept of it beside the reference.
fn drawn_of(text: &str) -> Vec<Drawn> {
    let (reference, rest) = text.split_once("</c:f>").unwrap();
    let corner = reference.strip_prefix("Data!").unwrap().split(':').next().unwrap();
    let mut parts = corner.trim_start_matches('$').split('$');
    let column = u32::from(parts.next().unwrap().as_bytes()[0] - b'A');
    let first: u32 = parts.next().unwrap().parse().unwrap();
    let kept = rest.split("Cache>").nth(1).unwrap();
    let points = kept.split("<c:pt idx=\"").skip(1);
    points
        .map(|point| {
            let (at, value) = point.split_once("\"><c:v>").unwrap();
            let value = value.split("</c:v>").next().unwrap();
            Drawn {
                reference: reference.to_owned(),
                row: first - 1 + at.parse::<u32>().unwrap(),
                column,
                shown: quick_xml::escape::unescape(value).unwrap().into_owned(),
            }
        })
        .collect()
}

impl Package {
    pub fn open(bytes: &[u8]) -> Package {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("the file is a zip");
        let mut parts = BTreeMap::new();
        for n in 0..zip.len() {
            let mut file = zip.by_index(n).unwrap();
            let name = file.name().unwrap().into_owned();
            assert_eq!(file.last_modified().unwrap(), zip::DateTime::default(), "{name} has a fixed time");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            assert!(parts.insert(name.clone(), bytes).is_none(), "{name} stands once");
        }
        Package { parts }
    }

    pub fn elements(&self, part: &str) -> Vec<Element> {
        read(self.parts.get(part).unwrap_or_else(|| panic!("{part} is missing"))).0
    }

    pub fn words(&self, part: &str) -> String {
        read(&self.parts[part]).1
    }

    /// The names of the parts in a folder, in their order.
    pub fn folder(&self, folder: &str) -> Vec<&str> {
        let number = |name: &str| {
            name.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0u32)
        };
        let mut names: Vec<&str> = self.parts.keys().map(String::as_str).collect();
        names.retain(|name| {
            name.strip_prefix(folder).is_some_and(|rest| !rest.trim_start_matches('/').contains('/'))
        });
        names.sort_by_key(|name| number(name));
        names
    }

    /// The cells that a chart says it draws, and what it shows of each.
    pub fn drawn(&self, chart: &str) -> Vec<Drawn> {
        let text = std::str::from_utf8(&self.parts[chart]).unwrap();
        text.split("<c:f>").skip(1).flat_map(drawn_of).collect()
    }

    /// The workbook that a chart is edited in.
    pub fn workbook(&self, chart: &str) -> Workbook {
        let relations = self.relations(chart);
        let part = relations.values().find(|part| part.ends_with(".xlsx")).expect("a chart has a workbook");
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(self.parts[part].clone())).unwrap();
        Workbook(book.worksheet_range("Data").unwrap())
    }

    /// Where a part leads: relation to part.
    pub fn relations(&self, part: &str) -> BTreeMap<String, String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        if !self.parts.contains_key(&name) {
            return BTreeMap::new();
        }
        let all = self.elements(&name).into_iter().filter(|e| e.name == "Relationship");
        all.map(|e| (e.get("Id").to_owned(), e.get("Target").trim_start_matches('/').to_owned())).collect()
    }

    /// Checks what PowerPoint repairs or refuses.
    pub fn check(&self) {
        self.types_and_relations();
        for name in self.parts.keys().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            read(&self.parts[name]);
        }
        for slide in self.folder("ppt/slides/") {
            self.slide(slide);
        }
        for chart in self.folder("ppt/charts/") {
            let elements = self.elements(chart);
            let book =
                elements.iter().find(|e| e.name == "c:externalData").expect("a chart names its workbook");
            let to = &self.relations(chart)[book.get("r:id")];
            assert!(to.ends_with(".xlsx") && Package::open(&self.parts[to]).parts.len() > 5, "{chart}: {to}");
            let axes: Vec<&str> =
                elements.iter().filter(|e| e.name == "c:axId").map(|e| e.get("val")).collect();
            assert_eq!(axes.len(), 4, "{chart}: two axes, each named by the plot and by itself");
            assert_eq!(axes.iter().collect::<BTreeSet<_>>().len(), 2, "{chart}");
        }
    }

    fn types_and_relations(&self) {
        let types = self.elements("[Content_Types].xml");
        let of = |name: &str, key: &str| -> BTreeSet<String> {
            types
                .iter()
                .filter(|e| e.name == name)
                .map(|e| e.get(key).trim_start_matches('/').to_owned())
                .collect()
        };
        let (endings, named) = (of("Default", "Extension"), of("Override", "PartName"));
        for part in self.parts.keys().filter(|part| *part != "[Content_Types].xml") {
            let ending = part.rsplit('.').next().unwrap();
            assert!(
                named.contains(part) || (ending != "xml" && endings.contains(ending)),
                "{part} has no type"
            );
        }
        for part in &named {
            assert!(self.parts.contains_key(part), "the type of {part}, which is not there");
        }
        let root: Vec<String> = self.relations("").into_values().collect();
        let (mut reached, mut next) = (BTreeSet::new(), root);
        while let Some(part) = next.pop() {
            assert!(self.parts.contains_key(&part), "a relation leads to {part}, which is not there");
            if reached.insert(part.clone()) {
                next.extend(self.relations(&part).into_values());
            }
        }
        let lost = self
            .parts
            .keys()
            .filter(|p| !p.ends_with(".rels") && *p != "[Content_Types].xml" && !reached.contains(*p));
        assert_eq!(lost.collect::<Vec<_>>(), Vec::<&String>::new(), "parts that nothing leads to");
        let presentation = self.elements("ppt/presentation.xml");
        let mut ids = BTreeSet::new();
        for slide in presentation.iter().filter(|e| e.name == "p:sldId") {
            let id: u32 = slide.get("id").parse().unwrap();
            assert!((256..2_147_483_648).contains(&id) && ids.insert(id), "slide {id}");
        }
        let master = self.elements("ppt/slideMasters/slideMaster1.xml");
        let layouts = presentation
            .iter()
            .chain(&master)
            .filter(|e| matches!(e.name.as_str(), "p:sldMasterId" | "p:sldLayoutId"));
        let mut ids = BTreeSet::new();
        for one in layouts {
            let id: u32 = one.get("id").parse().unwrap();
            assert!(id >= 2_147_483_648 - 1_000_000 && ids.insert(id), "master or layout {id}");
        }
    }

    fn slide(&self, name: &str) {
        let elements = self.elements(name);
        let mut ids = BTreeSet::new();
        for shape in elements.iter().filter(|e| e.name == "p:cNvPr") {
            assert!(ids.insert(shape.get("id").to_owned()), "{name}: shape {} stands twice", shape.get("id"));
        }
        let relations = self.relations(name);
        let used: BTreeSet<&str> = elements
            .iter()
            .flat_map(|e| [e.get("r:id"), e.get("r:embed")])
            .filter(|id| !id.is_empty())
            .collect();
        assert!(used.iter().all(|id| relations.contains_key(*id)), "{name}: {used:?} of {relations:?}");
        let shown = relations.values().filter(|to| to.contains("/charts/") || to.contains("/media/")).count();
        assert_eq!(used.len(), shown, "{name}: all that it leads to is shown");
        let holders: Vec<&str> =
            elements.iter().filter(|e| e.name == "p:ph").map(|e| e.get("type")).collect();
        for wanted in ["title", "ftr", "sldNum"] {
            assert_eq!(holders.iter().filter(|kind| **kind == wanted).count(), 1, "{name}: {wanted}");
        }
        let mut waiting = false;
        for one in &elements {
            match one.name.as_str() {
                "p:pic" | "p:graphicFrame" => waiting = true,
                "p:cNvPr" if std::mem::take(&mut waiting) => {
                    assert!(one.get("descr").len() > 10, "{name}: {} has no alternative", one.get("name"));
                }
                _ => {}
            }
        }
        assert!(relations.values().any(|to| to.starts_with("ppt/notesSlides/")), "{name} has notes");
    }
}
