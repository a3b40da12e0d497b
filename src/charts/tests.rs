//! What every drawing must keep to, on sample data and on the edges.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::spec::*;
use super::*;

/// Where a person asked to look at the drawings; unset in ordinary runs.
fn shown(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("POSTFLIGHT_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

#[test]
fn every_drawing_is_an_image_with_a_title_and_words_and_no_inline_style() {
    for (name, chart, size) in samples::all() {
        for theme in [Theme::Light, Theme::Dark] {
            let drawing = svg(&chart, size, theme).unwrap();
            shown(&format!("{name}-{theme:?}.svg"), drawing.svg.as_bytes());
            assert!(drawing.svg.contains("role=\"img\"") && drawing.svg.contains("<title>"), "{name}");
            assert!(!drawing.svg.contains("style="), "{name}");
            assert!(!drawing.alt.is_empty() && !drawing.table.rows.is_empty(), "{name}");
            let wide = drawing.table.header.len();
            assert!(drawing.table.rows.iter().all(|row| row.len() == wide), "{name}");
        }
    }
}
