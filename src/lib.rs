#![doc = include_str!("../ARCHITECTURE.md")]

#[macro_use]
mod domain;

pub mod app;
mod intake;
mod stats;
mod store;
mod templates;
