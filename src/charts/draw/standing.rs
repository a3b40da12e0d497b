//! The mark that says how a criterion stands.

use crate::charts::pen::Pen;
use crate::charts::spec::Standing;
use crate::charts::theme::Ink;
use plotters_backend::DrawingBackend;

/// The colour of a standing.
pub fn ink(standing: Standing) -> Ink {
    match standing {
        Standing::Met => Ink::Pilot,
        Standing::NotMet => Ink::Worse,
        Standing::NotEnough => Ink::Navy,
        Standing::Open => Ink::LineStrong,
    }
}

/// A diamond. The shape says it too: filled is met, hollow open, crossed not met, half filled not
/// enough.
pub fn mark<D: DrawingBackend>(pen: &mut Pen<'_, D>, standing: Standing, (x, y): (f64, f64)) {
    let ink = ink(standing);
    let diamond = |r: f64| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    pen.shape(&diamond(6.0), ink);
    match standing {
        Standing::Met => {}
        Standing::Open => pen.shape(&diamond(4.2), Ink::Bg),
        Standing::NotEnough => {
            pen.shape(&diamond(4.2), Ink::Bg);
            pen.shape(&[(x - 4.2, y), (x + 4.2, y), (x, y + 4.2)], ink);
        }
        Standing::NotMet => {
            pen.line((x - 2.2, y - 2.2), (x + 2.2, y + 2.2), Ink::Bg, 1.4);
            pen.line((x - 2.2, y + 2.2), (x + 2.2, y - 2.2), Ink::Bg, 1.4);
        }
    }
}
