//! A root between two points, by Brent's method.

/// Brent's search for a zero of `f` between `from` and `to`, where `f` has opposite signs, ending
/// within `tolerance` of it. (Brent 1973, "Algorithms for Minimization without Derivatives".)
pub(super) fn root(from: f64, to: f64, tolerance: f64, f: impl Fn(f64) -> f64) -> f64 {
    let mut search =
        Search { previous: (from, f(from)), best: (to, f(to)), opposite: (from, f(from)), step: to - from };
    if search.previous.1 == 0.0 {
        return from;
    }
    for _ in 0..1000 {
        let Some(next) = search.next(tolerance) else {
            break;
        };
        search.accept(next, f(next));
    }
    search.best.0
}

/// Three points with their values: the best so far, the one before it, and the nearest one on the
/// other side of the zero.
struct Search {
    previous: (f64, f64),
    best: (f64, f64),
    opposite: (f64, f64),
    step: f64,
}

impl Search {
    /// Where to look next; `None` when the zero is pinned down.
    fn next(&mut self, tolerance: f64) -> Option<f64> {
        if self.opposite.1.abs() < self.best.1.abs() {
            self.previous = self.best;
            self.best = self.opposite;
            self.opposite = self.previous;
        }
        let (b, fb) = self.best;
        let least = 2.0 * f64::EPSILON * b.abs() + tolerance / 2.0;
        let half = (self.opposite.0 - b) / 2.0;
        if half.abs() <= least || fb == 0.0 {
            return None;
        }
        let mut step = half;
        if self.step.abs() >= least && self.previous.1.abs() > fb.abs() {
            step = self.interpolated(least).unwrap_or(half);
        }
        if step.abs() < least {
            step = least.copysign(step);
        }
        Some(b + step)
    }

    /// The step to the zero of a line or an inverse parabola, when it can be trusted.
    fn interpolated(&self, least: f64) -> Option<f64> {
        let ((a, fa), (b, fb), (c, fc)) = (self.previous, self.best, self.opposite);
        let width = c - b;
        let (p, q) = if a == c {
            let t = fb / fa;
            (width * t, 1.0 - t)
        } else {
            let (q, t, u) = (fa / fc, fb / fc, fb / fa);
            (u * (width * q * (q - t) - (b - a) * (t - 1.0)), (q - 1.0) * (t - 1.0) * (u - 1.0))
        };
        let (p, q) = if p > 0.0 { (p, -q) } else { (-p, q) };
        let inside = p < 0.75 * width * q - (least * q).abs() / 2.0;
        (inside && p < (self.step * q / 2.0).abs()).then(|| p / q)
    }

    fn accept(&mut self, x: f64, fx: f64) {
        self.step = x - self.best.0;
        self.previous = self.best;
        self.best = (x, fx);
        let same_side = (fx > 0.0 && self.opposite.1 > 0.0) || (fx < 0.0 && self.opposite.1 < 0.0);
        if same_side {
            self.opposite = self.previous;
        }
    }
}
