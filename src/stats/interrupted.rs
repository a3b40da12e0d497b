//! A series with a cut-over: did its level or its slope change there (Wagner 2002; Bernal et al.
//! 2017)? A second opinion beside the process behaviour chart, from about 20 + 20 periods up.

use super::confidence::{Confidence, Interval};
use super::least_squares::{Fit, fit};
use super::special::{student_two_sided, student_two_sided_quantile};
use super::xmr::series::Series;

/// One coefficient of the model. Interval and p use the Newey-West error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// The value, in the unit of the series (slopes: per period).
    pub value: f64,
    /// Standard error if the periods were independent.
    pub plain_error: f64,
    /// Newey-West standard error, which allows for autocorrelation. Too small below 30 periods.
    pub hac_error: f64,
    /// Two-sided p; `None` when the model fits without error.
    pub p: Option<f64>,
    /// Interval.
    pub interval: Interval,
}

/// A fitted interrupted series.
#[derive(Debug, Clone, PartialEq)]
pub struct Interrupted {
    /// Level at the first period.
    pub intercept: Coefficient,
    /// Slope before the cut-over; `None` in a model of steps only.
    pub slope_before: Option<Coefficient>,
    /// Jump at the cut-over.
    pub level_change: Coefficient,
    /// How much the slope changed; `None` in a model of steps only.
    pub slope_change: Option<Coefficient>,
    /// Durbin-Watson statistic of the residuals: about 2 without autocorrelation. `None` without
    /// residuals.
    pub durbin_watson: Option<f64>,
    /// Autocorrelation of neighbouring residuals. `None` without residuals.
    pub lag1_autocorrelation: Option<f64>,
    /// Lags used for the Newey-West error.
    pub lags: usize,
    /// Periods measured.
    pub n: usize,
}

/// Lags that are usual for `n` periods: the whole part of 4 (n / 100)^(2/9).
pub fn usual_lags(n: usize) -> usize {
    (4.0 * libm::pow(n as f64 / 100.0, 2.0 / 9.0)) as usize
}

/// A level before and a level after. `cutover` is the position of the first period after it.
/// `None` with too few periods or none on one side.
pub fn step_only(
    series: &Series,
    cutover: usize,
    lags: usize,
    confidence: Confidence,
) -> Option<Interrupted> {
    let (times, values) = measured(series);
    let columns = [vec![1.0; times.len()], after(&times, cutover)];
    let fit = fit(&columns, &values, lags)?;
    let [intercept, level_change] = coefficients(&fit, confidence)?;
    Some(described(&fit, lags, intercept, None, level_change, None))
}

/// A line before and a line after. `cutover` is the position of the first period after it.
/// `None` with too few periods or fewer than two on one side.
pub fn segmented(
    series: &Series,
    cutover: usize,
    lags: usize,
    confidence: Confidence,
) -> Option<Interrupted> {
    let (times, values) = measured(series);
    let after = after(&times, cutover);
    let since = times.iter().zip(&after);
    let columns = [
        vec![1.0; times.len()],
        times.clone(),
        after.clone(),
        since.map(|(t, post)| post * (t - cutover as f64)).collect(),
    ];
    let fit = fit(&columns, &values, lags)?;
    let [intercept, slope, level_change, slope_change] = coefficients(&fit, confidence)?;
    Some(described(&fit, lags, intercept, Some(slope), level_change, Some(slope_change)))
}

/// Positions and values of the periods that were measured.
fn measured(series: &Series) -> (Vec<f64>, Vec<f64>) {
    series.points().iter().enumerate().filter_map(|(t, point)| point.map(|value| (t as f64, value))).unzip()
}

fn after(times: &[f64], cutover: usize) -> Vec<f64> {
    times.iter().map(|t| f64::from(u8::from(*t >= cutover as f64))).collect()
}

fn coefficients<const K: usize>(fit: &Fit, confidence: Confidence) -> Option<[Coefficient; K]> {
    let degrees = fit.degrees as f64;
    let t = student_two_sided_quantile(confidence.outside(), degrees);
    let errors = fit.plain_errors.iter().zip(&fit.hac_errors);
    let all: Vec<Coefficient> = fit
        .coefficients
        .iter()
        .zip(errors)
        .map(|(value, (plain, hac))| Coefficient {
            value: *value,
            plain_error: *plain,
            hac_error: *hac,
            p: (*hac > 0.0).then(|| student_two_sided(value / hac, degrees)),
            interval: Interval { low: value - t * hac, high: value + t * hac },
        })
        .collect();
    all.try_into().ok()
}

fn described(
    fit: &Fit,
    lags: usize,
    intercept: Coefficient,
    slope_before: Option<Coefficient>,
    level_change: Coefficient,
    slope_change: Option<Coefficient>,
) -> Interrupted {
    let squares: f64 = fit.residuals.iter().map(|e| e * e).sum();
    let neighbours = |of: fn(f64, f64) -> f64| -> Option<f64> {
        let sum: f64 = fit
            .residuals
            .iter()
            .zip(fit.residuals.iter().skip(1))
            .map(|(earlier, later)| of(*earlier, *later))
            .sum();
        (squares > 0.0).then(|| sum / squares)
    };
    Interrupted {
        intercept,
        slope_before,
        level_change,
        slope_change,
        durbin_watson: neighbours(|earlier, later| (later - earlier) * (later - earlier)),
        lag1_autocorrelation: neighbours(|earlier, later| earlier * later),
        lags,
        n: fit.residuals.len(),
    }
}
