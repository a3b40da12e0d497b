//! Watching long work: progress out, cancel in.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

/// How far a long work is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.ts"))]
pub struct Progress {
    /// How much is done.
    pub done: f64,
    /// Out of how much; 0 when nobody knows yet.
    pub total: f64,
    /// What is being done, in words.
    pub what: String,
}

/// At most ten times a second.
const PACE: Duration = Duration::from_millis(100);

type Listener = Box<dyn Fn(Progress) + Send + Sync>;

/// The eye on one call: whoever made it hears of its progress and may cancel it.
#[derive(Default)]
pub struct Watch {
    listener: Option<Listener>,
    last: Mutex<Option<Instant>>,
    cancelled: AtomicBool,
}

impl Watch {
    /// Nobody listens; it can still be cancelled.
    pub fn silent() -> Self {
        Self::default()
    }
    /// Progress goes to a listener.
    pub fn listening(listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { listener: Some(Box::new(listener)), ..Self::default() }
    }
    /// Asks the work to stop. It leaves nothing half done.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
    /// Whether somebody asked to stop.
    pub fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
    /// Tells how far the work is. Gives `true` while it may go on.
    pub fn progress(&self, done: usize, total: usize, what: &str) -> bool {
        if let Some(listener) = &self.listener
            && let Ok(mut last) = self.last.lock()
            && last.is_none_or(|at| at.elapsed() >= PACE)
        {
            *last = Some(Instant::now());
            listener(Progress { done: done as f64, total: total as f64, what: what.to_owned() });
        }
        !self.cancelled()
    }
}
