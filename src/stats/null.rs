//! Exact null distributions of rank statistics, by dynamic programming over whole numbers.

/// A distribution on the whole numbers `lowest, lowest + step, …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Null {
    lowest: u64,
    step: u64,
    probability: Vec<f64>,
}

impl Null {
    /// P(T <= t).
    pub fn at_most(&self, t: u64) -> f64 {
        self.points().take_while(|(value, _)| *value <= t).map(|(_, p)| p).sum::<f64>().min(1.0)
    }

    /// P(|T - centre| >= |t - centre|), where `twice_centre` is twice the centre.
    pub fn as_far_as(&self, t: u64, twice_centre: u64) -> f64 {
        let distance = (2 * t).abs_diff(twice_centre);
        self.points()
            .filter(|(value, _)| (2 * value).abs_diff(twice_centre) >= distance)
            .map(|(_, p)| p)
            .sum::<f64>()
            .min(1.0)
    }

    /// The smallest t with P(T <= t) >= `p`, allowing for rounding.
    pub fn quantile(&self, p: f64) -> u64 {
        let mut sum = 0.0;
        for (value, probability) in self.points() {
            sum += probability;
            if sum >= p - 10.0 * f64::EPSILON {
                return value;
            }
        }
        self.lowest + self.step * (self.probability.len() as u64).saturating_sub(1)
    }

    /// The largest t with P(T <= t) <= `tail`; `None` when even the lowest value is likelier.
    pub fn last_within(&self, tail: f64) -> Option<u64> {
        last_within(self.probability.iter().copied(), tail).map(|at| self.lowest + self.step * at)
    }

    fn points(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        self.probability.iter().zip(0_u64..).map(|(p, at)| (self.lowest + self.step * at, *p))
    }
}

/// Sum of a random half of `ranks`: every rank counts or not with probability one half.
pub fn signed_rank_null(ranks: &[u64]) -> Null {
    let step = common_divisor(ranks.iter().copied());
    let mut sums = HalfSums::new();
    for rank in ranks {
        sums.add((rank / step) as usize);
    }
    Null { lowest: 0, step, probability: sums.into_probability() }
}

/// The distribution of the sum of a random half of numbers that are added one after another.
/// For at most a thousand numbers: beyond, the number of halves is too large to be counted.
pub(super) struct HalfSums {
    /// In how many ways each sum comes about.
    ways: Vec<f64>,
    halves: f64,
    scratch: Vec<f64>,
}

impl HalfSums {
    pub(super) fn new() -> Self {
        Self { ways: vec![1.0], halves: 1.0, scratch: Vec::new() }
    }

    /// Lets one more number count or not.
    pub(super) fn add(&mut self, number: usize) {
        self.scratch.clone_from(&self.ways);
        self.ways.resize(self.scratch.len() + number, 0.0);
        if let Some(upper) = self.ways.get_mut(number..) {
            for (ways, moved) in upper.iter_mut().zip(&self.scratch) {
                *ways += *moved;
            }
        }
        self.halves *= 2.0;
    }

    /// The largest sum with P(sum or less) <= `tail`; `None` when even 0 is likelier.
    pub(super) fn last_within(&self, tail: f64) -> Option<u64> {
        last_within(self.ways.iter().map(|ways| ways / self.halves), tail)
    }

    fn into_probability(mut self) -> Vec<f64> {
        for ways in &mut self.ways {
            *ways /= self.halves;
        }
        self.ways
    }
}

/// The largest position up to which probabilities add up to no more than `tail`.
fn last_within(probability: impl Iterator<Item = f64>, tail: f64) -> Option<u64> {
    let mut sum = 0.0;
    let within = probability.take_while(|p| {
        sum += p;
        sum <= tail + 1e-12
    });
    (within.count() as u64).checked_sub(1)
}

/// Sum of `size` of the `ranks`, every choice equally likely.
pub fn rank_sum_null(ranks: &[u64], size: usize) -> Null {
    let least = ranks.iter().copied().min().unwrap_or(0);
    let step = common_divisor(ranks.iter().map(|r| r - least));
    let mut offsets: Vec<u64> = ranks.iter().map(|r| (r - least) / step).collect();
    offsets.sort_unstable();
    let largest: u64 = offsets.iter().rev().take(size).sum();
    // Row j holds the number of ways in which j ranks add up to each sum.
    let mut rows: Vec<Vec<f64>> = vec![vec![0.0; largest as usize + 1]; size + 1];
    if let Some(one) = rows.first_mut().and_then(|row| row.first_mut()) {
        *one = 1.0;
    }
    // No row has anything beyond the sum of the largest offsets that went into it.
    let mut filled: Vec<usize> = vec![0; size + 1];
    if let Some(one) = filled.first_mut() {
        *one = 1;
    }
    for offset in &offsets {
        take_one_more(&mut rows, &mut filled, *offset as usize);
    }
    let ways = rows.pop().unwrap_or_default();
    let all: f64 = ways.iter().sum();
    Null { lowest: least * size as u64, step, probability: ways.iter().map(|w| w / all).collect() }
}

/// Lets one more rank be taken or left, for every number of ranks taken so far.
fn take_one_more(rows: &mut [Vec<f64>], filled: &mut [usize], offset: usize) {
    for taken in (1..rows.len()).rev() {
        let (fewer, rest) = rows.split_at_mut(taken);
        let (Some(from), Some(to)) = (fewer.last(), rest.first_mut()) else {
            continue;
        };
        let width = filled.get(taken - 1).copied().unwrap_or(0);
        if width == 0 {
            continue;
        }
        if let (Some(source), Some(target)) = (from.get(..width), to.get_mut(offset..)) {
            for (sum, ways) in target.iter_mut().zip(source) {
                *sum += *ways;
            }
        }
        if let Some(reach) = filled.get_mut(taken) {
            *reach = (*reach).max((offset + width).min(to.len()));
        }
    }
}

/// The greatest common divisor of the numbers, at least 1.
fn common_divisor(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers
        .fold(0, |mut a, mut b| {
            while b != 0 {
                (a, b) = (b, a % b);
            }
            a
        })
        .max(1)
}
