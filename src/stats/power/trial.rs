//! One simulated pilot that grows value by value, tested at every size.
//!
//! A new value changes a rank statistic by as many of the earlier values as it passes, so testing
//! all sizes costs no more than counting.

use super::super::random::Random;
use super::region::Region;

/// Grows pairs; counts in `found` the sizes at which the signed-rank test rejects.
pub(super) fn paired(mut random: Random, effect: f64, regions: &[Region], found: &mut [u32]) {
    let mut sizes: Vec<f64> = Vec::with_capacity(regions.len());
    let mut increases: Vec<f64> = Vec::with_capacity(regions.len());
    let mut sum = 0;
    for (region, found) in regions.iter().zip(found) {
        let difference = random.normal() - effect;
        let size = difference.abs();
        sum += above(&increases, size);
        if difference > 0.0 {
            sum += below(&sizes, size) + 1;
            increases.push(size);
        }
        sizes.push(size);
        *found += u32::from(region.rejects(sum));
    }
}

/// Grows two groups; counts in `found` the sizes at which the Mann-Whitney test rejects.
pub(super) fn unpaired(mut random: Random, effect: f64, regions: &[Region], found: &mut [u32]) {
    let mut befores: Vec<f64> = Vec::with_capacity(regions.len());
    let mut afters: Vec<f64> = Vec::with_capacity(regions.len());
    let mut sum = 0;
    for (region, found) in regions.iter().zip(found) {
        let (before, after) = (random.normal(), random.normal() - effect);
        sum += above(&afters, before);
        befores.push(before);
        sum += below(&befores, after);
        afters.push(after);
        *found += u32::from(region.rejects(sum));
    }
}

fn above(values: &[f64], bound: f64) -> u64 {
    values.iter().map(|v| u64::from(*v > bound)).sum()
}

fn below(values: &[f64], bound: f64) -> u64 {
    values.iter().map(|v| u64::from(*v < bound)).sum()
}
