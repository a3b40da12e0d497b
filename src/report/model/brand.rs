//! The organisation's own look: a logo and an accent colour.

use crate::charts::Rgb;

/// The organisation's own look on a report. What means something keeps its colour: the pilot's, the
/// baseline's and that of worse are never the accent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Brand {
    /// The logo at the head of page 1.
    pub logo: Option<Logo>,
    /// The colour of the band at the head of page 1, of the small line above each title, of the dots
    /// of lists and of the bar beside the decision. None: navy and the pilot's green, as ever.
    pub accent: Option<Rgb>,
}

/// A picture to be printed, read by [`Logo::read`].
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What the picture is, for those who hear the page: "Logo of Example Stores".
    pub alt: String,
    /// The picture itself.
    pub(in crate::report) pixels: Pixels,
}

/// A picture as a PDF holds it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) enum Pixels {
    /// Red, green and blue of every pixel, row by row; what was transparent lies on white.
    Rgb(Vec<u8>),
    /// A JPEG without its notes, grey (1) or red, green and blue (3).
    Jpeg(Vec<u8>, u8),
}

/// Why a picture cannot be printed: a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogoProblem {
    /// Neither kind of file.
    #[error("The logo is neither a PNG nor a JPEG file. Save it as a PNG and choose it again.")]
    Kind,
    /// Cut off or damaged.
    #[error("The logo cannot be read: {0}. Save it again as a PNG and choose it again.")]
    Broken(String),
    /// Too large to print in a report of a few hundred kilobytes.
    #[error("The logo is too large: {0}. Save it as a PNG of at most {MOST_PIXELS} pixels a side.")]
    Large(String),
    /// Colours for a press.
    #[error("The logo is a JPEG in colours for a printing press (CMYK). Save it as a PNG.")]
    Press,
}

/// The longest side of a picture that is read.
const MOST_PIXELS: u32 = 4000;

/// The most bytes of a JPEG, which is printed as it is.
const MOST_JPEG: usize = 150_000;

/// The most pixels that are printed across and down: 600 an inch at the size of a logo.
const PRINTED: (u32, u32) = (1250, 280);

impl Logo {
    /// Reads a PNG or JPEG file. Notes in the file (place, camera, author) are left out.
    pub fn read(file: &[u8], alt: impl Into<String>) -> Result<Logo, LogoProblem> {
        let (width, height, pixels) = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(file)?
        } else if file.starts_with(&[0xff, 0xd8, 0xff]) {
            super::jpeg::read(file)?
        } else {
            return Err(LogoProblem::Kind);
        };
        let logo = Logo { width, height, alt: alt.into(), pixels };
        match &logo.pixels {
            Pixels::Jpeg(bytes, _) if bytes.len() > MOST_JPEG => {
                Err(LogoProblem::Large(format!("{} kB as a JPEG", bytes.len() / 1000)))
            }
            _ => Ok(logo),
        }
    }

    /// The picture as a file of its own, and how such a file's name ends.
    pub(in crate::report) fn file(&self) -> Result<(Vec<u8>, &'static str), png::EncodingError> {
        let data = match &self.pixels {
            Pixels::Jpeg(bytes, _) => return Ok((bytes.clone(), "jpeg")),
            Pixels::Rgb(data) => data,
        };
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(data)?;
        writer.finish()?;
        Ok((file, "png"))
    }

    /// The size of the picture in a room; a pixel is never larger than 1/72 of an inch.
    pub(in crate::report) fn size_in(&self, room: (f32, f32)) -> (f32, f32) {
        let (width, height) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let scale = (room.0 / width).min(room.1 / height).min(1.0);
        (width * scale, height * scale)
    }
}

/// Whether a picture of this size is read at all.
pub(super) fn of_size(width: u32, height: u32) -> Result<(), LogoProblem> {
    if width == 0 || height == 0 {
        return Err(LogoProblem::Broken("it has no pixels".to_owned()));
    }
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return Err(LogoProblem::Large(format!("{width} by {height} pixels")));
    }
    Ok(())
}

fn png(file: &[u8]) -> Result<(u32, u32, Pixels), LogoProblem> {
    let broken = |error: png::DecodingError| LogoProblem::Broken(error.to_string());
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(broken)?;
    of_size(reader.info().width, reader.info().height)?;
    let size = reader.output_buffer_size().ok_or_else(|| LogoProblem::Large("too many bytes".to_owned()))?;
    let mut data = vec![0; size];
    let frame = reader.next_frame(&mut data).map_err(broken)?;
    let samples = frame.color_type.samples();
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let rgb = |pixel: &[u8]| match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [on_white(grey, alpha); 3],
        [r, g, b] => [r, g, b],
        [r, g, b, alpha, ..] => [on_white(r, alpha), on_white(g, alpha), on_white(b, alpha)],
        [] => [255; 3],
    };
    let pixels: Vec<[u8; 3]> = data.chunks_exact(samples).map(rgb).collect();
    Ok(smaller(&pixels, frame.width, frame.height))
}

/// The same picture with no more pixels than paper shows: each is the mean of a square.
fn smaller(pixels: &[[u8; 3]], width: u32, height: u32) -> (u32, u32, Pixels) {
    let side = width.div_ceil(PRINTED.0).max(height.div_ceil(PRINTED.1)).max(1);
    let (across, down) = (width.div_ceil(side), height.div_ceil(side));
    let mut out = Vec::with_capacity((across * down * 3) as usize);
    for y in 0..down {
        for x in 0..across {
            let (mut sum, mut count) = ([0_u32; 3], 0);
            for row in (y * side)..((y + 1) * side).min(height) {
                for column in (x * side)..((x + 1) * side).min(width) {
                    let Some(pixel) = pixels.get((row * width + column) as usize) else { continue };
                    sum.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += u32::from(*part));
                    count += 1;
                }
            }
            let count = count.max(1);
            out.extend(sum.map(|sum| ((sum + count / 2) / count) as u8));
        }
    }
    (across, down, Pixels::Rgb(out))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    /// A picture of one colour, as red, green, blue and alpha.
    pub(super) fn drawn(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&colour.repeat((width * height) as usize)).unwrap();
        writer.finish().unwrap();
        file
    }

    #[test]
    fn what_is_transparent_lies_on_white() {
        let logo = Logo::read(&drawn(3, 2, [0, 0, 0, 51]), "Logo").unwrap();
        assert_eq!((logo.width, logo.height), (3, 2));
        assert_eq!(logo.pixels, Pixels::Rgb(vec![204; 18]));
    }

    #[test]
    fn a_large_picture_is_printed_with_as_many_pixels_as_paper_shows() {
        let logo = Logo::read(&drawn(1300, 301, [10, 20, 30, 255]), "Logo").unwrap();
        assert_eq!((logo.width, logo.height), (650, 151));
        let Pixels::Rgb(data) = &logo.pixels else { panic!("not decoded") };
        assert!(data.len() == 650 * 151 * 3 && data.chunks_exact(3).all(|p| p == [10, 20, 30]));
    }

    #[test]
    fn what_cannot_be_printed_says_what_to_do() {
        let said = |file: &[u8]| Logo::read(file, "Logo").unwrap_err();
        assert_eq!(said(b"<svg/>"), LogoProblem::Kind);
        let whole = drawn(40, 40, [1, 2, 3, 255]);
        assert!(matches!(said(&whole[..whole.len() / 2]), LogoProblem::Broken(_)));
        assert!(said(&drawn(4001, 1, [0; 4])).to_string().contains("4001 by 1"));
    }
}
