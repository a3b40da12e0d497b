//! What the file says about itself, twice: in its information dictionary and as XMP, with one date.

use super::About;
use super::finish::{dictionary, name, string};
use lopdf::{Document, Object, Stream};

const PRODUCER: &str = "Postflight";

fn xml(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes the metadata, the language, and that viewers show the title.
pub fn write(file: &mut Document, about: &About) -> Result<(), lopdf::Error> {
    let date = about.date.format("D:%Y%m%d%H%M%S+00'00'").to_string();
    let mut info = dictionary(vec![
        ("Title", string(&about.title)),
        ("Creator", string(PRODUCER)),
        ("Producer", string(PRODUCER)),
    ]);
    for (key, text) in [("Author", &about.author), ("Subject", &about.subject)] {
        if !text.is_empty() {
            info.set(key, string(text));
        }
    }
    info.set("CreationDate", Object::string_literal(date.as_str()));
    info.set("ModDate", Object::string_literal(date.as_str()));
    match file.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(at) => file.set_object(at, info),
        Err(_) => {
            let at = file.add_object(info);
            file.trailer.set("Info", Object::Reference(at));
        }
    }
    let head = dictionary(vec![("Type", name("Metadata")), ("Subtype", name("XML"))]);
    let packet = file.add_object(Stream::new(head, packet(about).into_bytes()).with_compression(false));
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", Object::Reference(packet));
    catalog.set("Lang", string(if about.language.is_empty() { "en" } else { &about.language }));
    catalog.set("ViewerPreferences", dictionary(vec![("DisplayDocTitle", Object::Boolean(true))]));
    if catalog.get(b"Outlines").is_err() {
        catalog.set("PageMode", name("UseNone"));
    }
    catalog.set("PageLayout", name("OneColumn"));
    Ok(())
}

fn packet(about: &About) -> String {
    let date = about.date.format("%Y-%m-%dT%H:%M:%S+00:00").to_string();
    let alternative = |key: &str, text: &str| {
        format!(
            "<dc:{key}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:{key}>",
            xml(text)
        )
    };
    let mut inner = alternative("title", &about.title);
    if !about.subject.is_empty() {
        inner.push_str(&alternative("description", &about.subject));
    }
    if !about.author.is_empty() {
        inner.push_str(&format!(
            "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
            xml(&about.author)
        ));
    }
    let language = if about.language.is_empty() { "en" } else { &about.language };
    inner.push_str(&format!(
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
        xml(language)
    ));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">{inner}\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}
