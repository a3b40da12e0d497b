//! The painter for paper: a plotters backend that writes a chart into a page, with text as text in
//! the page's own fonts.

use super::canvas::Canvas;
use super::piece::{Spot, Step, Stroke, circle, rectangle};
use crate::charts::fonts::Face;
use crate::charts::{Ink, Rgb, UNIT};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Paints onto a page.
pub struct PagePainter<'p, 'c, 'f, 'a> {
    /// The page.
    pub canvas: &'p mut Canvas<'c, 'f, 'a>,
    /// The drawing's upper left corner on the page.
    pub at: Spot,
    /// Points a step.
    pub step: f32,
    /// The drawing's size in steps.
    pub size: (u32, u32),
}

fn rgb(colour: BackendColor) -> Rgb {
    Rgb(colour.rgb.0, colour.rgb.1, colour.rgb.2)
}

impl<'p, 'c, 'f, 'a> PagePainter<'p, 'c, 'f, 'a> {
    /// A painter for a drawing of a size in pixels, at so many points a pixel.
    pub fn new(canvas: &'p mut Canvas<'c, 'f, 'a>, at: Spot, size: crate::charts::Size, scale: f32) -> Self {
        let steps = |pixels: f64| (pixels * UNIT) as u32;
        let size = (steps(size.width), steps(size.height));
        PagePainter { canvas, at, step: scale / UNIT as f32, size }
    }

    fn spot(&self, (x, y): BackendCoord) -> Spot {
        (self.at.0 + x as f32 * self.step, self.at.1 + y as f32 * self.step)
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> Option<(Rgb, Stroke)> {
        let width = style.stroke_width() as f32 * self.step;
        Some((rgb(style.color()), Stroke { ink: Ink::Text.into(), width, dash: None }))
    }

    fn draw<S: BackendStyle>(&mut self, steps: &[Step], style: &S, fill: bool) -> Drawn {
        if fill {
            self.canvas.outline(steps, Some(rgb(style.color())), None);
        } else {
            let stroke = self.stroke(style);
            self.canvas.outline(steps, None, stroke);
        }
        Ok(())
    }

    fn through<I: IntoIterator<Item = BackendCoord>>(&self, path: I) -> Vec<Step> {
        let spots = path.into_iter().enumerate();
        spots
            .map(|(n, at)| if n == 0 { Step::Move(self.spot(at)) } else { Step::Line(self.spot(at)) })
            .collect()
    }
}

impl DrawingBackend for PagePainter<'_, '_, '_, '_> {
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
        let steps = rectangle(self.spot(at), (self.step, self.step));
        self.canvas.outline(&steps, Some(rgb(colour)), None);
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
        let (from, to) = (self.spot(a), self.spot(b));
        self.draw(&rectangle(from, (to.0 - from.0, to.1 - from.1)), style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let steps = self.through(path);
        self.draw(&steps, style, false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let steps = circle(self.spot(at), radius as f32 * self.step);
        self.draw(&steps, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut steps = self.through(path);
        steps.push(Step::Close);
        self.draw(&steps, style, true)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let bold = matches!(style.style(), FontStyle::Bold);
        let face = Face::of(style.family().as_str(), bold, matches!(style.style(), FontStyle::Italic));
        let size = style.size() as f32 * self.step;
        let (x, y) = self.spot(at);
        let width = self.canvas.faces.width(face, size, text);
        let left = match style.anchor().h_pos {
            HPos::Left => x,
            HPos::Center => x - width / 2.0,
            HPos::Right => x - width,
        };
        self.canvas.faces.note_missing(text);
        self.canvas.text((left, y), text, face, size, rgb(style.color()));
        Ok(())
    }
}
