//! Chance, always from a seed that the caller names.

use rand_core::Rng;
use rand_pcg::Pcg64;

/// Where a sequence of random numbers starts. Print it beside every result that used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed(pub u64);

/// The numbers below `n` in an order drawn by chance, every order equally likely (Fisher-Yates).
/// Each stream of a seed gives an order of its own.
pub fn shuffled(n: usize, seed: Seed, stream: u64) -> Vec<usize> {
    let mut random = Random::new(seed, stream);
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        let other = random.below(u32::try_from(last + 1).unwrap_or(u32::MAX)) as usize;
        order.swap(last, other);
    }
    order
}

/// A stream of random numbers. Streams of one seed are independent of each other, so work can be
/// cut into blocks whose results do not depend on which thread ran them.
pub(super) struct Random {
    source: Pcg64,
    spare: Option<f64>,
}

impl Random {
    pub(super) fn new(seed: Seed, stream: u64) -> Self {
        // Neighbouring seeds must not start close together in the sequence.
        let state = u128::from(seed.0).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        Self { source: Pcg64::new(state, u128::from(stream)), spare: None }
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.source.next_u64()
    }

    /// A whole number below `bound`, every one equally likely (Lemire 2019).
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let bound = u64::from(bound);
        loop {
            let product = (self.bits() >> 32) * bound;
            let low = product & 0xffff_ffff;
            if low >= bound || low >= (1 << 32) % bound {
                return (product >> 32) as u32;
            }
        }
    }

    /// A standard normal deviate, by the polar method.
    pub(super) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (self.signed_unit(), self.signed_unit());
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let scale = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// Evenly between -1 and 1.
    fn signed_unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}
