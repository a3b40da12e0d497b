//! Comparisons of before with after.

pub(super) mod agreement;
pub(super) mod beside;
pub(super) mod chance;
pub(super) mod change;
pub(super) mod comparability;
pub(super) mod estimates;
pub(super) mod firm;
pub(super) mod guard;
pub(super) mod judge;
pub(super) mod learning;
pub(super) mod more;
pub(super) mod paired;
pub(super) mod paired_share;
pub(super) mod pairing;
pub(super) mod per_dag;
pub(super) mod proportion;
pub(super) mod set_ups;
pub(super) mod unpaired;
pub(super) mod ways;
pub(super) mod without_pairs;
