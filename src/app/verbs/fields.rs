//! The field catalogue, as a face needs it to make forms.

use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::metric::{CustomMetric, METRICS};
use crate::domain::observation::Kind;
use crate::domain::{Contents, Field, FieldType, Noun, fields_of};

pub(in super::super) fn fields(app: &App, args: FieldsArgs, _: &Watch) -> Result<FieldsView, Failure> {
    let noun = noun(&args.noun)?;
    let view = |contents: &Contents| -> Vec<KindView> {
        let form = |kind: &str, title: &str, fields: &mut dyn Iterator<Item = &'static Field>| KindView {
            kind: kind.to_owned(),
            title: title.to_owned(),
            fields: fields.map(|f| field_view(f, contents)).collect(),
        };
        if noun == Noun::Observation {
            Kind::ALL.iter().map(|kind| form(kind.name(), kind.label(), &mut kind.fields())).collect()
        } else {
            vec![form(noun.name(), noun.label(), &mut fields_of(noun).iter())]
        }
    };
    let kinds = match args.doc {
        Some(doc) => view(app.document(doc)?.read()?.contents()),
        None => view(&Contents::default()),
    };
    Ok(FieldsView { noun: noun.name().to_owned(), kinds })
}

/// A noun by its name.
pub(super) fn noun(name: &str) -> Result<Noun, Failure> {
    Noun::parse(name).ok_or_else(|| {
        let known: Vec<_> = Noun::ALL.iter().map(|n| n.name()).collect();
        Failure::refused(format!("There is no noun “{name}”. Use one of: {}.", known.join(", ")))
    })
}

/// One field, with what can be chosen in this document.
pub(super) fn field_view(field: &Field, contents: &Contents) -> FieldView {
    let (kind, of) = type_name(field.kind);
    let choices = match field.kind {
        FieldType::Choice(choices) => choices
            .iter()
            .map(|c| ChoiceView { value: c.value.to_owned(), label: c.label.to_owned() })
            .collect(),
        FieldType::Flag => [("yes", "yes"), ("no", "no")]
            .map(|(value, label)| ChoiceView { value: value.to_owned(), label: label.to_owned() })
            .to_vec(),
        FieldType::Metric => metrics(contents),
        FieldType::Ref(noun) | FieldType::Refs(noun) => contents
            .bodies(noun)
            .map(|(id, _)| ChoiceView { value: id.to_string(), label: contents.label(noun, id) })
            .collect(),
        _ => Vec::new(),
    };
    FieldView {
        name: field.name.to_owned(),
        label: field.label.to_owned(),
        help: field.help.to_owned(),
        kind: kind.to_owned(),
        choices,
        noun: of.map(|n| n.name().to_owned()),
        given: is_given(field.name),
    }
}

/// The metrics of the catalogue, then the pilot's own.
fn metrics(contents: &Contents) -> Vec<ChoiceView> {
    let own = contents.all::<CustomMetric>().into_iter().map(|kept| kept.value.name);
    METRICS
        .iter()
        .map(|m| ChoiceView { value: m.name.to_owned(), label: m.title.to_owned() })
        .chain(
            own.filter(|name| !name.is_empty()).map(|name| ChoiceView { value: name.clone(), label: name }),
        )
        .collect()
}

/// Fields that the program fills in.
pub(super) fn is_given(name: &str) -> bool {
    matches!(name, "source" | "attachments" | "running" | "registered_at" | "registered_by" | "withdrawn_at")
}

const fn type_name(kind: FieldType) -> (&'static str, Option<Noun>) {
    match kind {
        FieldType::Text => ("text", None),
        FieldType::LongText => ("long_text", None),
        FieldType::Instant => ("instant", None),
        FieldType::Day => ("day", None),
        FieldType::Clock => ("clock", None),
        FieldType::Minutes => ("minutes", None),
        FieldType::Count => ("count", None),
        FieldType::Number => ("number", None),
        FieldType::Flag => ("flag", None),
        FieldType::Metric => ("metric", None),
        FieldType::Choice(_) => ("choice", None),
        FieldType::Ref(noun) => ("ref", Some(noun)),
        FieldType::Refs(noun) => ("refs", Some(noun)),
    }
}
