//! Shadow agreement: how many shadow pairs reached the same final state. Operation data; there is
//! no before and after in it.

use super::proportion::share_estimate;
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::LeftOuts;
use crate::assess::level;
use crate::assess::runs::{by_dag, shadow};
use crate::assess::wording::number::share;
use crate::assess::wording::share::x_of_n;
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Bound, Design, GroupRow, LevelName, Verdict};
use crate::domain::criterion::Counted;
use crate::domain::{Estimate, Side};
use crate::stats::two_proportions::Tally;

/// Counts the pairs that agree, in all and per DAG.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked) -> Assessment {
    let mut result = asked.blank(world, Design::PerDag, Counted::Items);
    let mut left_out = LeftOuts::default();
    let (mut all, mut dags) = (Tally { hits: 0, n: 0 }, Vec::new());
    for dag in by_dag(world.runs) {
        let pairs: Vec<_> =
            shadow::pairs_of(&dag).into_iter().filter(|(b, a)| b.finished() && a.finished()).collect();
        if pairs.is_empty() {
            left_out.add("a DAG without a finished shadow pair", dag.dag_id.clone());
            continue;
        }
        let agree = pairs.iter().filter(|(b, a)| b.state == a.state).count() as u64;
        let tally = Tally { hits: agree, n: pairs.len() as u64 };
        all = Tally { hits: all.hits + tally.hits, n: all.n + tally.n };
        result.rows.cases.push(GroupRow {
            code: dag.dag_id.clone(),
            side: Side::Pilot,
            value: agree as f64 / pairs.len() as f64,
            censored: false,
            words: x_of_n(tally),
            name: dag.dag_id.clone(),
            when: None,
            later: false,
        });
        dags.push(dag.dag_id.clone());
    }
    result.progress.done = dags.len() as u32;
    result.finding.bound = Some(Bound::Exact);
    result.finding.pilot = share_estimate(all, dags.clone());
    words(all, dags.len(), &mut result);
    // Pairs of one DAG resemble each other, so an interval over all of them would be too narrow.
    if let Some(pilot) = &mut result.finding.pilot {
        (pilot.low, pilot.high, pilot.confidence) = (None, None, None);
        pilot.method = "count of shadow pairs".to_owned();
        pilot.counted = "shadow pairs".to_owned();
    }
    result.evidence = dags;
    let measured = if all.n == 0 { LevelName::NotMeasured } else { LevelName::ValuesOnly };
    level::conclude(&mut result, (measured, false), Verdict::NotEnoughEvidence, true);
    close(result, left_out)
}

fn words(all: Tally, dags: usize, result: &mut Assessment) {
    let words = &mut result.words;
    if all.n == 0 {
        words.sentence = "Not measured: there is no shadow pair.".to_owned();
        words.figure = "Not measured".to_owned();
    } else {
        let agree = x_of_n(all);
        words.sentence =
            format!("In {agree} shadow pairs of {dags} DAGs both runs reached the same final state.");
        words.figure = agree;
    }
    words.figure_detail = format!("{} shadow pairs, {dags} DAGs", crate::domain::grouped(all.n));
    words.method_why = "A count of pairs with the same final state. Pairs of one DAG are not independent, so no interval is drawn over all of them.".to_owned();
    words.scoreboard.clone_from(&words.figure);
    words.verdict_why =
        "Shadow agreement compares nothing before with after, so it has no verdict.".to_owned();
    words.detail = match &result.finding.pilot {
        Some(Estimate { value, .. }) => {
            format!("{} of the pairs agree (per DAG in the rows).", share(value / 100.0))
        }
        None => String::new(),
    };
}
