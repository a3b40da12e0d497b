//! Who works at this device.

use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::ask::Asker;
use crate::print::text;
use crate::verbs::Show;

/// Examples of `who`.
pub const WHO_HELP: &str = "Edits made before keep the names they have.\n\nExamples:\n  postflight who\n  postflight who \"Analyst A\"\n  postflight who --account            # the name of this machine's account again";

/// Shows who works here, or says it.
pub fn run(asker: &Asker, show: &Show, name: Option<&str>, account: bool) -> Result<ExitCode, Failure> {
    let told = account || name.is_some();
    let who = match told {
        true => asker.ask("set_who", json!({ "name": name }))?,
        false => asker.ask("who", Value::Null)?,
    };
    show.either(&who, |who| {
        let name = text(who, "name");
        let given = who.get("given").and_then(Value::as_bool) == Some(true);
        match (told, given) {
            (true, _) => say!("From now on edits made here carry the name {name}. Earlier ones keep theirs."),
            (false, true) => say!("Edits made here carry the name {name}."),
            (false, false) => say!(
                "Edits made here carry the name {name}, since nobody gave another. Say yours: postflight who NAME"
            ),
        }
    })
}
