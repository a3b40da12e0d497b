//! The one page that goes with a pack: how its figures were made, and how to check that nothing in
//! it was changed.

use std::collections::BTreeMap;

use super::phrase::closed;
use super::view::View;
use super::{Options, footer};
use crate::report::frozen::Frozen;
use crate::report::model::{Block, Heading, Report, Rich};

/// The page. `held` names the files of the pack and what each is for.
pub fn note(frozen: &Frozen, options: &Options, held: &[(&str, &str)]) -> Report {
    let view = View::of(frozen, options);
    let title = format!("{}: what is in this pack", view.title());
    let mut blocks = vec![
        Block::Kicker("Method note".to_owned()),
        Block::Title(Heading::new("One frozen result, told in several forms")),
        Block::Paragraph(Rich::from(format!(
            "Every figure, sentence, drawing and table in this pack is made from one result, as of {}. What happened \
             later is not in it. Each number stands with its n and its method, and with its interval where it has one.",
            view.day_words(frozen.as_of)
        ))),
        Block::Definitions(
            held.iter().map(|(file, what)| (Rich::new().bold(*file), Rich::from(closed(what)))).collect(),
        ),
        Block::Heading(2, Heading::new("How it was judged")),
        Block::Paragraph(Rich::from(closed(&frozen.recommendation.rule))),
        Block::Paragraph(Rich::from(
            "A criterion was registered with its threshold and planned n before its phase; amendments are printed in the \
             report. Before the planned n it is interim and never met. Too little evidence is a result of its own. A trial \
             that was stopped at its cap stays in as a time longer than the cap. Nothing is left out without its reason.",
        )),
    ];
    let methods = methods(frozen);
    if !methods.is_empty() {
        blocks.push(Block::Definitions(methods));
    }
    blocks.push(Block::Paragraph(Rich::from(
        "The report’s appendix says why each method and each verdict, and lists the evidence by id.",
    )));
    blocks.extend(checking(frozen));
    Report {
        subject: "How the figures of this pack were made, and how to check it".to_owned(),
        author: options.organisation.clone(),
        language: "en-GB".to_owned(),
        date: frozen.as_of.utc(),
        paper: options.paper,
        brand: options.brand.clone(),
        fallback_font: options.fallback_font.clone(),
        footer: footer(&view, options),
        blocks,
        title,
        ..Report::default()
    }
}

/// The methods that were used, each with the criteria it judged.
fn methods(frozen: &Frozen) -> Vec<(Rich, Rich)> {
    let mut used: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for a in &frozen.assessments {
        let method = match a.finding.effect.as_ref().or(a.finding.failure_bound.as_ref()) {
            Some(figure) => format!("{}; {}", a.design.label(), figure.method),
            None => a.design.label().to_owned(),
        };
        used.entry(method).or_default().push(&a.code);
    }
    used.into_iter()
        .map(|(method, codes)| (Rich::new().bold(codes.join(", ")), Rich::from(closed(&method))))
        .collect()
}

/// How to tell that nothing was changed, and what that shows.
fn checking(frozen: &Frozen) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(2, Heading::new("How to check it")),
        Block::Paragraph(
            Rich::from("The file ")
                .bold("manifest.sha256")
                .text(
                    " lists every other file with its SHA-256, and the SHA-256 of that list is the pack’s one digest, which \
                     the program says when it writes the pack. On Linux: ",
                )
                .bold("sha256sum -c manifest.sha256")
                .text(" and ")
                .bold("sha256sum manifest.sha256")
                .text(
                    ". The same document and options give the same digest. It shows that the files are those that were \
                     packed; it does not show that what was entered is true.",
                ),
        ),
        Block::Definitions(vec![
            (Rich::new().bold("Made by"), Rich::from(frozen.program.clone())),
            (Rich::new().bold("Digest of the data"), Rich::from(frozen.seal.digest.clone())),
            (Rich::new().bold("Head of the audit chain"), Rich::from(frozen.seal.head.clone())),
        ]),
    ];
    blocks.extend(frozen.redaction.iter().map(|words| Block::Note(Rich::from(words.as_str()))));
    blocks
}
