//! Postflight keeps the evidence of a platform pilot, compares before with after honestly, and
//! prints the executive report.
//!
//! Every layer is private but `app`: a face (the command line, the desktop shell, a test) asks
//! through it and through nothing else.

pub mod app;
#[expect(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod assess;
#[expect(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod domain;
mod stats;
