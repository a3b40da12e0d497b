//! Who works at this device: the name in each edit made here. It stands in the settings of the
//! program, and no document's log is touched when it changes.

use super::super::settings::Who;
use super::super::wire::*;
use super::super::{App, Code, Failure, Watch};
use super::problems::plain;
use crate::domain::Problem;

/// How many letters a name has at most.
const LONGEST: usize = 200;

pub(in super::super) fn who(app: &App, _: Nothing, _: &Watch) -> Result<WhoView, Failure> {
    Ok(view(&app.settings.who()))
}

pub(in super::super) fn set_who(app: &App, args: SetWhoArgs, _: &Watch) -> Result<WhoView, Failure> {
    let name = args.name.as_deref().map(read_name).transpose().map_err(|what| {
        Failure::new(Code::Problems, what.clone()).with([plain(&Problem::new("name", what))])
    })?;
    app.settings.set_who(name)?;
    Ok(view(&app.settings.who()))
}

fn view(who: &Who) -> WhoView {
    WhoView {
        name: who.name().to_owned(),
        given: who.given.is_some(),
        account: who.account.clone(),
        ask: !who.asked && who.given.is_none(),
    }
}

/// Reads a name as typed, or says what is wrong with it.
pub(super) fn read_name(typed: &str) -> Result<String, String> {
    let name = typed.trim();
    let long = name.chars().count();
    if name.is_empty() {
        Err("Type a name, as it is to stand in the audit trail.".to_owned())
    } else if long > LONGEST {
        Err(format!("That is {long} letters; a name has {LONGEST} at most. Make it shorter."))
    } else if name.chars().any(unseen) {
        Err("There is a letter in it that cannot be seen, such as a line break. Type the name anew."
            .to_owned())
    } else {
        Ok(name.to_owned())
    }
}

/// Letters that steer the text around them: breaks of a line, and those that turn its direction.
fn unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
