//! The digests of the change log. A link of a chain covers the salted digests of its values, not
//! the values, so that a value can be expunged while the chain still verifies.

use sha2::{Digest as _, Sha256};

use crate::domain::{ChainId, Digest, Hlc, RecordId};

/// The digest of a value (its JSON text, empty where there is none) under its salt.
pub(super) fn value_digest(salt: &[u8], text: &str) -> Digest {
    let mut hasher = Sha256::new();
    part(&mut hasher, b"postflight value 1");
    part(&mut hasher, salt);
    part(&mut hasher, text.as_bytes());
    Digest(hasher.finalize().into())
}

/// What a link of a chain covers of one changed field.
pub(super) struct ChangeDigest<'a> {
    pub(super) noun: &'a str,
    pub(super) record: RecordId,
    pub(super) field: &'a str,
    pub(super) old: Digest,
    pub(super) new: Digest,
}

/// What a link of a chain covers.
pub(super) struct LinkParts<'a> {
    pub(super) chain: ChainId,
    pub(super) seq: u32,
    pub(super) hlc: Hlc,
    pub(super) verb: &'a str,
    pub(super) label: &'a str,
    pub(super) actor: Digest,
    pub(super) undoes: Option<(ChainId, u32)>,
    pub(super) prev: Digest,
}

/// The hash of a link: every part with its length before it, so that no two different entries
/// have the same bytes.
pub(super) fn link_hash<'a>(link: &LinkParts<'_>, changes: impl Iterator<Item = ChangeDigest<'a>>) -> Digest {
    let mut hasher = Sha256::new();
    part(&mut hasher, b"postflight entry 1");
    part(&mut hasher, link.chain.0.as_bytes());
    part(&mut hasher, &link.seq.to_be_bytes());
    part(&mut hasher, &link.hlc.0.to_be_bytes());
    part(&mut hasher, link.verb.as_bytes());
    part(&mut hasher, link.label.as_bytes());
    part(&mut hasher, &link.actor.0);
    if let Some((chain, seq)) = link.undoes {
        part(&mut hasher, chain.0.as_bytes());
        part(&mut hasher, &seq.to_be_bytes());
    }
    part(&mut hasher, &link.prev.0);
    for change in changes {
        part(&mut hasher, change.noun.as_bytes());
        part(&mut hasher, change.record.0.as_bytes());
        part(&mut hasher, change.field.as_bytes());
        part(&mut hasher, &change.old.0);
        part(&mut hasher, &change.new.0);
    }
    Digest(hasher.finalize().into())
}

fn part(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}
