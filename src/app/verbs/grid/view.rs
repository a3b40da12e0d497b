//! Which records a grid shows and in which order: filtered, sorted, grouped, and kept until the
//! document or the question changes.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::super::super::Failure;
use super::super::super::wire::*;
use super::lens::{Key, Lens, Light, Seen};
use crate::domain::{Contents, Day, Noun, RecordId};
use crate::store::Store;

/// The records of a view, in order.
pub(super) struct View {
    pub(super) order: Vec<RecordId>,
    pub(super) groups: Vec<GroupView>,
}

/// How many views are kept: a person looks at few at a time.
const KEPT: usize = 6;

struct Kept {
    generation: u64,
    noun: Noun,
    asked: ViewArgs,
    view: Arc<View>,
}

/// The views that were asked for lately. A grid asks for the same one with every part it scrolls to.
#[derive(Default)]
pub(in super::super::super) struct Views(Mutex<Vec<Kept>>);

impl Views {
    /// A view of the document as it is now.
    pub(super) fn get(&self, store: &Store, noun: Noun, asked: &ViewArgs) -> Result<Arc<View>, Failure> {
        let mut kept = self
            .0
            .lock()
            .map_err(|_| Failure::bug("A view stopped half way. Close and open the document."))?;
        let generation = store.generation();
        kept.retain(|one| one.generation == generation);
        if let Some(one) = kept.iter().find(|one| one.noun == noun && one.asked == *asked) {
            return Ok(Arc::clone(&one.view));
        }
        let view = Arc::new(make(store.contents(), noun, asked)?);
        kept.truncate(KEPT - 1);
        kept.insert(0, Kept { generation, noun, asked: asked.clone(), view: Arc::clone(&view) });
        Ok(view)
    }
}

/// One row while it is being ordered.
struct Placed {
    id: RecordId,
    group: usize,
    key: Option<Key>,
}

fn make(contents: &Contents, noun: Noun, asked: &ViewArgs) -> Result<View, Failure> {
    let light = Light::new(contents, noun);
    let filters = asked.filters.iter().map(|f| Filter::new(noun, f)).collect::<Result<Vec<_>, _>>()?;
    let sort =
        asked.sort.as_ref().map(|s| Ok::<_, Failure>((Lens::of(noun, &s.column)?, s.down))).transpose()?;
    let grouped = asked.group.as_deref().filter(|g| !g.is_empty()).map(|g| Lens::of(noun, g)).transpose()?;
    let words = asked.text.as_deref().unwrap_or_default().trim().to_lowercase();
    let searched = if words.is_empty() { Vec::new() } else { all(noun) };
    let mut groups: BTreeMap<String, (Option<Key>, GroupView)> = BTreeMap::new();
    let mut values: Vec<String> = Vec::new();
    let mut placed = Vec::new();
    for (id, record) in contents.records(noun) {
        let seen = Seen::new(id, record);
        if !filters.iter().all(|f| f.lets_through(&light, &seen)) {
            continue;
        }
        if !words.is_empty() && !light.holds(&seen, &searched, &words) {
            continue;
        }
        if let Some(lens) = grouped {
            let value = light.value(&seen, lens);
            let (_, group) = groups.entry(value.clone()).or_insert_with(|| {
                let label = light.text(&seen, lens);
                (light.key(&seen, lens), GroupView { value: value.clone(), label, count: 0 })
            });
            group.count += 1;
            values.push(value);
        }
        placed.push(Placed { id, group: 0, key: sort.and_then(|(lens, _)| light.key(&seen, lens)) });
    }
    let mut ordered: Vec<(Option<Key>, GroupView)> = groups.into_values().collect();
    ordered.sort_by(|(a, _), (b, _)| last_unknown(a.as_ref(), b.as_ref(), false));
    let groups: Vec<GroupView> = ordered.into_iter().map(|(_, group)| group).collect();
    let place: BTreeMap<&str, usize> =
        groups.iter().enumerate().map(|(i, g)| (g.value.as_str(), i)).collect();
    for (row, value) in placed.iter_mut().zip(&values) {
        row.group = place.get(value.as_str()).copied().unwrap_or_default();
    }
    let down = sort.is_some_and(|(_, down)| down);
    // Stable: rows that are equal stay in the order in which they were made.
    placed.sort_by(|a, b| {
        a.group.cmp(&b.group).then_with(|| last_unknown(a.key.as_ref(), b.key.as_ref(), down))
    });
    Ok(View { order: placed.into_iter().map(|row| row.id).collect(), groups })
}

/// What is not known comes last, whichever way the rest is sorted.
fn last_unknown(a: Option<&Key>, b: Option<&Key>, down: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if down => b.compare(a),
        (Some(a), Some(b)) => a.compare(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Every column that is searched.
fn all(noun: Noun) -> Vec<Lens> {
    let fields = super::columns(noun).into_iter().map(Lens::Field);
    let own = if noun == Noun::Observation { vec![Lens::Kind] } else { vec![Lens::Code] };
    own.into_iter().chain(fields).collect()
}

struct Filter<'a> {
    lens: Lens,
    is: &'a [String],
    from: Option<Day>,
    until: Option<Day>,
}

impl<'a> Filter<'a> {
    fn new(noun: Noun, args: &'a FilterArgs) -> Result<Self, Failure> {
        let day = |text: &Option<String>| match text.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
            None => Ok(None),
            Some(text) => Day::parse(text)
                .map(Some)
                .ok_or_else(|| Failure::refused(format!("“{text}” is not a day. Type it as 2026-10-31."))),
        };
        let (from, until) = (day(&args.from)?, day(&args.until)?);
        Ok(Self { lens: Lens::of(noun, &args.column)?, is: &args.is, from, until })
    }
    fn lets_through(&self, light: &Light<'_>, seen: &Seen<'_>) -> bool {
        if self.from.is_some() || self.until.is_some() {
            let Some(day) = light.at(seen, self.lens).map(|at| light.day(at)) else { return false };
            return self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until);
        }
        self.is.is_empty() || self.is.contains(&light.value(seen, self.lens))
    }
}

/// What stands in a column, the most frequent first.
pub(super) fn values(contents: &Contents, noun: Noun, lens: Lens, most: usize) -> Vec<ValueView> {
    let light = Light::new(contents, noun);
    let mut found: BTreeMap<String, ValueView> = BTreeMap::new();
    for (id, record) in contents.records(noun) {
        let seen = Seen::new(id, record);
        let value = light.value(&seen, lens);
        let one = found.entry(value).or_insert_with_key(|value| ValueView {
            value: value.clone(),
            label: light.text(&seen, lens),
            count: 0,
        });
        one.count += 1;
    }
    let mut values: Vec<ValueView> = found.into_values().collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    values.truncate(most);
    values
}
