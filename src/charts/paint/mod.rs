//! The painters: a drawing as SVG for the screen and as a PNG for a slide. The third, which writes
//! into a PDF page, belongs to the report.

pub mod bitmap;
mod cover;
pub mod svg;
