//! The painter for slides: pixels at any density, with glyphs placed where the fonts say rather than
//! on whole pixels.

use super::cover::{Spot, cover};
use crate::charts::fonts::{Face, shape_in};
use crate::charts::pen::UNIT;
use crate::charts::theme::Rgb;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Fills pixels; expects plain colours.
pub struct BitmapPainter {
    size: (u32, u32),
    scale: f32,
    pixels: Vec<u8>,
}

impl BitmapPainter {
    /// A drawing of so many CSS pixels at so many pixels each, on a ground.
    pub fn new(width: f64, height: f64, scale: f64, ground: Rgb) -> BitmapPainter {
        let size = ((width * scale).ceil().max(1.0) as u32, (height * scale).ceil().max(1.0) as u32);
        let many = size.0 as usize * size.1 as usize;
        let pixels = [ground.0, ground.1, ground.2].repeat(many);
        BitmapPainter { size, scale: (scale / UNIT) as f32, pixels }
    }

    /// Packs the picture as a PNG that says its density.
    pub fn finish(self, scale: f64) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.size.0, self.size.1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let density = (96.0 * scale / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: density,
            yppu: density,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }

    fn spot(&self, (x, y): BackendCoord) -> Spot {
        (x as f32 * self.scale, y as f32 * self.scale)
    }

    fn fill(&mut self, shapes: &[Vec<Spot>], colour: BackendColor) {
        let (wide, pixels) = (self.size.0 as usize, &mut self.pixels);
        let (r, g, b) = colour.rgb;
        cover(shapes, self.size, |x, y, share| {
            let at = (y as usize * wide + x as usize) * 3;
            if let Some(pixel) = pixels.get_mut(at..at + 3) {
                for (old, new) in pixel.iter_mut().zip([r, g, b]) {
                    *old = (f32::from(*old) + (f32::from(new) - f32::from(*old)) * share).round() as u8;
                }
            }
        });
    }

    fn stroke(&mut self, spots: &[Spot], width: f32, colour: BackendColor) {
        let mut shapes: Vec<Vec<Spot>> = Vec::new();
        for pair in spots.windows(2) {
            if let [a, b] = pair {
                shapes.extend(band(*a, *b, width));
            }
        }
        let joints = spots.iter().skip(1).take(spots.len().saturating_sub(2));
        shapes.extend(joints.map(|at| disc(*at, width / 2.0)));
        self.fill(&shapes, colour);
    }
}

/// A line as a shape that runs the same way whichever way the line does.
fn band(a: Spot, b: Spot, width: f32) -> Option<Vec<Spot>> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.hypot(dy);
    let (ox, oy) = (-dy / length * width / 2.0, dx / length * width / 2.0);
    let corners =
        vec![(a.0 - ox, a.1 - oy), (b.0 - ox, b.1 - oy), (b.0 + ox, b.1 + oy), (a.0 + ox, a.1 + oy)];
    (length > 0.0).then_some(corners)
}

/// A disc as a shape, running the same way as [`band`].
fn disc((x, y): Spot, radius: f32) -> Vec<Spot> {
    let sides = 40;
    let corner = |n: i32| {
        let angle = std::f64::consts::TAU * f64::from(n) / f64::from(sides);
        (x + radius * libm::cos(angle) as f32, y + radius * libm::sin(angle) as f32)
    };
    (0..sides).map(corner).collect()
}

/// A glyph's outline as straight sides.
struct Outline {
    shapes: Vec<Vec<Spot>>,
    at: Spot,
    scale: f32,
}

impl Outline {
    fn to(&self, x: f32, y: f32) -> Spot {
        (self.at.0 + x * self.scale, self.at.1 - y * self.scale)
    }

    fn add(&mut self, spot: Spot) {
        if let Some(shape) = self.shapes.last_mut() {
            shape.push(spot);
        }
    }

    fn last(&self) -> Spot {
        self.shapes.last().and_then(|shape| shape.last()).copied().unwrap_or(self.at)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let spot = self.to(x, y);
        self.shapes.push(vec![spot]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let spot = self.to(x, y);
        self.add(spot);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (a, b, c) = (self.last(), self.to(x1, y1), self.to(x, y));
        for n in 1..=6 {
            let t = n as f32 / 6.0;
            let u = 1.0 - t;
            let mix = |p: f32, q: f32, r: f32| u * u * p + 2.0 * u * t * q + t * t * r;
            self.add((mix(a.0, b.0, c.0), mix(a.1, b.1, c.1)));
        }
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, c, d) = (self.last(), self.to(x1, y1), self.to(x2, y2), self.to(x, y));
        for n in 1..=8 {
            let t = n as f32 / 8.0;
            let u = 1.0 - t;
            let mix = |p: f32, q: f32, r: f32, s: f32| {
                u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
            };
            self.add((mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1)));
        }
    }

    fn close(&mut self) {}
}

impl DrawingBackend for BitmapPainter {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        let (from, to) = (self.spot(at), self.spot((at.0 + 1, at.1 + 1)));
        self.fill(&[vec![from, (to.0, from.1), to, (from.0, to.1)]], colour);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if fill {
            let (from, to) = (self.spot(a), self.spot(b));
            self.fill(&[vec![from, (to.0, from.1), to, (from.0, to.1)]], style.color());
            return Ok(());
        }
        self.draw_path([a, (b.0, a.1), b, (a.0, b.1), a], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let spots: Vec<Spot> = path.into_iter().map(|at| self.spot(at)).collect();
        self.stroke(&spots, style.stroke_width() as f32 * self.scale, style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (centre, radius) = (self.spot(at), radius as f32 * self.scale);
        if fill {
            self.fill(&[disc(centre, radius)], style.color());
            return Ok(());
        }
        let half = style.stroke_width() as f32 * self.scale / 2.0;
        let mut inner = disc(centre, (radius - half).max(0.0));
        inner.reverse();
        self.fill(&[disc(centre, radius + half), inner], style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let spots: Vec<Spot> = path.into_iter().map(|at| self.spot(at)).collect();
        self.fill(&[spots], style.color());
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let bold = matches!(style.style(), FontStyle::Bold);
        let face = Face::of(style.family().as_str(), bold, matches!(style.style(), FontStyle::Italic));
        let Some(parsed) = face.parsed() else { return Ok(()) };
        let size = style.size() as f32 * self.scale;
        let shaped = shape_in(face, text);
        let (mut x, y) = self.spot(at);
        x -= shaped.width * size / 1000.0
            * match style.anchor().h_pos {
                HPos::Left => 0.0,
                HPos::Center => 0.5,
                HPos::Right => 1.0,
            };
        for glyph in &shaped.glyphs {
            let at = (x + glyph.dx * size / 1000.0, y - glyph.dy * size / 1000.0);
            let mut outline = Outline { shapes: Vec::new(), at, scale: size / parsed.units_per_em() as f32 };
            parsed.outline_glyph(GlyphId(glyph.id), &mut outline);
            self.fill(&outline.shapes, style.color());
            x += glyph.advance * size / 1000.0;
        }
        Ok(())
    }
}
