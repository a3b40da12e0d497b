//! Sentences that a person writes over the program's own.

use serde_json::Value;

use super::super::freeze::freeze;
use super::super::outgoing::{Leaving, outgoing};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::records;
use super::view::edited_view;
use crate::domain::assessment::held_against;
use crate::domain::story::Narrative;
use crate::domain::{Body, Noun};
use crate::report::{self, Frozen};
use crate::store::{Act, Verb};

/// Keeps the program's own sentence of this moment with the person's, so that numbers that move
/// are noticed.
pub(in super::super) fn edit_sentence(
    app: &App,
    args: EditSentenceArgs,
    _: &Watch,
) -> Result<WrittenRow, Failure> {
    let open = app.document(args.doc)?;
    let generated = generated(&*freeze(app, &open, None)?, &args.code)?;
    let text = args.text.trim();
    let mut store = open.read()?;
    let before = store.contents().all::<Narrative>().into_iter().find(|kept| kept.value.code == args.code);
    let own = (!text.is_empty() && text != generated).then_some(text);
    if before.is_none() && own.is_none() {
        return Err(Failure::refused("That is the program’s own sentence already. Nothing was changed."));
    }
    let words = Value::from(generated);
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

/// Words that are typed are held against the program's own of this moment, just as those that were
/// kept now would be. Nothing typed is the program's own sentence, and nothing is to be said of it.
pub(in super::super) fn judge_sentence(
    app: &App,
    args: EditSentenceArgs,
    _: &Watch,
) -> Result<EditedView, Failure> {
    let open = app.document(args.doc)?;
    let generated = generated(&*freeze(app, &open, None)?, &args.code)?;
    let text = args.text.trim();
    let own = if text.is_empty() { &generated } else { text };
    Ok(EditedView { text: text.to_owned(), ..edited_view(&held_against(own, &generated, &generated)) })
}

/// The program's own words at a place.
fn generated(frozen: &Frozen, code: &str) -> Result<String, Failure> {
    let criterion = frozen.assessments.iter().find(|a| a.criterion.is_some() && a.code == code);
    criterion
        .map(|a| a.words.sentence.clone())
        .or_else(|| {
            report::passages(frozen).into_iter().find(|passage| passage.place == code).map(|p| p.generated)
        })
        .ok_or_else(|| Failure::missing(format!("There is no criterion “{code}” to write about.")))
}

/// A passage in a person's words is warned about just as the sentence of a criterion is.
pub(in super::super) fn passages(
    app: &App,
    args: AssessArgs,
    _: &Watch,
) -> Result<Vec<PassageView>, Failure> {
    let open = app.document(args.doc)?;
    let how = Leaving { as_of: args.as_of.as_deref(), redact: Some(args.redact == Some(true)) };
    let frozen = outgoing(app, &open, how)?.frozen;
    let written = frozen.contents.all::<Narrative>();
    let view = |passage: report::Passage| {
        let own = written
            .iter()
            .map(|kept| &kept.value)
            .find(|n| n.code == passage.place && !n.text.0.trim().is_empty());
        PassageView {
            code: passage.place.to_owned(),
            title: passage.title.to_owned(),
            edited: own.map(|n| {
                edited_view(&held_against(n.text.0.trim(), n.generated.0.trim(), &passage.generated))
            }),
            sentence: passage.generated,
        }
    };
    Ok(report::passages(&frozen).into_iter().map(view).collect())
}
