//! Names that are too long for a sentence, made short where leadership reads. The full report and the
//! data have them whole.

use super::view::View;
use crate::domain::Noun;
use crate::report::model::deck::Slide;
use crate::report::model::{Block, each_word, each_word_of_slide};

/// A name of more letters than this is made short.
const LONGEST: usize = 64;

/// As many letters of it are kept.
const KEPT: usize = 40;

/// The nouns whose names stand in sentences.
const NAMED: [Noun; 5] = [Noun::Workload, Noun::Person, Noun::DataProduct, Noun::Scenario, Noun::Boundary];

/// The long names of a document, the longest first, each with its short form.
pub(super) struct Short(Vec<(String, String)>);

impl Short {
    pub(super) fn of(view: &View<'_>) -> Self {
        let pilot = &view.pilot;
        let own = [&pilot.name, &pilot.platform, &pilot.current_platform, &pilot.organisation];
        let records = NAMED.iter().flat_map(|noun| {
            view.contents().bodies(*noun).map(|(id, _)| view.contents().label(*noun, id)).collect::<Vec<_>>()
        });
        let long = records.chain(own.into_iter().cloned()).filter(|name| name.chars().count() > LONGEST);
        // At the beginning of a sentence a name has a large letter.
        let mut long: Vec<String> = long.flat_map(|name| [super::phrase::capital(&name), name]).collect();
        long.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        long.dedup();
        Self(long.into_iter().map(|name| (name.clone(), cut(&name))).collect())
    }

    pub(super) fn blocks(&self, blocks: &mut [Block]) {
        if !self.0.is_empty() {
            each_word(blocks, &mut |text| self.shorten(text));
        }
    }

    /// What is said aloud stays whole.
    pub(super) fn slide(&self, slide: &mut Slide) {
        if !self.0.is_empty() {
            each_word_of_slide(slide, &mut |text| self.shorten(text));
        }
    }

    fn shorten(&self, text: &mut String) {
        if text.chars().count() <= LONGEST {
            return;
        }
        for (long, short) in &self.0 {
            if text.contains(long.as_str()) {
                *text = text.replace(long.as_str(), short);
            }
        }
    }
}

fn cut(name: &str) -> String {
    let kept: String = name.chars().take(KEPT).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{Body, RecordId};
    use crate::report::content::{Options, fixture::blank};
    use crate::report::model::{Heading, Rich};

    #[test]
    fn a_long_name_is_short_in_sentences_and_titles_and_others_stay() {
        let mut frozen = blank();
        let long = "数据".repeat(60);
        let mut workload = Body::new();
        workload.insert("dag_id".to_owned(), long.clone().into());
        frozen.contents.put(Noun::Workload, RecordId(uuid::Uuid::from_u128(7)), workload);
        let options = Options::default();
        let short = Short::of(&View::of(&frozen, &options));
        let said = format!("{long} was late, as was orders_daily.");
        let mut blocks = [Block::Title(Heading::new(said.clone())), Block::Paragraph(Rich::from(said))];
        short.blocks(&mut blocks);
        let Block::Title(title) = &blocks[0] else { panic!("a title") };
        assert_eq!(title.text, format!("{}… was late, as was orders_daily.", "数据".repeat(20)));
        let Block::Paragraph(words) = &blocks[1] else { panic!("a paragraph") };
        assert_eq!(words.plain(), title.text);
    }
}
