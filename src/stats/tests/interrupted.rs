//! Interrupted series.

use super::super::interrupted::*;
use super::super::xmr::series::Series;
use super::*;

fn kinked(n: usize, cutover: usize, noise: f64) -> Vec<Option<f64>> {
    (0..n)
        .map(|t| {
            let since = if t >= cutover { (t - cutover) as f64 } else { 0.0 };
            let step = if t >= cutover { -8.0 } else { 0.0 };
            let wobble = if t % 3 == 0 { noise } else { -noise / 2.0 };
            Some(40.0 + 0.5 * t as f64 + step - 0.25 * since + wobble)
        })
        .collect()
}

#[test]
fn a_kinked_line_is_found_again() {
    let series = Series::new(kinked(40, 20, 0.0)).unwrap();
    let model = segmented(&series, 20, usual_lags(40), LEVEL).unwrap();
    assert_near(model.intercept.value, 40.0, 1e-12);
    assert_near(model.slope_before.unwrap().value, 0.5, 1e-12);
    assert_near(model.level_change.value, -8.0, 1e-12);
    assert_near(model.slope_change.unwrap().value, -0.25, 1e-12);
    assert_eq!(model.n, 40);
}

#[test]
fn missing_days_keep_their_place_in_time() {
    let mut points = kinked(40, 20, 0.0);
    points[3] = None;
    points[31] = None;
    let model = segmented(&Series::new(points).unwrap(), 20, 3, LEVEL).unwrap();
    assert_near(model.slope_before.unwrap().value, 0.5, 1e-12);
    assert_near(model.level_change.value, -8.0, 1e-12);
    assert_eq!(model.n, 38);
}

#[test]
fn noise_gives_errors_and_intervals() {
    let series = Series::new(kinked(60, 30, 1.0)).unwrap();
    let model = segmented(&series, 30, usual_lags(60), LEVEL).unwrap();
    assert!(model.level_change.interval.contains(-8.0));
    assert!(model.level_change.p.unwrap() < 1e-6);
    assert!(model.lag1_autocorrelation.unwrap() < 0.0);
    let step = step_only(&series, 30, 3, LEVEL).unwrap();
    assert_eq!((step.slope_before, step.slope_change), (None, None));
}

#[test]
fn a_series_without_error_has_no_p() {
    let flat = Series::complete([vec![5.0; 8], vec![3.0; 8]].concat()).unwrap();
    let model = step_only(&flat, 8, 2, LEVEL).unwrap();
    assert_near(model.level_change.value, -2.0, 1e-12);
    let same = Series::complete(vec![0.0; 16]).unwrap();
    let model = step_only(&same, 8, 2, LEVEL).unwrap();
    assert_eq!((model.level_change.p, model.durbin_watson), (None, None));
}

#[test]
fn one_sided_and_short_series_have_no_model() {
    let twenty = Series::complete((0..20).map(|t| f64::from(t * t % 7)).collect()).unwrap();
    assert_eq!(step_only(&twenty, 0, 2, LEVEL), None);
    assert_eq!(step_only(&twenty, 20, 2, LEVEL), None);
    assert_eq!(segmented(&twenty, 19, 2, LEVEL), None);
    assert_eq!(segmented(&Series::complete(vec![1.0, 2.0, 4.0, 3.0]).unwrap(), 2, 1, LEVEL), None);
    assert!(segmented(&twenty, 18, 2, LEVEL).is_some());
}

#[test]
fn usual_lags_grow_slowly() {
    assert_eq!([14, 60, 90, 150].map(usual_lags), [2, 3, 3, 4]);
}
