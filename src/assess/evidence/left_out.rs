//! What does not count, by reason.

use std::collections::BTreeMap;

use crate::domain::assessment::LeftOut;

/// Reasons, each with the evidence it holds for.
#[derive(Debug, Clone, Default)]
pub(in crate::assess) struct LeftOuts(BTreeMap<String, Vec<String>>);

impl LeftOuts {
    /// Leaves something out.
    pub fn add(&mut self, reason: impl Into<String>, evidence: impl Into<String>) {
        self.0.entry(reason.into()).or_default().push(evidence.into());
    }
    /// Adds what somebody else left out.
    pub fn extend(&mut self, other: LeftOuts) {
        for (reason, evidence) in other.0 {
            self.0.entry(reason).or_default().extend(evidence);
        }
    }
    /// Every reason with its count, by reason; evidence ids in order.
    pub fn listed(self) -> Vec<LeftOut> {
        self.0
            .into_iter()
            .map(|(reason, mut evidence)| {
                evidence.sort();
                LeftOut { reason, count: evidence.len() as u32, evidence }
            })
            .collect()
    }
}
