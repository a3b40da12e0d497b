//! What a page will ask first, asked while the webview still starts: the document of its window, and
//! what the Overview shows of it. `ahead.js` fetches all of it in one answer while the page is still
//! read. The page asks as ever, and finds the answers there.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow, async_runtime};

use crate::bridge;
use crate::state::Shell;
use postflight::app::{Failure, Watch};

/// What a page does before it is read.
pub const PAGE: &str = include_str!("ahead.js");

/// What is asked around a document, of what its number names.
const AROUND: [&str; 3] = ["history", "overview", "drills"];

/// The first answer waits so long for what is asked around a document: a very large one shows its
/// frame first, and its page asks the rest.
const PATIENCE: Duration = Duration::from_millis(250);

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
        let asked = self.found(window, cmd, args)?;
        asked.answer.recv().ok()
    }

    /// The same, if it comes by then; what is late stays for whoever asks next.
    fn take_by(&self, by: Instant, window: &str, cmd: &str, args: &Value) -> Option<Answer> {
        let asked = self.found(window, cmd, args)?;
        match asked.answer.recv_timeout(by.saturating_duration_since(Instant::now())) {
            Ok(answer) => Some(answer),
            Err(RecvTimeoutError::Timeout) => {
                self.keep(window, asked);
                None
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn found(&self, window: &str, cmd: &str, args: &Value) -> Option<Asked> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let list = all.get_mut(window)?;
        list.retain(|one| one.at.elapsed() < STAYS_NEW);
        let found = list.iter().position(|one| one.cmd == cmd && one.args == *args)?;
        Some(list.swap_remove(found))
    }

    fn keep(&self, window: &str, asked: Asked) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(window.to_owned()).or_default().push(asked);
    }

    /// Forgets what was asked for a window that has closed, or that has written since.
    pub fn forget(&self, window: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(window);
    }

    fn expect(&self, window: &str, cmd: &'static str, args: &Value) -> Sender<Answer> {
        let (sender, answer) = channel();
        self.keep(window, Asked { cmd, args: args.clone(), answer, at: Instant::now() });
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
            AROUND.map(|cmd| (cmd, args.clone(), app.state::<Shell>().ahead.expect(&window, cmd, &args)))
        });
        give(&opened, answer);
        for (cmd, args, waiting) in questions.into_iter().flatten() {
            give(&waiting, core.call(cmd, args, &Watch::silent()));
        }
    });
}

/// All that a window shows first, in one answer: each question with what answers it. What was not
/// asked ahead, failed or comes late is left out, and the page asks it itself.
pub fn first<R: Runtime>(window: &WebviewWindow<R>) -> Answer {
    let shell = window.state::<Shell>();
    let files = shell.take(window.label())?;
    let pilot = files.iter().find(|file| file.is_pilot()).map(|file| json!({ "place": file.place }));
    let mut told = vec![json!(["shell_waiting", {}, files])];
    if let Ok(who) = bridge::answer(window, "who", json!({}), &Watch::silent()) {
        told.push(json!(["who", {}, who]));
    }
    let opened = pilot.and_then(|args| {
        let view = bridge::answer(window, "open_document", args.clone(), &Watch::silent()).ok()?;
        Some((args, view))
    });
    if let Some((args, view)) = opened {
        let by = Instant::now() + PATIENCE;
        let around = json!({ "doc": view.get("doc") });
        told.push(json!(["open_document", args, view]));
        for cmd in AROUND {
            if let Some(Ok(answer)) = shell.ahead.take_by(by, window.label(), cmd, &around) {
                told.push(json!([cmd, around, answer]));
            }
        }
    }
    Ok(Value::Array(told))
}

/// A page that has gone its own way no longer waits.
fn give(waiting: &Sender<Answer>, answer: Answer) {
    drop(waiting.send(answer));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

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
    fn an_answer_that_comes_late_stays_for_whoever_asks_next() {
        let ahead = Ahead::default();
        let sender = ahead.expect("main", "overview", &Value::Null);
        assert!(ahead.take_by(Instant::now(), "main", "overview", &Value::Null).is_none());
        give(&sender, Ok(json!("late")));
        assert_eq!(ahead.take("main", "overview", &Value::Null).unwrap().unwrap(), "late");
    }

    #[test]
    fn the_first_answer_holds_the_files_of_a_window_and_the_pilot_among_them() {
        let window = crate::testing::window("main");
        let shell = window.state::<Shell>();
        let folder = tempfile::tempdir().unwrap();
        let core = shell.core().unwrap();
        let file = shell.grant(&folder.path().join("Orders.postflight")).unwrap();
        let pilot = json!({
            "place": file.place, "template": "astro-post-incident", "name": "Orders", "starts": "2026-09-21",
            "time_zone": "UTC"
        });
        let made = core.call("new_document", pilot, &Watch::silent()).unwrap();
        core.call("close_document", json!({ "doc": made["doc"] }), &Watch::silent()).unwrap();
        begin(window.app_handle(), "main", &file.place);
        shell.leave("main", file.clone());
        let told = first(&window).unwrap();
        let named = |at: usize| told[at][0].as_str().unwrap().to_owned();
        assert_eq!(
            (named(0), told[0][2][0]["name"].as_str().unwrap()),
            ("shell_waiting".into(), "Orders.postflight")
        );
        assert_eq!(named(1), "who");
        assert_eq!((named(2), &told[2][1]), ("open_document".into(), &json!({ "place": file.place })));
        assert_eq!(told[2][2]["name"], "Orders");
        assert_eq!(shell.pane("main").doc.map(|doc| json!(doc)), told[2][2].get("doc").cloned());
        let around = &told.as_array().unwrap()[3..];
        assert!(around.iter().all(|one| one[1] == json!({ "doc": told[2][2]["doc"] })), "{told}");
        // What came too late for it is still there for the page.
        for cmd in AROUND.iter().filter(|cmd| !around.iter().any(|one| one[0] == **cmd)) {
            assert!(shell.ahead.take("main", cmd, &json!({ "doc": told[2][2]["doc"] })).is_some());
        }
        assert_eq!(
            first(&window).unwrap()[0][2][0]["name"],
            told[0][2][0]["name"],
            "a page that was loaded again shows the same"
        );
    }

    #[test]
    fn a_question_whose_asker_ended_is_asked_again_by_the_page() {
        let ahead = Ahead::default();
        drop(ahead.expect("main", "overview", &Value::Null));
        assert!(ahead.take("main", "overview", &Value::Null).is_none());
    }
}
