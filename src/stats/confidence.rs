//! How sure an interval shall be, and the interval itself.

/// A confidence level strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// The level used everywhere unless something else is said: 95 %.
    pub const NINETY_FIVE: Self = Self(0.95);
    /// 80 %, used for the upper limit of a spread that was itself estimated.
    pub const EIGHTY: Self = Self(0.80);

    /// Takes a level such as `0.95`; `None` outside 0 to 1.
    #[cfg(test)]
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// The level as a share of 1.
    pub fn level(self) -> f64 {
        self.0
    }

    /// What is left outside on both sides together, rounded so that 95 % leaves exactly 0.05.
    pub fn outside(self) -> f64 {
        libm::round((1.0 - self.0) * 1e12) / 1e12
    }

    /// What is left outside on each side of a two-sided interval.
    pub fn tail(self) -> f64 {
        self.outside() / 2.0
    }

    /// The standard normal deviate of a two-sided interval: 1.96 at 95 %.
    pub fn normal_deviate(self) -> f64 {
        super::special::normal_upper_quantile(self.tail())
    }

    /// Whether an interval that covers with `achieved` keeps this promise.
    pub fn is_met_by(self, achieved: f64) -> bool {
        achieved >= self.0 - 1e-12
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::NINETY_FIVE
    }
}

/// Two ends, `low <= high`, both finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

#[cfg(test)]
impl Interval {
    /// Whether a value lies inside, ends included.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}
