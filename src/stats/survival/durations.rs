//! Times to an event, some of them cut off.

use super::super::sample::{SampleError, checked};

/// One time: until the event, or until watching stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// How long, in the unit of the data.
    pub time: f64,
    /// Whether the event happened; if not, the true time is longer than `time`.
    pub happened: bool,
}

/// Times of one side. Invariants: values as for a `Sample`, none below zero, in ascending
/// order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Durations {
    sorted: Vec<Duration>,
}

/// What happened at one distinct time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The time.
    pub time: f64,
    /// Cases still running just before it.
    pub at_risk: u64,
    /// Events at it.
    pub events: u64,
    /// Cases cut off at it.
    pub stopped: u64,
}

impl Durations {
    /// Takes times in any order. Refuses values that are not finite or below zero.
    pub fn new(durations: Vec<Duration>) -> Result<Self, SampleError> {
        let mut sorted = durations
            .into_iter()
            .enumerate()
            .map(|(index, duration)| {
                let time = checked(index, duration.time)?;
                if time < 0.0 {
                    return Err(SampleError::Negative { index });
                }
                Ok(Duration { time, ..duration })
            })
            .collect::<Result<Vec<_>, _>>()?;
        sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
        Ok(Self { sorted })
    }

    /// The times in ascending order.
    pub fn sorted(&self) -> &[Duration] {
        &self.sorted
    }

    /// How many cases.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// How many cases were cut off.
    pub fn stopped(&self) -> usize {
        self.sorted.iter().filter(|d| !d.happened).count()
    }

    /// Every distinct time in ascending order with what happened at it.
    pub fn moments(&self) -> Vec<Moment> {
        let mut at_risk = self.sorted.len() as u64;
        self.sorted
            .chunk_by(|a, b| a.time == b.time)
            .filter_map(|group| {
                let events = group.iter().filter(|d| d.happened).count() as u64;
                let moment = Moment {
                    time: group.first()?.time,
                    at_risk,
                    events,
                    stopped: group.len() as u64 - events,
                };
                at_risk -= group.len() as u64;
                Some(moment)
            })
            .collect()
    }
}
