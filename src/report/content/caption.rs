//! What a drawing shows, as a finding: counted from the same rows that are drawn, and saying no more
//! than they do.

use super::phrase::{counted, listed};
use crate::domain::Side;
use crate::domain::assessment::{Assessment, Bound, ChipState, PairRow, SeriesView};
use crate::domain::metric::Better;

/// As many of what goes the other way are named; of more the number is said.
const NAMED: usize = 4;

/// How the pairs went, counted; those that went the wrong way are named.
pub(super) fn pairs(a: &Assessment) -> String {
    let rows: Vec<&PairRow> = a.rows.pairs.iter().filter(|row| row.complete).collect();
    let (mut better, mut same, mut open, mut worse) = (0, 0, 0, Vec::new());
    for row in &rows {
        match row.bound {
            _ if row.worse => worse.push(row.code.clone()),
            Bound::Undecided => open += 1,
            Bound::Exact if row.difference == Some(0.0) => same += 1,
            _ => better += 1,
        }
    }
    let (good, bad) = ways(a);
    let mut parts = vec![match (better, rows.len()) {
        (better, all) if better == all && all > 1 => format!("in all {all} pairs {good} on the pilot"),
        (better, all) => format!("in {better} of {} {good} on the pilot", counted(all as u64, "pair")),
    }];
    if worse.len() == rows.len() && rows.len() > 1 {
        parts = vec![format!("in all {} pairs {bad} on the pilot", rows.len())];
    } else if !worse.is_empty() {
        parts.push(format!("in {} {bad}{}", worse.len(), in_brackets(&worse)));
    }
    if same > 0 {
        parts.push(format!("in {same} the same"));
    }
    if open > 0 {
        parts.push(format!("{open} undecided"));
    }
    format!("{}: {}", measured(a), parts.join("; "))
}

/// The two groups of a comparison that is not paired: how many cases each has, and its typical value.
pub(super) fn groups(a: &Assessment) -> String {
    let n = |side: Side| a.rows.cases.iter().filter(|case| case.side == side).count() as u64;
    let (before, after) = (counted(n(Side::Baseline), "case"), counted(n(Side::Pilot), "case"));
    let typical = match a.words.before_after.as_str() {
        "" => String::new(),
        words => format!(": {words}"),
    };
    format!("{}, {before} before and {after} on the pilot{typical}", measured(a))
}

/// On how many of the days drawn a product was late or never there.
pub(super) fn late(series: &SeriesView) -> String {
    let of = |side: Side| {
        let days = series.days.iter().filter(|day| day.side == side && Some(day.day) != series.cut_over);
        let (all, late) = days.fold((0, 0), |(all, late), day| (all + 1, late + usize::from(!day.on_time)));
        (all > 0).then(|| match late {
            0 => format!("on none of {all} days"),
            late => format!("on {late} of {all} days"),
        })
    };
    let sides = [(of(Side::Baseline), "before"), (of(Side::Pilot), "on the pilot")];
    let said: Vec<String> =
        sides.into_iter().filter_map(|(days, side)| Some(format!("{} {side}", days?))).collect();
    match said.as_slice() {
        [] => format!("{}: no day is recorded", series.product),
        said => format!("{}: late or never there {}", series.product, listed(said)),
    }
}

/// How the criteria stand on which the recommendation rests.
pub(super) fn primary(all: &[Assessment]) -> String {
    let primary: Vec<&Assessment> = all.iter().filter(|a| a.primary).collect();
    if primary.is_empty() {
        return "No criterion is primary, so the rule has nothing to rest on".to_owned();
    }
    let states: [(&[ChipState], &str); 5] = [
        (&[ChipState::Met], "met"),
        (&[ChipState::NotMet], "not met"),
        (&[ChipState::NotEnoughEvidence, ChipState::Interim], "without enough evidence"),
        (&[ChipState::NotComparable], "not comparable"),
        (&[ChipState::Open], "open"),
    ];
    let said = states.iter().filter_map(|(states, word)| {
        let of: Vec<String> =
            primary.iter().filter(|a| states.contains(&a.chip.state)).map(|a| a.code.clone()).collect();
        (!of.is_empty()).then(|| format!("{} {word}{}", of.len(), in_brackets(&of)))
    });
    let said: Vec<String> = said.collect();
    let criteria = if primary.len() == 1 { "criterion" } else { "criteria" };
    format!("Of {} primary {criteria}: {}", primary.len(), listed(&said))
}

/// Short names in brackets, where they are few.
fn in_brackets(codes: &[String]) -> String {
    if codes.len() > NAMED { String::new() } else { format!(" ({})", codes.join(", ")) }
}

/// The words for the better and the worse way of a metric.
fn ways(a: &Assessment) -> (&'static str, &'static str) {
    let metric = a.metric.as_ref();
    let is_time = metric.is_some_and(|m| ["minutes", "hours", "seconds"].contains(&m.unit.as_str()));
    match metric.map(|m| m.better) {
        Some(Better::Higher) => ("higher", "lower"),
        _ if is_time => ("faster", "slower"),
        _ => ("lower", "higher"),
    }
}

fn measured(a: &Assessment) -> String {
    a.metric.as_ref().map_or_else(|| a.title.clone(), |metric| metric.begun())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use crate::report::content::fixture::frozen;

    #[test]
    fn a_caption_counts_what_is_drawn_and_names_what_goes_the_other_way() {
        let frozen = frozen();
        let mut a = frozen.on_metric("time_to_diagnose").unwrap().clone();
        let all = a.rows.pairs.iter().filter(|row| row.complete).count();
        for row in &mut a.rows.pairs {
            row.worse = false;
        }
        let said = super::pairs(&a);
        assert!(
            said.starts_with("Time to diagnose: in all ") && said.contains("faster on the pilot"),
            "{said}"
        );
        a.rows.pairs[0].worse = true;
        let said = super::pairs(&a);
        assert!(said.contains(&format!("{} of {all}", all - 1)), "{said}");
        assert!(said.ends_with(&format!("in 1 slower ({})", a.rows.pairs[0].code)), "{said}");
    }

    #[test]
    fn every_primary_criterion_is_told_with_its_state() {
        let frozen = frozen();
        let said = super::primary(&frozen.assessments);
        for a in frozen.assessments.iter().filter(|a| a.primary) {
            assert!(said.contains(&a.code), "{}: {said}", a.code);
        }
        assert!(super::primary(&[]).starts_with("No criterion is primary"));
    }
}
