//! Puts the sentences that a person wrote beside the program's own.

use crate::domain::Contents;
use crate::domain::assessment::{Assessment, held_against};
use crate::domain::story::Narrative;

/// Puts a person's sentences beside the program's own, by the criterion's id.
pub(super) fn put(contents: &Contents, all: &mut [Assessment]) {
    for kept in contents.all::<Narrative>() {
        let Narrative { code, text, generated, .. } = kept.value;
        let own = text.0.trim();
        if own.is_empty() {
            continue;
        }
        if let Some(assessment) = all.iter_mut().find(|a| a.criterion.is_some() && a.code == code) {
            assessment.edited = Some(held_against(own, generated.0.trim(), &assessment.words.sentence));
        }
    }
}
