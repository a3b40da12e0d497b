//! Keeps a spreadsheet from running a text as a formula, without changing the text: a guarded cell
//! begins with an apostrophe, which spreadsheets take as "this is text" and the reader takes off.

/// Whether a spreadsheet would take a cell that begins so for a formula. The wide forms count too:
/// spreadsheets set to East Asian languages read them alike.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Puts an apostrophe before a text that would be a formula, or that would lose an apostrophe of
/// its own when it is read back.
pub fn guard(text: &str) -> String {
    if starts_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The same for a cell as it stood in a file, whose own apostrophe is already read as one.
pub fn disarm(cell: &str) -> String {
    if starts_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes the apostrophe off again.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if starts_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_plain_words_stay() {
        assert_eq!(guard("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(guard("'twas late"), "'twas late");
        assert_eq!(guard("'=quoted on purpose"), "''=quoted on purpose");
        assert_eq!(unguard("'twas late"), "'twas late");
        assert_eq!(unguard("'-5 rows"), "-5 rows");
    }

    proptest::proptest! {
        #[test]
        fn no_text_begins_like_a_formula_and_each_comes_back(text in "['=+@\t-]{0,3}.{0,8}") {
            let guarded = guard(&text);
            proptest::prop_assert!(!starts_formula(&guarded));
            proptest::prop_assert_eq!(unguard(&guarded), &text);
        }
    }
}
