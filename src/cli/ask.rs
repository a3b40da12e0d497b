//! Asking the core: one program, one document.

use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use postflight::app::{App, Failure, Surroundings, Watch};
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
    /// Asks for bytes.
    pub fn ask_bytes(&self, cmd: &str, args: Value) -> Result<Vec<u8>, Failure> {
        self.app.call_bytes(cmd, args, &watch())
    }
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
