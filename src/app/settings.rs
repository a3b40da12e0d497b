//! What the program keeps on this device, apart from any document: who the device is, which ends
//! of chains it wrote, recent documents, and which documents were not closed cleanly.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::failure::{Code, Failure};
use crate::domain::{ChainId, DeviceId, Digest, Instant};
use crate::store::{ChainHead, KnownHeads};

/// How many documents are remembered.
const RECENT: usize = 20;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Device {
    id: Option<Uuid>,
    actor: Option<String>,
}

/// A document that was open lately.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Recent {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) opened_at: Instant,
}

/// The settings folder.
pub(super) struct Settings {
    home: PathBuf,
    device: DeviceId,
    actor: String,
    heads: Mutex<BTreeMap<ChainId, (u32, String)>>,
}

impl Settings {
    /// Opens the settings folder, making it and the device's identity where there are none.
    pub(super) fn open(home: &Path, actor: &str, chance: &dyn Fn(&mut [u8])) -> Result<Self, Failure> {
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
            actor: device.actor.unwrap_or_else(|| actor.to_owned()),
            heads: Mutex::new(read(&home.join("heads.json"))),
        })
    }
    pub(super) fn device(&self) -> DeviceId {
        self.device
    }
    pub(super) fn actor(&self) -> &str {
        &self.actor
    }

    /// Remembers the end of a chain that was just written. A head on disk that is further along,
    /// written by another window, is kept.
    pub(super) fn remember(&self, head: ChainHead) -> Result<(), Failure> {
        let mut heads = self.heads.lock().map_err(|_| Failure::bug("The settings are in use."))?;
        let on_disk: BTreeMap<ChainId, (u32, String)> = read(&self.home.join("heads.json"));
        for (chain, end) in on_disk {
            heads
                .entry(chain)
                .and_modify(|mine| {
                    if end.0 > mine.0 {
                        *mine = end.clone();
                    }
                })
                .or_insert(end);
        }
        heads.insert(head.chain, (head.seq, head.hash.to_string()));
        write(&self.home.join("heads.json"), &*heads)
    }

    pub(super) fn recent(&self) -> Vec<Recent> {
        read(&self.home.join("recent.json"))
    }
    pub(super) fn add_recent(&self, entry: Recent) -> Result<(), Failure> {
        let mut list = self.recent();
        list.retain(|other| other.path != entry.path);
        list.insert(0, entry);
        list.truncate(RECENT);
        write(&self.home.join("recent.json"), &list)
    }
    pub(super) fn forget_recent(&self, path: &Path) -> Result<(), Failure> {
        let mut list = self.recent();
        list.retain(|other| other.path != path);
        write(&self.home.join("recent.json"), &list)
    }

    /// Marks a document as open. Tells whether it was left open before: then it is checked.
    pub(super) fn mark_open(&self, path: &Path) -> bool {
        let mark = self.mark(path);
        let left_open = mark.exists();
        if mark.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) {
            // A mark that cannot be written costs a check at the next opening, nothing more.
            drop(fs::write(&mark, path.to_string_lossy().as_bytes()));
        }
        left_open
    }
    pub(super) fn mark_closed(&self, path: &Path) {
        drop(fs::remove_file(self.mark(path)));
    }
    fn mark(&self, path: &Path) -> PathBuf {
        self.home.join("open").join(key(path))
    }

    /// The folder of a document's backups, by the document's own identity.
    pub(super) fn backups(&self, document: &str) -> Result<PathBuf, Failure> {
        let folder = self.home.join("backups").join(document);
        fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
        Ok(folder)
    }
}

impl KnownHeads for Settings {
    fn head(&self, chain: ChainId) -> Option<(u32, Digest)> {
        // Another window may have begun the chain, or gone on with it, since this one started.
        let on_disk: BTreeMap<ChainId, (u32, String)> = read(&self.home.join("heads.json"));
        let heads = self.heads.lock().ok()?;
        let furthest = heads.get(&chain).into_iter().chain(on_disk.get(&chain)).max_by_key(|end| end.0)?;
        Some((furthest.0, Digest::parse(&furthest.1)?))
    }
}

/// A short name for a path.
fn key(path: &Path) -> String {
    Digest(Sha256::digest(path.to_string_lossy().as_bytes()).into()).to_string().chars().take(24).collect()
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
