#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markdown;
use super::text::escape;
use crate::report::model::{
    Block, Callout, CalloutKind, Column, Footer, Heading, Report, Rich, Row, Table, Tile, Verdict,
};

/// Words that a careless writer would turn into markup, links, images, scripts or other rows.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://example.org/x.png)",
    "[click](javascript:alert(1))",
    "[ref]: https://example.org",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "a | b | c",
    "`code` *em* **strong** ~~gone~~ __x__",
    "two\n\n# lines\n\n<b>",
    "---",
    "```\ncode",
    "    indented",
    "&lt;b&gt; &amp; &#60;",
    "ends in a backslash\\",
    "https://example.org www.example.org a@example.org",
    "$x$ {: .class} [^1] ^[note]",
];

/// A report in which a text stands everywhere that words can stand.
fn report(text: &str) -> Report {
    let rich = || Rich::from(text);
    Report {
        title: text.to_owned(),
        footer: Footer { text: text.to_owned(), classification: text.to_owned() },
        blocks: vec![
            Block::Kicker(text.to_owned()),
            Block::Title(Heading::new(text)),
            Block::Heading(2, Heading::new(text)),
            Block::Paragraph(rich()),
            Block::Paragraph(Rich::new().bold(text)),
            Block::Bullets(vec![rich()]),
            Block::Verdicts(vec![Verdict {
                question: text.to_owned(),
                sentence: rich(),
                detail: rich(),
                chip_note: text.to_owned(),
                ..Verdict::default()
            }]),
            Block::Tiles(vec![Tile {
                label: text.to_owned(),
                figure: text.to_owned(),
                interval: text.to_owned(),
                change: text.to_owned(),
                ..Tile::default()
            }]),
            Block::Table(Table {
                caption: rich(),
                columns: vec![Column::words(text, 1.0), Column::words("b", 1.0)],
                rows: vec![Row { cells: vec![rich(), rich()], anchor: None }],
                dense: false,
            }),
            Block::Callout(Callout {
                kind: CalloutKind::Mind,
                title: text.to_owned(),
                blocks: vec![Block::Paragraph(rich())],
            }),
            Block::Definitions(vec![(rich(), rich())]),
            Block::Note(Rich::new().link(text, text)),
        ],
        ..Report::default()
    }
}

/// What a reader of Markdown makes of it: the kinds of its parts, and its words.
fn read(text: &str) -> (Vec<String>, String) {
    let (mut kinds, mut words) = (Vec::new(), String::new());
    // Curly quotes would only make other letters of the words.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Link { .. }) => kinds.push("link".to_owned()),
            Event::Start(Tag::Image { .. }) => kinds.push("image".to_owned()),
            Event::Start(tag) => {
                kinds.push(format!("{tag:?}").split([' ', '(', '{']).next().unwrap().to_owned())
            }
            Event::Html(html) | Event::InlineHtml(html) => kinds.push(format!("html {html}")),
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                kinds.push("code".to_owned());
            }
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    (kinds, words)
}

#[test]
fn nothing_that_was_typed_becomes_markup() {
    let (plain, _) = read(&markdown(&report("plain words")).text);
    for hostile in HOSTILE {
        let text = markdown(&report(hostile)).text;
        let (kinds, words) = read(&text);
        assert_eq!(kinds, plain, "{hostile:?} is more than words:\n{text}");
        let wanted = hostile.split_whitespace().next().unwrap();
        assert!(words.contains(wanted), "{hostile:?} is not there as it was typed: {words}");
    }
}

#[test]
fn addresses_do_not_become_links_by_themselves() {
    // GitHub's flavour links bare addresses, which the parser of this test does not.
    assert_eq!(escape("https://a.example"), "https\\://a.example");
    assert_eq!(escape("WWW.a.example"), "WWW\\.a.example");
    assert_eq!(escape("a@b.example"), "a\\@b.example");
    assert_eq!(escape("By 04:00: all in time"), "By 04:00: all in time");
    assert_eq!(escape(":tada:"), "\\:tada:");
}

proptest! {
    #[test]
    fn any_words_are_shown_as_they_were_typed(text in "[a-z<>&*_\\[\\]()`#|!~\\\\:@.=+\"'^$-]{1,24}") {
        let (plain, _) = read(&markdown(&report("plain words")).text);
        let (kinds, words) = read(&markdown(&report(&text)).text);
        prop_assert_eq!(kinds, plain);
        prop_assert!(words.contains(&text), "{} is not in {}", text, words);
    }
}
