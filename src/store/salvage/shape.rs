//! Which table a row belongs to, told by its shape: the kinds of its values, in the order stored.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::pages::Row;
use crate::store::error::StoreError;

/// A table, and what its rows look like.
pub(super) struct Shape {
    pub(super) table: String,
    columns: Vec<Column>,
    /// Whether rows have an id of their own.
    has_ids: bool,
}

struct Column {
    name: String,
    kind: String,
    required: bool,
    /// Whether the row's id stands for it.
    is_id: bool,
}

/// The shapes of all tables of a new document.
pub(super) fn shapes(db: &Connection) -> Result<Vec<Shape>, StoreError> {
    let mut tables = db.prepare(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    let tables = tables
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    tables.into_iter().map(|(table, bare)| shape(db, table, !bare)).collect()
}

fn shape(db: &Connection, table: String, has_ids: bool) -> Result<Shape, StoreError> {
    // Without row ids, the columns of the primary key are stored first.
    let mut statement = db.prepare(
        "SELECT name, type, \"notnull\", pk FROM pragma_table_info(:table)
         ORDER BY CASE WHEN :bare AND pk > 0 THEN pk ELSE 1000 + cid END",
    )?;
    let columns =
        statement.query_map(rusqlite::named_params! {":table": table, ":bare": !has_ids}, |row| {
            let (kind, key): (String, u32) = (row.get(1)?, row.get(3)?);
            let is_id = has_ids && key > 0 && kind == "INTEGER";
            Ok(Column { name: row.get(0)?, required: row.get(2)?, is_id, kind })
        })?;
    let columns = columns.collect::<Result<_, _>>()?;
    Ok(Shape { table, columns, has_ids })
}

impl Shape {
    /// Whether a row can be one of this table.
    pub(super) fn fits(&self, row: &Row) -> bool {
        row.id.is_some() == self.has_ids
            && row.values.len() == self.columns.len()
            && self.columns.iter().zip(&row.values).all(|(column, value)| column.takes(value))
    }

    /// The statement that puts a row in, where there is none like it.
    pub(super) fn insert(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
        let places = vec!["?"; names.len()].join(", ");
        format!("INSERT OR IGNORE INTO {} ({}) VALUES ({places})", self.table, names.join(", "))
    }

    /// A row's values, with its id where that stands for one of them.
    pub(super) fn values(&self, row: Row) -> Vec<Value> {
        let id = row.id;
        let value = |(column, value): (&Column, Value)| match id {
            Some(id) if column.is_id => Value::Integer(id),
            _ => value,
        };
        self.columns.iter().zip(row.values).map(value).collect()
    }
}

impl Column {
    fn takes(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.is_id || !self.required,
            Value::Integer(_) => self.kind == "INTEGER",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(_) => self.kind == "BLOB",
            Value::Real(_) => self.kind == "REAL",
        }
    }
}
