//! Our special functions against those of an independent crate.

use statrs::distribution::{Beta, ChiSquared, ContinuousCDF, Normal, StudentsT};

use super::super::special::*;
use super::*;

#[test]
fn normal_tails_and_quantiles() {
    let normal = Normal::new(0.0, 1.0).unwrap();
    for step in -80..=80 {
        let z = f64::from(step) / 10.0;
        // That crate's error function carries about ten digits.
        assert_near(normal_cdf(z), normal.cdf(z), 1e-10);
        assert_near(normal_two_sided(z), 2.0 * normal.cdf(-z.abs()), 1e-10);
    }
    for p in [1e-12, 1e-6, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999_999] {
        assert_near(normal_cdf(normal_quantile(p)), p, 1e-14);
        assert!((normal_cdf(-normal_upper_quantile(p)) / p - 1.0).abs() < 1e-12);
    }
    assert_near(normal_upper_quantile(0.025), 1.959_963_984_540_054, 1e-14);
    assert_near(normal_quantile(0.5), 0.0, 1e-15);
}

#[test]
fn beta_student_and_chi_squared() {
    for (a, b) in [(0.5, 0.5), (1.0, 3.0), (2.0, 30.0), (45.0, 5.5), (300.0, 701.0)] {
        let beta = Beta::new(a, b).unwrap();
        for p in [0.001, 0.025, 0.4, 0.95, 0.975] {
            let x = beta_quantile(a, b, p);
            assert_near(beta_reg(a, b, x), p, 1e-12);
            assert_near(beta_reg(a, b, x), beta.cdf(x), 1e-10);
        }
    }
    for df in [1.0, 2.0, 7.0, 33.0, 900.0] {
        let student = StudentsT::new(0.0, 1.0, df).unwrap();
        for t in [0.0, 0.4, 1.7, 5.0] {
            assert_near(student_two_sided(t, df), 2.0 * student.cdf(-t), 1e-10);
        }
        let t = student_two_sided_quantile(0.05, df);
        assert_near(student_two_sided(t, df), 0.05, 1e-12);
        let chi = ChiSquared::new(df).unwrap();
        for p in [0.05, 0.2, 0.9] {
            assert_near(chi.cdf(chi_squared_quantile(p, df)), p, 1e-9);
        }
    }
    assert_near(chi_squared_1_upper(3.841_458_820_694_124), 0.05, 1e-13);
}

/// Values of arbitrary-precision arithmetic (mpmath at forty digits), and of SciPy for the large ones.
#[test]
fn shares_agree_with_values_of_higher_precision() {
    for (a, b, x, share, near) in [
        (0.5, 0.5, 2.46740110027031e-12, 1e-06, 1e-13),
        (2.0, 30.0, 0.007910983461854705, 0.024999999999999984, 1e-13),
        (300.0, 701.0, 0.32843758901358244, 0.975, 1e-12),
        (16.5, 0.5, 0.9784442493646229, 0.40000000000000047, 1e-12),
        (3.0, 999998.0, 6.186725501906401e-07, 0.025000000000000043, 2e-9),
        (500000.0, 500001.0, 0.49901951919531184, 0.025000000000007985, 2e-9),
    ] {
        assert!((beta_reg(a, b, x) / share - 1.0).abs() < near, "I_{x}({a}, {b}) = {}", beta_reg(a, b, x));
        assert!((beta_quantile(a, b, share) / x - 1.0).abs() < near, "quantile at {share} of {a}, {b}");
    }
}

#[test]
fn what_is_no_number_gives_none_and_ends() {
    assert!(beta_reg(2.0, 3.0, f64::NAN).is_nan() && beta_reg(f64::INFINITY, 3.0, 0.5).is_nan());
    assert!(gamma_reg(f64::NAN, 1.0).is_nan() && gamma_reg(2.0, f64::INFINITY).is_nan());
}

#[test]
fn ends_of_the_ranges_are_finite() {
    assert_eq!((beta_reg(2.0, 3.0, 0.0), beta_reg(2.0, 3.0, 1.0)), (0.0, 1.0));
    assert_eq!(gamma_reg(2.0, 0.0), 0.0);
    assert!(normal_quantile(0.0).is_finite() && normal_quantile(1.0).is_finite());
    assert_eq!(chi_squared_1_upper(0.0), 1.0);
}
