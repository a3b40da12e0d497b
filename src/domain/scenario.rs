//! Kinds of failure that can be made to happen again.

use super::LongText;

noun! {
    /// A kind of failure, so that failures on the two sides are comparable.
    pub struct Scenario {
        code: String = "code", "Such as S01.";
        name: String = "name", "The kind of failure.";
        safely: LongText = "how to make it happen safely", "On the pilot, or for the baseline in a non-production copy or as a replay.";
        clock_starts: LongText = "when the clock starts", "What counts as failed.";
        confirmed: LongText = "what counts as a confirmed cause", "So that a fast wrong guess does not count.";
        severity: Option<super::story::Degree> = "severity", "How bad such a failure is; like is compared with like.";
    }
}
