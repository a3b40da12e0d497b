//! The observations of a hard document: all nine kinds on both sides, for the better or for the worse.

use super::cast::Cast;
use super::desk::Row;

const CONTROLS: [&str; 7] = ["audit-log", "access", "secrets", "sso", "on-call", "backup", "sla"];
const SIDES: [&str; 2] = ["baseline", "pilot"];

/// At least so many observations in which the pilot fared better, or worse, than the baseline.
pub fn observations(cast: &Cast, better: bool, least: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (pilot, side) in SIDES.into_iter().enumerate() {
        // Whether this side fares well.
        let well = (pilot == 1) == better;
        let sided = |number: usize, kind: &str, more: Row| -> Row {
            let head = [
                ("kind", kind.to_owned()),
                ("side", side.to_owned()),
                ("workload", pick(&cast.workloads, number)),
                (
                    "seen_by",
                    cast.people
                        .get(number % cast.people.len())
                        .map(|(name, _)| name.clone())
                        .unwrap_or_default(),
                ),
                ("note", cast.note(number).to_owned()),
            ];
            head.into_iter().chain(more).collect()
        };
        let start = if pilot == 0 { 17 } else { 43 };
        rows.extend((0..12).map(|n| sided(n, "diagnosis_trial", trial(n, start, well))));
        rows.extend((0..6).map(|n| sided(n, "rollback_drill", rollback(cast, n, start, well))));
        rows.extend((0..8).map(|n| sided(n, "isolation_drill", isolation(cast, n, start, well))));
        rows.extend((0..4).map(|n| sided(n, "deploy", deploy(n, start, pilot == 1, well))));
        rows.extend((0..6).map(|n| sided(n, "health_alert", alert(n, start, well))));
        rows.extend(
            CONTROLS
                .iter()
                .enumerate()
                .map(|(n, control)| sided(n, "control_check", check(cast, control, well))),
        );
        rows.extend((0..4).map(|n| sided(n, "toil", toil(cast, n, start, well))));
        let products = cast.products.iter().enumerate();
        rows.extend(products.flat_map(|(at, product)| (0..28).map(move |n| (at, product, n))).map(
            |(at, product, n)| sided(at, "sla_day", day(product, n, if pilot == 0 { 14 } else { 43 }, well)),
        ));
    }
    let count = rows.len();
    // The same kinds of deploys, over and over.
    rows.extend((count..least).map(|n| {
        let head = vec![
            ("kind", "deploy".to_owned()),
            ("side", SIDES.get(n % 2).copied().unwrap_or_default().to_owned()),
            ("workload", pick(&cast.workloads, n)),
            ("note", cast.note(n).to_owned()),
        ];
        head.into_iter().chain(deploy(n, if n % 2 == 0 { 17 } else { 43 }, false, true)).collect()
    }));
    rows
}

/// One of the names, in turn.
fn pick(names: &[String], number: usize) -> String {
    names.get(number % names.len()).cloned().unwrap_or_default()
}

/// A moment so many days after the end of August, and so many minutes after eight.
fn at(day: usize, minutes: usize) -> String {
    let (month, day) = match day {
        0..=30 => (9, day),
        31..=61 => (10, day - 30),
        _ => (11, day - 61),
    };
    format!("2026-{month:02}-{day:02}T{:02}:{:02}:00Z", 8 + minutes / 60, minutes % 60)
}

fn trial(n: usize, start: usize, well: bool) -> Row {
    let day = start + n;
    let (detected, confirmed) = if well { (3 + n % 4, 20 + n) } else { (25 + n * 2, 120 + n * 9) };
    let mut row = vec![
        ("scenario", format!("S{:02}", n + 1)),
        ("origin", "drill".to_owned()),
        ("injected_into", "non_production".to_owned()),
        ("failed_at", at(day, 0)),
        ("detected_at", at(day, detected)),
    ];
    if !well && n % 6 == 5 {
        row.push(("stopped_at", at(day, 240)));
    } else {
        row.push(("confirmed_at", at(day, confirmed)));
        row.push(("recovered_at", at(day, confirmed + 30 + n)));
    }
    row
}

fn rollback(cast: &Cast, n: usize, start: usize, well: bool) -> Row {
    let (day, outcome) = (start + n, ["partial", "failed"].get(n % 2).copied().unwrap_or_default());
    let mut row = vec![
        ("boundary", pick(&cast.boundaries, n)),
        ("from_version", format!("v{}", 41 + n)),
        ("to_version", format!("v{}", 40 + n)),
        ("requested_at", at(day, 300)),
        ("outcome", if well { "clean" } else { outcome }.to_owned()),
        ("downtime", if well { 0 } else { 20 + n }.to_string()),
        ("others_affected", if well { 0 } else { n % 3 }.to_string()),
        ("not_restored", cast.note(n + 1).to_owned()),
    ];
    if well || outcome == "partial" {
        row.push(("deployed_at", at(day, if well { 304 } else { 350 + n })));
        row.push(("good_run_at", at(day, if well { 310 } else { 400 + n })));
    }
    row
}

fn isolation(cast: &Cast, n: usize, start: usize, well: bool) -> Row {
    vec![
        ("scenario", format!("S{:02}", n + 1)),
        ("boundary", pick(&cast.boundaries, n)),
        ("injected_into", "non_production".to_owned()),
        ("failure_injected_at", at(start + n, 200)),
        ("assets_at_risk", "9".to_owned()),
        ("assets_hit", if well { 1 } else { 5 + n % 4 }.to_string()),
        ("others_hit", if well { 0 } else { 1 + n % 2 }.to_string()),
        ("production_hit", if well || !n.is_multiple_of(4) { "no" } else { "yes" }.to_owned()),
    ]
}

fn deploy(n: usize, start: usize, seeded: bool, well: bool) -> Row {
    vec![
        ("version", format!("v{n}")),
        ("deployed_at", at(start + n % 20, 120)),
        ("previewed", if seeded { "yes" } else { "no" }.to_owned()),
        ("seeded_fault", if seeded { "yes" } else { "no" }.to_owned()),
        ("defects_in_preview", if seeded { u8::from(well).to_string() } else { String::new() }),
        ("failed_in_production", if well { "no" } else { "yes" }.to_owned()),
        ("rolled_back", if well { "no" } else { "yes" }.to_owned()),
    ]
}

fn alert(n: usize, start: usize, well: bool) -> Row {
    vec![
        ("raised_at", at(start + n, 90)),
        ("true_alarm", "yes".to_owned()),
        ("lead", if well { "12" } else { "-30" }.to_owned()),
    ]
}

fn check(cast: &Cast, control: &str, well: bool) -> Row {
    vec![
        ("control", control.to_owned()),
        ("presence", if well { "present" } else { "absent" }.to_owned()),
        ("evidence", if well { cast.note(4) } else { "" }.to_owned()),
        ("checked_at", at(60, 0)),
    ]
}

fn toil(cast: &Cast, n: usize, start: usize, well: bool) -> Row {
    // Mondays: 14 September and 12 October.
    let monday = start - start % 7 + 7 * n;
    vec![
        ("week", at(monday, 0).chars().take(10).collect()),
        ("hours", if well { 4 + n } else { 11 + n }.to_string()),
        ("what_on", cast.note(n).to_owned()),
    ]
}

fn day(product: &str, n: usize, start: usize, well: bool) -> Row {
    let (day, jitter) = (start + n, n * 7 % 5);
    let mut row = vec![("data_product", product.to_owned()), ("due_at", at(day, 120))];
    if !well && n % 9 == 8 {
        row.push(("never", "yes".to_owned()));
    } else {
        row.push(("delivered_at", at(day, if well { 95 + jitter } else { 150 + n * 3 + jitter })));
    }
    row
}
