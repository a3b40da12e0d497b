//! What writes the documents of the examples: a pilot that is filled through the one door.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

/// Whatever went wrong.
pub type Fault = Box<dyn std::error::Error>;

/// A row of a table of observations: columns by name.
pub type Row = Vec<(&'static str, String)>;

/// An open document that is being filled, with settings that go when it is closed.
pub struct Desk {
    app: App,
    doc: Value,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A new pilot in `file`, made from the template with what is given beside its place, in
    /// surroundings of its own.
    pub fn new(
        file: PathBuf,
        pilot: Value,
        surroundings: impl FnOnce(PathBuf) -> Surroundings,
    ) -> Result<Self, Fault> {
        let folder = tempfile::tempdir()?;
        let app = App::new(surroundings(folder.path().join("home")))?;
        let mut desk = Self { app, doc: Value::Null, folder };
        let mut given = json!({"place": desk.app.grant(file), "template": "astro-post-incident", "time_zone": "Europe/Berlin"});
        join(&mut given, pilot);
        let made = desk.app.call("new_document", given, &Watch::silent())?;
        desk.doc = part(&made, "/doc");
        Ok(desk)
    }

    /// The same document at another moment: a program with the same settings opens it.
    pub fn later(
        self,
        file: PathBuf,
        surroundings: impl FnOnce(PathBuf) -> Surroundings,
    ) -> Result<Self, Fault> {
        self.ask("close_document", json!({}))?;
        let Self { app, folder, .. } = self;
        drop(app);
        let app = App::new(surroundings(folder.path().join("home")))?;
        let opened = app.call("open_document", json!({"place": app.grant(file)}), &Watch::silent())?;
        Ok(Self { app, doc: part(&opened, "/doc"), folder })
    }

    /// Asks a command about the document.
    pub fn ask(&self, cmd: &str, mut args: Value) -> Result<Value, Fault> {
        join(&mut args, json!({"doc": self.doc}));
        Ok(self.app.call(cmd, args, &Watch::silent())?)
    }

    /// Adds a record.
    pub fn add(&self, noun: &str, fields: Value) -> Result<(), Fault> {
        self.ask("add_record", json!({"noun": noun, "fields": fields})).map(drop)
    }

    /// Takes a file in, whole or not at all.
    pub fn import(&self, path: &Path, more: Value) -> Result<(), Fault> {
        let mut args = json!({"place": self.app.grant(path.to_owned())});
        join(&mut args, more);
        let taken = self.ask("import", args)?;
        match part(&taken, "/value/refused").as_u64() {
            Some(0) => Ok(()),
            _ => Err(format!("Rows were refused: {}", part(&taken, "/value/problems")).into()),
        }
    }

    /// Takes observations in, as a table with all their columns.
    pub fn observations(&self, rows: &[Row]) -> Result<(), Fault> {
        let columns: BTreeSet<&str> = rows.iter().flatten().map(|(name, _)| *name).collect();
        let path = self.path("observations.csv");
        let mut table = csv::Writer::from_path(&path)?;
        table.write_record(&columns)?;
        for row in rows {
            let cell = |name: &&str| row.iter().find(|(n, _)| n == name).map_or("", |(_, text)| text);
            table.write_record(columns.iter().map(cell))?;
        }
        table.flush()?;
        self.import(&path, json!({}))
    }

    /// A place for a file that goes with the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Closes the document.
    pub fn close(self) -> Result<(), Fault> {
        self.ask("close_document", json!({})).map(drop)
    }
}

/// A part of an answer, by its place in it; nothing where it has none there.
pub fn part(answer: &Value, place: &str) -> Value {
    answer.pointer(place).cloned().unwrap_or_default()
}

/// Adds what `more` holds.
fn join(args: &mut Value, more: Value) {
    if let (Some(args), Value::Object(more)) = (args.as_object_mut(), more) {
        args.extend(more);
    }
}
