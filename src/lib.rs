#![doc = include_str!("../ARCHITECTURE.md")]

#[macro_use]
mod domain;

pub mod app;
mod assess;
mod charts;
mod intake;
mod plan;
mod report;
#[expect(
    dead_code,
    reason = "methods that the reference vectors hold, ahead of the screens that ask for them"
)]
mod stats;
mod store;
mod templates;
