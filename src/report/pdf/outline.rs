//! The outline beside the pages, nested as the headings are.

use super::finish::{dictionary, name, string};
use super::structure::destination;
use super::write::Arrival;
use lopdf::{Document, Object, ObjectId};

struct Entry<'a> {
    id: ObjectId,
    level: u8,
    words: &'a str,
    place: &'a Arrival,
    /// The entry above, by its position; none for the top level.
    parent: Option<usize>,
}

/// Writes the outline, if there are headings.
pub fn write(file: &mut Document, sheets: &[ObjectId], arrivals: &[Arrival]) -> Result<(), lopdf::Error> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for place in arrivals {
        let Some((level, words)) = &place.outline else { continue };
        let parent = entries.iter().rposition(|entry| entry.level < *level);
        entries.push(Entry { id: file.new_object_id(), level: *level, words, place, parent });
    }
    if entries.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    for (n, entry) in entries.iter().enumerate() {
        let up = entry.parent.and_then(|at| entries.get(at)).map_or(root, |parent| parent.id);
        let mut out = dictionary(vec![("Title", string(entry.words)), ("Parent", Object::Reference(up))]);
        if let Some(place) = destination(sheets, entry.place) {
            out.set("Dest", place);
        }
        let beside = |other: &&(usize, &Entry<'_>)| other.1.parent == entry.parent;
        let all: Vec<(usize, &Entry<'_>)> = entries.iter().enumerate().collect();
        if let Some((_, before)) = all.iter().take(n).rev().find(beside) {
            out.set("Prev", Object::Reference(before.id));
        }
        if let Some((_, after)) = all.iter().skip(n + 1).find(beside) {
            out.set("Next", Object::Reference(after.id));
        }
        // Findings are shown, the parts below them wait closed.
        ends(&mut out, &entries, Some(n), -1);
        file.set_object(entry.id, out);
    }
    let mut out = dictionary(vec![("Type", name("Outlines"))]);
    ends(&mut out, &entries, None, 1);
    file.set_object(root, out);
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", Object::Reference(root));
    catalog.set("PageMode", name("UseOutlines"));
    Ok(())
}

fn ends(out: &mut lopdf::Dictionary, entries: &[Entry<'_>], parent: Option<usize>, sign: i64) {
    let kids: Vec<ObjectId> =
        entries.iter().filter(|entry| entry.parent == parent).map(|entry| entry.id).collect();
    if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
        out.set("First", Object::Reference(*first));
        out.set("Last", Object::Reference(*last));
        out.set("Count", Object::Integer(sign * kids.len() as i64));
    }
}
