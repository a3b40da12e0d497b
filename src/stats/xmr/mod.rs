//! Process behaviour charts: natural limits of a series and points that fall out of them
//! (Wheeler 2000; Mohammed et al. 2008; NHS "Making Data Count").
//!
//! Two sets of limits, two jobs, never mixed: limits frozen from the before period find special
//! causes after the cut-over; the pilot's own limits serve assurance. So limits and the search
//! for special causes are two steps, and any limits may judge any series.

pub mod assurance;
pub mod limits;
pub mod series;
pub mod special_cause;
