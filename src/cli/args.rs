//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::attach::{ATTACH_HELP, AttachAsked, LOGO_HELP, LogoAsked};
use crate::out::{EXPORT_HELP, PACK_HELP};
use crate::report::{REPORT_HELP, ReportOptions};
use crate::rpc::RPC_HELP;
use crate::who::WHO_HELP;

/// Keeps the evidence of a platform pilot after a data-pipeline failure, compares before with after
/// honestly, and prints the executive report.
#[derive(Parser, Debug)]
#[command(
    version,
    after_help = "Exit codes: 0 done, 1 the answer is no, 2 the input was refused, 3 cancelled, 70 a bug.\nNothing leaves this machine."
)]
pub struct Args {
    /// Print JSON for machines instead of tables for people.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Make a pilot from a template.
    #[command(
        after_help = "Examples:\n  postflight new orders.postflight --name \"Orders platform\" --starts 2026-09-21 --time-zone Europe/Berlin\n  postflight new orders.postflight --name Orders --starts monday --workload \"orders_daily, Analyst A\" \\\n    --incident what=\"A column was renamed\" --person \"Platform lead, sponsor\" --register F1 --register C1 --by \"Platform lead\""
    )]
    New {
        /// The document to make.
        file: PathBuf,
        /// What the pilot is called.
        #[arg(long)]
        name: String,
        /// The first day of week 1.
        #[arg(long)]
        starts: String,
        /// The zone times are typed and shown in.
        #[arg(long, default_value = "UTC")]
        time_zone: String,
        /// The template.
        #[arg(long, default_value = "astro-post-incident")]
        template: String,
        /// A workload: its DAG id, then its owner after a comma. May be given several times.
        #[arg(long)]
        workload: Vec<String>,
        /// A person: the name, then the role after a comma. May be given several times.
        #[arg(long)]
        person: Vec<String>,
        /// A field of the incident, as name=value. May be given several times.
        #[arg(long)]
        incident: Vec<String>,
        /// Another field of the pilot, as name=value. May be given several times.
        #[arg(long = "set")]
        fields: Vec<String>,
        /// A criterion to register at once, by its code. May be given several times.
        #[arg(long)]
        register: Vec<String>,
        /// The person who registers them.
        #[arg(long, default_value = "")]
        by: String,
    },
    /// Make the sample document. Its drill log is illustrative.
    #[command(after_help = "Example:\n  postflight sample sample.postflight")]
    Sample {
        /// The document to make.
        file: PathBuf,
    },
    /// Take in a file: an Airflow metadata database (SQLite), or a CSV of observations.
    #[command(
        after_help = "Examples:\n  postflight import orders.postflight airflow.db --side baseline\n  postflight import orders.postflight drills.csv --rejects refused.csv"
    )]
    Import {
        /// The document.
        file: PathBuf,
        /// The file to take in.
        source: PathBuf,
        /// baseline or pilot; not needed where the file says it.
        #[arg(long)]
        side: Option<String>,
        /// airflow-sqlite or observations-csv; guessed where it is not given.
        #[arg(long)]
        format: Option<String>,
        /// The zone for times that carry none.
        #[arg(long)]
        assume_zone: Option<String>,
        /// Only show what would be taken in.
        #[arg(long)]
        dry_run: bool,
        /// Write refused rows, each with its reason, to this file.
        #[arg(long)]
        rejects: Option<PathBuf>,
    },
    /// Record an observation.
    #[command(
        after_help = "Examples:\n  postflight observe orders.postflight diagnosis_trial side=pilot scenario=S01 workload=transform_orders \\\n    failed_at=\"2026-10-14 13:02\" detected_at=\"2026-10-14 13:05\" confirmed_at=\"2026-10-14 13:31\"\n  postflight observe orders.postflight            # lists the kinds and their fields"
    )]
    Observe {
        /// The document.
        file: PathBuf,
        /// The kind of observation.
        kind: Option<String>,
        /// Fields, as name=value.
        fields: Vec<String>,
        /// Say that a failure was really injected into production. Give it twice; on a terminal each one
        /// that is missing is asked for.
        #[arg(long = "injected-into-production-yes", action = clap::ArgAction::Count)]
        confirmed: u8,
    },
    /// Change fields of an observation. What was there stays in the audit trail.
    #[command(
        after_help = "Examples:\n  postflight edit orders.postflight A-051 recovered_at=\"2026-10-14 14:10\"\n  postflight edit orders.postflight A-051 note=              # empties a field"
    )]
    Edit {
        /// The document.
        file: PathBuf,
        /// The observation, by its evidence id.
        observation: String,
        /// Fields, as name=value.
        #[arg(required = true)]
        fields: Vec<String>,
        /// Say that a failure was really injected into production. Give it twice; on a terminal each one
        /// that is missing is asked for.
        #[arg(long = "injected-into-production-yes", action = clap::ArgAction::Count)]
        confirmed: u8,
    },
    /// Keep files with an observation, in the document; list them, save one, take one away.
    #[command(after_help = ATTACH_HELP)]
    Attach(AttachAsked),
    /// Keep the organisation's logo in the document, for every report and deck; show or remove it.
    #[command(after_help = LOGO_HELP)]
    Logo(LogoAsked),
    /// The imported runs, summed up per DAG and side, and the shadow pairs.
    #[command(after_help = "Example:\n  postflight runs orders.postflight --json")]
    Runs {
        /// The document.
        file: PathBuf,
    },
    /// One metric, before against after.
    #[command(
        after_help = "Example:\n  postflight compare orders.postflight time_to_diagnose\n  postflight metrics                 # lists the metrics"
    )]
    Compare {
        /// The document.
        file: PathBuf,
        /// The metric's name.
        metric: String,
        /// Leave out what happened later than this day.
        #[arg(long)]
        as_of: Option<String>,
    },
    /// Every criterion with its verdict, and the recommendation.
    #[command(after_help = "Example:\n  postflight assess orders.postflight --as-of 2026-10-31")]
    Assess {
        /// The document.
        file: PathBuf,
        /// Leave out what happened later than this day.
        #[arg(long)]
        as_of: Option<String>,
        /// Roles for people and neutral labels for names.
        #[arg(long)]
        redact: bool,
    },
    /// What the planned drills can show, the schedule, and the next best drill.
    #[command(
        after_help = "Examples:\n  postflight plan orders.postflight\n  postflight plan orders.postflight --schedule --seed 41 --dry-run\n  postflight plan orders.postflight --schedule --seed 41 --from 2026-10-05 --ics drills.ics --print drills.pdf"
    )]
    Plan {
        /// The document.
        file: PathBuf,
        /// Draw a schedule for the drills that are missing, and take it into the document.
        #[arg(long, requires = "seed")]
        schedule: bool,
        /// Where chance starts; the same seed gives the same schedule.
        #[arg(long)]
        seed: Option<u32>,
        /// The first day of the schedule; today where it is not given.
        #[arg(long)]
        from: Option<String>,
        /// Drills a working day, 1 to 4.
        #[arg(long)]
        per_day: Option<u32>,
        /// Who takes part, by name; can be given several times.
        #[arg(long = "person")]
        people: Vec<String>,
        /// The baseline's failures are replayed from logs.
        #[arg(long)]
        replay: bool,
        /// Only show the schedule that would be drawn.
        #[arg(long, requires = "schedule")]
        dry_run: bool,
        /// Write the schedule to this calendar file (.ics).
        #[arg(long)]
        ics: Option<PathBuf>,
        /// Write drill sheets to this PDF.
        #[arg(long)]
        print: Option<PathBuf>,
    },
    /// Every criterion as it was said: its rule, its seal, and what was changed since.
    #[command(after_help = "Example:\n  postflight criteria orders.postflight")]
    Criteria {
        /// The document.
        file: PathBuf,
    },
    /// Seal criteria before their phase starts; a later change is an amendment.
    #[command(after_help = "Example:\n  postflight register orders.postflight F1 C1 --by Lead")]
    Register {
        /// The document.
        file: PathBuf,
        /// The criteria, by their codes.
        #[arg(required = true)]
        criteria: Vec<String>,
        /// The person who registers them.
        #[arg(long)]
        by: Option<String>,
    },
    /// Change a registered criterion. What changed and why is recorded and printed.
    #[command(
        after_help = "Example:\n  postflight amend orders.postflight C3 planned_n=8 --why \"Four scenarios have nothing downstream.\""
    )]
    Amend {
        /// The document.
        file: PathBuf,
        /// The criterion, by its code.
        criterion: String,
        /// Fields, as name=value.
        #[arg(required = true)]
        fields: Vec<String>,
        /// The reason.
        #[arg(long)]
        why: String,
        /// The person who amends it.
        #[arg(long)]
        by: Option<String>,
    },
    /// Withdraw a registered criterion. The reason is recorded and printed.
    #[command(
        after_help = "Example:\n  postflight withdraw orders.postflight F3 --why \"Recovery is done by another team.\""
    )]
    Withdraw {
        /// The document.
        file: PathBuf,
        /// The criterion, by its code.
        criterion: String,
        /// The reason.
        #[arg(long)]
        why: String,
        /// The person who withdraws it.
        #[arg(long)]
        by: Option<String>,
    },
    /// Write the executive report.
    #[command(after_help = REPORT_HELP)]
    Report {
        /// The document.
        file: PathBuf,
        /// The PDF to write.
        #[arg(long)]
        out: PathBuf,
        /// How it is to be.
        #[command(flatten)]
        options: ReportOptions,
    },
    /// Write the deck: the same answer as slides, with charts that PowerPoint edits.
    #[command(after_help = "Example:\n  postflight deck orders.postflight --out orders.pptx")]
    Deck {
        /// The document.
        file: PathBuf,
        /// The PowerPoint file to write.
        #[arg(long)]
        out: PathBuf,
        /// How it is to be.
        #[command(flatten)]
        options: ReportOptions,
    },
    /// Write one chart. Without a name, list the charts.
    #[command(
        after_help = "Example:\n  postflight chart orders.postflight compare-time_to_diagnose --out diagnose.svg"
    )]
    Chart {
        /// The document.
        file: PathBuf,
        /// The chart's name.
        name: Option<String>,
        /// The file to write, ending in .svg, .pdf or .png.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Roles for people and neutral labels for names. Without a word, as the document says.
        #[arg(long, num_args = 0..=1, default_missing_value = "true")]
        redact: Option<bool>,
    },
    /// The catalogue of metrics.
    #[command(after_help = "Example:\n  postflight metrics --json")]
    Metrics,
    /// The audit trail.
    #[command(
        after_help = "Examples:\n  postflight audit orders.postflight\n  postflight audit orders.postflight --verify    # exit code 1 when it does not verify"
    )]
    Audit {
        /// The document.
        file: PathBuf,
        /// Verify the chains and compare the records with the log.
        #[arg(long)]
        verify: bool,
    },
    /// The dated copies of a document: list them, see what one would change, put one back.
    #[command(
        after_help = "Examples:\n  postflight backups orders.postflight\n  postflight backups orders.postflight --preview 20261123-0903\n  postflight backups orders.postflight --restore 20261123-0903\n  postflight backups orders.postflight --save 20261123-0903 --out as-it-was.postflight"
    )]
    Backups {
        /// The document.
        file: PathBuf,
        /// Show what putting this copy back would change: its name, or the beginning of it.
        #[arg(long, group = "act")]
        preview: Option<String>,
        /// Put this copy back, after a copy of what is there now.
        #[arg(long, group = "act")]
        restore: Option<String>,
        /// Write this copy to a new file, to be opened beside.
        #[arg(long, group = "act", requires = "out")]
        save: Option<String>,
        /// The file to write.
        #[arg(long, requires = "save")]
        out: Option<PathBuf>,
    },
    /// Check a document's file; repair it, or save what can be read in a damaged one.
    #[command(
        after_help = "Exit codes: 0 the file is whole, 1 something was found, 2 it is no document or cannot be read at all.\n\nExamples:\n  postflight doctor orders.postflight\n  postflight doctor orders.postflight --repair\n  postflight doctor orders.postflight --salvage saved.postflight"
    )]
    Doctor {
        /// The document.
        file: PathBuf,
        /// Repair it where it is, after a dated copy.
        #[arg(long, conflicts_with = "salvage")]
        repair: bool,
        /// Save what can be read into this new document; the damaged file is not touched.
        #[arg(long)]
        salvage: Option<PathBuf>,
    },
    /// Write the document's data: tables, everything as JSON, or the report as Markdown.
    #[command(after_help = EXPORT_HELP)]
    Export {
        /// The document.
        file: PathBuf,
        /// csv, xlsx, json or markdown.
        #[arg(long, default_value = "json")]
        format: String,
        /// The table that a CSV holds; the observations where none is named.
        #[arg(long)]
        table: Option<String>,
        /// List the tables.
        #[arg(long, conflicts_with_all = ["table", "out"])]
        tables: bool,
        /// What is judged as of this day; the records are always whole.
        #[arg(long)]
        as_of: Option<String>,
        /// The file to write, or the folder for Markdown; - for standard output.
        #[arg(long, required_unless_present = "tables")]
        out: Option<PathBuf>,
        /// Roles for people and neutral labels for names. Without a word, as the document says.
        #[arg(long, num_args = 0..=1, default_missing_value = "true")]
        redact: Option<bool>,
    },
    /// Write the leadership pack: report, deck, charts, data and method in one zip under one digest.
    #[command(after_help = PACK_HELP)]
    Pack {
        /// The document.
        file: PathBuf,
        /// The zip to write.
        #[arg(long)]
        out: PathBuf,
        /// How it is to be.
        #[command(flatten)]
        options: ReportOptions,
    },
    /// Show who works at this device, or say it: the name in each edit made here.
    #[command(after_help = WHO_HELP)]
    Who {
        /// The name from now on.
        name: Option<String>,
        /// Leave it to the name of this machine's account.
        #[arg(long, conflicts_with = "name")]
        account: bool,
    },
    /// Talk in JSON lines on standard input and output, for other programs.
    #[command(after_help = RPC_HELP)]
    Rpc,
}
