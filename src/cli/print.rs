//! Answers for people.

use std::io::{IsTerminal, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::Value;

/// How wide a table is where there is no terminal to ask.
const WIDTH: u16 = 120;

/// Prints a line. Whoever reads may have closed the pipe; they have what they wanted.
pub fn line(text: &str) {
    drop(writeln!(std::io::stdout().lock(), "{text}"));
}

/// Prints an answer as JSON.
pub fn json(value: &Value) {
    if let Ok(text) = serde_json::to_string_pretty(value) {
        line(&text);
    }
}

/// Prints rows under a head.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(head);
    for row in rows {
        table.add_row(row);
    }
    if !std::io::stdout().is_terminal() {
        table.set_width(WIDTH);
    }
    line(&table.to_string());
}

/// A field of an answer as text; lists are joined, unknowns are empty.
pub fn text(value: &Value, path: &str) -> String {
    let pointer = format!("/{}", path.replace('.', "/"));
    value.pointer(&pointer).map(words).unwrap_or_default()
}

/// The rows of a list in an answer.
pub fn list<'a>(value: &'a Value, path: &str) -> impl Iterator<Item = &'a Value> {
    let pointer = if path.is_empty() { String::new() } else { format!("/{}", path.replace('.', "/")) };
    value.pointer(&pointer).and_then(Value::as_array).into_iter().flatten()
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(" "),
        Value::Object(map) => {
            map.iter().map(|(k, v)| format!("{k} {}", words(v))).collect::<Vec<_>>().join(", ")
        }
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), short),
        other => other.to_string(),
    }
}

/// A number to three decimals, without a tail of zeros.
fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
