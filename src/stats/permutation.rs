//! Could a difference of means be chance? Permutation tests: exact where all arrangements can be
//! gone through, else a seeded random sample of them (Phipson & Smyth 2010).

use super::blocks;
use super::descriptive::mean;
use super::random::{Random, Seed};
use super::sample::{Pairs, Sample};

/// Arrangements up to which every one is looked at.
pub const MOST_ARRANGEMENTS: u64 = 1_100_000;

const BLOCK: usize = 1000;

/// The outcome of a permutation test of `mean after - mean before`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permutation {
    /// The difference of means, in the unit of the data.
    pub statistic: f64,
    /// Share of the arrangements at least as far from zero. Never 0.
    pub p: f64,
    /// Twice the smaller of the two one-sided shares, at most 1.
    pub p_doubled: f64,
    /// Arrangements looked at, the observed one included.
    pub arrangements: u64,
    /// Whether these were all there are.
    pub is_exact: bool,
}

/// Arrangements counted by how they compare with the observed one.
#[derive(Default, Clone, Copy)]
struct Count {
    all: u64,
    as_far: u64,
    as_high: u64,
    as_low: u64,
}

impl Count {
    fn add(&mut self, statistic: f64, observed: f64, slack: f64) {
        self.all += 1;
        self.as_far += u64::from(statistic.abs() >= observed.abs() - slack);
        self.as_high += u64::from(statistic >= observed - slack);
        self.as_low += u64::from(statistic <= observed + slack);
    }

    fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            as_far: self.as_far + other.as_far,
            as_high: self.as_high + other.as_high,
            as_low: self.as_low + other.as_low,
        }
    }

    /// A random sample leaves the observed arrangement out, so it is put in: p is never 0.
    fn with_observed(mut self) -> Self {
        self.add(0.0, 0.0, 0.0);
        self
    }

    fn result(self, statistic: f64, is_exact: bool) -> Permutation {
        let share = |count: u64| count as f64 / self.all as f64;
        Permutation {
            statistic,
            p: share(self.as_far),
            p_doubled: (2.0 * share(self.as_high.min(self.as_low))).min(1.0),
            arrangements: self.all,
            is_exact,
        }
    }
}

/// Flips the signs of the paired differences. `resamples` random flips are used where there are
/// too many to go through. `None` without pairs.
pub fn paired_permutation(pairs: &Pairs, resamples: usize, seed: Seed) -> Option<Permutation> {
    let differences = pairs.differences();
    let statistic = mean(&differences)?;
    let n = differences.len() as f64;
    let observed = statistic * n;
    let slack = slack(&differences);
    if differences.len() < 64 && 1_u64 << differences.len() <= MOST_ARRANGEMENTS {
        let mut count = Count::default();
        flip_all(&differences, 0.0, &mut |sum| count.add(sum, observed, slack));
        return Some(count.result(statistic, true));
    }
    let count = sampled(resamples, seed, |random| {
        let mut sum = 0.0;
        for group in differences.chunks(64) {
            let mut bits = random.bits();
            for difference in group {
                sum += if bits & 1 == 1 { *difference } else { -difference };
                bits >>= 1;
            }
        }
        (sum, observed, slack)
    });
    Some(count.result(statistic, false))
}

/// Shuffles the labels "before" and "after". `resamples` random shuffles are used where there are
/// too many to go through. `None` when a side is empty.
pub fn unpaired_permutation(
    before: &Sample,
    after: &Sample,
    resamples: usize,
    seed: Seed,
) -> Option<Permutation> {
    let statistic = mean(after.sorted())? - mean(before.sorted())?;
    let (n, m) = (before.len() as f64, after.len() as f64);
    let pooled: Vec<f64> = [after.values(), before.values()].concat();
    let centre = mean(&pooled)?;
    // Around the common mean the sum of one group gives the difference of means up to a factor.
    let centred: Vec<f64> = pooled.iter().map(|v| v - centre).collect();
    let size = before.len().min(after.len());
    let sign = if after.len() == size { 1.0 } else { -1.0 };
    let observed = statistic * n * m / (n + m);
    let slack = slack(&centred);
    if choices(centred.len(), size) <= MOST_ARRANGEMENTS as f64 {
        let mut count = Count::default();
        choose_all(&centred, size, 0.0, &mut |sum| {
            count.add(sign * sum, observed, slack);
        });
        return Some(count.result(statistic, true));
    }
    let all = u32::try_from(centred.len()).ok()?;
    let count = sampled_with(resamples, seed, centred, |random, values| {
        let mut sum = 0.0;
        for place in 0..size {
            let other = place + random.below(all - place as u32) as usize;
            values.swap(place, other);
            sum += values.get(place).copied().unwrap_or(0.0);
        }
        (sign * sum, observed, slack)
    });
    Some(count.result(statistic, false))
}

/// Room for rounding when two arrangements have the same sum.
fn slack(values: &[f64]) -> f64 {
    values.iter().map(|v| v.abs()).sum::<f64>() * 1e-13
}

fn flip_all(rest: &[f64], sum: f64, visit: &mut impl FnMut(f64)) {
    match rest.split_first() {
        None => visit(sum),
        Some((difference, rest)) => {
            flip_all(rest, sum + difference, visit);
            flip_all(rest, sum - difference, visit);
        }
    }
}

/// Goes no deeper than the number of values still needed, however long the list.
fn choose_all(rest: &[f64], needed: usize, sum: f64, visit: &mut impl FnMut(f64)) {
    if needed == 0 {
        visit(sum);
        return;
    }
    let firsts = rest.len().saturating_sub(needed - 1);
    for (place, value) in rest.iter().enumerate().take(firsts) {
        let others = rest.get(place + 1..).unwrap_or_default();
        choose_all(others, needed - 1, sum + value, visit);
    }
}

fn choices(n: usize, size: usize) -> f64 {
    (1..=size).fold(1.0, |all, k| all * (n - size + k) as f64 / k as f64)
}

fn sampled(resamples: usize, seed: Seed, draw: impl Fn(&mut Random) -> (f64, f64, f64) + Sync) -> Count {
    sampled_with(resamples, seed, Vec::new(), |random, _| draw(random))
}

fn sampled_with(
    resamples: usize,
    seed: Seed,
    values: Vec<f64>,
    draw: impl Fn(&mut Random, &mut [f64]) -> (f64, f64, f64) + Sync,
) -> Count {
    let blocks = blocks::run(resamples.div_ceil(BLOCK), |block| {
        let mut random = Random::new(seed, block as u64);
        let mut own = values.clone();
        let mut count = Count::default();
        for _ in 0..BLOCK.min(resamples - block * BLOCK) {
            let (statistic, observed, slack) = draw(&mut random, &mut own);
            count.add(statistic, observed, slack);
        }
        count
    });
    blocks.into_iter().fold(Count::default(), Count::plus).with_observed()
}
