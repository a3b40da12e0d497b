//! What leaves the program: tables, data, charts.

use std::io::Write;
use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::json;

use crate::args::Verb;
use crate::ask::Asker;
use crate::print::text;
use crate::verbs::Show;

/// What the help of `export` shows.
pub const EXPORT_HELP: &str = "Examples:\n  postflight export orders.postflight --out orders.json\n  postflight export orders.postflight --format csv --out observations.csv     # the columns that import reads\n  postflight export orders.postflight --format csv --table criteria --out -\n  postflight export orders.postflight --tables                                # lists the tables\n  postflight export orders.postflight --format xlsx --out orders.xlsx\n  postflight export orders.postflight --format markdown --out orders-report   # a folder: report.md and charts\n\nCells that a spreadsheet would run as a formula begin with an apostrophe in CSV, and are text in a workbook.\ndocs/export-json.md describes the JSON.";

/// What the help of `pack` shows.
pub const PACK_HELP: &str = "Examples:\n  postflight pack orders.postflight --out orders-pack.zip\n  postflight pack orders.postflight --out orders-pack.zip --as-of 2026-10-31 --paper letter\n\nThe digest that is printed is the SHA-256 of manifest.sha256 in the pack, which lists every other file.\nTo check a pack: unzip it, then sha256sum -c manifest.sha256 and sha256sum manifest.sha256.";

/// The document's data.
pub fn export(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Export { file, format, table, tables, as_of, out, redact } = verb else { return stray() };
    let doc = asker.open(&file)?;
    let Some(out) = out.filter(|_| !tables) else {
        return show.rows(&asker.ask("tables", json!({"doc": doc}))?, "", &["name", "about", "rows"]);
    };
    let data = json!({"doc": doc, "format": format, "table": table, "as_of": as_of, "redact": redact});
    if out.as_os_str() == "-" {
        let bytes = asker.ask_bytes("export_bytes", data)?;
        // A reader that closed the pipe has what it wanted.
        drop(std::io::stdout().lock().write_all(&bytes));
        return Ok(ExitCode::SUCCESS);
    }
    let saved = asker.ask("export", json!({"data": data, "place": asker.place(&out)}))?;
    show.either(&saved, |v| say!("{}", text(v, "sentence")))
}

/// One chart, or their names.
pub fn chart(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Chart { file, name, out, redact } = verb else { return stray() };
    let doc = asker.open(&file)?;
    let Some(name) = name else {
        return show.rows(
            &asker.ask("charts", json!({"doc": doc, "redact": redact}))?,
            "",
            &["name", "title"],
        );
    };
    let Some(out) = out else {
        return Err(Failure::refused("Name the file to write with --out, ending in .svg, .pdf or .png."));
    };
    let chart = json!({"doc": doc, "name": name, "theme": "paper", "redact": redact});
    let saved = asker.ask("save_chart", json!({"chart": chart, "place": asker.place(&out)}))?;
    show.either(&saved, |v| say!("{}", text(v, "sentence")))
}

/// The leadership pack.
pub fn pack(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Pack { file, out, options } = verb else { return stray() };
    let report = options.asked(asker, &json!(asker.open(&file)?));
    let saved = asker.ask("save_pack", json!({"report": report, "place": asker.place(&out)}))?;
    show.either(&saved, |v| {
        say!("Wrote {}: {} files.", text(v, "name"), text(v, "files"));
        say!("Digest {}", text(v, "digest"));
    })
}

fn stray() -> Result<ExitCode, Failure> {
    Err(Failure::bug("A verb has nobody to run it."))
}
