//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
        after_help = "Example:\n  postflight new orders.postflight --name \"Orders platform\" --starts 2026-09-21 --time-zone Europe/Berlin"
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
    },
    /// Write the executive report.
    #[command(after_help = "Example:\n  postflight report orders.postflight --out report.pdf --paper letter")]
    Report {
        /// The document.
        file: PathBuf,
        /// The PDF to write.
        #[arg(long)]
        out: PathBuf,
        /// a4 or letter.
        #[arg(long, default_value = "a4")]
        paper: String,
        /// Leave out what happened later than this day.
        #[arg(long)]
        as_of: Option<String>,
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
    /// Write the document's data.
    #[command(after_help = "Example:\n  postflight export orders.postflight --format json --out -")]
    Export {
        /// The document.
        file: PathBuf,
        /// json, or csv for the observations.
        #[arg(long, default_value = "json")]
        format: String,
        /// The file to write; - for standard output.
        #[arg(long)]
        out: PathBuf,
    },
    /// Talk in JSON lines on standard input and output, for other programs.
    #[command(after_help = RPC_HELP)]
    Rpc,
}

const RPC_HELP: &str = "Lines in:\n  {\"id\":1,\"grant\":\"orders.postflight\"}          lets commands use a file; answers with its token\n  {\"id\":2,\"cmd\":\"open_document\",\"args\":{\"place\":\"place-1\"}}\n  {\"cancel\":2}\nLines out:\n  {\"id\":2,\"ok\":…}  {\"id\":2,\"failure\":{\"code\":…,\"message\":…}}  {\"id\":2,\"progress\":{…}}  {\"id\":2,\"bytes\":\"base64\"}";
