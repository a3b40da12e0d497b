//! What each command does. One file a noun; every function is `(app, arguments, watch) → answer`.

pub(super) mod audit;
pub(super) mod documents;
pub(super) mod export;
pub(super) mod fields;
pub(super) mod grid;
pub(super) mod history;
pub(super) mod judge;
pub(super) mod records;
