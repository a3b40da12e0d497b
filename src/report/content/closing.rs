//! Risks, open questions and costs.

use super::view::View;
use super::{Section, Told};
use crate::domain::Noun;
use crate::domain::story::{Cost, CostOf, Degree, OpenQuestion, Risk};
use crate::report::content::phrase::{capital, closed, counted, figure, in_unit, or_unknown};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table, Tone};

pub(super) fn section(view: &View<'_>) -> Section {
    let risks: Vec<Risk> = view.contents().all::<Risk>().into_iter().map(|kept| kept.value).collect();
    let questions: Vec<OpenQuestion> =
        view.contents().all::<OpenQuestion>().into_iter().map(|kept| kept.value).collect();
    if risks.is_empty() && questions.is_empty() {
        return Section::Empty("Risks and open questions", "None is written down.".to_owned());
    }
    let open = questions.iter().filter(|q| q.answer.0.is_empty()).count();
    let mut blocks = vec![
        Block::Kicker("Risks, open questions, costs".to_owned()),
        Block::Title(
            Heading::new(format!(
                "{} and {}",
                counted(risks.len() as u64, "risk"),
                counted(open as u64, "open question")
            ))
            .at("risks"),
        ),
    ];
    let mut risks = risks;
    risks.sort_by_key(|risk| std::cmp::Reverse(weight(risk)));
    let others = if view.is_full() { Vec::new() } else { risks.split_off(risks.len().min(GRAVEST)) };
    let all = risks.len() + others.len();
    blocks.extend(risk_table(view, risks));
    if !others.is_empty() {
        let unwatched = others.iter().filter(|risk| risk.owner.is_none()).count();
        let stand = if others.len() == 1 { "the other stands" } else { "the others stand" };
        let watched = match (unwatched, others.len()) {
            (0, _) => String::new(),
            (1, 1) => ", and nobody watches it yet".to_owned(),
            (some, all) if some == all => ", and nobody watches any of them yet".to_owned(),
            (some, _) => format!(", and nobody watches {some} of them yet"),
        };
        let said = format!("The {GRAVEST} gravest of {all}; {stand} in the appendix{watched}.");
        blocks.push(Block::Note(Rich::from(said)));
    }
    // What is answered is no longer asked of leadership.
    let is_open = |q: &OpenQuestion| view.is_full() || q.answer.0.is_empty();
    let (asked, answered): (Vec<_>, Vec<_>) = questions.into_iter().partition(is_open);
    blocks.extend(question_table(view, &asked));
    let behind = risk_table(view, others).into_iter().chain(question_table(view, &answered));
    let behind = behind.chain(cost_table(view)).collect();
    Section::Told(Told { said: blocks, behind })
}

/// As many risks stand before the appendix: likelihood times severity says which.
const GRAVEST: usize = 5;

fn weight(risk: &Risk) -> u32 {
    let of = |degree: Option<Degree>| match degree {
        Some(Degree::High) => 3,
        Some(Degree::Medium) => 2,
        Some(Degree::Low) => 1,
        None => 0,
    };
    of(risk.likelihood) * of(risk.severity)
}

fn owner(view: &View<'_>, id: Option<crate::domain::PersonId>) -> Rich {
    match id {
        Some(id) => Rich::from(view.name(Noun::Person, Some(id.0))),
        None => Rich::new().toned("nobody yet", Tone::Note),
    }
}

pub(super) fn risk_table(view: &View<'_>, mut risks: Vec<Risk>) -> Option<Block> {
    risks.sort_by_key(|risk| std::cmp::Reverse(weight(risk)));
    let degree = |d: Option<Degree>| Rich::from(d.map_or("not judged", Degree::label));
    let rows: Vec<Row> = risks
        .iter()
        .map(|risk| Row {
            cells: vec![
                Rich::new().bold(risk.what.clone()),
                degree(risk.likelihood),
                degree(risk.severity),
                Rich::from(or_unknown(risk.mitigation.0.clone())),
                owner(view, risk.owner),
            ],
            anchor: None,
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Rich::new(),
            columns: vec![
                Column::words("Risk", 3.0),
                Column::words("Likelihood", 1.0),
                Column::words("Severity", 1.0),
                Column::words("What is done about it", 3.6),
                Column::words("Watched by", 1.5),
            ],
            rows,
            dense: true,
        })
    })
}

pub(super) fn question_table(view: &View<'_>, questions: &[OpenQuestion]) -> Option<Block> {
    let rows: Vec<Row> = questions
        .iter()
        .map(|q| Row {
            cells: vec![
                Rich::new().bold(q.what.clone()),
                if q.answer.0.is_empty() {
                    Rich::new().toned("open", Tone::Note)
                } else {
                    Rich::from(closed(&q.answer.0))
                },
                owner(view, q.owner),
                Rich::from(q.due.map_or_else(|| "no day set".to_owned(), |day| day.words())),
            ],
            anchor: None,
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Rich::new().bold("Questions"),
            columns: vec![
                Column::words("Question", 3.6),
                Column::words("Answer", 3.6),
                Column::words("Who finds out", 1.5),
                Column::words("By", 1.3),
            ],
            rows,
            dense: true,
        })
    })
}

pub(super) fn cost_table(view: &View<'_>) -> Option<Block> {
    let rows: Vec<Row> = view
        .contents()
        .all::<Cost>()
        .into_iter()
        .map(|kept| {
            let c = kept.value;
            let amount = match (c.low, c.high) {
                (Some(low), Some(high)) if high > low => {
                    format!("{} {} to {}", c.currency, figure(low), figure(high))
                }
                (Some(low), _) => format!("{} {}", c.currency, figure(low)),
                (None, _) => String::new(),
            };
            let hours = c.hours.map(|h| in_unit(h, "hours")).unwrap_or_default();
            let customers = c.customers.map(|n| in_unit(f64::from(n), "customers")).unwrap_or_default();
            let much: Vec<String> =
                [amount, hours, customers].into_iter().filter(|part| !part.is_empty()).collect();
            Row {
                cells: vec![
                    Rich::new().bold(capital(c.of.map_or("not said", CostOf::label))),
                    Rich::from(c.what.clone()),
                    Rich::from(or_unknown(much.join("; "))),
                    Rich::from(or_unknown(c.source.clone())),
                ],
                anchor: None,
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Rich::new().bold("Costs"),
            columns: vec![
                Column::words("Cost of", 1.4),
                Column::words("What", 3.4),
                Column::words("How much", 3.0),
                Column::words("Where the figure comes from", 2.4),
            ],
            rows,
            dense: true,
        })
    })
}
