//! Whole files: separators, marks, headers, and files that are no tables of observations.

use super::*;
use crate::intake::csv::read_observation_file;

const TWO: &str = "kind,side,week,hours\ntoil,pilot,2026-10-05,2.5\ntoil,baseline,2026-10-05,4\n";

fn hours(table: &ObservationTable) -> Vec<f64> {
    table.drafts.iter().map(|d| d.body["hours"].as_f64().unwrap()).collect()
}

#[test]
fn the_separator_the_mark_and_the_line_ends_make_no_difference() {
    let plain = read(TWO.as_bytes()).unwrap();
    assert_eq!(hours(&plain), [2.5, 4.0]);
    let marked = format!("\u{feff}{TWO}");
    let variants = [
        marked.clone(),
        TWO.replace(',', ";"),
        TWO.replace(',', "\t").replace('\n', "\r\n"),
        TWO.replace('\n', "\r"),
        format!("sep=;\r\n{}", TWO.replace(',', ";")),
        format!("\n\n{TWO}\n\n"),
        TWO.replace("kind,side,week,hours", "Kind,SIDE,Week of,\"hours\""),
    ];
    for variant in variants {
        let table = read(variant.as_bytes()).unwrap();
        assert_eq!(hours(&table), [2.5, 4.0], "{variant:?}");
        assert_eq!(table.drafts[0].identity, plain.drafts[0].identity, "{variant:?}");
        assert_eq!(table.refused, []);
    }
}

#[test]
fn empty_files_and_headers_alone_are_refused_by_name() {
    assert_eq!(read(b"").unwrap_err(), IntakeError::Empty { file: "drills.csv".to_owned() });
    assert!(matches!(read(b"\n\r\n").unwrap_err(), IntakeError::Empty { .. }));
    let alone = read(b"\n\nkind,side\n,,\n\n");
    assert_eq!(alone.unwrap_err(), IntakeError::NoRows { file: "drills.csv".to_owned(), line: 3 });
}

#[test]
fn columns_that_are_not_known_are_named_with_what_may_be_meant() {
    let words = read(b"kind,side,faild_at,jira link\n").unwrap_err().to_string();
    assert_eq!(
        words,
        "drills.csv: line 1: these columns are not known: “faild_at” (perhaps “failed at”), “jira link”. Rename or \
         remove them, or say which field each one is; the guide “Observations as CSV” lists the columns."
    );
    assert!(read(b"side,week\npilot,2026-10-05\n").unwrap_err().to_string().contains("no column “kind”"));
    assert!(read(b"a,b\n1,2\n").unwrap_err().to_string().contains("none of its columns"));
    let twice = read(b"kind,side,failed_at,failed at\n").unwrap_err().to_string();
    assert!(twice.contains("the column “failed at” stands there twice"), "{twice}");
}

#[test]
fn a_message_repeats_neither_control_characters_nor_long_cells() {
    let words =
        read(format!("kind,\u{1b}[2Jside,{}\n", "x".repeat(9000)).as_bytes()).unwrap_err().to_string();
    assert!(!words.chars().any(char::is_control) && words.chars().count() < 400, "{words}");
    let words = reason(&format!("kind,side,hours\ntoil,pilot,{}\n", "9".repeat(9000)));
    assert_eq!(words, "line 2, hours: It is 9000 bytes long, which no such field is. Shorten the cell.");
}

#[test]
fn columns_may_be_given_other_names_or_left_out() {
    let text = b"what it was,side,Jira link,Woche,hours\ntoil,pilot,OPS-1,2026-10-05,3\n";
    let renamed = [("What it was", "kind"), ("jira LINK", ""), ("Woche", "week")];
    let table = read_with(text, None, &renamed).unwrap();
    assert_eq!(table.drafts[0].body["week"], "2026-10-05");
    assert!(!table.drafts[0].body.contains_key("jira link"));
}

#[test]
fn a_file_of_one_kind_needs_no_column_for_it() {
    let find = |_, _: &str| None;
    let options = ReadOptions {
        assume_zone: None,
        kind: Some(crate::domain::observation::Kind::Toil),
        columns: BTreeMap::new(),
        find: &find,
    };
    let table = read_observations("t.csv", b"side,hours\npilot,2\n", &options, &|_, _| true).unwrap();
    assert_eq!(table.drafts[0].body["kind"], "toil");
    assert_eq!(table.drafts[0].body["source"], "t.csv, line 2");
}

#[test]
fn reading_can_be_cancelled_and_progress_only_grows() {
    let row = "toil,pilot,2026-10-05,1\n";
    let text = format!("kind,side,week,hours\n{}", row.repeat(2000));
    let find = |_, _: &str| None;
    let options = ReadOptions { assume_zone: None, kind: None, columns: BTreeMap::new(), find: &find };
    let looks = std::cell::RefCell::new(Vec::new());
    let table = read_observations("t.csv", text.as_bytes(), &options, &|done, total| {
        looks.borrow_mut().push(done);
        assert_eq!(total, text.len() as u64);
        true
    });
    assert_eq!(table.unwrap().drafts.len(), 2000);
    let looks = looks.into_inner();
    assert!(looks.len() > 3 && looks.windows(2).all(|w| w[0] <= w[1]), "{looks:?}");
    let cancelled = read_observations("t.csv", text.as_bytes(), &options, &|_, _| false);
    assert_eq!(cancelled.unwrap_err(), IntakeError::Cancelled { file: "t.csv".to_owned() });
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("huge.csv");
    std::fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    let find = |_, _: &str| None;
    let options = ReadOptions { assume_zone: None, kind: None, columns: BTreeMap::new(), find: &find };
    let refused = read_observation_file(&path, &options, &|_, _| true).unwrap_err();
    assert_eq!(refused, IntakeError::TooLarge { file: "huge.csv".to_owned(), megabytes: 200, limit: 128 });
    std::fs::write(&path, TWO).unwrap();
    assert_eq!(hours(&read_observation_file(&path, &options, &|_, _| true).unwrap()), [2.5, 4.0]);
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let text = b"kind,side,hours,note\ntoil,pilot,2,a\ntoil,pilot,2,a\ntoil,baseline,2,\n";
    let first = read(text).unwrap();
    let mut held: BTreeMap<crate::domain::Digest, u32> = BTreeMap::new();
    let count = |held: &BTreeMap<_, u32>, table: &ObservationTable| {
        table.unseen(|id| held.get(id).copied().unwrap_or(0)).count()
    };
    assert_eq!(count(&held, &first), 3);
    first.drafts.iter().for_each(|draft| *held.entry(draft.identity).or_default() += 1);
    let reordered =
        b"note,hours,side,kind\n,2.0,baseline,toil\na,2,PILOT,Toil\na,2,pilot,toil\nb,2,pilot,toil\n";
    assert_eq!(count(&held, &read(text).unwrap()), 0);
    let again = read(reordered).unwrap();
    let new: Vec<u64> = again.unseen(|id| held.get(id).copied().unwrap_or(0)).map(|d| d.line).collect();
    assert_eq!(new, [5]);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }
    #[test]
    fn no_rows_make_it_panic(
        rows in "([a-z_ ]{0,9}[,;\"\n\r\t]|toil|pilot|2026-10-05|'|=|-|\u{0}|é|,){0,60}",
    ) {
        let text = format!("kind,side,week,hours,what_on,failed_at,scenario\n{rows}");
        if let Ok(table) = read(text.as_bytes()) {
            let again = read(&table.rejects());
            let refused = again.map_or(0, |t| t.refused.len());
            proptest::prop_assert_eq!(refused, table.refused.len());
        }
    }
}
