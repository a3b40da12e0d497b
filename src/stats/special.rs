//! The few special functions that the methods need, over `libm` alone, so that results do not
//! depend on the mathematics library of the machine.
//!
//! They are our own because the crate for distributions that was tried, `statrs`, is too coarse
//! here: its error function carries ten digits, and its incomplete beta function ends after 140
//! terms, so that at a million cases a share is off by 0.001. The tests hold both against each
//! other where that crate is sharp.

use std::f64::consts::{PI, SQRT_2};

/// P(Z <= z) of the standard normal.
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// P(|Z| >= |z|) of the standard normal.
pub fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2).min(1.0)
}

/// The z with P(Z > z) = `tail`, for a tail strictly between 0 and 1 (the ends give ±37.5).
///
/// A rational start (Abramowitz & Stegun 26.2.23) sharpened by Halley steps on `erfc`, which end
/// at the precision of `erfc` itself.
pub fn normal_upper_quantile(tail: f64) -> f64 {
    if tail > 0.5 {
        return -normal_upper_quantile(1.0 - tail);
    }
    if tail <= 1e-300 {
        return 37.5;
    }
    let t = libm::sqrt(-2.0 * libm::log(tail));
    let above = 2.515517 + t * (0.802853 + t * 0.010328);
    let below = 1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    let mut z = t - above / below;
    for _ in 0..4 {
        let density = libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * PI);
        let step = (0.5 * libm::erfc(z / SQRT_2) - tail) / density;
        z += step / (1.0 - 0.5 * z * step);
    }
    z
}

/// The z with P(Z <= z) = `p`.
pub fn normal_quantile(p: f64) -> f64 {
    if p < 0.5 { -normal_upper_quantile(p) } else { normal_upper_quantile(1.0 - p) }
}

/// ln Γ(x) for x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The regularised incomplete beta function I_x(a, b) for positive a and b.
pub fn beta_reg(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front =
        libm::exp(ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * libm::log(x) + b * libm::log1p(-x));
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction of the incomplete beta function, evaluated by Lentz's method.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..200_000_u32 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() < 3e-16 {
            break;
        }
    }
    value
}

/// The x with I_x(a, b) = `p`, by bisection down to neighbouring floating-point numbers.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    bisect(0.0, 1.0, |x| beta_reg(a, b, x) >= p)
}

/// P(|T| >= |t|) of Student's t with `df` degrees of freedom.
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    beta_reg(df / 2.0, 0.5, df / (df + t * t))
}

/// The t with P(|T| >= t) = `outside`.
pub fn student_two_sided_quantile(outside: f64, df: f64) -> f64 {
    let x = beta_quantile(df / 2.0, 0.5, outside);
    libm::sqrt(df * (1.0 - x) / x)
}

/// P(X >= x) of chi-squared with one degree of freedom.
pub fn chi_squared_1_upper(x: f64) -> f64 {
    libm::erfc(libm::sqrt(x.max(0.0) / 2.0)).min(1.0)
}

/// The regularised lower incomplete gamma function P(a, x) for positive a, by its series.
pub fn gamma_reg(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut at = a;
    while term > sum * 1e-17 {
        at += 1.0;
        term *= x / at;
        sum += term;
    }
    (sum * libm::exp(a * libm::log(x) - x - ln_gamma(a))).min(1.0)
}

/// The x with P(X <= x) = `p` of chi-squared with `df` degrees of freedom.
pub fn chi_squared_quantile(p: f64, df: f64) -> f64 {
    let top = df + 20.0 * libm::sqrt(2.0 * df) + 60.0;
    bisect(0.0, top, |x| gamma_reg(df / 2.0, x / 2.0) >= p)
}

/// The smallest x in `low..=high` for which a monotone question turns true.
pub(super) fn bisect(low: f64, high: f64, is_reached: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..400 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if is_reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}
