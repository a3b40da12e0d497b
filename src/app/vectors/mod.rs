//! Runs one reference record of the statistics: a data set, a method, and the values that
//! established packages gave for it.
//!
//! A record is a JSON object with `method`, `input`, `expected` and `tolerance`; the format is
//! described beside the records in `tests/fixtures/stats/README.md`.

mod chance;
mod compare;
mod input;
mod paired;
mod power;
mod proportions;
mod series;
mod survival;
mod unpaired;

use serde_json::Value;

/// One value that came out differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Where in the expected values, such as `before.median`.
    pub field: String,
    /// The reference value.
    pub expected: Value,
    /// Our value; `null` when undefined.
    pub got: Value,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Every value lies within its tolerance.
    Passed,
    /// These do not.
    Failed(Vec<Mismatch>),
    /// There is no such method here.
    Skipped {
        /// The name of the method.
        method: String,
    },
}

/// Every method there is, by kind.
const METHODS: &[(&str, &str)] = &[
    ("floor", "smallest_possible_p"),
    ("paired", "bootstrap_geo_median_ratio_paired"),
    ("paired", "bootstrap_median_paired_diff"),
    ("paired", "descriptives"),
    ("paired", "hedges_g_paired_z"),
    ("paired", "hodges_lehmann_log_ratio"),
    ("paired", "hodges_lehmann_shift"),
    ("paired", "median_ci_order_statistics_after"),
    ("paired", "median_ci_order_statistics_before"),
    ("paired", "permutation_mean_diff_exact"),
    ("paired", "permutation_mean_diff_monte_carlo"),
    ("paired", "sign_test"),
    ("paired", "signed_rank"),
    ("paired", "signed_rank_on_log_ratio"),
    ("power_paired", "sample_size_signed_rank"),
    ("power_unpaired", "sample_size_mann_whitney"),
    ("prop1", "proportion_intervals"),
    ("prop2", "fisher_exact"),
    ("prop2", "newcombe_difference"),
    ("prop_paired", "mcnemar_exact"),
    ("rate2", "poisson_rate_ratio_exact"),
    ("step", "interrupted_segmented"),
    ("step", "interrupted_step_only"),
    ("surv", "kaplan_meier"),
    ("surv", "log_rank"),
    ("surv", "log_rank_exact_permutation"),
    ("surv", "rmst"),
    ("unpaired", "bootstrap_diff_of_medians"),
    ("unpaired", "bootstrap_ratio_of_medians"),
    ("unpaired", "cliffs_delta"),
    ("unpaired", "descriptives"),
    ("unpaired", "hedges_g"),
    ("unpaired", "hodges_lehmann_log_ratio"),
    ("unpaired", "hodges_lehmann_log_ratio_large_n"),
    ("unpaired", "hodges_lehmann_shift"),
    ("unpaired", "hodges_lehmann_shift_large_n"),
    ("unpaired", "mann_whitney"),
    ("unpaired", "median_ci_order_statistics_after"),
    ("unpaired", "median_ci_order_statistics_before"),
    ("unpaired", "permutation_mean_diff_exact"),
    ("unpaired", "permutation_mean_diff_monte_carlo"),
    ("xmr", "xmr_median_moving_range"),
    ("xmr", "xmr_nhs_screened"),
    ("xmr", "xmr_nhs_unscreened"),
];

/// Runs one reference record.
pub fn run(record: &Value) -> Outcome {
    let text = |field: &str| record.get(field).and_then(Value::as_str).unwrap_or("");
    let null = Value::Null;
    let part = |field: &str| record.get(field).unwrap_or(&null);
    let (kind, method, input) = (text("kind"), text("method"), part("input"));
    let computed = match kind {
        "paired" => paired::compute(method, input),
        "unpaired" => unpaired::compute(method, input),
        "prop1" | "prop2" | "prop_paired" | "rate2" => proportions::compute(method, input),
        "xmr" | "step" => series::compute(method, input),
        "surv" => survival::compute(method, input),
        "power_paired" | "power_unpaired" => power::compute(method, input),
        "floor" => proportions::floor(method, input),
        _ => None,
    };
    let got = match computed {
        Some(got) => got,
        // What a method leaves undefined is compared as such; only an unknown one is skipped.
        None if METHODS.contains(&(kind, method)) => Value::Null,
        None => return Outcome::Skipped { method: method.to_owned() },
    };
    let mismatches = compare::compare(part("expected"), &got, part("tolerance"));
    if mismatches.is_empty() { Outcome::Passed } else { Outcome::Failed(mismatches) }
}
