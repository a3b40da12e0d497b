//! Ordinary least squares with plain and autocorrelation-proof errors.

/// A fitted straight model.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    /// One coefficient a column.
    pub coefficients: Vec<f64>,
    /// Standard errors if errors were independent.
    pub plain_errors: Vec<f64>,
    /// Newey-West standard errors (Bartlett weights, n / (n - k) correction).
    pub hac_errors: Vec<f64>,
    /// Value minus fitted value, in order.
    pub residuals: Vec<f64>,
    /// Values minus columns.
    pub degrees: usize,
}

/// Fits `values` on `columns` of the same length. `None` without more values than columns, or when
/// the columns do not determine the coefficients.
pub(super) fn fit(columns: &[Vec<f64>], values: &[f64], lags: usize) -> Option<Fit> {
    let degrees = values.len().checked_sub(columns.len()).filter(|d| *d > 0)?;
    // Row j of `duals` is row j of (X'X)^-1 X': its product with the values is coefficient j, and
    // its squares carry the variance. It is what is left of column j next to all the others.
    let duals: Vec<Vec<f64>> = (0..columns.len()).map(|j| dual(columns, j)).collect::<Option<_>>()?;
    let coefficients: Vec<f64> = duals.iter().map(|dual| dot(dual, values)).collect();
    let residuals: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(t, value)| {
            let fitted: f64 = columns
                .iter()
                .zip(&coefficients)
                .map(|(column, b)| column.get(t).copied().unwrap_or(0.0) * b)
                .sum();
            value - fitted
        })
        .collect();
    let variance = dot(&residuals, &residuals) / degrees as f64;
    let correction = values.len() as f64 / degrees as f64;
    Some(Fit {
        plain_errors: duals.iter().map(|d| libm::sqrt(variance * dot(d, d))).collect(),
        hac_errors: duals
            .iter()
            .map(|dual| {
                let moved: Vec<f64> = dual.iter().zip(&residuals).map(|(d, e)| d * e).collect();
                libm::sqrt((correction * long_run(&moved, lags)).max(0.0))
            })
            .collect(),
        coefficients,
        residuals,
        degrees,
    })
}

/// Column j made orthogonal to all others and scaled to have the product 1 with column j.
fn dual(columns: &[Vec<f64>], j: usize) -> Option<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        if place != j {
            let mut rest = orthogonal(column, &basis);
            let length = libm::sqrt(dot(&rest, &rest));
            if length <= 1e-10 * libm::sqrt(dot(column, column)) {
                return None;
            }
            rest.iter_mut().for_each(|v| *v /= length);
            basis.push(rest);
        }
    }
    let column = columns.get(j)?;
    let rest = orthogonal(column, &basis);
    let square = dot(&rest, &rest);
    (square > 1e-20 * dot(column, column)).then(|| rest.iter().map(|v| v / square).collect())
}

/// What is left of a vector beside an orthonormal basis; done twice, which makes it exact.
fn orthogonal(vector: &[f64], basis: &[Vec<f64>]) -> Vec<f64> {
    let mut rest = vector.to_vec();
    for _ in 0..2 {
        for direction in basis {
            let along = dot(&rest, direction);
            for (r, d) in rest.iter_mut().zip(direction) {
                *r -= along * d;
            }
        }
    }
    rest
}

/// The variance of the sum of a series, with Bartlett weights for its autocovariances.
fn long_run(series: &[f64], lags: usize) -> f64 {
    let apart = |lag: usize| dot(series.get(lag..).unwrap_or_default(), series);
    let near: f64 = (1..=lags).map(|lag| 2.0 * (1.0 - lag as f64 / (lags as f64 + 1.0)) * apart(lag)).sum();
    apart(0) + near
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
