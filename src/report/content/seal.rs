//! Appendix: what this report is sealed with, and what the seal does and does not show.

use super::view::View;
use crate::domain::assessment::METHODS;
use crate::report::content::phrase::counted;
use crate::report::model::{Block, Heading, Rich};

pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let seal = &view.frozen.seal;
    let digest = if seal.digest.is_empty() { "not computed".to_owned() } else { seal.digest.clone() };
    let redaction = view.frozen.redaction.iter().map(|said| Block::Paragraph(Rich::from(said.clone())));
    let words = match &seal.shared_with {
        Some(with) => format!(
            "A head of this chain was shared with {with}. The chain shows that nothing before that head was changed since; \
             it does not show that what was entered is true."
        ),
        None => "Self-declared: no head of this chain was shared with anybody before this report. Once this page is printed or \
                 sent, it fixes the head above: whoever holds it can later check that nothing before it was changed. It does not \
                 show that what was entered is true."
            .to_owned(),
    };
    let entry = counted(seal.entries, "entry").replace("entrys", "entries");
    let sealed = Block::Together(vec![
        Block::Heading(2, Heading::new("Seal").at("seal")),
        Block::Definitions(vec![
            (Rich::new().bold("Evidence as of"), Rich::from(view.frozen.as_of.to_string())),
            (Rich::new().bold("Made by"), Rich::from(view.frozen.program.clone())),
            (Rich::new().bold("Methods"), Rich::from(METHODS)),
            (Rich::new().bold("Digest of the data (SHA-256)"), Rich::from(digest)),
            (Rich::new().bold("Head of the audit chain"), Rich::from(seal.head.clone())),
            (Rich::new().bold("Audit trail"), Rich::from(entry)),
        ]),
        Block::Paragraph(Rich::from(words)),
    ]);
    std::iter::once(sealed).chain(redaction).collect()
}

/// The same in a line, under a report of one page.
pub(super) fn line(view: &View<'_>) -> Block {
    let seal = &view.frozen.seal;
    let redacted = view.frozen.redaction.first().map(|said| format!(" {said}")).unwrap_or_default();
    Block::Note(Rich::from(format!(
        "{}. Digest of the data {}; head of the audit chain {}. How each figure was made and every observation stand in the executive report.{redacted}",
        view.frozen.program, seal.digest, seal.head
    )))
}
