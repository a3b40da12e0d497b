//! Ways of looking: a fixed list, so that nobody can pick, of what a careful analyst might have
//! done otherwise with the same evidence. How often does the conclusion stay?

use super::judge::{Laid, conclusion, target_of};
use super::pairing::{Pair, pair};
use super::{chance, paired, unpaired};
use crate::assess::asked::Asked;
use crate::assess::evidence::{Case, Clock, gather_by, other_clock};
use crate::assess::level::Says;
use crate::assess::wording::firm as words;
use crate::assess::world::{Measured, World};
use crate::domain::assessment::{Design, Way, Ways};

/// What is done otherwise than in the judgement; nothing is the judgement itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::assess) struct Look {
    /// The clock starts at the failure instead of the detection, or the other way round.
    pub other_clock: bool,
    /// All cases as two groups instead of pairs by scenario.
    pub unpaired: bool,
    /// Pairs without change are dropped instead of kept (Pratt).
    pub zeros_dropped: bool,
    /// The baseline without the incident behind the pilot.
    pub without_trigger: bool,
    /// Without what was recorded on the pilot before the cut-over, where that came in mid-phase.
    pub after_cut_over: bool,
}

/// The fixed list: every combination, those that change least first. Groups have no pairs to
/// drop.
fn list() -> Vec<Look> {
    let mut all: Vec<Look> = (0..32_u32)
        .map(|bits| Look {
            other_clock: bits & 1 != 0,
            unpaired: bits & 2 != 0,
            zeros_dropped: bits & 4 != 0,
            without_trigger: bits & 8 != 0,
            after_cut_over: bits & 16 != 0,
        })
        .filter(|look| !(look.unpaired && look.zeros_dropped))
        .collect();
    all.sort_by_key(|look| look.departures());
    all
}

impl Look {
    /// In how many respects it departs from the judgement.
    fn departures(self) -> usize {
        self.flags().into_iter().filter(|set| *set).count()
    }
    /// Each respect, in the order of the list.
    pub fn flags(self) -> [bool; 5] {
        [self.other_clock, self.unpaired, self.zeros_dropped, self.without_trigger, self.after_cut_over]
    }
    /// Whether a case counts in this way.
    pub fn keeps(self, case: &Case) -> bool {
        !(self.without_trigger && case.trigger || self.after_cut_over && case.before_cut_over)
    }
}

/// What is concluded in one way: what it rests on, what it says, and in words.
pub(in crate::assess) struct Seen<T> {
    /// The data, to tell whether another way comes to the same.
    pub data: T,
    /// The conclusion.
    pub says: Concluded,
    /// The figure, in words.
    pub finding: String,
    /// What it rests on.
    pub n: String,
}

/// A conclusion as far as another one can differ from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Concluded {
    /// Too few to conclude anything.
    Nothing,
    /// What the interval says, and whether only the signs show the better direction.
    Shown(Says, bool),
}

impl Concluded {
    /// Whether two ways conclude the same. Signs that show the better direction agree with an
    /// interval that does.
    fn agrees(self, other: Self) -> bool {
        let better = |c: Self| matches!(c, Self::Shown(Says::Better | Says::Reaches, _));
        let signs = |c: Self| c == Self::Shown(Says::Open, true);
        self == other || signs(self) && better(other) || signs(other) && better(self)
    }
}

/// Counts the ways that differ from each other. `None` where the judgement concludes nothing.
/// `respects` says for each of the five why it makes no difference, if it does not.
pub(in crate::assess) fn count<T: PartialEq>(
    clock: Option<&str>,
    see: impl Fn(Look) -> Option<Seen<T>>,
) -> Option<Ways> {
    let mut seen: Vec<(Look, Seen<T>)> = Vec::new();
    for look in list() {
        let Some(found) = see(look) else { continue };
        if look == Look::default() && found.says == Concluded::Nothing {
            return None;
        }
        if seen.iter().all(|(_, other)| other.data != found.data) {
            seen.push((look, found));
        }
    }
    let judged = seen.first()?.1.says;
    let rows: Vec<Way> = seen
        .iter()
        .map(|(look, found)| Way {
            words: words::way(*look, clock),
            holds: found.says.agrees(judged),
            finding: found.finding.clone(),
            n: found.n.clone(),
            departures: look.departures(),
        })
        .collect();
    let differs =
        |respect: usize| seen.iter().any(|(look, _)| look.flags().get(respect).is_some_and(|set| *set));
    let same = (0..5).filter(|respect| !differs(*respect)).map(words::same).collect();
    let held = rows.iter().filter(|way| way.holds).count() as u32;
    Some(Ways { held, of: rows.len() as u32, sentence: words::ways(held, &rows), rows, same })
}

/// The evidence of a comparison of times or counts.
pub(in crate::assess) struct Evidence<'a> {
    /// Where it comes from.
    pub world: &'a World<'a>,
    /// What is asked of it.
    pub asked: &'a Asked,
    /// The metric.
    pub metric: &'a Measured,
    /// The cases there were at the look.
    pub cases: &'a [Case],
    /// Whether the judgement is paired by scenario.
    pub paired: bool,
    /// Whether groups are comparable.
    pub comparable: bool,
}

impl Evidence<'_> {
    /// Looks at the evidence in every way of the list.
    pub fn ways(&self) -> Option<Ways> {
        let clock = other_clock(self.metric.catalogue_name());
        let other = clock.map(|_| self.by_other_clock());
        count(clock, |look| {
            let laid = self.laid(look, other.as_deref())?;
            let target = target_of(self.asked, &laid);
            let found = conclusion(&laid, self.metric.of.better, target);
            let enough = laid.shown.0.len().min(laid.shown.1.len()) >= 3 && found.attainable;
            Some(Seen {
                says: if enough {
                    // Where the interval says something, the signs add nothing that another way could lack.
                    Concluded::Shown(found.says, found.says == Says::Open && found.signs_better)
                } else {
                    Concluded::Nothing
                },
                finding: words::finding(&laid, &found, enough),
                n: words::n(&laid),
                data: (laid.layout, laid.scale),
            })
        })
    }
    /// The same cases read by the other clock.
    fn by_other_clock(&self) -> Vec<Case> {
        let wanted: std::collections::BTreeSet<&str> = self.cases.iter().map(Case::code).collect();
        let gathered = gather_by(self.world, self.metric, Clock::Other);
        gathered.cases.into_iter().filter(|case| wanted.contains(case.code())).collect()
    }
    /// The evidence laid out in one way; `None` for a way that this metric does not have.
    fn laid(&self, look: Look, other: Option<&[Case]>) -> Option<Laid> {
        if look.unpaired && !self.paired {
            return None;
        }
        let all = if look.other_clock { other? } else { self.cases };
        let cases: Vec<Case> = all.iter().filter(|case| look.keeps(case)).cloned().collect();
        let unit = paired::unit_of_values(&self.metric.of.unit);
        if look.unpaired || !self.paired {
            return Some(unpaired::lay(self.world, &cases, self.metric.shape, &unit, self.comparable));
        }
        let found = pair(self.world, cases, None);
        let pairs: Vec<&Pair> = found
            .pairs
            .iter()
            .filter(|p| p.seen().is_some_and(|seen| !(look.zeros_dropped && unchanged(seen))))
            .collect();
        Some(paired::lay(&pairs, Design::Paired, self.metric.shape, &unit, found.kind))
    }
}

fn unchanged((before, after): (super::change::Seen, super::change::Seen)) -> bool {
    chance::way(before, after) == chance::Way::Equal
}
