//! Instants, days, times of day and durations. An instant always has a zone (it is kept in UTC);
//! a day and a time of day are read in the pilot's own zone.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A point in time, UTC, to the microsecond: what Airflow writes, so that durations computed
/// from imported runs lose nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// From milliseconds since 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1000))
    }
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// Milliseconds since 1970-01-01T00:00:00Z, rounded down.
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1000)
    }
    /// The same moment as chrono's type.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
    /// Minutes from `earlier` to this one; negative when this one comes first.
    pub fn minutes_since(self, earlier: Instant) -> f64 {
        (self.0 - earlier.0) as f64 / 60e6
    }
    /// Seconds from `earlier` to this one; negative when this one comes first.
    pub fn seconds_since(self, earlier: Instant) -> f64 {
        (self.0 - earlier.0) as f64 / 1e6
    }
    /// This moment, later by so many minutes.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000_000)))
    }
    /// This moment without the part below a second: what a person reads, types and marks.
    pub const fn to_the_second(self) -> Self {
        Self(self.0.div_euclid(1_000_000) * 1_000_000)
    }
    /// Reads RFC 3339 (`2026-10-14T13:02:00Z`, any offset).
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(Self::from)
    }
    /// The day it falls on in a zone.
    pub fn day(self, zone: chrono_tz::Tz) -> Day {
        Day(self.utc().with_timezone(&zone).date_naive())
    }
}

impl<Z: chrono::TimeZone> From<DateTime<Z>> for Instant {
    fn from(moment: DateTime<Z>) -> Self {
        Self(moment.timestamp_micros())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("not an instant: {text}")))
    }
}

/// A calendar day in the pilot's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// Reads `2026-10-14`.
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }
    /// This day, later by so many days (earlier when negative).
    pub fn plus_days(self, days: i64) -> Self {
        Self(TimeDelta::try_days(days).and_then(|d| self.0.checked_add_signed(d)).unwrap_or(self.0))
    }
    /// Days from `earlier` to this one.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).num_days()
    }
    /// `14 Oct 2026`.
    pub fn words(self) -> String {
        self.0.format("%-d %b %Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

/// A time of day in the pilot's zone, such as a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub NaiveTime);

impl Clock {
    /// Reads `07:00` or `07:00:30`.
    pub fn parse(text: &str) -> Option<Self> {
        NaiveTime::parse_from_str(text, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"))
            .ok()
            .map(Self)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("not a time of day: {text}")))
    }
}

/// A duration in minutes: finite by construction.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Minutes(f64);

impl Minutes {
    /// A duration, unless the number is not finite.
    pub fn new(minutes: f64) -> Option<Self> {
        minutes.is_finite().then_some(Self(minutes))
    }
    /// The number of minutes.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(from)?).ok_or_else(|| de::Error::custom("not a finite number of minutes"))
    }
}
