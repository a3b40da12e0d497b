//! Rows: values of every type, and every reason to refuse one.

use super::*;

#[test]
fn a_diagnosis_trial_is_read_with_its_references_and_times() {
    let text = "kind,side,scenario,workload,failed_at,detected_at,cause confirmed at,diagnosed_by,people,found by,announced,note\n\
        diagnosis trial,pilot,s01,finance_close,2026-10-14T13:02:00+02:00,2026-10-14 11:05Z,2026-10-14T13:30:00.5+02:00,\
        ,3,task logs,no,\"two\nlines\"\n";
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(reasons(&table), [""; 0]);
    let body = &table.drafts[0].body;
    let expected = json!({
        "kind": "diagnosis_trial", "side": "pilot",
        "scenario": id(Noun::Scenario, "S01"), "workload": id(Noun::Workload, "finance_close"),
        "failed_at": "2026-10-14T11:02:00Z", "detected_at": "2026-10-14T11:05:00Z",
        "confirmed_at": "2026-10-14T11:30:00.500Z",
        "people": 3, "means": "task_logs", "announced": false, "note": "two\nlines",
        "source": "drills.csv, line 2",
    });
    assert_eq!(json!(body), expected);
}

#[test]
fn each_refusal_names_line_and_field_and_all_of_a_row_are_told_at_once() {
    let text = "kind,side,scenario,failed_at,people\n\n\
        diagnosis_trial,pilot,S99,2026-10-14 13:02,many\n\
        diagnosis_trial,pilot,S01,2026-10-14T13:02Z,2\n\
        trial,pilot,,,\n";
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(table.drafts.len(), 1);
    let found = reasons(&table);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("line 3, scenario: There is no scenario called “S99”."), "{found:?}");
    assert!(
        found[1].starts_with("line 3, failed_at: “2026-10-14 13:02” does not say its zone."),
        "{found:?}"
    );
    assert!(found[2].starts_with("line 3, people: “many” is not a whole number"), "{found:?}");
    assert!(
        found[3].starts_with("line 5, kind: “trial” is no kind. Write one of: diagnosis_trial,"),
        "{found:?}"
    );
}

#[test]
fn a_row_that_contradicts_itself_is_refused_with_the_domain_s_reason() {
    let found = reason(
        "kind,side,failed_at,recovered_at\ndiagnosis_trial,pilot,2026-10-14T13:02Z,2026-10-14T12:00Z\n",
    );
    assert!(found.contains("line 2, recovered_at: “recovered at” comes before “failed at”."), "{found}");
    assert!(reason("kind,side,hours\ntoil,,2\n").contains("line 2, side: Say which side"));
}

#[test]
fn the_zone_counts_only_when_somebody_chose_it() {
    let text = "kind,side,failed_at\ndiagnosis_trial,pilot,2026-10-14 13:02\ndiagnosis_trial,pilot,2026-10-25 02:30\n\
        diagnosis_trial,pilot,2026-03-29 02:30\n";
    assert_eq!(read(text.as_bytes()).unwrap().refused.len(), 3);
    let table = read_with(text.as_bytes(), Some(chrono_tz::Tz::Europe__Berlin), &[]).unwrap();
    assert_eq!(table.drafts[0].body["failed_at"], "2026-10-14T11:02:00Z");
    let found = reasons(&table);
    assert!(found[0].starts_with("line 3, failed_at: “2026-10-25 02:30” happened twice"), "{found:?}");
    assert!(found[1].starts_with("line 4, failed_at: “2026-03-29 02:30” does not exist"), "{found:?}");
}

#[test]
fn cells_under_the_wrong_kind_or_no_name_are_refused() {
    let found = reason("kind,side,hours,failed_at\ntoil,pilot,2,2026-10-14T13:02Z\n");
    assert!(found.contains("line 2, failed at: A toil has no such field."), "{found}");
    let found = reason("kind,side,hours,\ntoil,pilot,2,stray\n");
    assert!(found.contains("stands under no column name"), "{found}");
    assert_eq!(read(b"kind,side,hours,\ntoil,pilot,2,\n").unwrap().drafts.len(), 1);
    let found = reason("kind,side,Deployment,boundary\nrollback_drill,pilot,Workspace A,Workspace A\n");
    assert!(found.contains("line 2, boundary: Two columns give this field."), "{found}");
}

#[test]
fn a_bad_byte_or_a_nul_refuses_its_row_alone() {
    let text = b"kind,side,what_on\ntoil,pilot,M\xfcnchen\ntoil,pilot,nul\0byte\ntoil,pilot,fine\n";
    let table = read(text).unwrap();
    assert_eq!(table.drafts.len(), 1);
    assert_eq!(
        reasons(&table),
        [
            "line 2, what_on: Byte 2 of this cell is not UTF-8 text. Save the file as “CSV UTF-8”.",
            "line 3, what_on: It holds a control character. Take it out."
        ]
    );
}

#[test]
fn rows_of_another_shape_are_refused() {
    assert!(
        reason("kind,side,what_on\ntoil,pilot,a,b\n")
            .contains("line 2, row: It has 4 cells and the header 3.")
    );
    assert!(reason("kind,side,what_on\ntoil,pilot\n").contains("It has 2 cells and the header 3."));
    let open = reason("kind,side,what_on\ntoil,pilot,\"never closed\ntoil,pilot,x\n");
    assert!(open.contains("line 2, row: The quote that opens on line 2 is never closed"), "{open}");
    assert!(
        reason("kind,side,what_on\ntoil,pilot,\"a\" b\n")
            .contains("a closing quote is followed by more text")
    );
}

#[test]
fn a_formula_is_text_and_an_apostrophe_before_it_is_not() {
    let table =
        read(b"kind,side,what_on,hours\ntoil,pilot,=1+1,2\ntoil,pilot,'=1+1,'2\ntoil,pilot,'twas,1\n")
            .unwrap();
    let said: Vec<&str> = table.drafts.iter().map(|d| d.body["what_on"].as_str().unwrap()).collect();
    assert_eq!(said, ["=1+1", "'twas"]);
    assert_eq!(
        reasons(&table),
        ["line 3, hours: “'2” is not a number. Type digits with a point, such as 12.5."]
    );
}

#[test]
fn rows_that_say_the_same_are_counted_and_told() {
    let table = read(b"kind,side,hours\ntoil,pilot,2\ntoil,baseline,2\ntoil,pilot,2.0\n").unwrap();
    let occurrences: Vec<u32> = table.drafts.iter().map(|d| d.occurrence).collect();
    assert_eq!(occurrences, [0, 0, 1]);
    assert_eq!(table.drafts[0].identity, table.drafts[2].identity);
    assert_eq!(table.warnings.len(), 1);
    assert!(table.warnings[0].what.starts_with("It says the same as line 2."));
}

#[test]
fn a_failure_injected_into_production_is_asked_about() {
    let table = read(b"kind,side,origin,injected_into\ndiagnosis_trial,baseline,drill,production\n").unwrap();
    assert_eq!(table.warnings.len(), 1);
    assert_eq!(table.warnings[0].at, "line 2, injected_into");
}

#[test]
fn refused_rows_can_be_written_out_mended_and_taken_in() {
    let text = "kind;side;week;hours;what_on\ntoil;pilot;05.10.2026;2;=danger\ntoil;pilot;2026-10-05;3;fine\ntoil;;2026-10-12;-1;\n";
    let table = read(text.as_bytes()).unwrap();
    let rejects = String::from_utf8(table.rejects()).unwrap();
    let lines: Vec<&str> = rejects.lines().collect();
    assert_eq!(lines.len(), 3, "{rejects}");
    assert_eq!(lines[0], "line;refused because;kind;side;week;hours;what_on");
    assert!(
        lines[1].starts_with("2;\"week: “05.10.2026” is not a day") || lines[1].starts_with("2;week: "),
        "{rejects}"
    );
    assert!(lines[1].ends_with(";toil;pilot;05.10.2026;2;'=danger"), "{rejects}");
    assert!(
        lines[2].contains("hours: Hours cannot be negative.") && lines[2].contains("side: Say which side"),
        "{rejects}"
    );
    let again = read(rejects.as_bytes()).unwrap();
    assert_eq!(again.rejects().len(), rejects.len(), "a second round adds no columns");
    let mended =
        rejects.replace("05.10.2026", "2026-10-05").replace(";toil;;", ";toil;pilot;").replace(";-1;", ";1;");
    let mended = read(mended.as_bytes()).unwrap();
    assert_eq!((mended.drafts.len(), mended.refused.len()), (2, 0));
    assert_eq!(mended.drafts[0].body["what_on"], "=danger");
}

#[test]
fn bytes_that_are_no_text_stay_as_they_are_among_the_refused() {
    let table = read(b"kind,side,what_on\ntoil,pilot,M\xfcnchen\n").unwrap();
    let rejects = table.rejects();
    assert!(rejects.windows(7).any(|w| w == b"M\xfcnchen"));
}
