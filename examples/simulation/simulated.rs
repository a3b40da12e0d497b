//! One cell of the table: documents drawn by chance with a fixed seed, each made from the shipped
//! template, filled by an import, judged by `assess`.

use std::fmt::Write as _;
use std::path::Path;

use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

/// What is drawn, and how often it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// The true ratio of after to before.
    pub ratio: f64,
    /// The standard deviation of the log ratios.
    pub spread: f64,
    /// A look after every pair, or one look at the planned 12.
    pub every_pair: bool,
}

/// How often what came out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Documents.
    pub documents: u32,
    /// Met at the planned n.
    pub met: u32,
    /// Met, or a shorter time shown, at the planned n.
    pub shorter: u32,
    /// A longer time shown, at the planned n.
    pub longer: u32,
    /// The interval of the change holds the true one, at the planned n.
    pub covered: u32,
    /// Met at any look before the planned n.
    pub met_early: u32,
    /// A direction "so far" at any look before the planned n, either way.
    pub direction_early: u32,
    /// Of six mixed incidents a side the median after is at least 30 % below the median before.
    pub naive: u32,
    /// The same for the drills that are judged, as two groups.
    pub naive_of_drills: u32,
}

/// The planned n of the template's F1.
const PLANNED: usize = 12;
/// Fixed, so that the page comes out the same.
const SEED: u64 = 20_261_123;
/// How much the scenarios differ from each other, on the log scale.
const BETWEEN: f64 = 0.5;
/// Mixed incidents on each side of the naive comparison.
const MIXED: usize = 6;

impl Cell {
    /// The cells of the table.
    pub const ALL: [Cell; 6] = [
        Cell { ratio: 1.0, spread: 0.6, every_pair: false },
        Cell { ratio: 1.0, spread: 1.0, every_pair: false },
        Cell { ratio: 1.0, spread: 0.6, every_pair: true },
        Cell { ratio: 1.0, spread: 1.0, every_pair: true },
        Cell { ratio: 0.5, spread: 0.6, every_pair: false },
        Cell { ratio: 0.5, spread: 1.0, every_pair: false },
    ];
    /// In words.
    pub fn words(&self) -> String {
        format!(
            "{}, spread {:.1}, {}",
            if self.ratio < 1.0 { "true halving" } else { "no true change" },
            self.spread,
            if self.every_pair { "a look after every pair" } else { "one look" }
        )
    }
    /// What was seen before the planned n, where anybody looked.
    fn at_each_look(&self, count: u32, of: u32) -> String {
        if self.every_pair { share(count, of) } else { "no look".to_owned() }
    }
}

/// Draws so many documents and judges them.
///
/// # Errors
/// What the program refuses, or the file system's faults.
pub fn run(cell: &Cell, documents: u32) -> Result<Counts, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let app = App::new(Surroundings::at(folder.path().join("home")))?;
    let blank = folder.path().join("blank.postflight");
    let made = ask(
        &app,
        "new_document",
        json!({"place": app.grant(blank.clone()), "template": "astro-post-incident",
        "name": "Simulated", "starts": "2026-10-05", "time_zone": "UTC"}),
    )?;
    ask(&app, "close_document", json!({"doc": made["doc"]}))?;
    let mut chance = Chance(SEED ^ cell.spread.to_bits() ^ cell.ratio.to_bits().rotate_left(17));
    // A stream of its own, so that the drills of a document are what they are without it.
    let mut mixed =
        Chance(SEED.rotate_left(32) ^ cell.spread.to_bits() ^ cell.ratio.to_bits().rotate_left(17));
    let mut counts = Counts { documents, ..Counts::default() };
    for _ in 0..documents {
        counts.naive += u32::from(looks_better(&mixed_incidents(cell, &mut mixed)));
        let pairs: Vec<(f64, f64)> = (0..PLANNED)
            .map(|_| {
                let before = 60.0 * (BETWEEN * chance.normal()).exp();
                (before, before * cell.ratio * (cell.spread * chance.normal()).exp())
            })
            .collect();
        one(&app, folder.path(), &blank, cell, &pairs, &mut counts)?;
    }
    Ok(counts)
}

/// One document, from its drills to its verdicts.
fn one(
    app: &App,
    folder: &Path,
    blank: &Path,
    cell: &Cell,
    pairs: &[(f64, f64)],
    counts: &mut Counts,
) -> Result<(), Box<dyn std::error::Error>> {
    let path = folder.join("drawn.postflight");
    std::fs::copy(blank, &path)?;
    let doc = ask(app, "open_document", json!({"place": app.grant(path.clone())}))?["doc"].clone();
    let (mut met_early, mut direction_early) = (false, false);
    let step = if cell.every_pair { 1 } else { PLANNED };
    for from in (0..PLANNED).step_by(step) {
        let csv = folder.join("drills.csv");
        std::fs::write(&csv, drills(pairs, from, from + step))?;
        let taken = ask(app, "import", json!({"doc": doc, "place": app.grant(csv)}))?;
        if taken["value"]["added"] != json!(2 * step) {
            return Err(format!("not every drill was taken in: {taken}").into());
        }
        let judged = ask(app, "assess", json!({"doc": doc}))?;
        let f1 = judged["criteria"].as_array().and_then(|all| all.iter().find(|c| c["code"] == "F1"));
        let f1 = f1.ok_or("the template has no F1")?;
        let met = f1["verdict"] == "met";
        let shown = f1["level"]["number"].as_u64() >= Some(4);
        let worse = f1["level"]["worse"] == true;
        if from + step < PLANNED {
            met_early |= met;
            direction_early |= shown;
            continue;
        }
        counts.met += u32::from(met);
        counts.shorter += u32::from(met || shown && !worse);
        counts.longer += u32::from(shown && worse);
        counts.covered += u32::from(covers(&f1["effect"], cell));
    }
    ask(app, "close_document", json!({"doc": doc}))?;
    std::fs::remove_file(&path)?;
    counts.met_early += u32::from(met_early);
    counts.direction_early += u32::from(direction_early);
    counts.naive_of_drills += u32::from(looks_better(pairs));
    Ok(())
}

/// Incidents of any kind on both sides, which nothing pairs: their times differ by the spread.
fn mixed_incidents(cell: &Cell, chance: &mut Chance) -> Vec<(f64, f64)> {
    let mut time = |ratio: f64| 60.0 * ratio * (cell.spread * chance.normal()).exp();
    (0..MIXED).map(|_| (time(1.0), time(cell.ratio))).collect()
}

/// Whether the interval of the change in percent holds the true one.
fn covers(effect: &Value, cell: &Cell) -> bool {
    let truth = 100.0 * (cell.ratio - 1.0);
    let (low, high) = (effect["low"].as_f64(), effect["high"].as_f64());
    low.is_some_and(|low| low <= truth) && high.is_some_and(|high| truth <= high)
}

/// What a comparison of two medians would print as a win.
fn looks_better(pairs: &[(f64, f64)]) -> bool {
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        let half = values.len() / 2;
        (values[half - 1] + values[half]) / 2.0
    };
    let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    middle(after) <= 0.7 * middle(before)
}

/// Drills as a CSV that the program takes in: a pair a day, the order alternating.
fn drills(pairs: &[(f64, f64)], from: usize, until: usize) -> String {
    let mut csv = "kind,side,scenario,origin,failed_at,detected_at,confirmed_at\n".to_owned();
    for (i, (before, after)) in pairs.iter().enumerate().take(until).skip(from) {
        let (first, second) = if i % 2 == 0 { (8, 13) } else { (13, 8) };
        for (side, hour, minutes) in [("baseline", first, before), ("pilot", second, after)] {
            let start = chrono::NaiveDate::from_ymd_opt(2026, 10, 6)
                .and_then(|day| day.and_hms_opt(hour, 0, 0))
                .map(|at| at.and_utc() + chrono::TimeDelta::days(i as i64));
            let at = |minutes: f64| {
                start
                    .map(|at| at + chrono::TimeDelta::milliseconds((minutes * 60_000.0).round() as i64))
                    .map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))
                    .unwrap_or_default()
            };
            let _ = writeln!(
                csv,
                "diagnosis_trial,{side},S{:02},drill,{},{},{}",
                i + 1,
                at(0.0),
                at(5.0),
                at(5.0 + minutes)
            );
        }
    }
    csv
}

fn ask(app: &App, cmd: &str, args: Value) -> Result<Value, Box<dyn std::error::Error>> {
    Ok(app.call(cmd, args, &Watch::silent())?)
}

/// Random numbers that are the same on every machine (SplitMix64; Box–Muller).
struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0 + 0.5 / 9_007_199_254_740_992.0
    }
    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// A count with its share and the share's 95 % interval (Wilson).
fn share(count: u32, of: u32) -> String {
    let (n, z) = (f64::from(of), 1.959_964);
    let p = f64::from(count) / n;
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let percent = |share: f64| 100.0 * share.clamp(0.0, 1.0);
    format!("{count}: {:.1} % ({:.1} to {:.1})", percent(p), percent(middle - half), percent(middle + half))
}

/// The page.
pub fn table(done: &[(Cell, Counts)]) -> String {
    let mut page = String::from(
        "# What the verdicts are worth: a simulation\n\n\
        Written by `cargo run --release --example simulation -- docs/simulation.md`; run it again and it comes out the \
        same.\n\n\
        **Drills.** Every document is made from the shipped template, gets its drills through an import, and is judged \
        by `assess`, the command that the window, the command line and the report use. Twelve pairs are drawn: times \
        before are lognormal around 60 minutes (standard deviation of the logs 0.5), log(after ÷ before) is normal around \
        the true change with the spread given. F1 is judged: time to diagnose, shorter, planned n 12.\n\n\
        **The naive comparison** is what a tool does that compares two medians: six mixed incidents before and six after, \
        which nothing pairs, each time lognormal around the typical one with the same spread. It counts as a win when the \
        median after is at least 30 % below the median before. No document is judged for it.\n\n\
        Each figure is a count of documents, its share, and the 95 % interval of the share (Wilson), which is the \
        Monte-Carlo error.\n\n\
        | drawn | documents | met | met, or shorter shown | longer shown | a direction either way | met before planned n | naive: six mixed incidents a side look 30 % better |\n\
        | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (cell, c) in done {
        let of = |count| share(count, c.documents);
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            cell.words(),
            c.documents,
            of(c.met),
            of(c.shorter),
            of(c.longer),
            of(c.shorter + c.longer),
            cell.at_each_look(c.met_early, c.documents),
            of(c.naive),
        );
    }
    page.push_str(
        "\n“Met” asks for more than a direction: the interval lies beyond the threshold whichever case is left out. \
        That is why a true halving is found more often than it is “met”.\n\n\
        The same documents otherwise: whether the interval of the change holds the true one, what two medians of the \
        judged drills would have said had their pairs been ignored, and what a look after every pair would have shown on \
        the way, where every verdict reads “interim”.\n\n\
        | drawn | interval holds the true change | medians of the same 12 drills a side look 30 % better | a direction “so far” at some look before the 12th pair |\n\
        | --- | --- | --- | --- |\n",
    );
    for (cell, c) in done {
        let of = |count| share(count, c.documents);
        let early = cell.at_each_look(c.direction_early, c.documents);
        let _ =
            writeln!(page, "| {} | {} | {} | {early} |", cell.words(), of(c.covered), of(c.naive_of_drills));
    }
    page
}
