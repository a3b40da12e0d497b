//! How long each call takes on a large document, made by the example `large`.
//!
//! `cargo run --release --example speed -- FILE [PART OF A NAME]`: by the clock, as whoever asked
//! waits, and beside it the time that the call had a processor, which is what a machine with nothing
//! else to do would take. Prints a table, and fails when the 95th percentile of that is over 50 ms.

mod asked;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use postflight::app::{App, Failure, Surroundings, Watch};
use serde_json::{Value, json};

/// What a person does not notice, in milliseconds.
const LIMIT: f64 = 50.0;

type Fault = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1);
    let Some(file) = given.next() else {
        eprintln!("Name the document: speed -- FILE");
        return ExitCode::from(2);
    };
    let only = given.next().map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    match measure(Path::new(&file), only) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(over) => {
            println!("\n{over} over {LIMIT} ms.");
            ExitCode::from(1)
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn measure(file: &Path, only: String) -> Result<usize, Fault> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("large.postflight");
    std::fs::copy(file, &copy)?;
    let app = App::new(Surroundings::at(folder.path().join("home")))?;
    let began = Instant::now();
    let opened = app.call("open_document", json!({"place": app.grant(copy)}), &Watch::silent())?;
    println!("Opened in {:.0} ms.\n", began.elapsed().as_secs_f64() * 1e3);
    println!(
        "| call | first | median | p95 | processor: median | p95 | |\n|---|---:|---:|---:|---:|---:|---|"
    );
    let doc = opened.get("doc").cloned().unwrap_or_default();
    let mut meter = Meter { app: &app, doc, only, began, edits: 0.into(), over: 0 };
    asked::reads(&mut meter)?;
    asked::grids(&mut meter)?;
    asked::edits(&mut meter)?;
    Ok(meter.over)
}

/// Asks and keeps the times.
struct Meter<'a> {
    app: &'a App,
    doc: Value,
    only: String,
    began: Instant,
    edits: std::cell::Cell<usize>,
    over: usize,
}

impl Meter<'_> {
    /// One call of the open document. A face puts the answer into text before it crosses.
    fn ask(&self, cmd: &str, more: Value) -> Result<Value, Failure> {
        let mut args = json!({"doc": self.doc});
        if let (Some(args), Value::Object(more)) = (args.as_object_mut(), more) {
            args.extend(more);
        }
        let answer = self.app.call(cmd, args, &Watch::silent())?;
        std::hint::black_box(serde_json::to_string(&answer)?);
        Ok(answer)
    }

    /// Times a call in each round, after what is to be done before it and is not timed.
    fn time(
        &mut self,
        name: &str,
        rounds: usize,
        before: &dyn Fn(&Self, usize) -> Result<(), Failure>,
        call: &dyn Fn(usize) -> (&'static str, Value),
    ) -> Result<(), Failure> {
        if !name.contains(&self.only) {
            return Ok(());
        }
        let (mut times, mut own) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            before(self, round)?;
            let (cmd, args) = call(round);
            let (began, had) = (Instant::now(), on_processor());
            self.ask(cmd, args)?;
            times.push(began.elapsed().as_secs_f64() * 1e3);
            own.push(on_processor().unwrap_or_default() - had.unwrap_or_default());
        }
        let first = times.first().copied().unwrap_or_default();
        if on_processor().is_none() {
            own.clone_from(&times);
        }
        let (median, p95) = (at(&mut times, 0.5), at(&mut times, 0.95));
        let (own_median, own_p95) = (at(&mut own, 0.5), at(&mut own, 0.95));
        let over = own_p95 > LIMIT;
        self.over += usize::from(over);
        let mark = if over { "over" } else { "" };
        println!(
            "| {name} | {first:.1} | {median:.1} | {p95:.1} | {own_median:.1} | {own_p95:.1} | {mark} |"
        );
        Ok(())
    }

    /// Times a call that nothing comes before.
    fn read(&mut self, name: &str, call: &dyn Fn(usize) -> (&'static str, Value)) -> Result<(), Failure> {
        self.time(name, 40, &|_, _| Ok(()), call)
    }

    /// A value that was never there before.
    fn anew(&self) -> String {
        self.edits.set(self.edits.get() + 1);
        format!("seen again {} {}", self.edits.get(), self.began.elapsed().as_nanos())
    }
}

/// The milliseconds that this thread has had a processor, where the system tells it.
fn on_processor() -> Option<f64> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(said.split_whitespace().next()?.parse::<f64>().ok()? / 1e6)
}

fn at(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = (times.len() as f64 * share).ceil() as usize;
    times.get(place.saturating_sub(1)).copied().unwrap_or_default()
}
