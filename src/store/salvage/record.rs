//! A record of a database file (the SQLite file format, section 2.1).

use rusqlite::types::Value;

/// A variable-length integer, and what comes after it.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0u64;
    for (place, byte) in bytes.iter().take(9).enumerate() {
        if place == 8 {
            return Some((value << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

/// The values of a record; nothing where its parts do not add up.
pub(super) fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, after) = varint(payload)?;
    let head = usize::try_from(head).ok()?;
    let mut types = after.get(..head.checked_sub(payload.len() - after.len())?)?;
    let mut body = payload.get(head..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        let (kind, rest) = varint(types)?;
        types = rest;
        let size = size(kind)?;
        let (bytes, rest) = (body.get(..size)?, body.get(size..)?);
        body = rest;
        values.push(value(kind, bytes)?);
    }
    body.is_empty().then_some(values)
}

fn size(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        n => usize::try_from((n - 12) / 2).ok(),
    }
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    Some(match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        1..=6 => Value::Integer(integer(bytes)),
        n if n % 2 == 0 => Value::Blob(bytes.to_vec()),
        // A letter that was harmed is shown as such, so that the rest of its row is not lost with it.
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    })
}

/// A big-endian two's complement integer of up to eight bytes.
fn integer(bytes: &[u8]) -> i64 {
    let begin = if bytes.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(begin, |value, byte| value << 8 | i64::from(*byte))
}
