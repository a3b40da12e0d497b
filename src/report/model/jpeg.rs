//! A JPEG as a PDF can hold it: the picture's own parts, without notes (place, camera, previews).

use super::brand::{LogoProblem, Pixels, of_size};

fn broken(why: &str) -> LogoProblem {
    LogoProblem::Broken(why.to_owned())
}

/// Reads a JPEG: its width and height, and what is printed of it.
pub(super) fn read(file: &[u8]) -> Result<(u32, u32, Pixels), LogoProblem> {
    let cut = || broken("it is cut off");
    let mut kept = vec![0xff, 0xd8];
    let mut size = None;
    let mut at = 2;
    loop {
        let marker = *file.get(at..at + 2).ok_or_else(cut)?.last().ok_or_else(cut)?;
        if file.get(at) != Some(&0xff) {
            return Err(broken("a part of it begins where none should"));
        }
        if marker == 0xff {
            at += 1;
            continue;
        }
        if marker == 0xd9 {
            kept.extend([0xff, 0xd9]);
            break;
        }
        let long = file.get(at + 2..at + 4).and_then(|two| two.try_into().ok()).map(u16::from_be_bytes);
        let end = at + 2 + usize::from(long.ok_or_else(cut)?);
        let part = file.get(at..end).ok_or_else(cut)?;
        if let Some(found) = frame(marker, part)? {
            size = Some(found);
        }
        // The first note says that it is a JPEG, and one by Adobe how its colours are meant.
        let note = (0xe1..=0xef).contains(&marker) && marker != 0xee || marker == 0xfe;
        if !note {
            kept.extend(part);
        }
        at = end;
        if marker == 0xda {
            let long = entropy(file.get(at..).unwrap_or_default()).ok_or_else(cut)?;
            kept.extend(file.get(at..at + long).unwrap_or_default());
            at += long;
        }
    }
    let (width, height, parts) = size.ok_or_else(|| broken("it does not say how large it is"))?;
    Ok((width, height, Pixels::Jpeg(kept, parts)))
}

/// The width, height and number of colours, where a part says them.
fn frame(marker: u8, part: &[u8]) -> Result<Option<(u32, u32, u8)>, LogoProblem> {
    let other = matches!(marker, 0xc4 | 0xc8 | 0xcc);
    if !(0xc0..=0xcf).contains(&marker) || other {
        return Ok(None);
    }
    if marker > 0xc2 {
        return Err(broken("it is a rare kind of JPEG"));
    }
    let Some([8, h1, h2, w1, w2, colours]) = part.get(4..10) else {
        return Err(broken("it does not have 8 bits a colour"));
    };
    let (height, width) = (u16::from_be_bytes([*h1, *h2]), u16::from_be_bytes([*w1, *w2]));
    of_size(u32::from(width), u32::from(height))?;
    match colours {
        1 | 3 => Ok(Some((u32::from(width), u32::from(height), *colours))),
        4 => Err(LogoProblem::Press),
        _ => Err(broken("it has neither one colour nor three")),
    }
}

/// How long the coded picture goes on before the next part begins.
fn entropy(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(
        |two| matches!(*two, [0xff, next] if next != 0 && next != 0xff && !(0xd0..=0xd7).contains(&next)),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::report::model::Logo;

    /// The frame of a JPEG with a note in it and something after its end; no picture is in it.
    fn file(colours: u8) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        file.extend([0xff, 0xe0, 0, 4, b'J', b'F']);
        file.extend([0xff, 0xe1, 0, 8, b's', b'e', b'c', b'r', b'e', b't']);
        file.extend([0xff, 0xc0, 0, 8, 8, 0, 20, 0, 30, colours]);
        file.extend([0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd1, 3, 0xff, 0xd9]);
        file.extend(b"preview");
        file
    }

    #[test]
    fn notes_and_what_follows_the_end_are_left_out() {
        let logo = Logo::read(&file(3), "Logo").unwrap();
        assert_eq!((logo.width, logo.height), (30, 20));
        let Pixels::Jpeg(kept, 3) = &logo.pixels else { panic!("not kept") };
        let has = |words: &[u8]| kept.windows(words.len()).any(|part| part == words);
        assert!(has(b"JF") && !has(b"secret") && !has(b"preview") && kept.ends_with(&[3, 0xff, 0xd9]));
    }

    #[test]
    fn colours_for_a_press_and_cut_files_are_refused() {
        assert_eq!(Logo::read(&file(4), "Logo").unwrap_err(), LogoProblem::Press);
        for end in 3..file(1).len() - 9 {
            assert!(matches!(Logo::read(&file(1)[..end], "Logo"), Err(LogoProblem::Broken(_))), "{end}");
        }
    }
}
