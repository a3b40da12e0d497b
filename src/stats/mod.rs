//! Statistics: finite numbers in, estimates with their intervals out.
//!
//! Nothing here knows what a number means, reads a clock or rolls a die: chance comes in as a
//! `Seed`. What is not defined is `None`; no function returns "not a number". Logarithms, powers
//! and the like come from `libm`, so that results do not depend on the machine's own library.
//! Every definition is checked against reference values made with established packages.

mod blocks;
pub mod bootstrap;
mod brent;
#[cfg(test)]
pub mod capped;
pub mod cliff;
pub mod confidence;
mod critical;
pub mod descriptive;
mod discrete;
pub mod effect;
pub mod fisher;
pub mod floor;
pub mod hodges_lehmann;
pub mod holm;
pub mod interrupted;
mod least_squares;
pub mod mann_whitney;
pub mod mcnemar;
pub mod median_interval;
mod null;
pub mod permutation;
pub mod power;
pub mod proportion;
pub mod random;
pub mod rank;
pub mod rate;
mod resample;
pub mod sample;
mod select;
pub mod sign_test;
pub mod signed_rank;
pub mod special;
pub mod survival;
pub mod two_proportions;
pub mod xmr;

#[cfg(test)]
mod tests;
