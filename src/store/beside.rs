//! A new file made beside the place it is for and then put there, so that a kill leaves the place
//! as it was, and never half a file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;

const BEGIN: &str = ".postflight-";
const END: &str = ".part";

/// A file in the making. Dropped before it is put in its place, it goes.
pub struct Beside {
    file: tempfile::NamedTempFile,
    target: PathBuf,
}

impl Beside {
    /// Begins a file for a place, and sweeps what a killed program left in that folder.
    ///
    /// # Errors
    /// The file system's faults.
    pub fn of(target: &Path) -> io::Result<Self> {
        let folder = folder_of(target);
        sweep(folder);
        let mut builder = tempfile::Builder::new();
        builder.prefix(BEGIN).suffix(END);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file: the account's own mask takes away what it does not allow.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        while !claimed(&file) {
            file = builder.tempfile_in(folder)?;
        }
        Ok(Self { file, target: target.to_owned() })
    }

    /// Where the file is until it is put in its place.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The file itself, to be written.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place, where nothing may be.
    ///
    /// # Errors
    /// [`StoreError::Exists`]; the file system's faults.
    pub fn place_new(self) -> Result<(), StoreError> {
        self.file.as_file().sync_all()?;
        let target = self.target;
        self.file.persist_noclobber(&target).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists(target.clone()),
            _ => error.error.into(),
        })?;
        settle_folder(&target);
        Ok(())
    }

    /// Puts the file in its place, over what is there.
    ///
    /// # Errors
    /// The file system's faults.
    pub fn place_over(self) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist(&self.target).map_err(|error| error.error)?;
        settle_folder(&self.target);
        Ok(())
    }
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the new name outlive a power cut, on systems that keep names apart from files.
fn settle_folder(target: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder_of(target)) {
        drop(folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = target;
}

/// Takes away what a killed program left half made in a folder.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let left = name.starts_with(BEGIN) && (name.ends_with(END) || name.ends_with(".part-journal"));
        if left {
            remove_abandoned(&path);
        }
    }
}

/// Locks a new file, which says that somebody is still at it. Tells whether it is still there: between
/// its making and its lock another program may have swept it. Where there are no locks nothing is swept
/// too early: an open file cannot be removed there.
fn claimed(file: &tempfile::NamedTempFile) -> bool {
    #[cfg(unix)]
    drop(file.as_file().lock());
    file.path().exists()
}

/// Removes a file unless a living program is at it. The lock is held until the file is gone, so that
/// nobody takes it up in between. What cannot be removed only takes room.
fn remove_abandoned(path: &Path) {
    #[cfg(unix)]
    {
        let Ok(file) = File::open(path) else { return };
        if file.try_lock().is_ok() {
            drop(fs::remove_file(path));
        }
    }
    #[cfg(not(unix))]
    drop(fs::remove_file(path));
}
