//! Sentences that a person writes over the program's own.

use serde_json::Value;

use super::super::freeze::freeze;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::records;
use crate::domain::story::Narrative;
use crate::domain::{Body, Noun};
use crate::store::{Act, Verb};

/// Keeps the program's own sentence of this moment with the person's, so that numbers that move
/// are noticed.
pub(in super::super) fn edit_sentence(
    app: &App,
    args: EditSentenceArgs,
    _: &Watch,
) -> Result<WrittenRow, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let judged = frozen.assessments.iter().find(|a| a.criterion.is_some() && a.code == args.code);
    let Some(judged) = judged else {
        return Err(Failure::missing(format!("There is no criterion “{}” to write about.", args.code)));
    };
    let text = args.text.trim();
    let mut store = open.read()?;
    let before = store.contents().all::<Narrative>().into_iter().find(|kept| kept.value.code == args.code);
    let own = (!text.is_empty() && text != judged.words.sentence).then_some(text);
    if before.is_none() && own.is_none() {
        return Err(Failure::refused("That is the program’s own sentence already. Nothing was changed."));
    }
    let words = Value::from(judged.words.sentence.clone());
    let label = format!("Edit the sentence of {}", args.code);
    let written = app.write(&mut store, &Act::new(Verb::Edit, label), |tx| match (before, own) {
        (Some(kept), Some(own)) => {
            tx.set(Noun::Narrative, kept.id, "text", Some(Value::from(own)))?;
            tx.set(Noun::Narrative, kept.id, "generated", Some(words))?;
            Ok(kept.id)
        }
        (Some(kept), None) => {
            tx.remove(Noun::Narrative, kept.id)?;
            Ok(kept.id)
        }
        (None, own) => {
            let id = tx.new_id();
            if let Some(own) = own {
                let mut body = Body::new();
                body.insert("code".to_owned(), Value::from(args.code.clone()));
                body.insert("text".to_owned(), Value::from(own));
                body.insert("generated".to_owned(), words);
                tx.add(Noun::Narrative, id, &body)?;
            }
            Ok(id)
        }
    })?;
    records::row(app, &store, Noun::Narrative, written.value, written.touched)
}
