//! Records as rows of a grid: which ones, in which order, a window of them at a time.

mod computed;
mod lens;
mod row;
mod summary;
mod view;

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::{field_view, noun};
use crate::domain::observation::{Common, Kind};
use crate::domain::{Contents, Field, Noun, RecordId, fields_of};

pub(super) use computed::durations;
pub(super) use row::{asked_of, kind_of, row};
pub(in super::super) use view::Views;

/// How many rows an answer has where nobody says. A screen asks for the part that it shows.
const PAGE: u32 = 500;

pub(in super::super) fn records(app: &App, args: RecordsArgs, _: &Watch) -> Result<GridView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let asked = args.view.unwrap_or_default();
    let view = open.views.get(&store, noun, &asked)?;
    let find = args.find.as_deref().filter(|text| !text.is_empty());
    let found = find.and_then(|text| contents.find(noun, text));
    let at = found.and_then(|id| view.order.iter().position(|one| *one == id));
    let most = args.most.unwrap_or(PAGE) as usize;
    let from = match (args.from, at) {
        (Some(from), _) => from as usize,
        (None, Some(at)) => at.saturating_sub(most / 2),
        (None, None) => 0,
    };
    Ok(GridView {
        noun: noun.name().to_owned(),
        columns: columns_of(contents, noun),
        rows: view
            .order
            .iter()
            .skip(from)
            .take(most)
            .filter_map(|id| Some(row(contents, noun, *id, contents.body(noun, *id)?)))
            .collect(),
        from: from as u32,
        total: contents.count(noun) as u32,
        shown: view.order.len() as u32,
        groups: view.groups.clone(),
        at: at.map(|at| at as u32),
        hidden: found.is_some() && at.is_none(),
    })
}

/// The cells of a block, as they are copied: by rows and columns, without anything else.
pub(in super::super) fn block(app: &App, args: BlockArgs, _: &Watch) -> Result<BlockView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let view = open.views.get(&store, noun, &args.view.unwrap_or_default())?;
    let lenses = args.columns.iter().map(|name| lens::Lens::of(noun, name)).collect::<Result<Vec<_>, _>>()?;
    let (from, most) = (args.from as usize, args.until.saturating_sub(args.from) as usize);
    let ids: Vec<RecordId> = view.order.iter().skip(from).take(most).copied().collect();
    let with = lens::Light::new(contents, noun);
    let texts = ids.iter().filter_map(|id| {
        let seen = lens::Seen::new(*id, contents.record(noun, *id)?);
        Some(lenses.iter().map(|lens| with.text(&seen, *lens)).collect())
    });
    Ok(BlockView { texts: texts.collect(), ids: ids.iter().map(ToString::to_string).collect() })
}

/// How many different values of a column are listed, the most frequent first.
const VALUES: usize = 200;

/// What stands in a column, to choose a filter from.
pub(in super::super) fn column_values(
    app: &App,
    args: ColumnArgs,
    _: &Watch,
) -> Result<Vec<ValueView>, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    Ok(view::values(store.contents(), noun, lens::Lens::of(noun, &args.column)?, VALUES))
}

/// The columns that the program computes.
pub(super) fn computed_columns(noun: Noun) -> impl Iterator<Item = FieldView> {
    (noun == Noun::Observation).then(computed::columns).into_iter().flatten()
}

/// A value as a person reads it.
pub(super) fn text(contents: &Contents, field: &Field, value: &Value) -> String {
    row::text(contents, field, value, zone(contents))
}

/// The columns as a screen gets them, computed ones first.
fn columns_of(contents: &Contents, noun: Noun) -> Vec<FieldView> {
    computed_columns(noun).chain(columns(noun).into_iter().map(|f| field_view(f, contents))).collect()
}

/// The columns of a noun; an observation's are those of all kinds, each once.
pub(in crate::app) fn columns(noun: Noun) -> Vec<&'static Field> {
    if noun != Noun::Observation {
        return fields_of(noun).iter().collect();
    }
    let mut seen = BTreeSet::new();
    let own = Kind::ALL.iter().flat_map(|kind| kind.own_fields());
    let (head, tail): (Vec<_>, Vec<_>) =
        Common::FIELDS.iter().partition(|f| matches!(f.name, "code" | "side" | "workload"));
    head.into_iter().chain(own).chain(tail).filter(|f| seen.insert(f.name)).collect()
}
