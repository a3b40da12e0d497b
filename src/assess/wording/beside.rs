//! The words for what stands beside an effect.

use super::number::{SPACE, amount, p_value, signed_amount, signed_percent, signed_value, trimmed, value};
use crate::stats::bootstrap::Bootstrap;
use crate::stats::effect::Hedges;
use crate::stats::interrupted::{Coefficient, Interrupted};
use crate::stats::permutation::Permutation;
use crate::stats::survival::kaplan_meier::Curve;
use crate::stats::survival::restricted_mean::MeanDifference;

/// "ratio of the medians −38 % (…)".
pub(in crate::assess) fn ratio_of_medians(found: &Bootstrap) -> String {
    let percent = |ratio: f64| signed_percent(100.0 * (ratio - 1.0));
    let mut text = format!("ratio of the medians {}", percent(found.value));
    if let Some(ends) = found.percentile {
        text.push_str(&format!(
            " (95{SPACE}% interval {} to {}, percentile bootstrap",
            percent(ends.low),
            percent(ends.high)
        ));
        if let Some(ends) = found.bca {
            text.push_str(&format!("; {} to {} by BCa", percent(ends.low), percent(ends.high)));
        }
        text.push_str(&format!("; {} resamples, seed {})", found.resamples, found.seed.0));
    }
    text
}

/// "in all 41 → 12 assets, at most 9 → 3".
pub(in crate::assess) fn totals(
    before: &[f64],
    after: &[f64],
    unit: &str,
    found: Option<&Permutation>,
) -> String {
    let total = |side: &[f64]| side.iter().sum::<f64>();
    let most = |side: &[f64]| side.last().copied().unwrap_or(0.0);
    let mut text = format!(
        "in all {} → {}, at most {} → {}",
        value(total(before), unit),
        amount(total(after), unit),
        value(most(before), unit),
        value(most(after), unit)
    );
    if let Some(found) = found {
        let how = if found.is_exact { "" } else { ", Monte Carlo" };
        text.push_str(&format!("; permutation test of the mean {}{how}", p_value(found.p)));
    }
    text
}

/// "Hedges’ g −0.84 (12 and 12 values)".
pub(in crate::assess) fn hedges(found: &Hedges) -> String {
    format!("Hedges’ g {} ({} and {} values)", trimmed(found.g, 2), found.n_before, found.n_after)
}

/// "Kaplan–Meier medians: baseline 84 minutes (95 % interval 60 to 110), pilot more than 120".
pub(in crate::assess) fn curves(before: (&Curve, f64), after: (&Curve, f64), unit: &str) -> String {
    let side = |(curve, cap): (&Curve, f64)| match curve.median {
        None => format!("more than {}", amount(cap, unit)),
        Some(middle) => {
            let ends = match (curve.median_low, curve.median_high) {
                (Some(low), Some(high)) => {
                    format!(" (95{SPACE}% interval {} to {})", value(low, unit), value(high, unit))
                }
                (Some(low), None) => {
                    format!(" (95{SPACE}% interval from {}, upper end not reached)", value(low, unit))
                }
                _ => String::new(),
            };
            format!("{}{ends}", amount(middle, unit))
        }
    };
    format!(
        "{} of {} baseline and {} of {} pilot cases were stopped; Kaplan–Meier medians: baseline {}, pilot {}",
        before.0.stopped,
        before.0.n,
        after.0.stopped,
        after.0.n,
        side(before),
        side(after)
    )
}

/// "mean up to 120 minutes: −31 minutes (95 % interval −52 to −10)".
pub(in crate::assess) fn restricted(means: &MeanDifference, unit: &str) -> String {
    let [before, _] = &means.means;
    format!(
        "difference of the means up to {}: {} (95{SPACE}% interval {} to {})",
        amount(before.cap, unit),
        signed_amount(means.value, unit),
        signed_value(means.low, unit),
        signed_value(means.high, unit)
    )
}

/// The second look at a series.
pub(in crate::assess) fn segmented(found: &Interrupted, days: (usize, usize)) -> String {
    let told = |c: &Coefficient, unit: &str| {
        format!(
            "{} (95{SPACE}% interval {} to {}{})",
            signed_amount(c.value, unit),
            signed_value(c.interval.low, unit),
            signed_value(c.interval.high, unit),
            c.p.map(|p| format!(", {}", p_value(p))).unwrap_or_default()
        )
    };
    let mut text = format!(
        "Second look, segmented regression with Newey–West errors ({} lags, {} + {} days): the delay moved at the cut-over by {}",
        found.lags,
        days.0,
        days.1,
        told(&found.level_change, "minutes")
    );
    if let Some(slope) = &found.slope_change {
        text.push_str(&format!(", and its slope by {} a day", told(slope, "minutes")));
    }
    text.push('.');
    if days.0 + days.1 < 60 {
        text.push_str(" With so few days these errors are rather too small.");
    }
    text
}
