//! The k-th smallest of all sums or differences of two sorted lists, without building them.
//!
//! Floating-point subtraction and averaging are monotone in each argument, so the pairs below a
//! bound form a staircase that two pointers walk in linear time. Each walk also meets the values
//! next to the bound on either side, so halving the range ends exactly at a value that is there.

/// The k-th smallest (k from 1) of `after[j] - before[i]` over all i and j; both lists ascending.
pub fn kth_difference(before: &[f64], after: &[f64], k: u64) -> Option<f64> {
    let low = after.first()? - before.last()?;
    let high = after.last()? - before.first()?;
    kth(low, high, k, |bound| {
        // Going up through `before`, ever more of `after` stays below the bound.
        let mut walk = Walk::default();
        let mut below = 0;
        for b in before {
            while let Some(a) = after.get(below)
                && a - b <= bound
            {
                below += 1;
            }
            walk.count += below as u64;
            if let Some(a) = below.checked_sub(1).and_then(|last| after.get(last)) {
                walk.under = walk.under.max(a - b);
            }
            if let Some(a) = after.get(below) {
                walk.over = walk.over.min(a - b);
            }
        }
        walk
    })
}

/// The k-th smallest (k from 1) of `(x[i] + x[j]) / 2` over all i <= j; the list ascending.
pub fn kth_walsh_average(sorted: &[f64], k: u64) -> Option<f64> {
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    kth(low, high, k, |bound| {
        // Going up through i, ever fewer partners stay below the bound; only j >= i count.
        let mut walk = Walk::default();
        let mut partners = sorted.len();
        for (i, x) in sorted.iter().enumerate() {
            while partners > i
                && let Some(y) = sorted.get(partners - 1)
                && (x + y) / 2.0 > bound
            {
                walk.over = walk.over.min((x + y) / 2.0);
                partners -= 1;
            }
            if partners <= i {
                walk.over = walk.over.min(*x);
                break;
            }
            walk.count += (partners - i) as u64;
            if let Some(y) = sorted.get(partners - 1) {
                walk.under = walk.under.max((x + y) / 2.0);
            }
            if let Some(y) = sorted.get(partners) {
                walk.over = walk.over.min((x + y) / 2.0);
            }
        }
        walk
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

/// What a walk along a bound met.
struct Walk {
    /// Values at or below the bound.
    count: u64,
    /// The largest of them.
    under: f64,
    /// The smallest value above the bound.
    over: f64,
}

impl Default for Walk {
    fn default() -> Self {
        Self { count: 0, under: f64::NEG_INFINITY, over: f64::INFINITY }
    }
}

/// Narrows `low..=high`, both of them values that are there, to the k-th value.
fn kth(low: f64, high: f64, k: u64, walk: impl Fn(f64) -> Walk) -> Option<f64> {
    let (mut low, mut high) = (low, high);
    if k == 0 || walk(high).count < k {
        return None;
    }
    while low < high {
        let half = low + (high - low) / 2.0;
        let bound = if half < high { half } else { low };
        let met = walk(bound);
        if met.count >= k {
            high = met.under;
        } else {
            low = met.over;
        }
    }
    Some(low + 0.0)
}
