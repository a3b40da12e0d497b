//! How firm a result is: other ways of looking at the same evidence, how alike the two sides are,
//! and what a bad start or learning from one drill to the next may have added.

use serde::Serialize;

use crate::domain::Estimate;

choice! {
    /// How alike the two sides are in something other than the platform.
    pub enum Alike {
        /// As alike as matters.
        Same = "alike", "alike";
        /// Different enough to be said.
        Differs = "differs", "differs";
        /// So different that no headline is given.
        Withholds = "withholds", "no headline";
        /// Not recorded, so nobody can tell.
        Unknown = "unknown", "not recorded";
    }
}

/// One thing in which the two sides could differ beside the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Likeness {
    /// What is compared: "people", "hours".
    pub what: String,
    /// How alike the sides are in it.
    pub alike: Alike,
    /// In a sentence.
    pub words: String,
}

/// One way of looking at the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// What is done otherwise than in the judgement: "clock from the failure".
    pub words: String,
    /// Whether the conclusion is the same.
    pub holds: bool,
    /// What is found this way: "−35 % (−51 % to −11 %)".
    pub finding: String,
    /// What it rests on: "11 pairs".
    pub n: String,
    /// In how many respects it departs from the judgement; 0 is the judgement itself.
    pub departures: usize,
}

/// The ways of looking, counted. The list is fixed; a way that comes to the same data as another
/// is no second look and is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ways {
    /// In how many of them the conclusion stays; the judgement itself is one of them.
    pub held: u32,
    /// How many differ from each other.
    pub of: u32,
    /// "Holds in 10 of 12 ways of looking", with those that turn it.
    pub sentence: String,
    /// Each of them, the judgement first.
    pub rows: Vec<Way>,
    /// What on the list makes no difference here, and why.
    pub same: Vec<String>,
}

/// What learning from one drill to the next may have added.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Learning {
    /// In a sentence or two.
    pub sentence: String,
    /// The change with the pilot first against the change with the baseline first, in percent.
    pub order: Option<Estimate>,
    /// From a first drill to the last of the same scenario and side, in percent.
    pub repeats: Option<Estimate>,
    /// Whether a careful reader should mind it.
    pub flagged: bool,
}

/// How firm a result is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Firm {
    /// The ways of looking; `None` where nothing is concluded yet.
    pub ways: Option<Ways>,
    /// Whether one single case decides it, in a sentence; empty where nothing is concluded yet.
    pub one_case: String,
    /// In what the sides were compared beside the platform.
    pub likeness: Vec<Likeness>,
    /// What a baseline that was chosen because it was bad may have added.
    pub regression: Vec<String>,
    /// What learning may have added, where scenarios were tried more than once.
    pub learning: Option<Learning>,
}

impl Firm {
    /// What a careful reader should mind, a sentence each: differences that withhold nothing, what
    /// nobody recorded, a baseline that was bad, learning.
    pub fn to_mind(&self) -> Vec<String> {
        let of = |alike| self.likeness.iter().filter(move |l| l.alike == alike);
        let mut unknown: Vec<&str> = of(Alike::Unknown).map(|l| l.what.as_str()).collect();
        unknown.dedup();
        let unknown = (!unknown.is_empty())
            .then(|| format!("Not recorded well enough to compare the sides in it: {}.", unknown.join(", ")));
        let learnt = self.learning.iter().filter(|l| l.flagged).map(|l| l.sentence.clone());
        of(Alike::Differs)
            .map(|l| l.words.clone())
            .chain(unknown)
            .chain(self.regression.iter().cloned())
            .chain(learnt)
            .collect()
    }
}
