//! Who and what takes part in a hard document: plain names, or names that are long and of many scripts.

use serde_json::json;

use super::desk::{Desk, Fault};

/// The names of one document.
pub struct Cast {
    /// DAG ids.
    pub workloads: Vec<String>,
    /// People, each with a role.
    pub people: Vec<(String, String)>,
    /// Data products.
    pub products: Vec<String>,
    /// Boundaries.
    pub boundaries: Vec<String>,
    /// What is written into notes.
    notes: Vec<String>,
}

/// Words that long names are made of.
const SCRIPTS: [&str; 6] = [
    "Reconciliation of the settled orders with the ledger of the region ",
    "https://warehouse.example/exports/orders_by_region_and_currency/v2/",
    "الطلبات التي وصلت متأخرة من المتجر ",
    "注文データの突合と再処理に関する夜間バッチ",
    "주문 데이터 정산 작업 ",
    "Rücksendungen 📦 und Erstattungen 👩‍💻 über Größen ",
];

/// A text of exactly so many letters, of one of the scripts.
fn long(script: usize, letters: usize, number: usize) -> String {
    let words = SCRIPTS.get(script % SCRIPTS.len()).copied().unwrap_or_default();
    let text = format!("{number} {}", words.repeat(1 + letters / 20));
    text.chars().take(letters).collect::<String>().trim_end().to_owned()
}

impl Cast {
    /// Names as they mostly are.
    pub fn plain() -> Self {
        let workloads = ["ingest_orders", "transform_orders", "customer_360", "finance_close"];
        let people =
            [("Head of data", "sponsor"), ("Analyst A", "analyst"), ("Engineer B", "on-call engineer")];
        Self {
            workloads: workloads.map(str::to_owned).to_vec(),
            people: people.map(|(name, role)| (name.to_owned(), role.to_owned())).to_vec(),
            products: vec!["Curated orders".to_owned(), "Executive dashboard".to_owned()],
            boundaries: vec!["orders-pilot".to_owned(), "finance-pilot".to_owned()],
            notes: vec!["Made up, to see how it is printed.".to_owned()],
        }
    }

    /// Names of 200 letters, with and without a place to break them.
    pub fn long() -> Self {
        let named = |count: usize| (0..count).map(|n| long(n, 200, n + 1)).collect::<Vec<_>>();
        let unbroken = |name: String| name.replace(' ', "_");
        Self {
            workloads: named(8).into_iter().map(unbroken).collect(),
            people: named(6).into_iter().map(|name| (name.clone(), name)).collect(),
            products: named(6),
            boundaries: named(6),
            // Said of the notes first, so that none of them holds a name, which would be made short in it.
            notes: (0..12).map(|n| format!("Note {}", long(n, 595, n + 1).replacen(' ', ": ", 1))).collect(),
        }
    }

    fn is_long(&self) -> bool {
        self.notes.len() > 1
    }

    /// The pilot's name.
    pub fn title(&self) -> &str {
        self.workloads.first().map_or("", String::as_str)
    }

    /// One of the notes.
    pub fn note(&self, number: usize) -> &str {
        self.notes.get(number % self.notes.len()).map_or("", String::as_str)
    }

    /// Whose pilot it is.
    pub fn organisation(&self) -> &str {
        if self.is_long() { self.note(5) } else { "Made-up organisation" }
    }

    /// What failed.
    pub fn incident(&self) -> &str {
        if self.is_long() {
            self.note(0)
        } else {
            "The shop renamed a column, and for four days finance worked on stale numbers."
        }
    }

    /// What leadership is asked to decide.
    pub fn asked(&self) -> &str {
        if self.is_long() {
            self.note(1)
        } else {
            "Move the orders workloads, on two conditions: a restore is seen; every row has an owner."
        }
    }

    /// Puts boundaries, products, costs, risks and questions into the document.
    pub fn stage(&self, desk: &Desk) -> Result<(), Fault> {
        for (name, kind) in self.boundaries.iter().zip(["deployment", "workspace"].into_iter().cycle()) {
            desk.add("boundary", json!({"name": name, "kind": kind, "side": "pilot"}))?;
        }
        for (name, workload) in self.products.iter().zip(&self.workloads) {
            desk.add(
                "data_product",
                json!({"name": name, "workload": workload, "deadline": "04:00", "primary": "yes"}),
            )?;
        }
        for (of, low) in [("incident", "180000"), ("pilot", "21500")] {
            let fields = json!({"of": of, "what": self.note(2), "low": low, "currency": "EUR", "hours": "40", "source": self.note(4)});
            desk.add("cost", fields)?;
        }
        if self.is_long() {
            let owner = self.people.iter().map(|(name, _)| name).cycle();
            for (number, owner) in (0..6).zip(owner) {
                let (what, note) = (long(number, 200, number), self.note(number));
                desk.add("risk", json!({"what": what, "likelihood": "high", "severity": "low", "mitigation": note, "owner": owner}))?;
                desk.add("open_question", json!({"what": what, "owner": owner, "answer": note}))?;
                desk.add(
                    "responsibility",
                    json!({"what": what, "manager": "team", "owner": owner, "note": note}),
                )?;
                desk.add("scenario", json!({"code": format!("L{number}"), "name": what}))?;
            }
        }
        Ok(())
    }
}
