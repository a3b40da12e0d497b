//! Records about counts: shares, their differences, rates, and what a size can reach.

use serde_json::{Value, json};

use super::input::{count, number};
use crate::stats::confidence::Confidence;
use crate::stats::fisher::fisher;
use crate::stats::floor::{smallest_p_paired, smallest_p_unpaired};
use crate::stats::mcnemar::{PairedOutcomes, mcnemar};
use crate::stats::proportion::{clopper_pearson, lower_bound, rule_of_three, upper_bound, wilson};
use crate::stats::rate::{Events, rate_ratio};
use crate::stats::two_proportions::{Tally, newcombe};

const LEVEL: Confidence = Confidence::NINETY_FIVE;

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    match method {
        "proportion_intervals" => one_share(count(input, "x")?, count(input, "n")?),
        "newcombe_difference" => {
            let (before, after) = tallies(input)?;
            let difference = newcombe(before, after, LEVEL)?;
            Some(json!({
                "diff": difference.value,
                "ci_low": difference.low,
                "ci_high": difference.high,
            }))
        }
        "fisher_exact" => {
            let (before, after) = tallies(input)?;
            let test = fisher(before, after, LEVEL)?;
            Some(json!({
                "p": test.p,
                "odds_ratio_cmle": test.odds_ratio,
                "or_low": test.odds_low,
                "or_high": test.odds_high,
            }))
        }
        "mcnemar_exact" => discordant(input),
        "poisson_rate_ratio_exact" => rates(input),
        _ => None,
    }
}

fn discordant(input: &Value) -> Option<Value> {
    let outcomes = PairedOutcomes {
        both: count(input, "both")?,
        only_before: count(input, "only_before")?,
        only_after: count(input, "only_after")?,
        neither: count(input, "neither")?,
    };
    let test = mcnemar(outcomes, LEVEL);
    Some(json!({
        "p": test.p,
        "share_only_after": test.share_only_after,
        "share_low": test.share_interval.map(|i| i.low),
        "share_high": test.share_interval.map(|i| i.high),
    }))
}

fn rates(input: &Value) -> Option<Value> {
    let side =
        |events, exposure| Some(Events { events: count(input, events)?, exposure: number(input, exposure)? });
    let before = side("events_before", "exposure_before")?;
    let after = side("events_after", "exposure_after")?;
    let ratio = rate_ratio(before, after, LEVEL)?;
    Some(json!({
        "ratio": ratio.value,
        "ci_low": ratio.low,
        "ci_high": ratio.high,
        "p": ratio.p,
    }))
}

pub(super) fn floor(method: &str, input: &Value) -> Option<Value> {
    let size = |field| count(input, field).map(|n| n as usize);
    if method != "smallest_possible_p" {
        return None;
    }
    let p = match input.get("design")?.as_str()? {
        "paired" => smallest_p_paired(size("n")?),
        "unpaired" => smallest_p_unpaired(size("n_before")?, size("n_after")?),
        _ => return None,
    };
    Some(json!({ "min_two_sided_p": p, "can_reach_0_05": p <= 0.05 }))
}

fn tallies(input: &Value) -> Option<(Tally, Tally)> {
    let tally = |hits, n| Some(Tally { hits: count(input, hits)?, n: count(input, n)? });
    Some((tally("x_before", "n_before")?, tally("x_after", "n_after")?))
}

fn one_share(hits: u64, n: u64) -> Option<Value> {
    let (score, exact) = (wilson(hits, n, LEVEL)?, clopper_pearson(hits, n, LEVEL)?);
    Some(json!({
        "p": score.share,
        "wilson_low": score.low,
        "wilson_high": score.high,
        "cp_low": exact.low,
        "cp_high": exact.high,
        "cp_upper_one_sided_95": upper_bound(hits, n, LEVEL),
        "cp_lower_one_sided_95": lower_bound(hits, n, LEVEL),
        "rule_of_three_upper": rule_of_three(hits, n),
    }))
}
