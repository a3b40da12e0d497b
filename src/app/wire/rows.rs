//! Which records a grid shows: views, windows of rows, and blocks of cells.

use super::grid::{FieldView, RowView};
use super::wire;

wire! {
    /// Which records, and which part of them.
    pub struct RecordsArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// Filtered, sorted and grouped how; all of them as they were made where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub view: Option<ViewArgs>,
        /// The first row of the view that is wanted, from 0.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub from: Option<u32>,
        /// How many rows are wanted, 500 where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub most: Option<u32>,
        /// A record by its identity or what people call it: the rows around it, unless `from` is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub find: Option<String>,
    }

    /// How a grid is filtered, sorted and grouped.
    #[derive(Default)]
    pub struct ViewArgs {
        /// Words that some cell holds.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub text: Option<String>,
        /// What must hold of a row, all of it.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Vec<FilterArgs>>", optional))]
        pub filters: Vec<FilterArgs>,
        /// The order; as they were made where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub sort: Option<SortArgs>,
        /// The column whose equal values stand together.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub group: Option<String>,
    }

    /// What must hold of a column.
    pub struct FilterArgs {
        /// The column; `problems` and `out` (left out) are yes or no.
        pub column: String,
        /// One of these values. Empty text stands for what is not known or does not apply.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Vec<String>>", optional))]
        pub is: Vec<String>,
        /// Not before this day, in the pilot's zone.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub from: Option<String>,
        /// Not after this day, in the pilot's zone.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub until: Option<String>,
    }

    /// An order.
    pub struct SortArgs {
        /// The column.
        pub column: String,
        /// The greatest first. What is not known comes last either way.
        pub down: bool,
    }

    /// Records as rows: a part of a view.
    pub struct GridView {
        /// The noun.
        pub noun: String,
        /// The columns.
        pub columns: Vec<FieldView>,
        /// The rows of this part.
        pub rows: Vec<RowView>,
        /// The place of the first of them in the view.
        pub from: u32,
        /// How many records of the noun there are.
        pub total: u32,
        /// How many of them the view shows.
        pub shown: u32,
        /// The groups of the view, in order; none where it is not grouped.
        pub groups: Vec<GroupView>,
        /// The place of the record that was looked for, where the view shows it.
        pub at: Option<u32>,
        /// Whether the record that was looked for is there, and the view does not show it.
        pub hidden: bool,
    }

    /// Rows of a view that stand together.
    pub struct GroupView {
        /// What they have in common, as a filter names it.
        pub value: String,
        /// The same for people; empty where it is not known or does not apply.
        pub label: String,
        /// How many rows.
        pub count: u32,
    }

    /// Which cells.
    pub struct BlockArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The view the places are counted in.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub view: Option<ViewArgs>,
        /// The first row, from 0.
        pub from: u32,
        /// The row after the last one.
        pub until: u32,
        /// The columns, in order.
        pub columns: Vec<String>,
    }

    /// Cells as they are copied.
    pub struct BlockView {
        /// The identities of the rows.
        pub ids: Vec<String>,
        /// The words of the cells, row by row.
        pub texts: Vec<Vec<String>>,
    }

    /// A column of a noun.
    pub struct ColumnArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The column; `problems` and `out` (left out) are yes or no.
        pub column: String,
    }

    /// A value that stands in a column.
    pub struct ValueView {
        /// As a filter names it. Empty text stands for what is not known or does not apply.
        pub value: String,
        /// For people.
        pub label: String,
        /// In how many records.
        pub count: u32,
    }
}
