//! Discrete distributions built from the ratio of neighbouring probabilities.

/// Probabilities on the whole numbers from `first` up.
#[derive(Debug, Clone, PartialEq)]
pub struct Discrete {
    first: u64,
    probability: Vec<f64>,
}

/// How much rounding two equal probabilities may differ by when outcomes are compared.
const SAME: f64 = 1.0 + 1e-7;

impl Discrete {
    /// Builds a distribution on `first..=last` from `ratio(k) = p(k + 1) / p(k)`, which must fall
    /// with k. Starting at the mode keeps every product below 1 and needs no logarithm.
    pub fn from_ratio(first: u64, last: u64, ratio: impl Fn(u64) -> f64) -> Self {
        let mode = (first..last).find(|k| ratio(*k) < 1.0).unwrap_or(last);
        let mut probability = Vec::with_capacity((last - first) as usize + 1);
        let mut weight = 1.0;
        probability.push(weight);
        for k in (first..mode).rev() {
            weight /= ratio(k);
            probability.push(weight);
        }
        probability.reverse();
        weight = 1.0;
        for k in mode..last {
            weight *= ratio(k);
            probability.push(weight);
        }
        let all: f64 = probability.iter().sum();
        for p in &mut probability {
            *p /= all;
        }
        Self { first, probability }
    }

    /// The number of successes in `n` tries with chance `p` strictly between 0 and 1.
    pub fn binomial(n: u64, p: f64) -> Self {
        let odds = p / (1.0 - p);
        Self::from_ratio(0, n, |k| (n - k) as f64 / (k + 1) as f64 * odds)
    }

    /// P(X <= k).
    pub fn at_most(&self, k: u64) -> f64 {
        self.points().take_while(|(value, _)| *value <= k).map(|(_, p)| p).sum::<f64>().min(1.0)
    }

    /// P(X >= k).
    pub fn at_least(&self, k: u64) -> f64 {
        self.points().filter(|(value, _)| *value >= k).map(|(_, p)| p).sum::<f64>().min(1.0)
    }

    /// The chance of an outcome no likelier than k: a two-sided p-value.
    pub fn as_unlikely_as(&self, k: u64) -> f64 {
        let limit = self.probability_of(k) * SAME;
        self.probability.iter().filter(|p| **p <= limit).sum::<f64>().min(1.0)
    }

    /// The expected value.
    pub fn mean(&self) -> f64 {
        self.points().map(|(value, p)| value as f64 * p).sum()
    }

    fn probability_of(&self, k: u64) -> f64 {
        k.checked_sub(self.first).and_then(|at| self.probability.get(at as usize)).copied().unwrap_or(0.0)
    }

    fn points(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        (self.first..).zip(self.probability.iter().copied())
    }
}
