//! The structure tree, and the links, which are part of it.

use super::finish::{dictionary, name, string};
use super::tree::{Kid, Node, NodeId, Role, Tree};
use super::write::{Arrival, LinkBox};
use crate::report::model::Link;
use lopdf::{Document, Object, ObjectId};
use std::collections::BTreeMap;

type Written<T> = Result<T, lopdf::Error>;

/// Writes annotations, the tree, and the way back from marks to nodes.
pub fn write(
    file: &mut Document,
    sheets: &[ObjectId],
    tree: &Tree,
    links: &[LinkBox],
    arrivals: &[Arrival],
) -> Written<()> {
    let ids: BTreeMap<NodeId, ObjectId> = tree.joined().map(|(id, _)| (id, file.new_object_id())).collect();
    let marks = annotations(file, sheets, links, arrivals)?;
    let root = file.new_object_id();
    let mut of_node: BTreeMap<NodeId, Vec<(usize, ObjectId)>> = BTreeMap::new();
    for (link, mark) in links.iter().zip(&marks) {
        if let Some(mark) = mark {
            of_node.entry(link.node).or_default().push((link.page, *mark));
        }
    }
    for (id, node) in tree.joined() {
        let own = of_node.get(&id).map(Vec::as_slice).unwrap_or_default();
        let element = element(node, root, &ids, sheets, own);
        if let Some(at) = ids.get(&id) {
            file.set_object(*at, element);
        }
    }
    let parents = parent_tree(file, sheets, tree, links, &marks, &ids)?;
    let tops = ids.get(&0).map(|id| Object::Reference(*id));
    let kids = Object::Array(tops.into_iter().collect());
    let next = (sheets.len() + links.len()) as i64;
    let entries = vec![
        ("Type", name("StructTreeRoot")),
        ("K", kids),
        ("ParentTree", Object::Reference(parents)),
        ("ParentTreeNextKey", Object::Integer(next)),
    ];
    file.set_object(root, dictionary(entries));
    let catalog = file.catalog_mut()?;
    catalog.set("StructTreeRoot", Object::Reference(root));
    catalog.set("MarkInfo", dictionary(vec![("Marked", Object::Boolean(true))]));
    Ok(())
}

fn annotations(
    file: &mut Document,
    sheets: &[ObjectId],
    links: &[LinkBox],
    arrivals: &[Arrival],
) -> Written<Vec<Option<ObjectId>>> {
    let named = arrivals.iter().rev().filter_map(|arrival| Some((arrival.anchor.as_deref()?, arrival)));
    let places: BTreeMap<&str, &Arrival> = named.collect();
    let mut marks = Vec::new();
    let mut on_page: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for (n, link) in links.iter().enumerate() {
        let Some((target, says)) = target(sheets, &places, &link.link) else {
            marks.push(None);
            continue;
        };
        let bounds = link.bounds.iter().map(|edge| Object::Real((edge * 100.0).round() / 100.0)).collect();
        let border = vec![0.into(), 0.into(), 0.into()];
        let mut entries = vec![
            ("Type", name("Annot")),
            ("Subtype", name("Link")),
            ("Rect", Object::Array(bounds)),
            ("Border", Object::Array(border)),
            ("F", Object::Integer(4)),
            ("Contents", string(&says)),
            ("StructParent", Object::Integer((sheets.len() + n) as i64)),
        ];
        entries.push(target);
        let id = file.add_object(dictionary(entries));
        on_page.entry(link.page).or_default().push(Object::Reference(id));
        marks.push(Some(id));
    }
    for (page, all) in on_page {
        if let Some(id) = sheets.get(page) {
            file.get_dictionary_mut(*id)?.set("Annots", Object::Array(all));
        }
    }
    Ok(marks)
}

/// Where a link leads, and the words for it; a place that is not in the document leads nowhere.
fn target(
    sheets: &[ObjectId],
    places: &BTreeMap<&str, &Arrival>,
    link: &Link,
) -> Option<((&'static str, Object), String)> {
    match link {
        Link::Url(url) => {
            let action = dictionary(vec![("S", name("URI")), ("URI", Object::string_literal(url.as_str()))]);
            Some((("A", Object::Dictionary(action)), url.clone()))
        }
        Link::Anchor(anchor) => {
            let arrival = places.get(anchor.as_str())?;
            Some((("Dest", destination(sheets, arrival)?), format!("{anchor}, page {}", arrival.page + 1)))
        }
    }
}

/// A place as PDF writes it.
pub fn destination(sheets: &[ObjectId], arrival: &Arrival) -> Option<Object> {
    let page = sheets.get(arrival.page)?;
    let height = Object::Real((arrival.height * 100.0).round() / 100.0);
    Some(Object::Array(vec![Object::Reference(*page), name("XYZ"), Object::Null, height, Object::Null]))
}

fn element(
    node: &Node,
    root: ObjectId,
    ids: &BTreeMap<NodeId, ObjectId>,
    sheets: &[ObjectId],
    marks: &[(usize, ObjectId)],
) -> lopdf::Dictionary {
    let up = node.parent.and_then(|parent| ids.get(&parent)).copied().unwrap_or(root);
    let mut out = dictionary(vec![
        ("Type", name("StructElem")),
        ("S", name(node.role.tag())),
        ("P", Object::Reference(up)),
    ]);
    let page_of = |kid: &Kid| if let Kid::Marked(page, _) = kid { sheets.get(*page).copied() } else { None };
    let page = node.kids.iter().find_map(page_of);
    if let Some(page) = page {
        out.set("Pg", Object::Reference(page));
    }
    let mut kids: Vec<Object> = Vec::new();
    for kid in &node.kids {
        match kid {
            Kid::Node(id) => kids.extend(ids.get(id).map(|id| Object::Reference(*id))),
            Kid::Marked(_, number) if page_of(kid) == page => kids.push(Object::Integer(*number as i64)),
            Kid::Marked(at, number) => {
                let Some(sheet) = sheets.get(*at) else { continue };
                let entries = vec![
                    ("Type", name("MCR")),
                    ("Pg", Object::Reference(*sheet)),
                    ("MCID", Object::Integer(*number as i64)),
                ];
                kids.push(Object::Dictionary(dictionary(entries)));
            }
        }
    }
    for (at, mark) in marks {
        let mut entries = vec![("Type", name("OBJR")), ("Obj", Object::Reference(*mark))];
        entries.extend(sheets.get(*at).map(|sheet| ("Pg", Object::Reference(*sheet))));
        kids.push(Object::Dictionary(dictionary(entries)));
    }
    match <[Object; 1]>::try_from(kids) {
        Ok([only]) => out.set("K", only),
        Err(kids) => out.set("K", Object::Array(kids)),
    }
    if let Some(alt) = &node.alt {
        out.set("Alt", string(alt));
    }
    if let Some(attributes) = attributes(node) {
        out.set("A", attributes);
    }
    out
}

fn attributes(node: &Node) -> Option<lopdf::Dictionary> {
    match node.role {
        Role::ColumnHead => Some(dictionary(vec![("O", name("Table")), ("Scope", name("Column"))])),
        Role::RowHead => Some(dictionary(vec![("O", name("Table")), ("Scope", name("Row"))])),
        Role::L => Some(dictionary(vec![("O", name("List")), ("ListNumbering", name("Disc"))])),
        Role::Figure => node.bounds.map(|bounds| {
            let bounds = bounds.iter().map(|edge| Object::Real((edge * 100.0).round() / 100.0)).collect();
            dictionary(vec![
                ("O", name("Layout")),
                ("Placement", name("Block")),
                ("BBox", Object::Array(bounds)),
            ])
        }),
        _ => None,
    }
}

/// For each page its nodes by the numbers of their marks, and for each link its node.
fn parent_tree(
    file: &mut Document,
    sheets: &[ObjectId],
    tree: &Tree,
    links: &[LinkBox],
    marks: &[Option<ObjectId>],
    ids: &BTreeMap<NodeId, ObjectId>,
) -> Written<ObjectId> {
    let mut by_page: BTreeMap<usize, BTreeMap<usize, ObjectId>> = BTreeMap::new();
    for (id, node) in tree.joined() {
        for kid in &node.kids {
            if let (Kid::Marked(page, number), Some(at)) = (kid, ids.get(&id)) {
                by_page.entry(*page).or_default().insert(*number, *at);
            }
        }
    }
    let mut numbers: Vec<Object> = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let nodes = by_page.remove(&page).unwrap_or_default();
        let nodes = nodes.into_values().map(Object::Reference).collect();
        let list = file.add_object(Object::Array(nodes));
        numbers.extend([Object::Integer(page as i64), Object::Reference(list)]);
        file.get_dictionary_mut(*sheet)?.set("StructParents", Object::Integer(page as i64));
    }
    for (n, (link, mark)) in links.iter().zip(marks).enumerate() {
        if let (Some(_), Some(node)) = (mark, ids.get(&link.node)) {
            numbers.extend([Object::Integer((sheets.len() + n) as i64), Object::Reference(*node)]);
        }
    }
    Ok(file.add_object(dictionary(vec![("Nums", Object::Array(numbers))])))
}
