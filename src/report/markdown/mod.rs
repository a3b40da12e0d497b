//! The report as Markdown (GitHub's flavour, for its tables), with its figures as files beside it.
//! Every word is text: nothing that was typed or imported becomes markup, a link or an image.

mod blocks;
#[cfg(test)]
mod tests;
mod text;

use super::model::{Figure, Report};

/// A report in Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Markdown {
    /// The text. It names each figure's file, such as `charts/figure-1.svg`.
    pub text: String,
    /// The figures by the path of their file, in order.
    pub figures: Vec<(String, Figure)>,
}

/// Writes a report as Markdown.
pub fn markdown(report: &Report) -> Markdown {
    let mut writer = blocks::Writer::default();
    writer.front(report);
    writer.blocks(&report.blocks);
    writer.foot(report);
    writer.done()
}
