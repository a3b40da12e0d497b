//! The lines of the `rpc` verb: JSON in, JSON out. The command line reads and writes them; what
//! they say is decided here, so that every face that talks this way says the same.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Failure, Progress};

/// One line in.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Request {
    /// Ask: `{"id":1,"cmd":"audit","args":{"doc":1}}`.
    Call {
        /// Comes back with the answer.
        id: u64,
        /// The command's name.
        cmd: String,
        /// Its arguments.
        #[serde(default)]
        args: Value,
    },
    /// Let commands use a file: `{"id":2,"grant":"orders.postflight"}`.
    Grant {
        /// Comes back with the token.
        id: u64,
        /// The file.
        grant: std::path::PathBuf,
    },
    /// Cancel a call that runs: `{"cancel":1}`.
    Cancel {
        /// The call's id.
        cancel: u64,
    },
}

/// One line out.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The answer.
    Ok {
        /// Of which call.
        id: u64,
        /// The value.
        ok: Value,
    },
    /// The answer, as bytes in base64.
    Bytes {
        /// Of which call.
        id: u64,
        /// The bytes.
        bytes: String,
    },
    /// The refusal.
    Failure {
        /// Of which call; 0 for a line that could not be read.
        id: u64,
        /// The refusal.
        failure: Failure,
    },
    /// How far a call is.
    Progress {
        /// Of which call.
        id: u64,
        /// How far.
        progress: Progress,
    },
}

/// Bytes in base64, with padding (RFC 4648, section 4).
pub fn encode_bytes(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let word =
            group.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS.get((word >> (18 - 6 * place)) as usize & 63).copied().unwrap_or(b'=');
            text.push(char::from(if place <= group.len() { letter } else { b'=' }));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::encode_bytes;

    #[test]
    fn bytes_are_written_as_rfc_4648_says() {
        let written: Vec<String> = ["", "f", "fo", "foo", "foob", "fooba", "foobar"]
            .iter()
            .map(|t| encode_bytes(t.as_bytes()))
            .collect();
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }
}
