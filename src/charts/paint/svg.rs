//! The painter for the screen: SVG in which text stays text, every mark has its plain colour and a
//! class for the window's theme, and nothing needs an inline style.

use crate::charts::fonts::{DISPLAY, Face, SANS};
use crate::charts::pen::UNIT;
use crate::charts::theme::{Ink, Theme};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write as _;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes SVG elements; expects the coded palette.
pub struct SvgPainter {
    body: String,
    theme: Theme,
    size: (u32, u32),
}

/// Text as XML may carry it: the five signs escaped, control letters left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if (c < ' ' && c != '\t') || matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

fn px(steps: i32) -> String {
    let mut text = format!("{:.2}", f64::from(steps) / UNIT);
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    text
}

impl SvgPainter {
    /// An empty drawing of so many pixels.
    pub fn new(width: f64, height: f64, theme: Theme) -> SvgPainter {
        SvgPainter { body: String::new(), theme, size: ((width * UNIT) as u32, (height * UNIT) as u32) }
    }

    /// The whole file: the marks between a title and a description that a screen reader reads.
    pub fn finish(self, title: &str, description: &str) -> String {
        let (w, h) = (px(self.size.0 as i32), px(self.size.1 as i32));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pf-chart\" role=\"img\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" font-family=\"'{SANS}', system-ui, sans-serif\">\
             <title>{}</title><desc>{}</desc>\n{}</svg>\n",
            escaped(title),
            escaped(description),
            self.body
        )
    }

    fn filled(&self, colour: BackendColor) -> String {
        let ink = Ink::of_code(colour.rgb.0);
        format!("class=\"pf-f-{}\" fill=\"{}\"", ink.token(), self.theme.colour(ink).hex())
    }

    fn stroked<S: BackendStyle>(&self, style: &S) -> String {
        let ink = Ink::of_code(style.color().rgb.0);
        let width = px(style.stroke_width() as i32);
        let colour = self.theme.colour(ink).hex();
        format!("class=\"pf-s-{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"", ink.token())
    }

    fn paint<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        if fill { self.filled(style.color()) } else { self.stroked(style) }
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) -> Drawn {
        // Writing into a string cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
        Ok(())
    }
}

fn points<I: IntoIterator<Item = BackendCoord>>(places: I) -> String {
    let each: Vec<String> = places.into_iter().map(|(x, y)| format!("{},{}", px(x), px(y))).collect();
    each.join(" ")
}

impl DrawingBackend for SvgPainter {
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

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        let paint = self.filled(colour);
        self.push(format_args!(
            "<rect {paint} x=\"{}\" y=\"{}\" width=\"0.05\" height=\"0.05\"/>",
            px(x),
            px(y)
        ))
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        let paint = self.stroked(style);
        let (x1, y1, x2, y2) = (px(a.0), px(a.1), px(b.0), px(b.1));
        self.push(format_args!("<line {paint} x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let paint = self.paint(style, fill);
        let (x, y, w, h) = (px(a.0), px(a.1), px(b.0 - a.0), px(b.1 - a.1));
        self.push(format_args!("<rect {paint} x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let paint = self.stroked(style);
        let places = points(path);
        self.push(format_args!("<polyline {paint} stroke-linejoin=\"round\" points=\"{places}\"/>"))
    }

    fn draw_circle<S: BackendStyle>(&mut self, c: BackendCoord, r: u32, style: &S, fill: bool) -> Drawn {
        let paint = self.paint(style, fill);
        let (x, y, r) = (px(c.0), px(c.1), px(r as i32));
        self.push(format_args!("<circle {paint} cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let paint = self.filled(style.color());
        let places = points(path);
        self.push(format_args!("<polygon {paint} points=\"{places}\"/>"))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let paint = self.filled(style.color());
        let bold = matches!(style.style(), FontStyle::Bold);
        let face = Face::of(style.family().as_str(), bold, matches!(style.style(), FontStyle::Italic));
        let mut set = format!("font-size=\"{}\"", px(style.size().round() as i32));
        if face.family() == DISPLAY {
            set.push_str(&format!(" font-family=\"'{DISPLAY}', Georgia, serif\""));
        }
        if bold {
            set.push_str(" font-weight=\"600\"");
        }
        if face.italic() {
            set.push_str(" font-style=\"italic\"");
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => set.push_str(" text-anchor=\"middle\""),
            HPos::Right => set.push_str(" text-anchor=\"end\""),
        }
        let (x, y) = (px(at.0), px(at.1));
        self.push(format_args!("<text {paint} x=\"{x}\" y=\"{y}\" {set}>{}</text>", escaped(text)))
    }
}
