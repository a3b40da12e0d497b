//! Closed lists of words, each with a name in files and a label on screens.

use serde::Serialize;

/// One member of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The name in files, on the command line and in CSV.
    pub value: &'static str,
    /// The word on screens and in the report.
    pub label: &'static str,
}

/// Defines a closed list as an enum that serialises by name and knows its labels.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $member:ident = $value:literal, $label:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $value)] $member,)*
        }
        // Each list has the same words about itself; not every list needs all of them.
        #[allow(dead_code)]
        impl $name {
            /// Every member, in the order they are shown.
            pub const ALL: &'static [$name] = &[$($name::$member),*];
            /// Every member as a name and a label.
            pub const CHOICES: &'static [$crate::domain::Choice] =
                &[$($crate::domain::Choice { value: $value, label: $label }),*];
            /// The name in files.
            pub const fn name(self) -> &'static str {
                match self { $($name::$member => $value),* }
            }
            /// The word on screens and in the report.
            pub const fn label(self) -> &'static str {
                match self { $($name::$member => $label),* }
            }
            /// Reads the name or the label, whatever its case.
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                Self::ALL.iter().copied().find(|m| {
                    m.name().eq_ignore_ascii_case(text) || m.label().eq_ignore_ascii_case(text)
                })
            }
        }
        impl $crate::domain::Kinded for Option<$name> {
            const KIND: $crate::domain::FieldType = $crate::domain::FieldType::Choice($name::CHOICES);
            fn is_blank(&self) -> bool { self.is_none() }
        }
    };
}
