//! What a page will ask first, asked while the webview still starts: the document of its window, and
//! what the Overview shows of it. The page asks as ever, and finds the answer there.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Runtime, async_runtime};

use crate::state::Shell;
use postflight::app::{Failure, Watch};

/// A page that starts asks within this time; a later answer could be older than the document.
const STAYS_NEW: Duration = Duration::from_secs(10);

type Answer = Result<Value, Failure>;

/// One question asked ahead; its answer comes when the core has it.
struct Asked {
    cmd: &'static str,
    args: Value,
    answer: Receiver<Answer>,
    at: Instant,
}

/// The questions asked ahead for each window.
#[derive(Default)]
pub struct Ahead(Mutex<BTreeMap<String, Vec<Asked>>>);

impl Ahead {
    /// The answer to a question that was asked ahead, once, and while it is new.
    pub fn take(&self, window: &str, cmd: &str, args: &Value) -> Option<Answer> {
        let asked = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let list = all.get_mut(window)?;
            list.retain(|one| one.at.elapsed() < STAYS_NEW);
            let found = list.iter().position(|one| one.cmd == cmd && one.args == *args)?;
            list.swap_remove(found)
        };
        asked.answer.recv().ok()
    }

    /// Forgets what was asked for a window that has closed, or that has written since.
    pub fn forget(&self, window: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(window);
    }

    fn expect(&self, window: &str, cmd: &'static str, args: &Value) -> Sender<Answer> {
        let (sender, answer) = channel();
        let asked = Asked { cmd, args: args.clone(), answer, at: Instant::now() };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(window.to_owned()).or_default().push(asked);
        sender
    }
}

/// Begins to open a document for a window that is about to be made.
pub fn begin<R: Runtime>(app: &AppHandle<R>, window: &str, place: &str) {
    let shell = app.state::<Shell>();
    let Ok(core) = shell.core() else {
        return;
    };
    let args = json!({ "place": place });
    let opened = shell.ahead.expect(window, "open_document", &args);
    let (app, window) = (app.clone(), window.to_owned());
    async_runtime::spawn_blocking(move || {
        let answer = core.call("open_document", args, &Watch::silent());
        let shown = answer.as_ref().ok().and_then(|view| view.get("doc").cloned());
        let questions = shown.map(|doc| {
            let args = json!({ "doc": doc });
            ["history", "overview", "drills"]
                .map(|cmd| (cmd, args.clone(), app.state::<Shell>().ahead.expect(&window, cmd, &args)))
        });
        give(&opened, answer);
        for (cmd, args, waiting) in questions.into_iter().flatten() {
            give(&waiting, core.call(cmd, args, &Watch::silent()));
        }
    });
}

/// A page that has gone its own way no longer waits.
fn give(waiting: &Sender<Answer>, answer: Answer) {
    drop(waiting.send(answer));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_answer_is_given_once_and_to_its_own_question_and_window() {
        let ahead = Ahead::default();
        let args = json!({ "doc": 1 });
        give(&ahead.expect("main", "overview", &args), Ok(json!("first")));
        assert!(ahead.take("pilot-2", "overview", &args).is_none());
        assert!(ahead.take("main", "overview", &json!({ "doc": 2 })).is_none());
        assert_eq!(ahead.take("main", "overview", &args).unwrap().unwrap(), "first");
        assert!(ahead.take("main", "overview", &args).is_none());
    }

    #[test]
    fn a_question_whose_asker_ended_is_asked_again_by_the_page() {
        let ahead = Ahead::default();
        drop(ahead.expect("main", "overview", &Value::Null));
        assert!(ahead.take("main", "overview", &Value::Null).is_none());
    }
}
