//! Asking the core: one program, one document.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use postflight::app::{App, Code, Failure, Surroundings, Watch};
use serde_json::{Value, json};

/// The program, and how to ask it.
pub struct Asker {
    app: App,
}

impl Asker {
    /// Starts the program on this machine.
    pub fn start() -> Result<Self, Failure> {
        Ok(Self { app: App::new(Surroundings::of_this_machine()?)? })
    }
    /// Lets commands use a file.
    pub fn place(&self, path: &Path) -> String {
        self.app.grant(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
    }
    /// Opens a document; gives its number.
    pub fn open(&self, path: &Path) -> Result<u32, Failure> {
        let view = self.ask("open_document", json!({ "place": self.place(path) }))?;
        Ok(view.get("doc").and_then(Value::as_u64).unwrap_or_default() as u32)
    }
    /// Asks, and shows progress when somebody looks.
    pub fn ask(&self, cmd: &str, args: Value) -> Result<Value, Failure> {
        self.app.call(cmd, args, &watch())
    }
    /// Asks for a write that may need a person's word first: on a terminal the questions are put to
    /// whoever sits there, elsewhere they are the refusal.
    pub fn confirmed(&self, cmd: &str, mut args: Value, mut confirmed: u32) -> Result<Value, Failure> {
        loop {
            if let Some(args) = args.as_object_mut() {
                args.insert("confirmed".to_owned(), Value::from(confirmed));
            }
            match self.ask(cmd, args.clone()) {
                Err(failure) if failure.code == Code::Confirm && agrees(&failure.message) => confirmed += 1,
                answer => return answer,
            }
        }
    }
    /// Asks for bytes.
    pub fn ask_bytes(&self, cmd: &str, args: Value) -> Result<Vec<u8>, Failure> {
        self.app.call_bytes(cmd, args, &watch())
    }
}

/// Puts a question to whoever sits at the terminal. Nobody there has not agreed.
fn agrees(question: &str) -> bool {
    let (input, output) = (std::io::stdin(), std::io::stderr());
    if !input.is_terminal() || !output.is_terminal() {
        return false;
    }
    let mut answer = String::new();
    // A terminal that is gone has not agreed either.
    let asked = write!(output.lock(), "{question}\nType yes to go on: ").and_then(|()| output.lock().flush());
    asked.is_ok() && input.lock().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("yes")
}

/// A progress bar on a terminal, silence elsewhere.
fn watch() -> Watch {
    if !std::io::stderr().is_terminal() {
        return Watch::silent();
    }
    let bar = ProgressBar::hidden();
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    Watch::listening(move |progress| {
        if bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(progress.what);
    })
}
