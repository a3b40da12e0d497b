//! The days of each data product, in order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Weekday};

use crate::assess::evidence::{LeftOuts, Reading, admit, code_of, read};
use crate::assess::world::World;
use crate::domain::observation::Detail;
use crate::domain::{Day, Instant, ProductId, Side};

/// One day of one product.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) struct ProductDay {
    /// Which side.
    pub side: Side,
    /// The day it was due, in the pilot's zone.
    pub day: Day,
    /// When it was due.
    pub due: Instant,
    /// Minutes of delay; `None` when it never came.
    pub delay: Option<f64>,
    /// There by its deadline.
    pub on_time: bool,
    /// The evidence id.
    pub code: String,
}

/// Sorts the SLA days by product; what does not count is left out with its reason.
pub(super) fn gather(world: &World<'_>, left_out: &mut LeftOuts) -> BTreeMap<ProductId, Vec<ProductDay>> {
    let mut products: BTreeMap<ProductId, Vec<ProductDay>> = BTreeMap::new();
    for kept in &world.observations {
        let Detail::SlaDay(sla) = &kept.value.detail else { continue };
        let code = code_of(kept);
        let (side, when) = match admit(world, kept) {
            Ok(admitted) => admitted,
            Err(reason) => {
                left_out.add(reason, code);
                continue;
            }
        };
        let Some(product) = sla.data_product else {
            left_out.add("no data product recorded", code);
            continue;
        };
        let on_time = match read("sla_attainment", &kept.value.detail, world.as_of) {
            Reading::Value(yes) => yes > 0.5,
            Reading::Missing(what) => {
                left_out.add(what, code);
                continue;
            }
            _ => continue,
        };
        let delay = match read("freshness_delay", &kept.value.detail, world.as_of) {
            Reading::Value(delay) => Some(delay),
            _ => None,
        };
        let due = sla.due_at.unwrap_or(when);
        let day = due.day(world.zone);
        products.entry(product).or_default().push(ProductDay { side, day, due, delay, on_time, code });
    }
    for days in products.values_mut() {
        days.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
        keep_one_a_day(days, left_out);
    }
    products
}

/// A product is due once a day and side: a second record of the same due time is left out.
fn keep_one_a_day(days: &mut Vec<ProductDay>, left_out: &mut LeftOuts) {
    let mut seen: BTreeSet<(Side, Instant)> = BTreeSet::new();
    days.retain(|day| {
        let first = seen.insert((day.side, day.due));
        if !first {
            left_out.add("a second record of the same product, side and due time", day.code.clone());
        }
        first
    });
}

/// The days of one side as a series with gaps: a day without a measurement breaks a run. Weekdays
/// on which the product is never due are no gaps.
pub(super) fn with_gaps(days: &[&ProductDay], due_on: &BTreeSet<u32>) -> Vec<Option<f64>> {
    let mut points = Vec::new();
    let mut last: Option<Day> = None;
    for day in days {
        if let Some(last) = last {
            let missing = (1..day.day.days_since(last))
                .any(|ahead| due_on.contains(&last.plus_days(ahead).0.weekday().num_days_from_monday()));
            if missing {
                points.push(None);
            }
        }
        points.push(day.delay);
        last = Some(day.day);
    }
    points
}

/// The weekdays on which the product is due at all.
pub(super) fn weekdays(days: &[ProductDay]) -> BTreeSet<u32> {
    days.iter().map(|d| Weekday::num_days_from_monday(&d.day.0.weekday())).collect()
}
