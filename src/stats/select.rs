//! The k-th smallest of all sums or differences of two sorted lists, without building them.
//!
//! Floating-point subtraction and averaging are monotone in each argument, so the pairs below a
//! bound form a staircase that two pointers walk in linear time. Bisection over the ordered bit
//! patterns of floating-point numbers then ends at the exact k-th value after at most 64 walks.

/// The k-th smallest (k from 1) of `after[j] - before[i]` over all i and j; both lists ascending.
pub fn kth_difference(before: &[f64], after: &[f64], k: u64) -> Option<f64> {
    let (low, high) = (after.first()? - before.last()?, after.last()? - before.first()?);
    kth(low, high, k, |bound| {
        // Going up through `before`, ever more of `after` stays below the bound.
        let mut below = 0;
        let mut count = 0_u64;
        for b in before {
            while after.get(below).is_some_and(|a| a - b <= bound) {
                below += 1;
            }
            count += below as u64;
        }
        count
    })
}

/// The k-th smallest (k from 1) of `(x[i] + x[j]) / 2` over all i <= j; the list ascending.
pub fn kth_walsh_average(sorted: &[f64], k: u64) -> Option<f64> {
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    kth(low, high, k, |bound| {
        // Going up through i, ever fewer partners stay below the bound; only j >= i count.
        let mut partners = sorted.len();
        let mut count = 0_u64;
        for (i, x) in sorted.iter().enumerate() {
            while partners > i && sorted.get(partners - 1).is_some_and(|y| (x + y) / 2.0 > bound) {
                partners -= 1;
            }
            count += partners.saturating_sub(i) as u64;
        }
        count
    })
}

/// The middle of `count` values, given their order statistics: the mean of two when even.
pub fn middle(count: u64, kth: impl Fn(u64) -> Option<f64>) -> Option<f64> {
    if count == 0 {
        return None;
    }
    let upper = kth(count / 2 + 1)?;
    if count % 2 == 1 {
        return Some(upper);
    }
    Some((kth(count / 2)? + upper) / 2.0)
}

fn kth(low: f64, high: f64, k: u64, count_up_to: impl Fn(f64) -> u64) -> Option<f64> {
    let (mut low, mut high) = (key(low), key(high));
    if k == 0 || count_up_to(from_key(high)) < k {
        return None;
    }
    while low < high {
        let half = low + (high - low) / 2;
        if count_up_to(from_key(half)) >= k {
            high = half;
        } else {
            low = half + 1;
        }
    }
    Some(from_key(low) + 0.0)
}

/// Maps floating-point numbers to whole numbers in the same order.
fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | (1 << 63) }
}

fn from_key(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}
