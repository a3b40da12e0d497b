//! An invented report for the tests: every kind of block, over several pages.

use crate::charts::{Chart, samples};
use crate::report::model::*;
use chrono::{TimeZone as _, Utc};

fn interim(done: u32, planned: u32) -> Chip {
    Chip { standing: Standing::Interim, interim: true, progress: Some((done, planned)) }
}

fn front() -> Vec<Block> {
    let tile = |label: &str, figure: &str, interval: &str, change: &str, chip: Chip| Tile {
        label: label.into(),
        figure: figure.into(),
        interval: interval.into(),
        change: change.into(),
        chip: Some(chip),
        worse: false,
    };
    vec![
        Block::Kicker("Invented sample · Orders platform pilot · data as of 15 October 2026".into()),
        Block::Title(Heading::new("Extend the pilot by two weeks: three of four primary criteria are short of their planned n").at("top")),
        Block::Lead(Rich::new().text("In 9 paired drills the cause was confirmed at least about 54\u{a0}% sooner (")
            .to("F1", "F1").text("); five rollbacks were clean (").to("C2", "C2")
            .text("). One criterion is met, none is worse. ").bold("Nothing here shows a risk of zero.")
            .text(" Method: ").to("appendix", "method").text(" and the ").link("protocol", "https://example.org/protocol").text(".")),
        Block::Tiles(vec![
            tile("Time to diagnose", "at least −54\u{a0}%", "96.1\u{a0}% bound: −31\u{a0}%", "63\u{a0}→\u{a0}33\u{a0}min, 9 of 12 pairs", interim(9, 12)),
            tile("Clean rollbacks", "5 of 5", "allows failures up to 45\u{a0}%", "not tried before, 5 drills", Chip::of(Standing::Met)),
            tile("Faults caught in preview", "2 of 3", "every one was required", "no preview before, 3 drills", Chip::of(Standing::NotMet)),
            Tile { worse: true, ..tile("Cost per week", "+16\u{a0}%", "33 to 38 thousand euros", "31\u{a0}→\u{a0}36, 4 weeks", Chip { standing: Standing::NotEnough, interim: true, progress: Some((4, 6)) }) },
        ]),
        Block::Verdicts(vec![
            Verdict {
                question: "Faster?".into(),
                sentence: "In 9 paired drills the cause was confirmed at least about 54\u{a0}% sooner.".into(),
                detail: Rich::new().text("96.1\u{a0}% bound: 31\u{a0}% sooner. 8 of 9 sooner; one baseline drill was stopped at 120\u{a0}min. ").to("F1", "F1"),
                drawing: Some(Chart::Interval(samples::interval())),
                chip: interim(9, 12),
                chip_note: "3 pairs to go".into(),
                ..Verdict::default()
            },
            Verdict {
                question: "Contained?".into(),
                sentence: "Two isolation drills stayed inside the boundary; one did not.".into(),
                detail: Rich::new().text("2 of 3 so far, 5 planned. The drill that failed stays counted. ").to("C1", "C1"),
                drawing: Some(Chart::Dots(samples::dots())),
                chip: Chip::of(Standing::NotMet),
                chip_note: "at the first drill that fails".into(),
                ..Verdict::default()
            },
            Verdict {
                question: "In control?".into(),
                sentence: "The Orders mart came by 07:00 on 16 of 16 days; before, on 23 of 28.".into(),
                detail: Rich::new().text("16 of 16 means at least 83\u{a0}% (one-sided 95\u{a0}% bound). ").to("K1", "K1"),
                drawing: Some(Chart::Series(samples::series())),
                chip: Chip { standing: Standing::NotEnough, interim: true, progress: Some((16, 28)) },
                chip_note: "12 days to go".into(),
                ..Verdict::default()
            },
        ]),
        Block::Callout(Callout {
            kind: CalloutKind::Decision,
            title: "Decision asked of the steering group".into(),
            blocks: vec![Block::Bullets(vec![
                Rich::new().bold("Extend").text(" the pilot to 15 November, with the same criteria and the same planned n."),
                Rich::new().bold("Name an owner").text(" for the row “when the platform itself is down”."),
            ])],
        }),
    ]
}

fn evidence() -> Vec<Block> {
    let figure = |chart, shape, caption: &str, source: &str| {
        Block::Figure(Box::new(Figure {
            chart,
            shape,
            caption: caption.into(),
            source: source.into(),
            anchor: None,
        }))
    };
    vec![
        Block::PageBreak,
        Block::Title(Heading::new("The cause was confirmed sooner in eight of nine paired drills").at("F1")),
        Block::Paragraph("Each line is one failure made to happen on both sides, by the same instructions and in alternating order. A slope is a ratio, for the scale is logarithmic. The pair that went the other way is named.".into()),
        figure(Chart::Paired(samples::paired()), 0.55, "Minutes from detection to confirmed cause; 8 of 9 pairs sooner", "Hodges–Lehmann on log ratios, exact interval. S06 was stopped at 120\u{a0}min on the baseline. Source: observations A-010 to A-027."),
        Block::Heading(2, Heading::new("What would change this")),
        Block::Bullets(vec![
            "Three more pairs reach the planned 12; the verdict is given once, then.".into(),
            Rich::new().text("Order effects: ").italic("61\u{a0}% sooner").text(" where the pilot came second, 35\u{a0}% where it came first."),
        ]),
        Block::Callout(Callout { kind: CalloutKind::Mind, title: "The on-call team changed on 7 September".into(), blocks: vec![Block::Paragraph("Both windows, before and after that day, are shown in the appendix.".into())] }),
        Block::Heading(2, Heading::new("Freshness of the Orders mart").at("K1")),
        figure(Chart::Xmr(samples::xmr()), 0.34, "Delay after 06:00 against limits frozen from the 28 days before", "XmR, 2.66 × mean moving range; 7 on one side, trend of 7."),
        figure(Chart::Unpaired(samples::unpaired()), 0.5, "Assets hit per failure, 8 cases a side", "Hodges–Lehmann shift, exact interval with ties."),
        figure(Chart::Strip(samples::strip()), 0.14, "The six weeks, and when each criterion is judged", "Source: the registered plan."),
    ]
}

fn scoreboard() -> Vec<Block> {
    let row = |id: &str, what: &str, n: &str, chip: Chip| Row {
        cells: vec![Rich::new().to(id, "F1"), what.into(), n.into(), Rich::new().chip(chip)],
        anchor: (id != "F1" && id != "K1").then(|| id.into()),
    };
    let table = Table {
        caption: Rich::new().bold("Criteria").text(", as registered on 18 September 2026"),
        columns: vec![
            Column::words("Id", 0.6),
            Column::words("What must be shown", 4.4),
            Column::figures("n of planned", 1.0),
            Column::words("Verdict", 2.0),
        ],
        rows: vec![
            row(
                "F1",
                "A comparable failure is diagnosed in less time on the pilot than on the current platform",
                "9 of 12",
                interim(9, 12),
            ),
            row(
                "C1",
                "Isolation drills: nothing outside the boundary hit, production untouched",
                "3 of 5",
                Chip::of(Standing::NotMet),
            ),
            row(
                "C2",
                "Rollback drills: clean, no downtime, no other workload affected",
                "5 of 5",
                Chip::of(Standing::Met),
            ),
            row(
                "C3",
                "Blast radius per failure, paired by scenario",
                "5 of 8",
                Chip { standing: Standing::NotEnough, interim: true, progress: Some((5, 8)) },
            ),
            row("C5", "Cost per run, two different regions", "12 of 12", Chip::of(Standing::NotComparable)),
            row(
                "K4",
                "Every row of the operating model has a named owner",
                "5 of 6",
                Chip::of(Standing::Open),
            ),
        ],
        dense: false,
    };
    vec![
        Block::PageBreak,
        Block::Title(Heading::new("Criteria, registered before their phase")),
        Block::Table(table),
        Block::Note("Dashed: before its planned n. A verdict is given once, at the planned n.".into()),
        Block::Heading(2, Heading::new("Words")),
        Block::Definitions(vec![
            (
                "time to diagnose".into(),
                "From detected to cause confirmed; a fast wrong guess does not count.".into(),
            ),
            (
                "censored".into(),
                Rich::new()
                    .text("Stopped at the cap, unresolved; kept, as ")
                    .bold("at least")
                    .text(" the cap. See ")
                    .to("the method", "method")
                    .text("."),
            ),
        ]),
    ]
}

fn appendix() -> Vec<Block> {
    let long = "A note of several sentences, invented to be longer than its column is wide, so that its cell wraps. ".repeat(3);
    let rows = (0..70).map(|n| Row {
        cells: vec![
            format!("A-{n:03}").into(),
            (if n % 9 == 0 {
                long.clone()
            } else {
                "Drill on the pilot, cause confirmed in Łódź after a first fix".to_owned()
            })
            .into(),
            format!("{}", 20 + (n * 37) % 90).into(),
        ],
        anchor: Some(format!("A-{n:03}")),
    });
    let giant = "This invented note is longer than any page can hold. ".repeat(160);
    let rows = rows.chain([Row { cells: vec!["A-900".into(), giant.into(), "1".into()], anchor: None }]);
    vec![
        Block::PageBreak,
        Block::Title(Heading::new("Appendix: method and observations").at("method")),
        Block::Heading(2, Heading::new("Observations")),
        Block::Heading(3, Heading::new("Every observation")),
        Block::Table(Table {
            caption: Rich::new(),
            columns: vec![
                Column::words("Id", 0.7),
                Column::words("Note", 6.0),
                Column::figures("Minutes", 0.8),
            ],
            rows: rows.collect(),
            dense: true,
        }),
        Block::Together(vec![Block::Paragraph(
            Rich::new()
                .text("Colours also have words: ")
                .toned("pilot", Tone::Pilot)
                .text(", ")
                .toned("baseline", Tone::Before)
                .text(", ")
                .toned("slower", Tone::Worse)
                .text(", ")
                .toned("to be mended", Tone::Note)
                .text(", ")
                .toned("second text", Tone::Quiet)
                .text("."),
        )]),
        Block::Paragraph(
            "Names keep their spelling: Łódź, Orléans, efficient first offices. 東京 is not in these faces."
                .into(),
        ),
    ]
}

/// The whole sample.
pub fn report() -> Report {
    Report {
        title: "Orders platform pilot: executive report (invented sample)".into(),
        subject: "What six weeks of drills showed".into(),
        author: "Data platform team".into(),
        language: "en-GB".into(),
        date: Utc.timestamp_opt(1_792_000_000, 0).single().unwrap_or_default(),
        paper: Paper::A4,
        footer: Footer {
            text: "Orders platform pilot · invented sample · data as of 15 October 2026".into(),
            classification: "Confidential".into(),
        },
        blocks: [front(), evidence(), scoreboard(), appendix()].concat(),
        ..Report::default()
    }
}
