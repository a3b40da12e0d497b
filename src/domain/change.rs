//! The parts of the change log that are pure: clocks, identities of chains and devices, digests.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;
use uuid::Uuid;

use super::id::RecordId;
use super::noun::Noun;
use super::time::Instant;

/// A hybrid logical clock reading: milliseconds since 1970 in the upper 48 bits, a counter in the
/// lower 16. Later readings are greater, on whichever device they were taken.
/// (Kulkarni, Demirbas, Madappa, Avva and Leone 2014.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Hlc(pub i64);

impl Hlc {
    /// The reading after `self`, at wall clock `now`: it never runs backwards, so a clock that is
    /// set back still gives increasing readings.
    pub fn next(self, now: Instant) -> Self {
        let wall = now.millis().max(0) << 16;
        if wall > self.0 { Self(wall) } else { Self(self.0.saturating_add(1)) }
    }
    /// The wall clock part.
    pub fn instant(self) -> Instant {
        Instant::from_millis(self.0 >> 16)
    }
}

macro_rules! uuids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

uuids! {
    /// A device's changes to one document since it began or was copied.
    ChainId;
    /// A device, as its own settings name it.
    DeviceId;
}

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Digest {
    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0u8; 32];
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// One field that changed, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// Which noun.
    pub noun: Noun,
    /// Which record.
    pub record: RecordId,
    /// Which field.
    pub field: String,
    /// The value before; `None` when there was none.
    pub old: Option<Value>,
    /// The value after; `None` when there is none.
    pub new: Option<Value>,
    /// Whether the values were expunged: then only that they changed is known.
    pub expunged: bool,
}

impl FieldChange {
    /// The pseudo-field whose value is `true` while a record exists.
    pub const EXISTS: &'static str = "exists";
}
