//! Laws that the methods keep on any data, beside the reference values.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::float_cmp)]

mod bootstrap;
mod capped;
mod critical;
mod descriptive;
mod effect;
mod finite;
mod hodges_lehmann;
mod interrupted;
mod mann_whitney;
mod permutation;
mod power;
mod proportion;
mod sample;
mod select;
mod signed_rank;
mod special;
mod survival;
mod xmr;

use proptest::prelude::*;

use super::confidence::Confidence;
use super::sample::{Pairs, Sample};

const LEVEL: Confidence = Confidence::NINETY_FIVE;

fn sample(values: &[f64]) -> Sample {
    Sample::new(values.to_vec()).unwrap()
}

fn pairs(before: &[f64], after: &[f64]) -> Pairs {
    Pairs::new(before.to_vec(), after.to_vec()).unwrap()
}

/// Whole and half numbers from a small range: many ties, exact arithmetic.
fn lumpy() -> impl Strategy<Value = f64> + Clone {
    (0_i32..24).prop_map(|v| f64::from(v) / 2.0)
}

/// Minutes with one decimal, above zero.
fn minutes() -> impl Strategy<Value = f64> + Clone {
    (1_i32..5000).prop_map(|v| f64::from(v) / 10.0)
}

/// Both halves of pairs.
fn halves(
    value: impl Strategy<Value = f64> + Clone,
    sizes: std::ops::Range<usize>,
) -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((value.clone(), value), sizes).prop_map(|v| v.into_iter().unzip())
}

#[track_caller]
fn assert_near(got: f64, expected: f64, tolerance: f64) {
    assert!((got - expected).abs() <= tolerance * expected.abs().max(1.0), "got {got}, expected {expected}");
}
