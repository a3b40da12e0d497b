//! What is said when nothing is paired: nothing on a side, or cases that do not fit together.

use crate::assess::evidence::Case;
use crate::assess::{level, wording};
use crate::domain::Side;
use crate::domain::assessment::{Assessment, Verdict};

/// Which sides hold what, before anything is paired.
#[derive(Debug, Clone, Copy)]
pub(in crate::assess) struct SidesHave {
    baseline: usize,
    pilot: usize,
    baseline_live: bool,
    pilot_live: bool,
}
/// Counts the cases of each side.
pub(in crate::assess) fn sides_have(cases: &[Case]) -> SidesHave {
    let of = |side| cases.iter().filter(move |c| c.side == side);
    let live = |side| of(side).count() > 0 && of(side).all(Case::is_live);
    SidesHave {
        baseline: of(Side::Baseline).count(),
        pilot: of(Side::Pilot).count(),
        baseline_live: live(Side::Baseline),
        pilot_live: live(Side::Pilot),
    }
}

/// Says what there is when nothing is paired: nothing on a side, or cases that do not fit.
pub(in crate::assess) fn say(result: &mut Assessment, sides: SidesHave) {
    let SidesHave { baseline, pilot, baseline_live, pilot_live } = sides;
    let counted = |n| wording::number::counted(n, "case", "cases");
    result.words.detail = format!(
        "{} on the baseline, {} on the pilot, to be paired by scenario.",
        counted(baseline),
        counted(pilot)
    );
    result.words.sentence = if baseline == 0 || pilot == 0 {
        let sentence = wording::sentence::not_measured(baseline, pilot);
        result.words.scoreboard =
            wording::progress::scoreboard(result, &sentence.trim_end_matches('.').to_lowercase());
        sentence
    } else {
        format!(
            "No scenario was tried on both sides: {} on the baseline, {} on the pilot, and no pair.",
            counted(baseline),
            counted(pilot)
        )
    };
    if baseline > 0 && pilot > 0 {
        result.words.figure = "No pair".to_owned();
        result.words.scoreboard = "no scenario was tried on both sides".to_owned();
    }
    if baseline > 0 && pilot > 0 && baseline_live != pilot_live {
        let level = (result.level.name, false);
        let interim = result.interim;
        level::conclude(result, level, Verdict::NotComparable, interim);
        let which = if baseline_live { "baseline" } else { "pilot" };
        let other = if baseline_live { "pilot" } else { "baseline" };
        wording::not_comparable(
            result,
            &format!("The {which} holds only live incidents and the {other} drills, so nothing pairs them."),
        );
    }
}
