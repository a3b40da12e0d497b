//! The field catalogue: one description of every field of every noun. The forms of the window,
//! the columns of CSV, `observe key=value`, the grid, the exports and the change log all read it.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::choice::Choice;
use super::id::Reference;
use super::noun::Noun;
use super::time::{Clock, Day, Instant, Minutes};

/// A record as the document keeps it: field name to JSON scalar (or list of strings). A field
/// that is unknown is absent, and never a zero.
pub type Body = Map<String, Value>;

/// What a field holds, and so how it is typed, parsed, checked and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A moment, kept in UTC as RFC 3339.
    Instant,
    /// A calendar day, `2026-10-14`.
    Day,
    /// A time of day, `07:00`.
    Clock,
    /// A duration in minutes, 0 or more.
    Minutes,
    /// A whole number, 0 or more.
    Count,
    /// Any finite number.
    Number,
    /// Yes or no.
    Flag,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// The name of a metric.
    Metric,
    /// Another record.
    Ref(Noun),
    /// Several other records.
    Refs(Noun),
}

/// One field of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in files, on the command line and in CSV.
    pub name: &'static str,
    /// The word on screens and in the report.
    pub label: &'static str,
    /// What it means and how to fill it in.
    pub help: &'static str,
    /// What it holds.
    pub kind: FieldType,
}

/// A Rust type that a field may have.
pub trait Kinded {
    /// What such a field holds.
    const KIND: FieldType;
    /// Whether nothing is known, so that the field is left out of the record.
    fn is_blank(&self) -> bool;
}

/// A noun with a Rust shape.
pub trait Recorded: Serialize + DeserializeOwned + Default {
    /// Which noun it is.
    const NOUN: Noun;
    /// Its fields, in the order they are shown.
    const FIELDS: &'static [Field];
}

/// Text of several lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LongText(pub String);

macro_rules! kinded {
    ($($ty:ty => $kind:expr;)*) => {$(
        impl Kinded for Option<$ty> {
            const KIND: FieldType = $kind;
            fn is_blank(&self) -> bool { self.is_none() }
        }
    )*};
}

kinded! {
    Instant => FieldType::Instant;
    Day => FieldType::Day;
    Clock => FieldType::Clock;
    Minutes => FieldType::Minutes;
    u32 => FieldType::Count;
    f64 => FieldType::Number;
    bool => FieldType::Flag;
}

impl Kinded for String {
    const KIND: FieldType = FieldType::Text;
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Kinded for LongText {
    const KIND: FieldType = FieldType::LongText;
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl<R: Reference> Kinded for Option<R> {
    const KIND: FieldType = FieldType::Ref(R::NOUN);
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<R: Reference> Kinded for Vec<R> {
    const KIND: FieldType = FieldType::Refs(R::NOUN);
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// Defines fields once: a struct whose unknown fields are absent from its JSON, and its part of
/// the catalogue.
macro_rules! fields {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($field:ident : $ty:ty = $label:literal, $help:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(#[doc = $help]
            #[serde(skip_serializing_if = "crate::domain::Kinded::is_blank")]
            pub $field: $ty,)*
        }
        impl $name {
            /// The fields, in the order they are shown.
            pub const FIELDS: &'static [$crate::domain::Field] = &[$($crate::domain::Field {
                name: stringify!($field),
                label: $label,
                help: $help,
                kind: <$ty as $crate::domain::Kinded>::KIND,
            }),*];
        }
    };
}

/// Defines a noun: its fields, and which noun it is.
macro_rules! noun {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        fields! { $(#[$meta])* pub struct $name { $($body)* } }
        impl $crate::domain::Recorded for $name {
            const NOUN: $crate::domain::Noun = $crate::domain::Noun::$name;
            const FIELDS: &'static [$crate::domain::Field] = $name::FIELDS;
        }
    };
}
