//! Which tables and columns of Airflow are read: the allow-list, and how the version is told.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::AirflowVersion;
use super::sqlite::explain;
use crate::intake::IntakeError;

/// The attempt columns, in the order they are selected. A column with a default may be missing in
/// older versions.
pub(super) const TASK_COLUMNS: [(&str, Option<&str>); 8] = [
    ("dag_id", None),
    ("run_id", None),
    ("task_id", None),
    ("map_index", Some("-1")),
    ("try_number", None),
    ("state", None),
    ("start_date", None),
    ("end_date", None),
];

/// The run columns, in the order they are selected; `LOGICAL` stands for the version's own name.
pub(super) const RUN_COLUMNS: [(&str, Option<&str>); 10] = [
    ("dag_id", None),
    ("run_id", None),
    ("run_type", None),
    ("state", None),
    (LOGICAL, None),
    ("data_interval_end", Some("NULL")),
    ("queued_at", Some("NULL")),
    ("start_date", None),
    ("end_date", None),
    ("clear_number", Some("0")),
];

const LOGICAL: &str = "logical date";

const LOGICAL_COLUMNS: [&str; 2] =
    [AirflowVersion::Two.logical_column(), AirflowVersion::Three.logical_column()];

/// The tables that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Runs,
    Tasks,
    History,
}

impl Table {
    /// Its name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Table::Runs => "dag_run",
            Table::Tasks => "task_instance",
            Table::History => "task_instance_history",
        }
    }
}

/// What is known of a database's tables.
#[derive(Debug, Clone)]
pub(super) struct Schema {
    /// Airflow 2 or 3.
    pub version: AirflowVersion,
    /// The revision of its migrations, where it says so.
    pub revision: Option<String>,
    /// Whether it keeps earlier attempts (2.10 and newer).
    pub history: bool,
    /// Whether it counts how often a run was cleared.
    pub clears: bool,
    runs: BTreeSet<String>,
    tasks: BTreeSet<String>,
}

impl Schema {
    /// Reads which tables and columns there are.
    pub(super) fn read(db: &Connection, file: &str) -> Result<Self, IntakeError> {
        let wrong = |e: rusqlite::Error| explain(file, "reading its tables", &e);
        let runs = columns(db, Table::Runs).map_err(wrong)?;
        let tasks = columns(db, Table::Tasks).map_err(wrong)?;
        if runs.is_empty() || tasks.is_empty() {
            return Err(not_airflow(file, &names(db).map_err(wrong)?));
        }
        let version = version(&runs).ok_or_else(|| IntakeError::NotAirflow {
            file: file.to_owned(),
            found: "its table dag_run has neither execution_date (Airflow 2) nor logical_date (Airflow 3)"
                .to_owned(),
        })?;
        let schema = Self {
            version,
            revision: revision(db),
            history: !columns(db, Table::History).map_err(wrong)?.is_empty(),
            clears: runs.contains("clear_number"),
            runs,
            tasks,
        };
        schema.complete(file)?;
        Ok(schema)
    }

    fn complete(&self, file: &str) -> Result<(), IntakeError> {
        let lacks = |table: Table, wanted: &[(&'static str, Option<&str>)], there: &BTreeSet<String>| {
            wanted
                .iter()
                .find(|(name, or)| or.is_none() && *name != LOGICAL && !there.contains(*name))
                .map(|(column, _)| IntakeError::TooOld { file: file.to_owned(), table: table.name(), column })
        };
        let missing = lacks(Table::Runs, &RUN_COLUMNS, &self.runs)
            .or_else(|| lacks(Table::Tasks, &TASK_COLUMNS, &self.tasks));
        missing.map_or(Ok(()), Err)
    }

    /// The query of one table: the allow-listed columns and nothing else.
    pub(super) fn select(&self, table: Table) -> String {
        let (wanted, there): (&[_], _) = match table {
            Table::Runs => (&RUN_COLUMNS, &self.runs),
            Table::Tasks | Table::History => (&TASK_COLUMNS, &self.tasks),
        };
        let columns: Vec<&str> = wanted
            .iter()
            .map(|(name, or)| match (*name, or) {
                (LOGICAL, _) => self.version.logical_column(),
                (name, Some(default)) if !there.contains(name) => default,
                (name, _) => name,
            })
            .collect();
        format!("SELECT {} FROM {}", columns.join(", "), table.name())
    }
}

/// Tells SQLite itself to refuse every column that is not on the allow-list, and every write.
pub(super) fn permit(asked: AuthContext<'_>) -> Authorization {
    let allowed = match asked.action {
        AuthAction::Select | AuthAction::Function { .. } => true,
        AuthAction::Pragma { pragma_name, .. } => pragma_name == "table_info",
        AuthAction::Read { table_name, column_name } => listed(table_name, column_name),
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

fn listed(table: &str, column: &str) -> bool {
    let in_list = |columns: &[(&str, Option<&str>)]| columns.iter().any(|(name, _)| *name == column);
    match table {
        "sqlite_schema" | "sqlite_master" | "pragma_table_info" => true,
        "alembic_version" => column == "version_num",
        "dag_run" => column.is_empty() || in_list(&RUN_COLUMNS) || LOGICAL_COLUMNS.contains(&column),
        // Counting rows reads a table without naming a column.
        "task_instance" | "task_instance_history" => column.is_empty() || in_list(&TASK_COLUMNS),
        _ => false,
    }
}

fn version(runs: &BTreeSet<String>) -> Option<AirflowVersion> {
    [AirflowVersion::Three, AirflowVersion::Two].into_iter().find(|v| runs.contains(v.logical_column()))
}

/// The columns of a table; empty where there is no such table (a view does not count).
fn columns(db: &Connection, table: Table) -> rusqlite::Result<BTreeSet<String>> {
    db.prepare(
        "SELECT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c WHERE s.type = 'table' AND s.name = ?1",
    )?
    .query_map([table.name()], |row| row.get(0))?
    .collect()
}

fn names(db: &Connection) -> rusqlite::Result<Vec<String>> {
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name LIMIT 4")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// The revision of Airflow's migrations; several are joined. A database without any has none.
fn revision(db: &Connection) -> Option<String> {
    let mut query = db.prepare("SELECT version_num FROM alembic_version ORDER BY 1 LIMIT 4").ok()?;
    let found: Vec<String> = query.query_map([], |row| row.get(0)).ok()?.flatten().collect();
    (!found.is_empty()).then(|| found.join(" "))
}

fn not_airflow(file: &str, tables: &[String]) -> IntakeError {
    let found = if tables.is_empty() {
        "it has no tables".to_owned()
    } else {
        let shown: Vec<String> =
            tables.iter().take(3).map(|t| format!("“{}”", t.chars().take(40).collect::<String>())).collect();
        let more = if tables.len() > 3 { ", …" } else { "" };
        format!("it has the tables {}{more} but not both dag_run and task_instance", shown.join(", "))
    };
    IntakeError::NotAirflow { file: file.to_owned(), found }
}
