//! What can be asked of a report, a deck or a pack on the command line.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::ask::Asker;

pub const REPORT_HELP: &str = "Examples:
  postflight report orders.postflight --out report.pdf --paper letter
  postflight report orders.postflight --out page.pdf --length brief
  postflight report orders.postflight --out neutral.pdf --redact --classification Confidential
  postflight report orders.postflight --out short.pdf --sections diagnose,rollback,criteria
  postflight report orders.postflight --out second.pdf --since 2026-10-30 --sections=-claims

What is not said is as the pilot's own record says; nothing is written into the document.
Sections: criteria, diagnose, blast, rollback, freshness, shadow, operating, claims, risks, method, evidence.";

/// How something that leaves the program is to be.
#[derive(Args, Debug, Default)]
pub struct ReportOptions {
    /// brief (one page), executive, or full (every observation with all its fields).
    #[arg(long)]
    pub length: Option<String>,
    /// a4 or letter.
    #[arg(long)]
    pub paper: Option<String>,
    /// Leave out what happened later than this day.
    #[arg(long)]
    pub as_of: Option<String>,
    /// The day of the last report: what changed since stands on page 1. none leaves it out.
    #[arg(long)]
    pub since: Option<String>,
    /// Roles for people and neutral labels for names; false for the whole.
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    pub redact: Option<bool>,
    /// The sections in their order, with commas; a minus before a name leaves that one out.
    #[arg(long, allow_hyphen_values = true)]
    pub sections: Option<String>,
    /// The line at the foot of every page.
    #[arg(long)]
    pub classification: Option<String>,
    /// Whose report it is.
    #[arg(long)]
    pub organisation: Option<String>,
    /// The organisation's colour, such as #1f5fbf.
    #[arg(long)]
    pub accent: Option<String>,
    /// A PNG or JPEG picture for the head of the report and the deck, instead of the kept one (`postflight logo`).
    #[arg(long)]
    pub logo: Option<PathBuf>,
    /// A font file for letters the built-in fonts lack.
    #[arg(long)]
    pub font: Option<PathBuf>,
}

impl ReportOptions {
    /// As the core takes them.
    pub fn asked(&self, asker: &Asker, doc: &Value) -> Value {
        let place = |file: &Option<PathBuf>| file.as_deref().map(|file: &Path| asker.place(file));
        json!({
            "doc": doc, "length": self.length, "paper": self.paper, "as_of": self.as_of, "since": self.since,
            "redact": self.redact, "sections": self.sections, "classification": self.classification,
            "organisation": self.organisation, "accent": self.accent, "logo": place(&self.logo),
            "fallback_font": place(&self.font),
        })
    }
}
