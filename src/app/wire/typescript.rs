//! Writing the TypeScript of the wire types.

use std::collections::BTreeSet;

use ts_rs::{Config, ExportError, TS, TypeVisitor};

/// Writes types and whatever they name.
pub struct Exporter {
    config: Config,
    failed: Option<ExportError>,
}

impl Exporter {
    /// Writes to the folder that `TS_RS_EXPORT_DIR` names.
    #[expect(clippy::new_without_default, reason = "it reads the environment, which a default should not")]
    pub fn new() -> Self {
        Self { config: Config::from_env(), failed: None }
    }
    /// Writes a type; of a list, the type of its members.
    ///
    /// # Errors
    /// The file system's faults.
    pub fn export<T: TS + 'static + ?Sized>(&mut self) -> Result<(), ExportError> {
        match T::export_all(&self.config) {
            Err(ExportError::CannotBeExported(_)) => T::visit_generics(self),
            other => return other,
        }
        self.failed.take().map_or(Ok(()), Err)
    }
}

impl TypeVisitor for Exporter {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if let Err(error) = self.export::<T>() {
            self.failed = Some(error);
        }
    }
}

/// The table with the imports it needs from the wire types.
pub fn with_imports(names: &BTreeSet<String>, table: &str) -> String {
    let own: BTreeSet<String> = names
        .iter()
        .map(|name| name.replace("Array<", "").replace('>', ""))
        .filter(|name| name.chars().next().is_some_and(char::is_uppercase))
        .collect();
    let list: Vec<_> = own.into_iter().collect();
    format!(
        "// Written by `cargo xtask types` from the core's command table. Do not edit.\nimport type {{ {} }} from \"./wire\";\n\n{table}",
        list.join(", ")
    )
}
