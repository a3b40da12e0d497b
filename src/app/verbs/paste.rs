//! A block from a spreadsheet: read and shown first, then taken in as one act.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::desk::OpenDocument;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::{is_given, noun};
use super::grid;
use super::many::{self, Change};
use super::records::{find, read_fields};
use crate::domain::observation::Kind;
use crate::domain::{Body, Contents, Field, Instant, Noun, RecordId, capital, changed};
use crate::intake::csv::{Line, plain, read_block};
use crate::store::{Act, Store, Verb};

/// The most lines that are taken from a clipboard.
const MOST: usize = 10_000;
/// How many rows a preview lists; all are counted.
const LISTED: usize = 200;

/// The pseudo-field of an observation's kind.
const KIND: &str = "kind";

/// A block that was read against the document.
struct Block {
    header: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    needs_kind: bool,
}

struct Column {
    header: String,
    /// The field, or nothing when the column is passed over.
    field: Option<String>,
}

struct Row {
    line: Line,
    /// The record it is pasted onto.
    onto: Option<RecordId>,
    becomes: String,
    before: Body,
    changes: BTreeMap<String, Option<Value>>,
    /// By field; those of no column stand under an empty name.
    problems: Vec<(String, String)>,
}

pub(in super::super) fn paste_preview(app: &App, args: PasteArgs, _: &Watch) -> Result<PasteView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let block = read(app, contents, &args)?;
    let noun = noun(&args.noun)?;
    let good = block.rows.iter().filter(|row| row.problems.is_empty()).count();
    Ok(PasteView {
        header: block.header,
        fields: choices(noun),
        good: good as u32,
        refused: (block.rows.len() - good) as u32,
        rows: block
            .rows
            .iter()
            .take(LISTED)
            .map(|row| row_view(contents, noun, &block.columns, row))
            .collect(),
        columns: block
            .columns
            .into_iter()
            .map(|c| PasteColumnView { header: c.header, field: c.field.unwrap_or_default() })
            .collect(),
        needs_kind: block.needs_kind,
    })
}

pub(in super::super) fn paste(app: &App, args: PasteArgs, _: &Watch) -> Result<WrittenRows, Failure> {
    let noun = noun(&args.noun)?;
    let open: std::sync::Arc<OpenDocument> = app.document(args.doc)?;
    let mut store = open.read()?;
    let block = read(app, store.contents(), &args)?;
    let rows: Vec<Row> = block.rows.into_iter().filter(|row| row.problems.is_empty()).collect();
    if rows.is_empty() {
        return Err(Failure::refused("None of these rows can be taken in. Mend them, and paste again."));
    }
    let label = format!("Paste {}", many::rows(rows.len()));
    if args.onto.is_empty() {
        return add(app, &mut store, noun, &rows, label);
    }
    let changes: Vec<Change> =
        rows.into_iter().filter_map(|row| Some(Change { id: row.onto?, fields: row.changes })).collect();
    many::change_many(app, &mut store, noun, &changes, Act::new(Verb::Edit, label))
}

fn add(
    app: &App,
    store: &mut Store,
    noun: Noun,
    rows: &[Row],
    label: String,
) -> Result<WrittenRows, Failure> {
    let written = app.write(store, &Act::new(Verb::Add, label), |tx| {
        for row in rows {
            let mut body = changed(&row.before, &row.changes);
            let id = tx.new_id();
            if noun == Noun::Observation {
                body.insert("code".to_owned(), Value::from(tx.next_code()?));
            }
            tx.add(noun, id, &body)?;
        }
        Ok(())
    })?;
    many::done(app, store, rows.len(), written.touched)
}

fn read(app: &App, contents: &Contents, args: &PasteArgs) -> Result<Block, Failure> {
    let noun = noun(&args.noun)?;
    let names = names(noun);
    let mut lines = read_block(&args.text, &|word| names.contains_key(word));
    if lines.is_empty() {
        return Err(Failure::refused("There is nothing to paste. Copy some cells first."));
    }
    if lines.len() > MOST {
        return Err(Failure::refused(format!(
            "That is {} lines; at most {MOST} can be pasted. Save them as a CSV and import it.",
            lines.len()
        )));
    }
    let first = lines.first().map(|line| line.cells.clone()).unwrap_or_default();
    let header = args.header.unwrap_or_else(|| is_header(&first, &names));
    let columns = columns(&lines, header.then_some(first.as_slice()), &names, noun, args);
    if header {
        lines.remove(0);
    }
    let kind = args.kind.as_deref().and_then(Kind::parse);
    let with = With { contents, noun, columns: &columns, kind, now: app.surroundings.now() };
    let onto = args.onto.iter().map(|id| find(contents, noun, id)).collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<Row> = lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| with.row(line, (!onto.is_empty()).then(|| onto.get(place).copied())))
        .collect();
    let says_kind = columns.iter().any(|c| c.field.as_deref() == Some(KIND));
    let needs_kind = noun == Noun::Observation && onto.is_empty() && !says_kind;
    Ok(Block { header, columns, rows, needs_kind })
}

/// Every word that names a column, in plain form, with the field it means; nothing for a column
/// that the program computes or gives.
fn names(noun: Noun) -> BTreeMap<String, Option<String>> {
    let mut names = BTreeMap::new();
    for column in grid::computed_columns(noun) {
        let field = (column.name == KIND).then(|| KIND.to_owned());
        names.insert(plain(&column.name), field.clone());
        names.insert(plain(&column.label), field);
    }
    // Names last: where a label of one field is the name of another, the name counts.
    let fields = grid::columns(noun);
    for word in [|f: &Field| f.label, |f: &Field| f.name] {
        names.extend(fields.iter().map(|f| (plain(word(f)), typed(noun, f).then(|| f.name.to_owned()))));
    }
    names
}

fn typed(noun: Noun, field: &Field) -> bool {
    !(is_given(field.name) || (noun == Noun::Observation && field.name == "code"))
}

/// A line names the columns when most of what it says are names of columns.
fn is_header(cells: &[String], names: &BTreeMap<String, Option<String>>) -> bool {
    let said: Vec<_> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let known = said.iter().filter(|cell| names.contains_key(&plain(cell))).count();
    known > 0 && known * 2 > said.len()
}

fn columns(
    lines: &[Line],
    header: Option<&[String]>,
    names: &BTreeMap<String, Option<String>>,
    noun: Noun,
    args: &PasteArgs,
) -> Vec<Column> {
    let wide = lines.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    let fields = grid::columns(noun);
    let known = |name: &&String| {
        name.as_str() == KIND && noun == Noun::Observation
            || fields.iter().any(|f| f.name == name.as_str() && typed(noun, f))
    };
    (0..wide)
        .map(|place| {
            let named = header.and_then(|cells| cells.get(place)).cloned().unwrap_or_default();
            let guessed = if header.is_some() {
                names.get(&plain(&named)).cloned().flatten()
            } else {
                args.from.get(place).filter(known).cloned()
            };
            let chosen = args.columns.as_ref().and_then(|columns| columns.get(place));
            let field = chosen.map_or(guessed, |name| Some(name).filter(known).cloned());
            Column { header: named, field }
        })
        .collect()
}

/// What a row is read against.
struct With<'a> {
    contents: &'a Contents,
    noun: Noun,
    columns: &'a [Column],
    kind: Option<Kind>,
    now: Instant,
}

impl With<'_> {
    /// Reads a line: into a new record, or onto the one that stands there.
    fn row(&self, line: Line, onto: Option<Option<RecordId>>) -> Row {
        let mut problems: Vec<(String, String)> =
            line.fault.iter().map(|what| (String::new(), what.clone())).collect();
        let mut twice = Vec::new();
        let mut typed: BTreeMap<String, String> = BTreeMap::new();
        for (column, cell) in self.columns.iter().zip(&line.cells) {
            let Some(field) = column.field.as_ref().filter(|_| onto.is_some() || !cell.is_empty()) else {
                continue;
            };
            if typed.insert(field.clone(), cell.clone()).is_some() {
                twice.push((field.clone(), "Two columns give this field. Pass one of them over.".to_owned()));
            }
        }
        problems.append(&mut twice);
        let (before, becomes) = match onto {
            Some(Some(id)) => self.there(id),
            Some(None) => {
                problems.push((
                    String::new(),
                    "There is no row below to paste onto. Paste it as a new row.".to_owned(),
                ));
                (Body::new(), String::new())
            }
            None => self.begun(&typed, &mut problems),
        };
        let mut changes = BTreeMap::new();
        if problems.is_empty() {
            let read = read_fields(self.contents, self.noun, &before, &typed, self.now);
            let asked = many::asked(self.noun, &before, &changed(&before, &read.changes));
            problems = read.problems.into_iter().chain(asked).map(|p| (p.at, p.what)).collect();
            changes = read.changes;
        }
        Row { line, onto: onto.flatten(), becomes, before, changes, problems }
    }

    fn there(&self, id: RecordId) -> (Body, String) {
        let body = self.contents.body(self.noun, id).cloned().unwrap_or_default();
        let code = body.get("code").and_then(Value::as_str).map(str::to_owned);
        (body, code.unwrap_or_else(|| self.contents.label(self.noun, id)))
    }

    /// The beginning of a new record: its kind.
    fn begun(
        &self,
        typed: &BTreeMap<String, String>,
        problems: &mut Vec<(String, String)>,
    ) -> (Body, String) {
        if self.noun != Noun::Observation {
            return (Body::new(), capital(self.noun.label()));
        }
        let said = typed.get(KIND).map(String::as_str).unwrap_or_default();
        let kind = if said.is_empty() { self.kind } else { Kind::parse(said) };
        let Some(kind) = kind else {
            let what = if said.is_empty() {
                "Choose which kind of observation it is.".to_owned()
            } else {
                let kinds: Vec<_> = Kind::ALL.iter().map(|k| k.label()).collect();
                format!("“{said}” is no kind. Use one of: {}.", kinds.join(", "))
            };
            problems.push((KIND.to_owned(), what));
            return (Body::new(), String::new());
        };
        (Body::from_iter([(KIND.to_owned(), Value::from(kind.name()))]), capital(kind.label()))
    }
}

/// What a column can be.
fn choices(noun: Noun) -> Vec<ChoiceView> {
    let kind =
        (noun == Noun::Observation).then(|| ChoiceView { value: KIND.to_owned(), label: "kind".to_owned() });
    let fields = grid::columns(noun).into_iter().filter(|f| typed(noun, f));
    kind.into_iter()
        .chain(fields.map(|f| ChoiceView { value: f.name.to_owned(), label: f.label.to_owned() }))
        .collect()
}

fn row_view(contents: &Contents, noun: Noun, columns: &[Column], row: &Row) -> PasteRowView {
    let of = |name: &str| grid::columns(noun).into_iter().find(|f| f.name == name);
    let cell = |(column, text): (&Column, &String)| {
        let name = column.field.as_deref().unwrap_or_default();
        let reads = match row.changes.get(name) {
            Some(Some(value)) => of(name).map(|field| grid::text(contents, field, value)).unwrap_or_default(),
            _ if name == KIND && !row.becomes.is_empty() => row.becomes.clone(),
            _ => String::new(),
        };
        let problem = row.problems.iter().find(|(at, _)| at == name && !name.is_empty());
        PasteCellView {
            text: text.clone(),
            reads,
            problem: problem.map(|(_, what)| what.clone()).unwrap_or_default(),
        }
    };
    let beside = |at: &str| columns.iter().any(|column| column.field.as_deref() == Some(at));
    PasteRowView {
        line: row.line.line as u32,
        becomes: row.becomes.clone(),
        cells: columns.iter().zip(&row.line.cells).map(cell).collect(),
        problems: row.problems.iter().filter(|(at, _)| !beside(at)).map(|(_, what)| what.clone()).collect(),
    }
}
