//! Times that may have been stopped at a cap: what is known although some never ended.

pub mod durations;
pub mod kaplan_meier;
pub mod log_rank;
pub mod restricted_mean;
