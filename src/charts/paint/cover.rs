//! How much of each pixel a shape covers: the ground of the bitmap painter. Plain arithmetic in one
//! order, so the same shape gives the same pixels on every machine.

/// A place in pixels.
pub type Spot = (f32, f32);

/// How many lines a row of pixels is looked at in; across, coverage is exact.
const LINES: i32 = 5;

/// One side of a shape, with the way it runs: down is 1, up is -1.
struct Edge {
    top: Spot,
    bottom: Spot,
    way: i32,
}

fn edges(shapes: &[Vec<Spot>]) -> Vec<Edge> {
    let mut out = Vec::new();
    for shape in shapes {
        let next = shape.iter().cycle().skip(1);
        for (a, b) in shape.iter().zip(next) {
            if a.1 < b.1 {
                out.push(Edge { top: *a, bottom: *b, way: 1 });
            } else if b.1 < a.1 {
                out.push(Edge { top: *b, bottom: *a, way: -1 });
            }
        }
    }
    out
}

/// Calls back with x, y and coverage (0 to 1) for each pixel that the shapes cover; where shapes
/// that run the same way overlap, they count once.
pub fn cover(shapes: &[Vec<Spot>], (width, height): (u32, u32), mut put: impl FnMut(u32, u32, f32)) {
    let edges = edges(shapes);
    let top = edges.iter().map(|e| e.top.1).fold(f32::INFINITY, f32::min);
    let bottom = edges.iter().map(|e| e.bottom.1).fold(f32::NEG_INFINITY, f32::max);
    if top >= bottom {
        return;
    }
    let rows = (top.floor().max(0.0) as u32)..(bottom.ceil().clamp(0.0, height as f32) as u32);
    let mut row: Vec<f32> = vec![0.0; width as usize];
    let mut crossings: Vec<(f32, i32)> = Vec::new();
    for y in rows {
        row.fill(0.0);
        for line in 0..LINES {
            let at = y as f32 + (line as f32 + 0.5) / LINES as f32;
            crossings.clear();
            let met = edges.iter().filter(|e| e.top.1 <= at && at < e.bottom.1);
            crossings.extend(met.map(|e| {
                let share = (at - e.top.1) / (e.bottom.1 - e.top.1);
                (e.top.0 + share * (e.bottom.0 - e.top.0), e.way)
            }));
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (mut winding, mut from) = (0, 0.0);
            for (x, way) in &crossings {
                if winding == 0 {
                    from = *x;
                }
                winding += way;
                if winding == 0 {
                    span(&mut row, from, *x);
                }
            }
        }
        for (x, sum) in row.iter().enumerate().filter(|(_, sum)| **sum > 0.0) {
            put(x as u32, y, (sum / LINES as f32).min(1.0));
        }
    }
}

/// Adds what a span covers of each pixel of a row.
fn span(row: &mut [f32], from: f32, to: f32) {
    let (from, to) = (from.max(0.0), to.min(row.len() as f32));
    if from >= to {
        return;
    }
    let first = from.floor() as usize;
    for (n, pixel) in row.iter_mut().enumerate().skip(first) {
        let left = n as f32;
        if left >= to {
            break;
        }
        *pixel += to.min(left + 1.0) - from.max(left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(shapes: &[Vec<Spot>]) -> f32 {
        let mut total = 0.0;
        cover(shapes, (10, 10), |_, _, share| total += share);
        total
    }

    fn square(x: f32, y: f32, side: f32) -> Vec<Spot> {
        vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    }

    #[test]
    fn a_shape_covers_its_area() {
        assert!((sum(&[square(1.25, 2.0, 4.5)]) - 4.5 * 4.5).abs() < 0.5);
        assert!((sum(&[square(2.0, 2.0, 4.0)]) - 16.0).abs() < 1e-4);
    }

    #[test]
    fn an_overlap_counts_once_and_a_hole_stays_empty() {
        assert!((sum(&[square(1.0, 1.0, 4.0), square(1.0, 1.0, 4.0)]) - 16.0).abs() < 1e-4);
        let mut hole = square(2.0, 2.0, 2.0);
        hole.reverse();
        assert!((sum(&[square(1.0, 1.0, 4.0), hole]) - 12.0).abs() < 1e-4);
    }

    #[test]
    fn what_lies_outside_is_cut_off() {
        assert!((sum(&[square(-5.0, -5.0, 7.0)]) - 4.0).abs() < 1e-4);
    }
}
