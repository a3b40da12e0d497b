//! Postflight keeps the evidence of a platform pilot, compares before with after honestly, and
//! prints the executive report.
//!
//! Every layer is private but `app`: a face (the command line, the desktop shell, a test) asks
//! through it and through nothing else.

#[allow(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod charts;
#[allow(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod domain;
#[allow(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod report;
#[allow(dead_code, unused_imports, reason = "the layers above are being built on it")]
mod templates;
