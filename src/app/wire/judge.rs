//! What was judged: assessments, comparisons, runs, metrics.

use super::{ChartView, wire};

wire! {
    /// An open document, to be judged.
    pub struct AssessArgs {
        /// Its number.
        pub doc: u32,
        /// As of a day.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// Roles for people and neutral labels for names. Whole, where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub redact: Option<bool>,
    }

    /// Which metrics.
    pub struct MetricsArgs {
        /// An open document, so that its own metrics are listed too.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub doc: Option<u32>,
    }

    /// A metric of the catalogue.
    pub struct MetricView {
        /// The name in files.
        pub name: String,
        /// In words, as a line begins with them; a metric of the pilot's own as it was named.
        pub title: String,
        /// The unit of a value.
        pub unit: String,
        /// `lower` or `higher`.
        pub better: String,
        /// `time`, `count`, `proportion` or `series`.
        pub shape: String,
        /// What it is derived from.
        pub source: String,
        /// What it is.
        pub definition: String,
    }

    /// A status chip.
    pub struct ChipView {
        /// `met`, `not_met`, `not_enough_evidence`, `not_comparable`, `open` or `interim`.
        pub state: String,
        /// The word on it.
        pub word: String,
        /// Whether its outline is dashed: before planned n.
        pub interim: bool,
        /// How much of the planned evidence there is.
        pub done: u32,
        /// How much is planned.
        pub planned: Option<u32>,
    }

    /// How strong the evidence is.
    pub struct LevelView {
        /// 0 to 5: how many bars are filled.
        pub number: u32,
        /// Its name.
        pub name: String,
        /// In words.
        pub words: String,
        /// Whether it points to worse.
        pub worse: bool,
    }

    /// A number with what it rests on.
    pub struct EstimateView {
        /// The figure.
        pub value: f64,
        /// Lower end of the interval.
        pub low: Option<f64>,
        /// Upper end.
        pub high: Option<f64>,
        /// The confidence the interval has, as a share.
        pub confidence: Option<f64>,
        /// How many units of evidence.
        pub n: u32,
        /// What `n` counts.
        pub counted: String,
        /// The unit.
        pub unit: String,
        /// The method.
        pub method: String,
        /// The evidence ids.
        pub evidence: Vec<String>,
    }

    /// One pair.
    pub struct PairView {
        /// The scenario's code.
        pub code: String,
        /// The scenario.
        pub scenario: String,
        /// The baseline's value, in words.
        pub baseline: String,
        /// The pilot's value, in words.
        pub pilot: String,
        /// The change, in words.
        pub change: String,
        /// Which side came first.
        pub order: String,
        /// The evidence ids.
        pub evidence: Vec<String>,
        /// Whether the pilot did worse.
        pub worse: bool,
        /// Whether a side was stopped at its cap.
        pub censored: bool,
        /// Whether both halves are there.
        pub complete: bool,
        /// Whether it came after the look at planned n.
        pub later: bool,
    }

    /// One case of an unpaired comparison.
    pub struct CaseView {
        /// The evidence id, or the DAG.
        pub code: String,
        /// What it is.
        pub name: String,
        /// The side.
        pub side: String,
        /// The value, in words.
        pub value: String,
    }

    /// One drill, one item of a checklist, or one row to be done.
    pub struct ItemView {
        /// The evidence id; empty for an item of a list.
        pub code: String,
        /// What it is.
        pub what: String,
        /// `holds`, `fails` or `unknown`.
        pub holds: String,
        /// In words.
        pub words: String,
        /// The evidence ids.
        pub evidence: Vec<String>,
    }

    /// What was left out, and why.
    pub struct LeftOutView {
        /// Why.
        pub reason: String,
        /// How many.
        pub count: u32,
        /// Which.
        pub evidence: Vec<String>,
    }

    /// A figure that stands beside the effect.
    pub struct BesideView {
        /// The figure with n, interval and method.
        pub words: String,
        /// The figure, where it has the shape of one.
        pub estimate: Option<EstimateView>,
        /// Whether it belongs into the appendix only.
        pub appendix: bool,
    }

    /// One way of looking at the same evidence.
    pub struct WayView {
        /// What is done otherwise than in the judgement; the first one is the judgement itself.
        pub words: String,
        /// Whether the conclusion is the same.
        pub holds: bool,
        /// What is found, in words.
        pub finding: String,
        /// What it rests on: "11 pairs".
        pub n: String,
    }

    /// The ways of looking, counted.
    pub struct WaysView {
        /// In how many the conclusion stays.
        pub held: u32,
        /// How many there are.
        pub of: u32,
        /// "Holds in 10 of 12 ways of looking", with what turns it.
        pub sentence: String,
        /// Each of them.
        pub rows: Vec<WayView>,
        /// What on the list makes no difference here, and why.
        pub same: Vec<String>,
    }

    /// One respect in which the sides were compared beside the platform.
    pub struct LikenessView {
        /// Which.
        pub what: String,
        /// `alike`, `differs`, `withholds` or `unknown`.
        pub alike: String,
        /// In a sentence.
        pub words: String,
    }

    /// How firm a result is.
    pub struct FirmView {
        /// The ways of looking; `None` where nothing is concluded yet.
        pub ways: Option<WaysView>,
        /// Whether one single case decides it; empty where nothing is concluded yet.
        pub one_case: String,
        /// Whether the sides can be compared at all.
        pub likeness: Vec<LikenessView>,
        /// What a baseline that was bad may have added.
        pub regression: Vec<String>,
        /// What learning may have added; empty where nothing was tried twice.
        pub learning: String,
        /// Whether learning should be minded.
        pub learning_flagged: bool,
    }

    /// A sentence that a person wrote over the program's own.
    pub struct EditedView {
        /// The person's words.
        pub text: String,
        /// Whether the numbers have moved since.
        pub moved: bool,
        /// What a reader should know about it.
        pub warnings: Vec<String>,
    }

    /// A person's words for the sentence of a criterion or a passage of the report; empty words give the program's own back.
    pub struct EditSentenceArgs {
        /// The document.
        pub doc: u32,
        /// The criterion's id, such as F1, or the place of the passage.
        pub code: String,
        /// The person's words.
        pub text: String,
    }

    /// A sentence of the report's first page that belongs to no criterion.
    pub struct PassageView {
        /// Its place, to edit it by.
        pub code: String,
        /// What it is.
        pub title: String,
        /// The program's words.
        pub sentence: String,
        /// The same as a person wrote it.
        pub edited: Option<EditedView>,
    }

    /// A criterion, or a metric, judged.
    pub struct AssessmentView {
        /// The criterion's record; `None` for a metric without one.
        pub id: Option<String>,
        /// Its code.
        pub code: String,
        /// `faster`, `contained` or `in_control`.
        pub question: Option<String>,
        /// What must be shown.
        pub title: String,
        /// `comparison`, `demonstration` or `milestone`.
        pub kind: String,
        /// Whether the recommendation rests on it.
        pub primary: bool,
        /// The metric's name, where there is one.
        pub metric: Option<String>,
        /// `met`, `not_met`, `not_enough_evidence` or `not_comparable`.
        pub verdict: String,
        /// Whether the planned n is not reached yet.
        pub interim: bool,
        /// The chip.
        pub chip: ChipView,
        /// The level of evidence.
        pub level: LevelView,
        /// How it was compared.
        pub design: String,
        /// The finding, in a sentence.
        pub sentence: String,
        /// The same sentence as a person wrote it.
        pub edited: Option<EditedView>,
        /// n, design and interval.
        pub detail: String,
        /// Why this method.
        pub method_why: String,
        /// Why this verdict.
        pub verdict_why: String,
        /// What is missing.
        pub missing: String,
        /// For a tile: the figure.
        pub figure: String,
        /// For a tile: its interval or bound.
        pub figure_detail: String,
        /// For a tile: before and after, with n.
        pub before_after: String,
        /// For the scoreboard: one line.
        pub scoreboard: String,
        /// The threshold, as printed.
        pub threshold: String,
        /// When it was registered, RFC 3339.
        pub registered: Option<String>,
        /// "registered late", "not registered"; empty when it was registered beforehand.
        pub sealing: String,
        /// How often it was amended.
        pub amendments: u32,
        /// The effect.
        pub effect: Option<EstimateView>,
        /// The baseline's own figure.
        pub baseline: Option<EstimateView>,
        /// The pilot's own figure.
        pub pilot: Option<EstimateView>,
        /// p, two-sided, where a test was made.
        pub p: Option<f64>,
        /// p, adjusted over the criteria that are not primary (Holm).
        pub p_holm: Option<f64>,
        /// What stands beside the effect.
        pub beside: Vec<BesideView>,
        /// How firm it is.
        pub firm: FirmView,
        /// The pairs.
        pub pairs: Vec<PairView>,
        /// The cases of an unpaired comparison.
        pub cases: Vec<CaseView>,
        /// The drills or the items of a checklist.
        pub items: Vec<ItemView>,
        /// What was left out.
        pub left_out: Vec<LeftOutView>,
        /// What a reader should be warned about.
        pub cautions: Vec<String>,
        /// The evidence ids behind it.
        pub evidence: Vec<String>,
    }

    /// The course that the printed rule proposes.
    pub struct RecommendationView {
        /// `proceed`, `extend` or `stop`.
        pub course: String,
        /// The word.
        pub word: String,
        /// In a sentence.
        pub sentence: String,
        /// Why.
        pub why: Vec<String>,
        /// What is missing.
        pub missing: Vec<String>,
        /// The rule.
        pub rule: String,
    }

    /// Everything judged.
    pub struct AssessView {
        /// As of when, RFC 3339.
        pub as_of: String,
        /// What the rule proposes.
        pub recommendation: RecommendationView,
        /// Every criterion.
        pub criteria: Vec<AssessmentView>,
    }

    /// Which metric.
    pub struct CompareArgs {
        /// The document.
        pub doc: u32,
        /// The metric's name.
        pub metric: String,
        /// As of a day.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// `light` or `dark`, for the chart.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub theme: Option<String>,
    }

    /// A metric, before against after.
    pub struct CompareView {
        /// The metric.
        pub metric: MetricView,
        /// The assessment: the criterion's where one is judged on this metric.
        pub assessment: AssessmentView,
        /// The chart, where there is something to draw.
        pub chart: Option<ChartView>,
        /// Other drawings of the same evidence.
        pub others: Vec<OtherChart>,
    }

    /// Another drawing of the same evidence.
    pub struct OtherChart {
        /// Its name among charts.
        pub name: String,
        /// The words to choose it by.
        pub label: String,
    }
}
