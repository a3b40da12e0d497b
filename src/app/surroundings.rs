//! Clock, chance and folders: what the program gets from the machine. Arguments, so that a test or
//! the sample can fix them.

use std::path::PathBuf;

use super::failure::{Code, Failure};
use crate::domain::Instant;

type ClockFn = Box<dyn Fn() -> Instant + Send + Sync>;
type ChanceFn = Box<dyn Fn(&mut [u8]) + Send + Sync>;

/// What the program gets from the machine it runs on.
pub struct Surroundings {
    /// The settings folder.
    pub home: PathBuf,
    /// Who sits at the machine, as its account says.
    pub actor: String,
    pub(crate) clock: ClockFn,
    pub(crate) chance: ChanceFn,
}

impl Surroundings {
    /// This machine, with settings in a given folder.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn at(home: PathBuf) -> Self {
        Self {
            home,
            actor: std::env::var("USER")
                .or_else(|_| std::env::var("USERNAME"))
                .unwrap_or_else(|_| "somebody".to_owned()),
            clock: Box::new(|| Instant::from(chrono::Utc::now())),
            chance: Box::new(random),
        }
    }

    /// This machine, with settings where they belong: `POSTFLIGHT_HOME`, else the system's folder
    /// for a program's data.
    ///
    /// # Errors
    /// When the system names no such folder.
    pub fn of_this_machine() -> Result<Self, Failure> {
        let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let home = named("POSTFLIGHT_HOME")
            .or_else(|| named("XDG_DATA_HOME").map(|p| p.join("postflight")))
            .or_else(|| named("LOCALAPPDATA").map(|p| p.join("Postflight")))
            .or_else(|| {
                named("HOME").map(|p| {
                    if cfg!(target_os = "macos") {
                        p.join("Library/Application Support/Postflight")
                    } else {
                        p.join(".local/share/postflight")
                    }
                })
            })
            .ok_or_else(|| {
                Failure::new(
                    Code::Unwritable,
                    "No folder for settings is known. Name one with POSTFLIGHT_HOME.",
                )
            })?;
        Ok(Self::at(home))
    }

    /// The same, at a fixed moment and with chance from a seed: for the sample and for tests.
    pub fn fixed(home: PathBuf, actor: &str, now: &str, seed: u64) -> Self {
        use rand_core::{Rng, SeedableRng};
        let generator = std::sync::Mutex::new(rand_pcg::Pcg64Mcg::seed_from_u64(seed));
        let start = Instant::parse(now).unwrap_or(Instant::from_micros(0));
        Self {
            home,
            actor: actor.to_owned(),
            clock: Box::new(move || start),
            chance: Box::new(move |bytes| {
                if let Ok(mut generator) = generator.lock() {
                    generator.fill_bytes(bytes);
                }
            }),
        }
    }

    /// The present, in whole milliseconds as the log's clock counts: what is said to be now is
    /// never later than the change that says so.
    pub(crate) fn now(&self) -> Instant {
        Instant::from_millis((self.clock)().millis())
    }
}

/// Bytes from the system's own source of chance.
fn random(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        // Without a source of chance an identity could be given twice: better to stop here.
        std::process::abort();
    }
}
