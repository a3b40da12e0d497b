//! Who injects and who diagnoses: never the same person, and evenly: everybody diagnoses as often
//! on either side, as often first as second, and no one always in the same direction.

use crate::domain::plan::PersonLoad;
use crate::domain::{PersonId, Side};
use crate::stats::random::{Seed, shuffled};

/// A pair that needs people.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Job {
    /// The side that is run first.
    pub first: Side,
    /// The other half was run already: only one is to be diagnosed.
    pub only_one: bool,
    /// Who diagnosed the half that was run.
    pub knows: Vec<PersonId>,
    /// Who injected the half that was run.
    pub injected: Option<PersonId>,
}

/// The people of a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Team {
    /// Makes the failure happen, on both sides.
    pub injector: Option<PersonId>,
    /// Diagnoses the half that is run first.
    pub first: Option<PersonId>,
    /// Diagnoses the other half.
    pub second: Option<PersonId>,
}

/// Places of people in the pool.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Places {
    injector: Option<usize>,
    first: Option<usize>,
    second: Option<usize>,
}

/// Tries from so many starts, and keeps the most even one.
const STARTS: u64 = 12;
/// Rounds of betterment; it ends by itself when nothing changes.
const ROUNDS: usize = 30;
const STREAM: u64 = 1000;

/// Gives every pair its people.
pub(super) fn assign(pool: &[PersonId], jobs: &[Job], known: &[PersonLoad], seed: u32) -> Vec<Team> {
    let choices: Vec<Vec<Places>> = jobs.iter().map(|job| choices(pool, job)).collect();
    let start = Loads::of(pool, known);
    let best = (0..STARTS)
        .map(|stream| better(&start, jobs, &choices, seed, stream))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, chosen)| chosen)
        .unwrap_or_default();
    let person = |at: Option<usize>| at.and_then(|at| pool.get(at)).copied();
    best.into_iter()
        .map(|p| Team { injector: person(p.injector), first: person(p.first), second: person(p.second) })
        .collect()
}

/// Every team a pair may have. Whoever injects does not diagnose; the two halves are diagnosed by
/// two people where there are three.
fn choices(pool: &[PersonId], job: &Job) -> Vec<Places> {
    let n = pool.len();
    let places = |injector, first, second| Places {
        injector,
        first,
        second: if job.only_one { None } else { second },
    };
    match n {
        0 => return vec![places(None, None, None)],
        1 => return vec![places(None, Some(0), Some(0))],
        2 => return (0..2).map(|d| places(Some(1 - d), Some(d), Some(d))).collect(),
        _ => {}
    }
    let mut found = Vec::new();
    for injector in 0..n {
        for first in (0..n).filter(|first| *first != injector) {
            if job.only_one {
                found.push(places(Some(injector), Some(first), None));
                continue;
            }
            for second in (0..n).filter(|second| *second != injector && *second != first) {
                found.push(places(Some(injector), Some(first), Some(second)));
            }
        }
    }
    let is = |at: Option<usize>, who: PersonId| at.and_then(|at| pool.get(at)) == Some(&who);
    // Who saw the other half knows the cause, and who injected it may inject it again.
    let fresh: Vec<Places> = found
        .iter()
        .filter(|p| {
            !job.knows.iter().any(|who| is(p.first, *who))
                && !job.injected.is_some_and(|who| is(p.first, who))
        })
        .copied()
        .collect();
    if fresh.is_empty() { found } else { fresh }
}

/// What everybody has done and is to do.
#[derive(Debug, Clone)]
struct Loads {
    people: Vec<Load>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Load {
    injects: i64,
    baseline: i64,
    pilot: i64,
    first: i64,
    second: i64,
    baseline_first: i64,
    pilot_first: i64,
}

impl Loads {
    fn of(pool: &[PersonId], known: &[PersonLoad]) -> Self {
        let load = |person: &PersonId| {
            let known = known.iter().find(|load| load.person == *person);
            known.map_or(Load::default(), |k| Load {
                injects: i64::from(k.injects),
                baseline: i64::from(k.baseline),
                pilot: i64::from(k.pilot),
                first: i64::from(k.first),
                second: i64::from(k.second),
                ..Load::default()
            })
        };
        Self { people: pool.iter().map(load).collect() }
    }

    fn add(&mut self, job: &Job, places: Places, by: i64) {
        if let Some(load) = places.injector.and_then(|at| self.people.get_mut(at)) {
            load.injects += by;
        }
        let baseline = job.first == Side::Baseline;
        // A half that completes a pair comes second in it.
        let leads = !job.only_one;
        for (at, on_baseline, first) in [(places.first, baseline, leads), (places.second, !baseline, false)] {
            let Some(load) = at.and_then(|at| self.people.get_mut(at)) else { continue };
            *(if on_baseline { &mut load.baseline } else { &mut load.pilot }) += by;
            *(if first { &mut load.first } else { &mut load.second }) += by;
            if first {
                *(if on_baseline { &mut load.baseline_first } else { &mut load.pilot_first }) += by;
            }
        }
    }

    /// How uneven it is. Sums of squares are least where everybody has the same.
    fn cost(&self) -> i64 {
        let square = |x: i64| x * x;
        self.people
            .iter()
            .map(|l| {
                8 * square(l.baseline - l.pilot)
                    + 8 * square(l.first - l.second)
                    + 3 * square(l.baseline_first - l.pilot_first)
                    + 4 * square(l.baseline + l.pilot)
                    + 4 * square(l.injects)
            })
            .sum()
    }
}

/// From a random start, gives one pair after another its best team until nothing gets better.
fn better(
    start: &Loads,
    jobs: &[Job],
    choices: &[Vec<Places>],
    seed: u32,
    stream: u64,
) -> (i64, Vec<Places>) {
    let draw = |n: usize, at: u64| shuffled(n, Seed(u64::from(seed)), STREAM + stream * 10_000 + at);
    let mut loads = start.clone();
    let mut chosen: Vec<Places> = Vec::with_capacity(jobs.len());
    for ((job, of), at) in jobs.iter().zip(choices).zip(1..) {
        let first = draw(of.len(), at).first().and_then(|pick| of.get(*pick)).copied();
        let places = first.unwrap_or(Places { injector: None, first: None, second: None });
        loads.add(job, places, 1);
        chosen.push(places);
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for at in draw(jobs.len(), 0) {
            let (Some(job), Some(of), Some(now)) = (jobs.get(at), choices.get(at), chosen.get_mut(at)) else {
                continue;
            };
            let mut cost = loads.cost();
            for places in of {
                loads.add(job, *now, -1);
                loads.add(job, *places, 1);
                let tried = loads.cost();
                if tried < cost {
                    (cost, *now, moved) = (tried, *places, true);
                } else {
                    loads.add(job, *places, -1);
                    loads.add(job, *now, 1);
                }
            }
        }
        if !moved {
            break;
        }
    }
    (loads.cost(), chosen)
}
