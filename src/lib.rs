#![doc = include_str!("../ARCHITECTURE.md")]

#[macro_use]
mod domain;

pub mod app;
mod assess;
mod charts;
mod intake;
mod plan;
mod report;
mod stats;
mod store;
mod templates;
