//! What crosses the bridge: the only types a face sees. Numbers are `f64`, `u32` or text.

mod attachments;
mod audit;
mod criteria;
mod dags;
mod document;
mod drill;
mod grid;
mod import;
mod judge;
mod many;
mod new_pilot;
mod out;
mod overview;
mod plan;
mod rows;
mod runs;
mod safety;
mod search;
mod set_ups;
#[cfg(all(test, feature = "ts"))]
pub mod typescript;
mod who;

pub use attachments::*;
pub use audit::*;
pub use criteria::*;
pub use dags::*;
pub use document::*;
pub use drill::*;
pub use grid::*;
pub use import::*;
pub use judge::*;
pub use many::*;
pub use new_pilot::*;
pub use out::*;
pub use overview::*;
pub use plan::*;
pub use rows::*;
pub use runs::*;
pub use safety::*;
pub use search::*;
pub use set_ups::*;
pub use who::*;

/// A wire type: serialised both ways, and exported to TypeScript and to the schema of the export.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident : $ty:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(schemars::JsonSchema, ts_rs::TS), ts(export_to = "wire.ts"))]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty,)* }
    )*};
}
use wire;
