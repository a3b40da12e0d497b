//! `office`: the sample's deck, opened by LibreOffice. Without a screen it offers no repair: a deck that
//! is not whole is not opened at all. What it printed must have every slide, and each slide its words.

use std::fs;
use std::process::Command;

use crate::program::{ask, find, run};
use crate::{Outcome, Stop, papers, place};

/// Has the deck printed, and counts its slides.
pub fn check() -> Outcome {
    let office = find("soffice").ok_or_else(|| Stop::because("LibreOffice (soffice) was not found."))?;
    let folder = papers::folder().join("office");
    let failed = |cause| Stop::because(format!("{} cannot be written: {cause}.", folder.display()));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    let program = || {
        let mut program = Command::new(place::built("debug", "postflight"));
        program.current_dir(&folder).env("POSTFLIGHT_HOME", folder.join("home"));
        program
    };
    run(program().args(["sample", "sample.postflight"]))?;
    let made = ask(program().args(["--json", "deck", "sample.postflight", "--out", "deck.pptx"]))
        .ok_or_else(|| Stop::because("The deck of the sample could not be made."))?;
    let slides = number_after(&made, "\"slides\":")
        .ok_or_else(|| Stop::because(format!("The program did not say how many slides it made: {made}")))?;
    // A profile of its own: one that somebody has open would take the work over and be silent.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut print = Command::new(office);
    print.current_dir(&folder).arg(profile);
    run(print.args(["--headless", "--convert-to", "pdf", "deck.pptx"]))?;
    let about = ask(Command::new("pdfinfo").arg(folder.join("deck.pdf")))
        .ok_or_else(|| Stop::because("LibreOffice did not open the deck as it is."))?;
    let pages = number_after(&about, "Pages:").unwrap_or(0);
    if pages != slides {
        return Err(Stop::because(format!("LibreOffice shows {pages} slides of {slides}.")));
    }
    for page in 1..=pages {
        let page = page.to_string();
        let words = ask(Command::new("pdftotext")
            .args(["-f", &page, "-l", &page, "deck.pdf", "-"])
            .current_dir(&folder));
        if words.is_none_or(|words| words.split_whitespace().count() < 10) {
            return Err(Stop::because(format!("LibreOffice shows slide {page} without its words.")));
        }
    }
    println!("   LibreOffice opened the deck and shows its {pages} slides.");
    Ok(())
}

/// The whole number that stands after a word.
fn number_after(text: &str, word: &str) -> Option<u32> {
    let rest = text.split(word).nth(1)?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number_after;

    #[test]
    fn a_number_is_read_after_its_word() {
        assert_eq!(number_after("{\"name\": \"a\",\n \"slides\": 12}", "\"slides\":"), Some(12));
        assert_eq!(number_after("Title: x\nPages:          7\n", "Pages:"), Some(7));
        assert_eq!(number_after("Pages: none", "Pages:"), None);
    }
}
