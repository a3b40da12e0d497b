//! Drawings: a plain spec in, one picture out, painted on whatever is asked for, with beside it
//! where the evidence lies, what it says in words, and its data as a table.
//!
//! The same code draws all of them on any plotters backend: as SVG for the screen, as operations of
//! a PDF page for the report, as pixels for a slide. Nothing here reads a clock, a disk or a font
//! of the machine, so the same spec gives the same bytes.

mod draw;
pub mod fonts;
pub mod of;
mod paint;
mod pen;
mod scale;
pub mod spec;
mod tell;
mod theme;
mod words;

pub use pen::{Palette, UNIT};
pub use spec::{Chart, DataTable, Hit, Size};
pub use theme::{Ink, Rgb, Theme};

use pen::Pen;
use plotters_backend::DrawingBackend;

/// Why a drawing could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The backend refused a mark.
    #[error("the drawing could not be painted: {0}")]
    Painter(String),
    /// The picture could not be packed as a PNG.
    #[error("the picture could not be packed: {0}")]
    Png(String),
}

/// A drawing for the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The picture: a whole SVG file in the colours of the theme; the class of each mark names the
    /// token it is filled (`pf-f-…`) or stroked (`pf-s-…`) with, for a page that recolours it.
    pub svg: String,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Where evidence lies, in the drawing's coordinates.
    pub hits: Vec<Hit>,
    /// What it shows, in sentences.
    pub alt: String,
    /// Its data.
    pub table: DataTable,
}

/// Draws a chart for the screen.
pub fn svg(chart: &Chart, size: Size, theme: Theme) -> Result<Drawing, ChartError> {
    let mut painter = paint::svg::SvgPainter::new(size.width, size.height, theme);
    let hits = paint_on(chart, size, &mut painter, Palette::Coded)?;
    let alt = alternative(chart);
    let svg = painter.finish(tell::title(chart), &alt);
    Ok(Drawing { svg, width: size.width, height: size.height, hits, alt, table: tell::table(chart) })
}

/// Draws a chart as a PNG of `scale` pixels a CSS pixel; 2 is right for a slide.
pub fn png(chart: &Chart, size: Size, theme: Theme, scale: f64) -> Result<Vec<u8>, ChartError> {
    let ground = theme.colour(Ink::Bg);
    let mut painter = paint::bitmap::BitmapPainter::new(size.width, size.height, scale, ground);
    paint_on(chart, size, &mut painter, Palette::Plain(theme))?;
    painter.finish(scale).map_err(|error| ChartError::Png(error.to_string()))
}

/// Draws a chart on any plotters backend that counts [`UNIT`] steps a pixel, sets a text's baseline
/// at its place, and takes a font size as the size of the em. Gives the hit areas.
pub fn paint_on<D: DrawingBackend>(
    chart: &Chart,
    size: Size,
    backend: &mut D,
    palette: Palette,
) -> Result<Vec<Hit>, ChartError> {
    let mut pen = Pen::new(backend, palette);
    draw::draw(&mut pen, chart, size);
    pen.finish().map_err(ChartError::Painter)
}

/// The size at which a chart of a width has room for all that it holds: rows and days make it taller.
pub fn natural_size(chart: &Chart, width: f64) -> Size {
    let height = match chart {
        Chart::Lanes(plot) => draw::lanes::natural_height(plot),
        _ => width * 0.555,
    };
    Size { width, height: height.round() }
}

/// What a chart shows, in sentences.
pub fn alternative(chart: &Chart) -> String {
    tell::alternative(chart)
}

/// A chart in words for a page, where nothing else carries its title: the finding, then what it
/// shows.
pub fn spoken(chart: &Chart) -> String {
    let finding = title(chart).trim_end_matches('.');
    if finding.is_empty() { alternative(chart) } else { format!("{finding}. {}", alternative(chart)) }
}

/// The finding a chart was given as its title.
pub fn title(chart: &Chart) -> &str {
    tell::title(chart)
}

#[cfg(test)]
pub mod samples;
#[cfg(test)]
mod tests;
