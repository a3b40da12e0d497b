//! What the program keeps on this device, apart from any document: who the device is, which ends
//! of chains it wrote, recent documents, and which documents were not closed cleanly.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::copies::Shelf;
use super::failure::{Code, Failure};
use super::marks::{self, Mark};
use crate::domain::{ChainId, Day, DeviceId, Digest, Hlc, Instant};
use crate::store::{ChainHead, KnownHeads};

/// How many documents are remembered.
const RECENT: usize = 20;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Device {
    id: Option<Uuid>,
    /// The name of who works here, if a person gave one.
    actor: Option<String>,
    /// Whether a person was asked who works here, and answered or left it.
    #[serde(default)]
    asked: bool,
}

/// Who works at this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    /// The name a person gave.
    pub(super) given: Option<String>,
    /// The name of the machine's account.
    pub(super) account: String,
    /// Whether a person was asked already.
    pub(super) asked: bool,
}

impl Who {
    /// The name that is written into each edit.
    pub(super) fn name(&self) -> &str {
        self.given.as_deref().unwrap_or(&self.account)
    }
}

/// A document that was open lately.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Recent {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) opened_at: Instant,
}

/// A person's look at a document: the day, and the last entry of its log that they could see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    pub(super) day: Day,
    pub(super) until: Hlc,
}

/// The last look at a document, and the last one of an earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Looks {
    last: Look,
    before: Option<Look>,
}

/// The settings folder.
pub(super) struct Settings {
    home: PathBuf,
    device: DeviceId,
    account: String,
    turn: Mutex<()>,
}

impl Settings {
    /// Opens the settings folder, making it and the device's identity where there are none.
    pub(super) fn open(home: &Path, account: &str, chance: &dyn Fn(&mut [u8])) -> Result<Self, Failure> {
        fs::create_dir_all(home).map_err(|e| unwritable(home, &e))?;
        let mut device: Device = read(&home.join("device.json"));
        let id = device.id.unwrap_or_else(|| {
            let mut bytes = [0u8; 16];
            chance(&mut bytes);
            uuid::Builder::from_random_bytes(bytes).into_uuid()
        });
        if device.id.is_none() {
            device.id = Some(id);
            write(&home.join("device.json"), &device)?;
        }
        Ok(Self {
            home: home.to_owned(),
            device: DeviceId(id),
            account: account.to_owned(),
            turn: Mutex::new(()),
        })
    }
    pub(super) fn device(&self) -> DeviceId {
        self.device
    }
    /// Who works here, read anew: another program of this device may have been told meanwhile.
    pub(super) fn who(&self) -> Who {
        let device: Device = read(&self.home.join("device.json"));
        Who { given: device.actor, account: self.account.clone(), asked: device.asked }
    }

    /// Keeps the name of who works here, for every later edit on this device; `None` goes back to
    /// the account's. Either way nobody is asked again.
    pub(super) fn set_who(&self, name: Option<String>) -> Result<(), Failure> {
        let _turn = self.turn()?;
        let device = Device { id: Some(self.device.0), actor: name, asked: true };
        write(&self.home.join("device.json"), &device)
    }

    /// Remembers the end of a chain that was just written, unless another window has already
    /// remembered a later one.
    pub(super) fn remember(&self, head: ChainHead) -> Result<(), Failure> {
        let _turn = self.turn()?;
        let mut heads = self.heads();
        let known = heads.entry(head.chain).or_default();
        if head.seq > known.0 {
            *known = (head.seq, head.hash.to_string());
        }
        write(&self.home.join("heads.json"), &heads)
    }

    /// The ends of chains, as the device's windows last wrote them.
    fn heads(&self) -> BTreeMap<ChainId, (u32, String)> {
        read(&self.home.join("heads.json"))
    }

    /// The turn to rewrite a settings file, among this program's threads and among the programs of
    /// this device: without it, what two of them remember at once would be remembered by one.
    fn turn(&self) -> Result<Turn<'_>, Failure> {
        let thread = self.turn.lock().map_err(|_| Failure::bug("The settings are in use."))?;
        let file = File::options().create(true).truncate(false).write(true).open(self.home.join("turn"));
        // Where a folder knows no locks, the thread's turn is all there is.
        let program = file.ok().filter(|file| file.lock().is_ok());
        Ok(Turn { _program: program, _thread: thread })
    }

    /// Marks a document as open. Tells whether an earlier opening was never closed.
    pub(super) fn mark_open(&self, document: &Path, unique: &str) -> (Mark, bool) {
        Mark::open(&self.home, document, unique)
    }

    pub(super) fn recent(&self) -> Vec<Recent> {
        read(&self.home.join("recent.json"))
    }
    pub(super) fn add_recent(&self, entry: Recent) -> Result<(), Failure> {
        let _turn = self.turn()?;
        let mut list = self.recent();
        list.retain(|other| other.path != entry.path);
        list.insert(0, entry);
        list.truncate(RECENT);
        write(&self.home.join("recent.json"), &list)
    }
    pub(super) fn forget_recent(&self, path: &Path) -> Result<(), Failure> {
        let _turn = self.turn()?;
        let mut list = self.recent();
        list.retain(|other| other.path != path);
        write(&self.home.join("recent.json"), &list)
    }

    /// Notes that a person looks at a document on a day, and how far its log went then. Gives the last
    /// look of the day before that on which they looked, if there was one.
    pub(super) fn look(&self, document: &str, today: Day, until: Hlc) -> Option<Look> {
        let _turn = self.turn.lock().ok()?;
        let path = self.home.join("looks.json");
        let mut all: BTreeMap<String, Looks> = read(&path);
        let known = all.get(document).copied();
        let now = Look { day: today, until };
        let looks = match known {
            None => Looks { last: now, before: None },
            Some(Looks { last, .. }) if last.day < today => Looks { last: now, before: Some(last) },
            Some(Looks { last, before }) => Looks { last: Look { until, ..last }, before },
        };
        if known != Some(looks) {
            all.insert(document.to_owned(), looks);
            // A look that cannot be noted makes the next "since" longer, nothing more.
            drop(write(&path, &all));
        }
        looks.before
    }

    /// Whether something is to be said about a file: the first time it is asked, and never again.
    pub(super) fn tell_once(&self, document: &Path, what: &str) -> bool {
        let Ok(_turn) = self.turn() else { return true };
        let path = self.home.join("told.json");
        let mut told: BTreeSet<String> = read(&path);
        // What cannot be remembered is said once more at the next opening, no worse.
        told.insert(format!("{what} {}", marks::key(document))) && {
            drop(write(&path, &told));
            true
        }
    }

    /// The draft of a form, by the document's own identity and the form's name.
    pub(super) fn draft<T: DeserializeOwned + Default>(&self, document: &str, form: &str) -> T {
        read(&self.home.join("drafts").join(document).join(format!("{form}.json")))
    }
    /// Keeps the draft of a form; `None` forgets it.
    pub(super) fn keep_draft<T: Serialize>(
        &self,
        document: &str,
        form: &str,
        draft: Option<&T>,
    ) -> Result<(), Failure> {
        let folder = self.home.join("drafts").join(document);
        let path = folder.join(format!("{form}.json"));
        match draft {
            Some(draft) => {
                fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
                write(&path, draft)
            }
            None => match fs::remove_file(&path) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(unwritable(&path, &e)),
                _ => Ok(()),
            },
        }
    }

    /// Where the dated copies of documents are.
    pub(super) fn shelf(&self) -> Shelf {
        Shelf::at(self.home.join("backups"))
    }
}

/// Held while a settings file is read and written anew.
struct Turn<'a> {
    _program: Option<File>,
    _thread: MutexGuard<'a, ()>,
}

impl KnownHeads for Settings {
    fn head(&self, chain: ChainId) -> Option<(u32, Digest)> {
        let heads = self.heads();
        heads.get(&chain).and_then(|(seq, hash)| Some((*seq, Digest::parse(hash)?)))
    }
}

/// Reads a settings file; one that is missing or broken counts as empty.
fn read<T: DeserializeOwned + Default>(path: &Path) -> T {
    fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Writes a settings file beside and renames it, so that there is never half of one.
fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), Failure> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    super::files::write_whole(path, &text)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        Code::Unwritable,
        format!(
            "The folder {} cannot be written: {error}. Free some space, or name another folder with POSTFLIGHT_HOME.",
            path.display()
        ),
    )
}
