//! The guide's list of columns is made from the catalogue, so that it cannot fall behind it.

use std::fmt::Write as _;

use crate::domain::observation::Kind;
use crate::domain::{Field, FieldType};
use crate::intake::csv::columns::columns_of;

const START: &str = "<!-- columns: made from the field catalogue; a test keeps them equal -->\n";

fn holds(field: &Field) -> String {
    match field.kind {
        FieldType::Text | FieldType::LongText | FieldType::Metric => "text".to_owned(),
        FieldType::Instant => "time".to_owned(),
        FieldType::Day => "day".to_owned(),
        FieldType::Clock => "time of day".to_owned(),
        FieldType::Minutes => "minutes".to_owned(),
        FieldType::Count => "whole number".to_owned(),
        FieldType::Number => "number".to_owned(),
        FieldType::Flag => "yes or no".to_owned(),
        FieldType::Choice(choices) => {
            choices.iter().map(|c| format!("`{}`", c.value)).collect::<Vec<_>>().join(", ")
        }
        FieldType::Ref(noun) => noun.label().to_owned(),
        FieldType::Refs(noun) => format!("{}, several parted by `;`", noun.label()),
    }
}

fn table() -> String {
    let mut text = String::from("| column | or | holds | for | meaning |\n| --- | --- | --- | --- | --- |\n");
    let kinds: Vec<String> = Kind::ALL.iter().map(|k| format!("`{}`", k.name())).collect();
    writeln!(text, "| `kind` | | {} | all | What was recorded. |", kinds.join(", ")).unwrap();
    for (field, having) in columns_of(Kind::ALL) {
        let which = if having.len() == Kind::ALL.len() {
            "all".to_owned()
        } else {
            having.iter().map(|k| k.label()).collect::<Vec<_>>().join(", ")
        };
        let (labels, helps) = (said(field, &having, |f| f.label), said(field, &having, |f| f.help));
        let label = if labels == field.name { "" } else { &labels };
        writeln!(text, "| `{}` | {label} | {} | {which} | {helps} |", field.name, holds(field)).unwrap();
    }
    text
}

/// What the kinds say of a field they share: once when they say the same, else kind by kind.
fn said(field: &Field, having: &[Kind], part: fn(&Field) -> &'static str) -> String {
    let own = |kind: &Kind| kind.fields().find(|f| f.name == field.name).map_or("", part);
    if having.iter().all(|kind| own(kind) == part(field)) {
        return part(field).to_owned();
    }
    having.iter().map(|kind| format!("{}: {}", kind.label(), own(kind))).collect::<Vec<_>>().join(" / ")
}

#[test]
fn the_guide_lists_every_column() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/import-csv.md");
    let guide = std::fs::read_to_string(path).unwrap();
    let (before, there) = guide.split_once(START).expect("the guide has no list of columns");
    if there != table() && std::env::var_os("REWRITE_GUIDE").is_some() {
        std::fs::write(path, format!("{before}{START}{}", table())).unwrap();
        return;
    }
    assert_eq!(there, table(), "run this test once with REWRITE_GUIDE=1, then look at what changed");
}
