//! The one door. A face asks by a command's name and gets an answer or a [`Failure`]; what can be
//! asked stands in one table, [`COMMANDS`].
//!
//! ```
//! use postflight::app::{App, Surroundings, Watch};
//! let home = tempfile::tempdir().unwrap();
//! let app = App::new(Surroundings::at(home.path().to_owned())).unwrap();
//! let place = app.grant(home.path().join("orders.postflight"));
//! let made = app.call(
//!     "new_document",
//!     serde_json::json!({"place": place, "template": "astro-post-incident", "name": "Orders", "starts": "2026-09-21", "time_zone": "Europe/Berlin"}),
//!     &Watch::silent(),
//! ).unwrap();
//! assert_eq!(made["name"], "Orders");
//! ```

mod archive;
mod chosen;
mod commands;
mod copies;
mod daily;
mod desk;
mod difference;
mod drive;
mod failure;
mod files;
mod freeze;
mod imported;
mod index;
mod marks;
mod notices;
mod outgoing;
mod places;
mod rpc;
mod seal;
mod settings;
mod since;
mod surroundings;
mod taken;
pub mod vectors;
mod verbs;
mod watch;
pub mod wire;

use serde_json::Value;

pub use commands::{BYTES_COMMANDS, COMMANDS};
pub use failure::{Code, Failure};
pub use rpc::{Answer, Request, encode_bytes};
pub use surroundings::Surroundings;
pub use watch::{Progress, Watch};

use desk::Desk;
use places::Places;
use settings::Settings;

/// The program: its settings, the files it may touch, and the documents that are open.
pub struct App {
    pub(crate) surroundings: Surroundings,
    settings: Settings,
    places: Places,
    desk: Desk,
}

impl App {
    /// Starts the program in its surroundings.
    ///
    /// # Errors
    /// When the settings folder cannot be made.
    pub fn new(surroundings: Surroundings) -> Result<Self, Failure> {
        let settings = Settings::open(&surroundings.home, &surroundings.actor, &*surroundings.chance)?;
        Ok(Self { surroundings, settings, places: Places::default(), desk: Desk::default() })
    }

    /// Lets commands use a file that a person named, by the token this gives. Only a face that saw
    /// the person name it (a native dialog, a drop, the command line) calls this.
    pub fn grant(&self, path: std::path::PathBuf) -> String {
        self.places.grant(path)
    }

    /// The file behind a token, for a face that shows it in a folder.
    pub fn granted(&self, place: &str) -> Option<std::path::PathBuf> {
        self.places.path(place).ok()
    }

    /// Asks by a command's name.
    ///
    /// # Errors
    /// A refusal, with what to do.
    pub fn call(&self, cmd: &str, args: Value, watch: &Watch) -> Result<Value, Failure> {
        caught(cmd, || commands::dispatch(self, cmd, args, watch))
    }

    /// Asks for bytes, such as the pages of a report.
    ///
    /// # Errors
    /// A refusal, with what to do.
    pub fn call_bytes(&self, cmd: &str, args: Value, watch: &Watch) -> Result<Vec<u8>, Failure> {
        caught(cmd, || commands::dispatch_bytes(self, cmd, args, watch))
    }
}

/// Turns a mistake of ours into an answer, so that whoever asked is not left waiting.
fn caught<T>(cmd: &str, run: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|_| {
        Err(Failure::bug(format!(
            "“{cmd}” stopped in the middle of its work, by a mistake of the program. Nothing that was saved is lost. Close the document and open it again.",
        )))
    })
}

impl Drop for App {
    fn drop(&mut self) {
        self.desk.close_all();
    }
}
