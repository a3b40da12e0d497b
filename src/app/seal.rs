//! What the audit chain proves, and its one digest.

use sha2::{Digest as _, Sha256};

use super::Failure;
use crate::domain::{Contents, Digest, Noun};
use crate::store::Store;

/// What the chain proves before any of its heads was shared.
pub(super) const CHAIN_STATE: &str = "Self-declared: the chain shows that nothing changed since its head was shared, and no head of it has been shared yet.";

/// One digest over the ends of all chains.
pub(super) fn head(store: &Store) -> Result<String, Failure> {
    let mut hasher = Sha256::new();
    for end in store.heads()? {
        hasher.update(end.chain.0.as_bytes());
        hasher.update(end.seq.to_be_bytes());
        hasher.update(end.hash.0);
    }
    Ok(Digest(hasher.finalize().into()).to_string())
}

/// The digest of the data: every record, by noun and identity. An import stands in it by its
/// batch, which names the digest of the file it was taken from.
pub(super) fn data(contents: &Contents) -> Result<String, Failure> {
    let mut hasher = Sha256::new();
    for noun in Noun::ALL {
        for (id, body) in contents.bodies(*noun) {
            hasher.update(serde_json::to_vec(&(noun.name(), id, body))?);
            hasher.update([0]);
        }
    }
    Ok(Digest(hasher.finalize().into()).to_string())
}
