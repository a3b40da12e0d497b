//! Bootstrap intervals of medians (Efron & Tibshirani 1993). Lumpy below twenty values and
//! undefined without variation: never for fewer than ten, and always with seed and size printed.

use super::blocks;
use super::confidence::{Confidence, Interval};
use super::descriptive::{median, quantile_of_sorted};
use super::random::{Random, Seed};
use super::resample::MedianResampler;
use super::sample::{Pairs, Sample};
use super::special::{normal_cdf, normal_quantile, normal_upper_quantile};

const BLOCK: usize = 250;

/// A median with what resampling says about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// The statistic of the data themselves.
    pub value: f64,
    /// The percentile interval; `None` when an end is not finite.
    pub percentile: Option<Interval>,
    /// The bias-corrected and accelerated interval; `None` when nothing varies.
    pub bca: Option<Interval>,
    /// How many resamples.
    pub resamples: usize,
    /// The seed they came from.
    pub seed: Seed,
    /// Values before; for pairs, the number of pairs.
    pub n_before: usize,
    /// Values after; for pairs, the number of pairs.
    pub n_after: usize,
}

/// How often, how sure, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampling {
    /// How many resamples; 10,000 is usual.
    pub resamples: usize,
    /// How sure the intervals shall be.
    pub confidence: Confidence,
    /// Where the random numbers start.
    pub seed: Seed,
}

/// Median after minus median before of two independent groups. `None` when a side is empty.
pub fn difference_of_medians(before: &Sample, after: &Sample, plan: Resampling) -> Option<Bootstrap> {
    two_groups(before, after, plan, |before, after| after - before)
}

/// Median after over median before of two independent groups. `None` when a side is empty or the
/// median before is not above zero.
pub fn ratio_of_medians(before: &Sample, after: &Sample, plan: Resampling) -> Option<Bootstrap> {
    (median(before.values())? > 0.0)
        .then(|| two_groups(before, after, plan, |before, after| after / before))
        .flatten()
}

/// Median of the paired differences. `None` without pairs.
pub fn median_of_differences(pairs: &Pairs, plan: Resampling) -> Option<Bootstrap> {
    let differences = pairs.before().iter().zip(pairs.after()).map(|(b, a)| a - b);
    one_group(differences.collect(), plan, |median| median)
}

/// Median of the paired ratios, on logarithms. `None` without pairs or when a value is zero or
/// negative.
pub fn median_of_ratios(pairs: &Pairs, plan: Resampling) -> Option<Bootstrap> {
    pairs.log_ratios()?;
    let ratios = pairs.before().iter().zip(pairs.after());
    one_group(ratios.map(|(b, a)| libm::log(a / b)).collect(), plan, libm::exp)
}

fn two_groups(
    before: &Sample,
    after: &Sample,
    plan: Resampling,
    statistic: impl Fn(f64, f64) -> f64 + Sync,
) -> Option<Bootstrap> {
    let (b, a) = (before.sorted(), after.sorted());
    let (median_b, median_a) = (median(b)?, median(a)?);
    let drawn = resampled(plan, || {
        let (mut from_b, mut from_a) = (MedianResampler::new(b)?, MedianResampler::new(a)?);
        let statistic = &statistic;
        Some(move |random: &mut Random| statistic(from_b.draw(random), from_a.draw(random)))
    })?;
    let jackknife = [
        medians_without_each(b).iter().map(|m| statistic(*m, median_a)).collect(),
        medians_without_each(a).iter().map(|m| statistic(median_b, *m)).collect(),
    ];
    let value = statistic(median_b, median_a);
    Some(summary(value, drawn, &jackknife, plan, (b.len(), a.len())))
}

fn one_group(
    mut values: Vec<f64>,
    plan: Resampling,
    statistic: impl Fn(f64) -> f64 + Sync,
) -> Option<Bootstrap> {
    values.sort_by(f64::total_cmp);
    let value = statistic(median(&values)?);
    let drawn = resampled(plan, || {
        let mut from = MedianResampler::new(&values)?;
        let statistic = &statistic;
        Some(move |random: &mut Random| statistic(from.draw(random)))
    })?;
    let jackknife = [medians_without_each(&values).iter().map(|m| statistic(*m)).collect()];
    let n = values.len();
    Some(summary(value, drawn, &jackknife, plan, (n, n)))
}

/// All resampled statistics in ascending order; `None` when one is undefined.
fn resampled<D>(plan: Resampling, drawer: impl Fn() -> Option<D> + Sync) -> Option<Vec<f64>>
where
    D: FnMut(&mut Random) -> f64,
{
    let blocks = blocks::run(plan.resamples.div_ceil(BLOCK), |block| {
        let mut random = Random::new(plan.seed, block as u64);
        let mut draw = drawer()?;
        let size = BLOCK.min(plan.resamples - block * BLOCK);
        Some((0..size).map(|_| draw(&mut random)).collect::<Vec<f64>>())
    });
    let blocks: Option<Vec<Vec<f64>>> = blocks.into_iter().collect();
    let mut all = blocks?.concat();
    all.sort_unstable_by(f64::total_cmp);
    (!all.is_empty() && all.iter().all(|value| !value.is_nan())).then_some(all)
}

fn summary(
    value: f64,
    drawn: Vec<f64>,
    jackknife: &[Vec<f64>],
    plan: Resampling,
    sizes: (usize, usize),
) -> Bootstrap {
    let tail = plan.confidence.tail();
    Bootstrap {
        value,
        percentile: between(&drawn, tail, 1.0 - tail),
        bca: bca(value, &drawn, jackknife, tail),
        resamples: drawn.len(),
        seed: plan.seed,
        n_before: sizes.0,
        n_after: sizes.1,
    }
}

fn between(drawn: &[f64], low: f64, high: f64) -> Option<Interval> {
    let (low, high) = (quantile_of_sorted(drawn, low)?, quantile_of_sorted(drawn, high)?);
    (low.is_finite() && high.is_finite()).then_some(Interval { low, high })
}

fn bca(value: f64, drawn: &[f64], jackknife: &[Vec<f64>], tail: f64) -> Option<Interval> {
    let below = drawn.partition_point(|d| *d < value) + drawn.partition_point(|d| *d <= value);
    let share = below as f64 / (2.0 * drawn.len() as f64);
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let bias = normal_quantile(share);
    let acceleration = acceleration(jackknife)?;
    let z = normal_upper_quantile(tail);
    let moved = |z: f64| normal_cdf(bias + (bias + z) / (1.0 - acceleration * (bias + z)));
    between(drawn, moved(-z), moved(z))
}

/// Skewness of the influence of single values, over all groups; `None` without variation.
fn acceleration(jackknife: &[Vec<f64>]) -> Option<f64> {
    let (mut cubes, mut squares) = (0.0, 0.0);
    for group in jackknife {
        let n = group.len() as f64;
        let centre = group.iter().sum::<f64>() / n;
        for left_out in group {
            let influence = (n - 1.0) * (centre - left_out) / n;
            cubes += influence * influence * influence;
            squares += influence * influence;
        }
    }
    let acceleration = cubes / (6.0 * squares * libm::sqrt(squares));
    acceleration.is_finite().then_some(acceleration)
}

/// The median without each value of an ascending list in turn.
fn medians_without_each(sorted: &[f64]) -> Vec<f64> {
    let remaining = sorted.len().saturating_sub(1);
    let at = |place: usize, left_out: usize| {
        let shifted = if place < left_out { place } else { place + 1 };
        sorted.get(shifted).copied().unwrap_or(0.0)
    };
    (0..sorted.len())
        .filter(|_| remaining > 0)
        .map(|left_out| {
            let (low, high) = ((remaining - 1) / 2, remaining / 2);
            let low_value = at(low, left_out);
            low_value + (at(high, left_out) - low_value) * 0.5
        })
        .collect()
}
