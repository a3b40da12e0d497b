//! The dated copies of documents, kept beside the settings: what they are called, which are kept,
//! and how one is made. A copy's name says everything about it, so that there is no second list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime};
use chrono_tz::Tz;

use super::marks;
use crate::domain::{Day, Instant};
use crate::store::{StoreError, copy_document};

choice! {
    /// What a copy was made for.
    pub enum Why {
        /// The first opening of a day.
        Daily = "daily", "daily copy";
        /// A file is taken in.
        Import = "before-import", "before an import";
        /// Another document is merged in.
        Merge = "before-merge", "before a merge";
        /// Another copy is put back.
        Restore = "before-restore", "before a restore";
        /// The file is repaired.
        Repair = "before-repair", "before a repair";
        /// An older format is brought up to date.
        Migration = "before-migration", "before an update of the format";
    }
}

/// The rule, in words: the same that [`superfluous`] follows.
pub(super) const RULE: &str = "Kept are the 20 newest copies of today, the newest of each day for two weeks and of each week for three months; the last copy always stays.";

/// How many copies of today are kept.
const TODAY: usize = 20;
/// For how many days one copy a day is kept.
const DAYS: i64 = 14;
/// For how many weeks one copy a week is kept.
const WEEKS: i64 = 13;

/// One dated copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copy {
    /// Its moment as its name has it: what a person names it by.
    pub(super) id: String,
    pub(super) path: PathBuf,
    pub(super) at: Instant,
    pub(super) why: Why,
    /// Which file it was made of: documents that were copied share an identity, not a place.
    pub(super) of: String,
}

impl Copy {
    fn name(at: Instant, why: Why, of: &str) -> String {
        let micros = at.micros().rem_euclid(1_000_000);
        format!("{}-{micros:06}_{}_{of}.postflight", at.utc().format("%Y%m%d-%H%M%S"), why.name())
    }

    fn parse(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".postflight")?;
        let mut parts = name.split('_');
        let (id, why, of) = (parts.next()?, parts.next()?, parts.next()?);
        let (seconds, micros) = id.rsplit_once('-')?;
        let at = NaiveDateTime::parse_from_str(seconds, "%Y%m%d-%H%M%S").ok()?.and_utc();
        let at = Instant::from_micros(at.timestamp_micros() + micros.parse::<i64>().ok()?);
        Some(Self { id: id.to_owned(), at, why: Why::parse(why)?, of: of.to_owned(), path })
    }
}

/// The folder of all copies. Cheap to clone, so that a copy can be made on a thread of its own.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    pub(super) const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder, for people.
    pub(super) fn folder_label(&self) -> String {
        self.folder.display().to_string()
    }

    /// The name of the file that a copy is made of.
    pub(super) fn key(document: &Path) -> String {
        marks::key(document).chars().take(12).collect()
    }

    /// Where the next copy goes. Its folder is made where there is none.
    pub(super) fn place(
        &self,
        document: &Path,
        identity: &str,
        why: Why,
        now: Instant,
    ) -> Result<PathBuf, StoreError> {
        let folder = self.folder.join(if identity.is_empty() { "unknown" } else { identity });
        fs::create_dir_all(&folder)?;
        Ok(folder.join(Copy::name(now, why, &Self::key(document))))
    }

    /// Makes a copy, then takes away those that the rule no longer keeps.
    pub(super) fn keep(
        &self,
        document: &Path,
        identity: &str,
        why: Why,
        now: Instant,
        zone: Tz,
    ) -> Result<Copy, StoreError> {
        let path = self.place(document, identity, why, now)?;
        copy_document(document, &path)?;
        let copy = Copy::parse(path).ok_or_else(|| StoreError::Unreadable("a copy's name".to_owned()))?;
        let mine: Vec<_> = in_folder(&self.folder.join(identity)).filter(|c| c.of == copy.of).collect();
        for old in superfluous(&mine, now, zone) {
            // A copy that cannot be removed only takes room.
            drop(fs::remove_file(&old.path));
        }
        Ok(copy)
    }

    /// Whether there is a copy of this file of that day.
    pub(super) fn has_of_day(&self, document: &Path, identity: &str, day: Day, zone: Tz) -> bool {
        let key = Self::key(document);
        in_folder(&self.folder.join(identity)).any(|c| c.of == key && c.at.day(zone) == day)
    }

    /// The copies of a document, newest first: those of its identity, and those made of the file
    /// at its place, so that they are found when the document itself can no longer be read.
    pub(super) fn list(&self, document: &Path, identity: Option<&str>) -> Vec<Copy> {
        let key = Self::key(document);
        let folders = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut copies: Vec<Copy> = folders
            .flat_map(|entry| {
                let same = identity.is_some_and(|identity| entry.file_name() == identity);
                let key = key.clone();
                in_folder(&entry.path()).filter(move |copy| same || copy.of == key)
            })
            .collect();
        copies.sort_by(|a, b| b.id.cmp(&a.id));
        copies
    }
}

fn in_folder(folder: &Path) -> impl Iterator<Item = Copy> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| Copy::parse(entry.path()))
}

/// The copies of one file that the rule does not keep.
fn superfluous(copies: &[Copy], now: Instant, zone: Tz) -> Vec<Copy> {
    let today = now.day(zone);
    let mut newest_first: Vec<&Copy> = copies.iter().collect();
    newest_first.sort_by_key(|copy| std::cmp::Reverse(copy.at));
    let (mut of_today, mut days, mut weeks) = (0, BTreeSet::new(), BTreeSet::new());
    let kept = |copy: &Copy| {
        let day = copy.at.day(zone);
        let age = today.days_since(day);
        let week = (day.0.iso_week().year(), day.0.iso_week().week());
        // A copy from a clock that ran ahead counts as one of today.
        if age <= 0 {
            of_today += 1;
            of_today <= TODAY
        } else {
            let first_of_day = days.insert(day);
            let first_of_week = weeks.insert(week);
            (age <= DAYS && first_of_day) || (age <= WEEKS * 7 && first_of_week)
        }
    };
    let mut kept = kept;
    newest_first
        .into_iter()
        .enumerate()
        .filter(|(place, copy)| !kept(copy) && *place > 0)
        .map(|(_, c)| c.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Copy, Why, superfluous};
    use crate::domain::Instant;
    use chrono_tz::Tz::UTC;

    fn copy(at: &str) -> Copy {
        let at = Instant::parse(at).unwrap();
        Copy::parse(std::path::PathBuf::from(Copy::name(at, Why::Daily, "abc"))).unwrap()
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        let at = Instant::parse("2026-11-23T09:03:12.000456Z").unwrap();
        let read = copy("2026-11-23T09:03:12.000456Z");
        assert_eq!((read.at, read.why, read.of.as_str()), (at, Why::Daily, "abc"));
    }

    #[test]
    fn one_a_day_for_two_weeks_then_one_a_week_for_three_months_and_never_the_last() {
        let now = Instant::parse("2026-11-23T12:00:00Z").unwrap();
        let mut copies = Vec::new();
        for day in 0..200i64 {
            for hour in [8i64, 17] {
                let at = now.micros() - (day * 24 + 20 - hour) * 3_600_000_000;
                copies.push(copy(&Instant::from_micros(at).to_string()));
            }
        }
        let gone = superfluous(&copies, now, UTC);
        let kept: Vec<_> = copies.iter().filter(|c| !gone.contains(c)).collect();
        // Both of today, 14 days with one each, and the newest of each week up to 91 days ago.
        let age = |c: &Copy| now.day(UTC).days_since(c.at.day(UTC));
        assert_eq!(
            kept.iter().filter(|c| age(c) == 0).count(),
            copies.iter().filter(|c| age(c) == 0).count()
        );
        for day in 1..=14 {
            assert_eq!(kept.iter().filter(|c| age(c) == day).count(), 1, "day {day}");
        }
        let older = kept.iter().filter(|c| age(c) > 14).count();
        assert!((11..=12).contains(&older), "{older} weeks");
        assert!(kept.iter().all(|c| age(c) <= 91));
        let last = [copy("2024-01-01T00:00:00Z")];
        assert_eq!(superfluous(&last, now, UTC), []);
    }

    #[test]
    fn a_day_with_many_imports_keeps_twenty_and_a_clock_that_ran_ahead_loses_nothing_else() {
        let now = Instant::parse("2026-11-23T12:00:00Z").unwrap();
        let today: Vec<_> =
            (0..30).map(|n| copy(&Instant::from_micros(now.micros() - n * 60_000_000).to_string())).collect();
        assert_eq!(superfluous(&today, now, UTC).len(), 10);
        let ahead = [copy("2031-01-01T00:00:00Z"), copy("2026-11-20T00:00:00Z")];
        assert_eq!(superfluous(&ahead, now, UTC), []);
    }
}
