//! Does one single case decide the answer?

use super::sample::{Pairs, Sample};

/// On which side a case was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The pair at this position.
    Pair(usize),
    /// The value before at this position.
    Before(usize),
    /// The value after at this position.
    After(usize),
}

/// What `estimate` gives without each pair in turn.
pub fn without_each_pair<T>(pairs: &Pairs, estimate: impl Fn(&Pairs) -> T) -> Vec<(LeftOut, T)> {
    (0..pairs.len()).map(|index| (LeftOut::Pair(index), estimate(&pairs.without(index)))).collect()
}

/// What `estimate` gives without each value of either side in turn.
pub fn without_each_value<T>(
    before: &Sample,
    after: &Sample,
    estimate: impl Fn(&Sample, &Sample) -> T,
) -> Vec<(LeftOut, T)> {
    let less_before = (0..before.len()).map(|index| {
        let rest = before.without(index);
        (LeftOut::Before(index), estimate(&rest, after))
    });
    let less_after = (0..after.len()).map(|index| {
        let rest = after.without(index);
        (LeftOut::After(index), estimate(before, &rest))
    });
    less_before.chain(less_after).collect()
}
