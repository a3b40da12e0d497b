//! The frozen result as the sections ask for it: names instead of identities, places instead of
//! evidence ids.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;

use super::Options;
use super::phrase::{closed, id_order};
use crate::charts::Chart;
use crate::domain::assessment::{Assessment, ChipState, held_against};
use crate::domain::observation::{Detail, Kind, Observation};
use crate::domain::pilot::Pilot;
use crate::domain::report::Length;
use crate::domain::story::{DataProduct, Narrative};
use crate::domain::{Contents, Day, Instant, Kept, Noun, RecordId};
use crate::report::frozen::Frozen;
use crate::report::model::{Chip, Paper, Rich, Standing, Tone};

/// How many evidence ids stand in a line before the rest is left to the appendix.
const IDS_IN_A_LINE: usize = 14;

/// The frozen result, with what is looked up often.
pub(super) struct View<'a> {
    /// The result itself.
    pub frozen: &'a Frozen,
    /// The pilot's own record.
    pub pilot: Pilot,
    /// The sheet it is told for.
    pub paper: Paper,
    /// How long it is to be.
    pub length: Length,
    /// The drawings that need more than the result, by name.
    drawn: &'a BTreeMap<&'static str, Chart>,
    /// The zone times are shown in.
    pub zone: Tz,
    /// The observations up to the report's moment, in the order of their ids.
    pub observations: Vec<Kept<&'a Observation>>,
    anchors: BTreeMap<String, String>,
    uses: BTreeMap<String, BTreeSet<String>>,
    narratives: BTreeMap<String, Narrative>,
}

impl<'a> View<'a> {
    pub(super) fn of(frozen: &'a Frozen, options: &'a Options) -> Self {
        let pilot = frozen.contents.pilot();
        let zone = pilot.time_zone.parse().unwrap_or(Tz::UTC);
        let mut observations: Vec<_> = frozen
            .contents
            .observations()
            .into_iter()
            .filter(|kept| kept.value.when().is_none_or(|at| at <= frozen.as_of))
            .collect();
        observations.sort_by(|a, b| id_order(&a.value.common.code).cmp(&id_order(&b.value.common.code)));
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for assessment in &frozen.assessments {
            for id in &assessment.evidence {
                uses.entry(id.clone()).or_default().insert(assessment.code.clone());
            }
        }
        let narratives = frozen
            .contents
            .all::<Narrative>()
            .into_iter()
            .map(|kept| (kept.value.code.clone(), kept.value))
            .collect();
        let mut view = Self {
            paper: options.paper,
            length: options.length,
            drawn: &options.drawn,
            frozen,
            pilot,
            zone,
            observations,
            anchors: BTreeMap::new(),
            uses,
            narratives,
        };
        view.anchors = view.places();
        view
    }

    /// The place of each observation in the appendix: a row of its own, or its product's week.
    fn places(&self) -> BTreeMap<String, String> {
        let place = |kept: &Kept<&Observation>| match &kept.value.detail {
            Detail::SlaDay(day) if self.length != Length::Full => {
                week_place(self.product(day.data_product.map(|p| p.0)), self.day(day.due_at?))
            }
            _ => Some(kept.value.common.code.clone()),
        };
        self.observations
            .iter()
            .filter_map(|kept| Some((kept.value.common.code.clone(), place(kept)?)))
            .filter(|(code, _)| !code.is_empty())
            .collect()
    }

    /// A drawing that needs more than the frozen result, where there is something to draw.
    pub(super) fn drawn(&self, name: &str) -> Option<Chart> {
        self.drawn.get(name).cloned()
    }

    /// Whether every observation is told with all its fields.
    pub(super) fn is_full(&self) -> bool {
        self.length == Length::Full
    }

    /// A drawing's height over its width: less on the sheet that is less high.
    pub(super) fn shape(&self, on_a4: f64) -> f64 {
        match self.paper {
            Paper::A4 => on_a4,
            Paper::Letter => on_a4 * 0.8,
        }
    }

    pub(super) fn contents(&self) -> &'a Contents {
        &self.frozen.contents
    }

    /// Whether the document is a sample.
    pub(super) fn sample(&self) -> bool {
        self.pilot.sample == Some(true)
    }

    /// The pilot's name.
    pub(super) fn title(&self) -> String {
        if self.pilot.name.is_empty() { "Platform pilot".to_owned() } else { self.pilot.name.clone() }
    }

    /// What another record is called; empty when none is named.
    pub(super) fn name(&self, noun: Noun, id: Option<RecordId>) -> String {
        id.map(|id| self.contents().label(noun, id)).unwrap_or_default()
    }

    fn product(&self, id: Option<RecordId>) -> String {
        self.name(Noun::DataProduct, id)
    }

    /// The names of the data products on which the recommendation rests.
    pub(super) fn primary_products(&self) -> BTreeSet<String> {
        self.contents()
            .all::<DataProduct>()
            .into_iter()
            .filter(|kept| kept.value.primary == Some(true))
            .map(|kept| kept.value.name)
            .collect()
    }

    /// The day of a moment in the pilot's zone.
    pub(super) fn day(&self, at: Instant) -> Day {
        at.day(self.zone)
    }

    /// `14 Oct 2026`.
    pub(super) fn day_words(&self, at: Instant) -> String {
        self.day(at).words().replace(' ', "\u{a0}")
    }

    /// `14 Oct, 13:02`.
    pub(super) fn time_words(&self, at: Instant) -> String {
        at.utc().with_timezone(&self.zone).format("%-d\u{a0}%b, %H:%M").to_string()
    }

    /// Which criteria rest on an observation.
    pub(super) fn used_in(&self, code: &str) -> Rich {
        let codes: Vec<&String> = self.uses.get(code).into_iter().flatten().collect();
        let mut rich = Rich::new();
        for (n, criterion) in codes.into_iter().enumerate() {
            if n > 0 {
                rich = rich.text(" ");
            }
            rich = rich.to(criterion.clone(), criterion.clone());
        }
        rich
    }

    /// Adds links to observations, each to its place in the appendix.
    pub(super) fn ids(&self, mut rich: Rich, ids: &[String]) -> Rich {
        for (n, id) in ids.iter().take(IDS_IN_A_LINE).enumerate() {
            if n > 0 {
                rich = rich.text(", ");
            }
            rich = match self.anchors.get(id) {
                Some(place) => rich.to(id.clone(), place.clone()),
                None => rich.text(id.clone()),
            };
        }
        match ids.len().saturating_sub(IDS_IN_A_LINE) {
            0 => rich,
            more => rich.text(format!(" and {more} more, all in the appendix")),
        }
    }

    /// Whether a person put words of their own at a place.
    pub(super) fn has_own_words(&self, place: &str) -> bool {
        self.narratives.get(place).is_some_and(|own| !own.text.0.is_empty())
    }

    /// A sentence of the report: a person's own words where they stand for it, and marked.
    pub(super) fn told(&self, place: &str, generated: &str) -> Rich {
        match self.narratives.get(place) {
            Some(own) if !own.text.0.is_empty() => {
                let judged = self.frozen.assessments.iter().find(|a| a.code == place);
                let edited = judged.and_then(|a| a.edited.clone());
                let edited = edited.unwrap_or_else(|| held_against(&own.text.0, &own.generated.0, generated));
                let mut mark = " (edited".to_owned();
                if !edited.foreign.is_empty() {
                    mark.push_str(&format!("; not the program’s: {}", edited.foreign.join(", ")));
                }
                if edited.moved {
                    mark.push_str("; the numbers have moved since");
                }
                Rich::from(own.text.0.clone()).toned(format!("{mark})"), Tone::Note)
            }
            _ => Rich::from(generated),
        }
    }
}

/// Why a section has nothing to show: that nothing of the kind is recorded, or what the judgement says
/// of what is.
pub(super) fn why_empty(view: &View<'_>, judged: Option<&Assessment>, kinds: &[Kind], none: &str) -> String {
    if !view.observations.iter().any(|kept| kinds.contains(&kept.value.kind())) {
        return none.to_owned();
    }
    judged.map(|a| closed(&a.words.sentence)).filter(|said| !said.is_empty()).unwrap_or_else(|| {
        "What is recorded is judged by no criterion; the appendix has it by its ids.".to_owned()
    })
}

/// The place of a product's week in the appendix.
pub(super) fn week_place(product: String, day: Day) -> Option<String> {
    Some(format!("sla-{product}-{}", week_of(day)))
}

/// The Monday of a day's week.
pub(super) fn week_of(day: Day) -> Day {
    use chrono::Datelike;
    day.plus_days(-i64::from(day.0.weekday().num_days_from_monday()))
}

/// The chip of a result.
pub(super) fn chip(assessment: &Assessment) -> Chip {
    let standing = match assessment.chip.state {
        ChipState::Met => Standing::Met,
        ChipState::NotMet => Standing::NotMet,
        ChipState::NotEnoughEvidence => Standing::NotEnough,
        ChipState::NotComparable => Standing::NotComparable,
        ChipState::Open => Standing::Open,
        ChipState::Interim => Standing::Interim,
    };
    let progress = match standing {
        Standing::NotEnough | Standing::Interim => {
            assessment.chip.planned.map(|planned| (assessment.chip.done, planned))
        }
        _ => None,
    };
    Chip { standing, interim: assessment.chip.interim, progress }
}

/// Whether a result rests on anything at all.
pub(super) fn measured(assessment: &Assessment) -> bool {
    assessment.progress.done > 0 || assessment.level.number > 0 || !assessment.evidence.is_empty()
}
