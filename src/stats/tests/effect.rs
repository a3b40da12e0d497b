//! Standardised effects.

use super::super::effect::*;
use super::*;

#[test]
fn a_single_value_adds_no_spread_and_two_pairs_leave_no_effect() {
    // R's effectsize says the same of both.
    let g = hedges_g(&sample(&[10.0]), &sample(&[4.0, 6.0, 8.0])).unwrap().g;
    assert_near(g, -4.0 / 2.0 * 0.564_189_583_547_756, 1e-12);
    assert_eq!(hedges_g_paired(&pairs(&[5.0, 9.0], &[4.0, 6.0])).unwrap().g, 0.0);
    assert_eq!(hedges_g(&sample(&[]), &sample(&[4.0, 6.0])), None);
    assert_eq!(hedges_g(&sample(&[5.0]), &sample(&[4.0])), None);
}
