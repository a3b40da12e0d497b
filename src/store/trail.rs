//! The audit trail: which entries, and what can be chosen from.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;

use super::error::StoreError;
use super::log::{self, Entry, EntryRef};
use super::open::Store;
use super::write::Verb;
use crate::domain::{ChainId, Hlc, Instant, Noun, folded};

/// Which entries of the audit trail. What is `None` or empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// This one alone, by its place such as `A17`.
    pub seq: Option<String>,
    /// By whom.
    pub who: Option<String>,
    /// What sort of act.
    pub verb: Option<Verb>,
    /// Where a record of this noun changed.
    pub noun: Option<Noun>,
    /// From this moment.
    pub from: Option<Instant>,
    /// Before this moment.
    pub until: Option<Instant>,
    /// Folded words that all occur in the act, its author, its fields or its values.
    pub words: Vec<String>,
}

/// How much of what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How many of the newest entries to pass over.
    pub skip: u32,
    /// How many entries at most.
    pub most: u32,
    /// How many changes of each entry at most.
    pub changes: u32,
}

/// What was once read of an entry. An entry never changes, and an import has so many changes that
/// reading all of them at every look would be felt.
#[derive(Default)]
pub(super) struct Digested {
    touched: Option<Vec<(Noun, u32)>>,
    words: Option<String>,
}

/// What was read of entries, by their rows.
pub(super) type DigestedEntries = RefCell<BTreeMap<i64, Digested>>;

/// A part of the audit trail.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trail {
    /// How many entries are wanted, in all.
    pub found: u32,
    /// Those of them that were asked for, newest first.
    pub entries: Vec<Entry>,
}

/// What the audit trail can be filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrailChoices {
    /// Who wrote.
    pub people: Vec<String>,
    /// Which sorts of acts there are.
    pub verbs: Vec<Verb>,
    /// Records of which nouns changed.
    pub nouns: Vec<Noun>,
}

/// An entry of the log without its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its place in its chain, such as `A17`.
    pub seq: String,
    /// When.
    pub at: Instant,
    /// Who; `None` once expunged.
    pub actor: Option<String>,
    /// In words.
    pub label: String,
}

const WANTED: &str = "(:seq IS NULL OR (SELECT c.letter FROM chain c WHERE c.id = e.chain) || e.seq = :seq)
    AND (:who IS NULL OR e.actor = :who) AND (:verb IS NULL OR e.verb = :verb)
    AND (:from IS NULL OR e.hlc >= :from) AND (:until IS NULL OR e.hlc < :until)
    AND (:noun IS NULL OR EXISTS (SELECT 1 FROM change h WHERE h.entry = e.id AND h.noun = :noun))";

impl Store {
    /// The part of the entries that are wanted, newest first.
    ///
    /// # Errors
    /// The database's faults.
    pub fn trail(&self, wanted: &Wanted, part: Part) -> Result<Trail, StoreError> {
        let all = self.wanted_rows(wanted)?;
        let shown = all.iter().skip(part.skip as usize).take(part.most as usize);
        Ok(Trail {
            found: all.len() as u32,
            entries: shown.map(|row| self.entry_at(*row, part.changes)).collect::<Result<_, _>>()?,
        })
    }

    /// The rows of the entries that are wanted, newest first.
    fn wanted_rows(&self, wanted: &Wanted) -> Result<Vec<i64>, StoreError> {
        let hlc = |at: Instant| at.millis().max(0) << 16;
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT e.id, e.label, e.actor FROM entry e WHERE {WANTED} ORDER BY e.hlc DESC, e.chain DESC"
        ))?;
        let mut rows = statement.query(named_params! {
            ":seq": wanted.seq, ":who": wanted.who, ":verb": wanted.verb.map(|v| v.name()), ":noun": wanted.noun.map(|n| n.name()),
            ":from": wanted.from.map(hlc), ":until": wanted.until.map(hlc),
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let heading = format!(
                "{} {}",
                row.get::<_, String>(1)?,
                row.get::<_, Option<String>>(2)?.unwrap_or_default()
            );
            if self.holds_words(id, &heading, &wanted.words)? {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Whether all words occur in an entry; its changes are read only where its heading lacks one.
    fn holds_words(&self, entry: i64, heading: &str, words: &[String]) -> Result<bool, StoreError> {
        let heading = folded(heading);
        if words.iter().all(|word| heading.contains(word)) {
            return Ok(true);
        }
        let mut digested = self.digested.borrow_mut();
        let known = &mut digested.entry(entry).or_default().words;
        let changes = match known {
            Some(words) => words,
            None => known.insert(self.words_of_changes(entry)?),
        };
        Ok(words.iter().all(|word| heading.contains(word) || changes.contains(word)))
    }

    /// The fields and values of an entry's changes, folded.
    fn words_of_changes(&self, entry: i64) -> Result<String, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT field, coalesce(old, ''), coalesce(new, '') FROM change WHERE entry = :entry",
        )?;
        let mut rows = statement.query(named_params! {":entry": entry})?;
        let mut text = String::new();
        while let Some(row) = rows.next()? {
            for column in 0..3 {
                text.push(' ');
                // Names of fields and choices are kept with underscores and typed with spaces.
                text.push_str(&folded(row.get_ref(column)?.as_str().unwrap_or_default()).replace('_', " "));
            }
        }
        Ok(text)
    }

    /// How many records of each noun an entry changed.
    fn touched(&self, entry: i64) -> Result<Vec<(Noun, u32)>, StoreError> {
        let mut digested = self.digested.borrow_mut();
        let known = &mut digested.entry(entry).or_default().touched;
        if let Some(touched) = known {
            return Ok(touched.clone());
        }
        let mut statement = self.db.prepare_cached(
            "SELECT noun, count(DISTINCT record) FROM change WHERE entry = :entry GROUP BY noun",
        )?;
        let mut rows = statement.query(named_params! {":entry": entry})?;
        let mut touched = Vec::new();
        while let Some(row) = rows.next()? {
            let noun = Noun::parse(row.get_ref(0)?.as_str().unwrap_or_default());
            touched.extend(noun.zip(row.get(1).ok()));
        }
        touched.sort_by_key(|(noun, records): &(Noun, u32)| (std::cmp::Reverse(*records), *noun));
        Ok(known.insert(touched).clone())
    }

    fn entry_at(&self, row: i64, most: u32) -> Result<Entry, StoreError> {
        let sql =
            format!("SELECT {} FROM entry e JOIN chain c ON c.id = e.chain WHERE e.id = :id", log::COLUMNS);
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(named_params! {":id": row})?;
        let found = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let mut entry = log::entry(found)?;
        entry.changes = log::first_changes(&self.db, row, most)?;
        entry.touched = self.touched(row)?;
        Ok(entry)
    }

    /// What the trail can be filtered by.
    ///
    /// # Errors
    /// The database's faults.
    pub fn trail_choices(&self) -> Result<TrailChoices, StoreError> {
        let texts = |sql: &str| -> Result<Vec<String>, StoreError> {
            let mut statement = self.db.prepare_cached(sql)?;
            let texts = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(texts)
        };
        let people = texts("SELECT DISTINCT actor FROM entry WHERE actor IS NOT NULL ORDER BY actor")?;
        let verbs = texts("SELECT DISTINCT verb FROM entry")?;
        // Whether there is any change of a noun is one step of the index; to list the different ones
        // would be a step for each change.
        let mut any = self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM change WHERE noun = :noun)")?;
        let mut nouns = Vec::new();
        for noun in Noun::ALL {
            if any.query_row(named_params! {":noun": noun.name()}, |row| row.get(0))? {
                nouns.push(*noun);
            }
        }
        let in_order = |verb: &&Verb| verbs.iter().any(|name| name == verb.name());
        Ok(TrailChoices { people, verbs: Verb::ALL.iter().filter(in_order).copied().collect(), nouns })
    }

    /// The entries that were taken back and not done again since.
    ///
    /// # Errors
    /// The database's faults.
    pub fn undone(&self) -> Result<BTreeSet<EntryRef>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT chain, seq, verb, undoes_chain, undoes_seq FROM entry WHERE undoes_chain IS NOT NULL ORDER BY hlc, chain",
        )?;
        let mut rows = statement.query([])?;
        // An undo takes back an act or a redo of it, and a redo takes back an undo: what each is about.
        let mut about: BTreeMap<EntryRef, EntryRef> = BTreeMap::new();
        let mut undone = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let place = EntryRef { chain: ChainId(row.get(0)?), seq: row.get(1)? };
            let of = EntryRef { chain: ChainId(row.get(3)?), seq: row.get(4)? };
            let act = about.get(&of).copied().unwrap_or(of);
            about.insert(place, act);
            if row.get_ref(2)?.as_str().unwrap_or_default() == Verb::Redo.name() {
                undone.remove(&act);
            } else {
                undone.insert(act);
            }
        }
        Ok(undone)
    }

    /// How many devices wrote to the document.
    ///
    /// # Errors
    /// The database's faults.
    pub fn device_count(&self) -> Result<u32, StoreError> {
        Ok(self.db.query_row("SELECT count(DISTINCT device) FROM chain", [], |row| row.get(0))?)
    }

    /// Every entry without its changes, newest first.
    ///
    /// # Errors
    /// The database's faults.
    pub fn headings(&self) -> Result<Vec<Heading>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.letter || e.seq, e.hlc, e.actor, e.label FROM entry e JOIN chain c ON c.id = e.chain
             ORDER BY e.hlc DESC, e.chain DESC",
        )?;
        let headings = statement.query_map([], |row| {
            Ok(Heading {
                seq: row.get(0)?,
                at: Hlc(row.get(1)?).instant(),
                actor: row.get(2)?,
                label: row.get(3)?,
            })
        })?;
        Ok(headings.collect::<Result<_, _>>()?)
    }
}
