import type { Answers } from "../bridge/test";
import type * as W from "../bridge";
import { chartSvg, sparkSvg, stripSvg } from "./drawings";

/** Illustrative data for the gallery and for component tests; nothing in it comes from a real pilot. */
const chip = (state: W.ChipState, word: string, done?: number, planned?: number, interim = false): W.Chip => ({ state, word, interim, done: done ?? null, planned: planned ?? null });
const interim = (done: number, planned: number) => chip("not_enough_evidence", "Interim", done, planned, true);

export const view: W.DocumentView = {
  doc: 1, name: "Orders platform", file_label: "orders-platform.postflight", week_label: "Week 4 of 6 · Thu 15 Oct", time_zone: "Europe/Berlin",
  saved_at: "2026-10-15T12:29:00Z", is_sample: true, notices: [],
};

const overview: W.Overview = {
  strip_svg: stripSvg(),
  questions: [
    { question: "faster", title: "Faster?", answers: [{ criterion: { id: "f1", code: "F1" }, sentence: "In 9 paired drills the cause was confirmed at least about 54\u00a0% sooner.", detail: "96\u00a0% interval 31\u00a0% to 69\u00a0% sooner · 8 of 9 sooner · one baseline drill was stopped at 120 min", chip: interim(9, 12), level: 5, spark_svg: sparkSvg(), missing: "3 pairs to go" }] },
    {
      question: "contained", title: "Contained?", answers: [
        { criterion: { id: "c2", code: "C2" }, sentence: "Five rollbacks were clean, with no downtime and no other workload hit.", detail: "Demonstrated 5 times; by itself this allows a failure rate up to 45\u00a0%", chip: chip("met", "Met", 5, 5), level: null, spark_svg: null, missing: "at its planned 5" },
        { criterion: { id: "c1", code: "C1" }, sentence: "Three isolation drills stayed inside the boundary.", detail: "3 of 3 so far; by itself this allows a failure rate up to 63\u00a0%", chip: interim(3, 5), level: null, spark_svg: null, missing: "2 drills to go" },
      ],
    },
    { question: "in_control", title: "In control?", answers: [{ criterion: { id: "k1", code: "K1" }, sentence: "The Orders mart came by 07:00 on 16 of 16 days; before, on 23 of 28.", detail: "16 of 16: at least 83\u00a0% · deadline outside the limits so far", chip: interim(16, 28), level: null, spark_svg: null, missing: "12 days to go" }] },
  ],
  others: [
    { code: "C3", title: "Blast radius", chip: { ...interim(5, 8), word: "Not enough evidence" }, detail: "interim, 5 of 8 pairs, all smaller; 5 cannot rule out chance" },
    { code: "C4", title: "Preview catches faults", chip: chip("not_met", "Not met", 3, 3), detail: "2 of 3 caught; the missed one stays counted" },
    { code: "F2", title: "Time to detect", chip: { ...interim(9, 12), word: "Not enough evidence" }, detail: "interim, 9 of 12 pairs; −39\u00a0% (−66\u00a0% to +7\u00a0%), inconclusive" },
    { code: "F3", title: "Time to recover", chip: interim(9, 12), detail: "9 of 12 pairs; −35\u00a0% (−51\u00a0% to −11\u00a0%)" },
    { code: "K2", title: "Alert came first", chip: interim(5, 6), detail: "first in 4 of 5 drills, 6 planned; 5 must be first" },
    { code: "K3", title: "Controls with evidence", chip: chip("open", "Open"), detail: "7 of 9 present with evidence" },
  ],
  recommendation: { word: "Extend", why: "1 of 4 primary criteria is met, none is worse, 3 are short of their planned n.", rule: "Proceed when every primary criterion is met and none is worse; stop when one is worse at its planned n; extend otherwise, with what is missing." },
  missing: [{ what: "3 pairs of diagnosis drills", code: "F1" }, { what: "2 isolation drills", code: "C1" }, { what: "12 days of freshness", code: "K1" }],
  since: [{ code: "C2", what: "interim → met" }, { code: "C4", what: "interim → not met" }, { code: "A-054", what: "1 conflict to settle" }],
  notices: ["The on-call team of the baseline changed on 7 Sep. Compare shows both windows."],
};

const scenarios = ["Upstream schema drift", "Late source file", "Expired credential", "Worker killed for memory", "Bad deploy, import", "Bad deploy, wrong data", "Tasks stuck in queue", "Upstream API slow", "Partial load"];
const choice = (label: string): W.Choice => ({ value: label.toLowerCase().replaceAll(" ", "_"), label });
const sides: W.Choice[] = [choice("Baseline"), choice("Pilot")];

const columns: W.Field[] = [
  { name: "kind", label: "Kind", type: "text" },
  { name: "scenario", label: "Scenario", type: "ref", choices: scenarios.map(choice) },
  { name: "side", label: "Side", type: "choice", choices: sides },
  { name: "failed_at", label: "When", type: "instant" },
  { name: "detect", label: "Detect", type: "minutes", help: "Failed to detected, computed from the times" },
  { name: "diagnose", label: "Diagnose", type: "minutes" },
  { name: "recover", label: "Recover", type: "minutes" },
  { name: "note", label: "Note", type: "long_text" },
];

/** A row of made-up figures; the same for the same number. */
function row(i: number): W.Row {
  const pilot = i % 2 === 0;
  const figure = (base: number): W.Cell => ({ text: String(base + ((i * 7) % 23)), raw: base + ((i * 7) % 23), state: "computed" });
  const day = 15 - Math.floor(i / 5);
  return {
    id: `id-${i}`, code: `A-${String(63 - i).padStart(3, "0")}`, kind: "diagnosis_trial", problems: [], left_out: i === 12 ? "live incident, no pair" : null,
    cells: {
      kind: { text: i % 6 === 5 ? "Rollback" : "Diagnosis", raw: "diagnosis_trial" },
      scenario: { text: scenarios[i % scenarios.length] ?? "", raw: scenarios[i % scenarios.length] ?? "" },
      side: { text: pilot ? "Pilot" : "Baseline", raw: pilot ? "pilot" : "baseline" },
      failed_at: { text: `${Math.max(1, day)} Oct ${10 + (i % 7)}:0${i % 6}`, raw: `2026-10-${String(Math.max(1, day)).padStart(2, "0")}T${10 + (i % 7)}:0${i % 6}` },
      detect: i === 4 ? { text: "27", raw: 27, state: "conflict", note: "27 here, 31 in the merged file" } : i % 6 === 5 ? { text: "", state: "blank" } : figure(8),
      diagnose: i === 6 ? { text: ">120", raw: 120, state: "censored", note: "Stopped at the cap of 120 min" } : i === 9 ? { text: "unknown", state: "unknown" } : figure(pilot ? 18 : 46),
      recover: i === 3 ? { text: "8", raw: 8, state: "imported" } : figure(60),
      note: { text: i % 4 === 1 ? "seen in the task log first" : "", raw: "" },
    },
  };
}
export const grid = (n: number): W.Grid => ({ columns, rows: Array.from({ length: n }, (_, i) => row(i)) });

const common: W.Field[] = [
  { name: "side", label: "Side", type: "choice", choices: sides },
  { name: "scenario", label: "Scenario", type: "ref", choices: scenarios.map(choice) },
  { name: "workload", label: "Workload", type: "ref", choices: ["orders_daily", "returns_feed", "payments_sync"].map(choice) },
];
const fields: W.Fields = {
  noun: "observation",
  kinds: [
    { kind: "diagnosis_trial", title: "Diagnosis trial", fields: [...common, ...["Failed", "Detected", "Cause stated", "Cause confirmed", "Recovered"].map((label) => ({ name: choice(label).value, label, type: "instant" as const })), { name: "diagnosed_by", label: "Diagnosed by", type: "text" }, { name: "how", label: "How it came about", type: "choice", choices: ["Live incident", "Drill", "Replay", "Import"].map(choice) }, { name: "note", label: "Note", type: "long_text", help: "What was seen, in a line or two" }] },
    { kind: "rollback_drill", title: "Rollback drill", fields: [...common, { name: "requested", label: "Requested", type: "instant" }, { name: "downtime", label: "Downtime", type: "minutes", unit: "min" }, { name: "by_hand", label: "Repaired by hand", type: "flag" }] },
  ],
};

const comparison = (metric: string): W.Comparison => ({
  metric, criterion: { id: "f1", code: "F1", primary: true }, chip: interim(9, 12), level: 5, level_words: "Level 5 of 5 so far, interim. It is judged once, at 12 pairs.",
  sentence: "In these 9 paired drills the cause was confirmed at least about 54\u00a0% sooner.", detail: "96\u00a0% interval: 31\u00a0% to 69\u00a0% sooner, exact. Medians 63 → 33 minutes. “At least”, because one baseline drill was stopped at 120 minutes and no pilot drill was.",
  method_why: "The same scenario was tried on both sides, so each pair is its own control. Few, skewed times with one stopped: Hodges–Lehmann on log(after ÷ before) with its exact interval; means and t-tests would be ruled by one stuck drill.",
  chart: { svg: chartSvg(), width: 690, height: 380, hits: [{ x: 130, y: 60, w: 16, h: 16, code: "A-051", label: "Bad deploy, wrong data, baseline, stopped at 120 min" }, { x: 372, y: 140, w: 16, h: 16, code: "A-058", label: "Upstream API slow, pilot, 55 min" }], alt: "Nine pairs on a log scale; eight fall, one rises.", table: { header: ["Scenario", "Baseline", "Pilot"], rows: [["Upstream schema drift", "94", "38"]] } },
  pairs: scenarios.map((scenario, i) => ({ scenario, baseline: i === 5 ? "> 120" : String(94 - i * 6), pilot: String(38 + (i === 7 ? 17 : -i)), change: i === 5 ? "at least −27\u00a0%" : i === 7 ? "+15\u00a0%" : `−${60 - i * 3}\u00a0%`, order: i % 2 ? "pilot first" : "baseline first", evidence: [`A-0${50 - i}`, `A-0${49 - i}`], worse: i === 7, censored: i === 5 })),
  left_out: [{ code: "A-044", reason: "live incident, no pair" }, { code: "A-060", reason: "baseline half without a pilot half" }],
});

const criteria: W.CriterionView[] = overview.questions.flatMap((q) => q.answers.map((a) => ({ code: a.criterion.code, question: q.title, title: a.sentence.split(" ").slice(0, 4).join(" "), kind: a.level === null ? "demonstration" : "comparison", primary: true, chip: a.chip, level: a.level, sentence: a.sentence, detail: a.detail, registered: "Sealed 18 Sep, planned n 12", amendments: [], evidence: ["A-050", "A-049"] })));

const spread = (n: number, median: number, p95: number): W.Spread => ({ n, median, p95 });
const dag = (dag_id: string, i: number): W.DagRuns => ({ dag_id, runs_total: 16, runs_by_state: { success: 16 - i, failed: i }, runs_cleared: 0, attempts: 48 + i, attempts_failed: i * 3, retries: i * 2, duration_s: spread(16, 240 + i * 31, 610), duration_success_s: spread(16 - i, 238, 600), attempt_recovery_s: spread(i, 171 * (i + 1), 9000), attempts_unrecovered: i === 2 ? 1 : 0, pipeline_recovery_s: spread(i, 11160, 12000) });
const runs: W.Runs = {
  sides: { baseline: { dags: ["orders_daily", "payments_sync", "stock_snapshot"].map((d, i) => dag(d, i + 1)) }, pilot: { dags: ["orders_daily", "payments_sync", "stock_snapshot"].map((d, i) => dag(d, i)) } },
  pairs: ["orders_daily", "payments_sync", "stock_snapshot"].map((dag_id, i) => ({ dag_id, pairs: 16, only_baseline: 1, only_pilot: 0, both_success: 14, states: { "success->success": 14, "failed->success": 2 - (i % 2), "success->failed": i % 2 }, ratio_median: 0.71 + i / 20, difference_s_median: -84 + i * 50, pilot_faster: 11 })),
};
const audit: W.Audit = {
  head: "71c0a94e03bd12f05e18a7c1", chain_state: "The chain holds: 3 changes, none rewritten.",
  entries: [
    { seq: 3, at: "2026-10-15T09:31:00Z", who: "Analyst A", verb: "recorded", label: "Rollback drill, clean", undone: false, changes: [{ noun: "observation", code: "A-063", field: "outcome", old: null, new: "clean" }] },
    { seq: 2, at: "2026-10-14T15:02:00Z", who: "Analyst B", verb: "changed", label: "Detected at", undone: false, changes: [{ noun: "observation", code: "A-061", field: "detected at", old: "11:09", new: "11:13" }] },
    { seq: 1, at: "2026-10-14T14:40:00Z", who: "Analyst A", verb: "left out", label: "A-059 from F1", undone: true, changes: [] },
  ],
};
const preview: W.ImportPreview = {
  format: "airflow_sqlite", format_label: "Airflow 2 metadata", side: null, needs_side: true, counts: [{ label: "runs", n: 122 }, { label: "task attempts", n: 611 }],
  sample: { header: ["dag_id", "logical date", "state"], rows: [["orders_daily", "2026-10-05 02:00", "failed"]] }, problems: [{ at: "dag_run 4", what: "Ended before it started" }], warnings: ["There is no -wal file beside this copy; the newest runs may be missing."], refused_rows: 1,
};

const written = <T>(value: T): W.Written<T> => ({ value, touched: ["observation"], undo: "Record A-064" });
export function answers(rows = 63): Answers {
  const kept = grid(rows);
  return {
    templates: () => [{ id: "astro", title: "Astro, after an incident, 6 weeks", summary: "Three questions, twelve scenarios, twelve criteria.", weeks: 6 }],
    recent: () => [
      { place: "place-1", name: "Orders platform", label: "orders-platform.postflight", opened_at: "2026-10-15T12:29:00Z", exists: true },
      { place: "place-2", name: "Billing close", label: "billing-close.postflight", opened_at: "2026-07-03T08:00:00Z", exists: true },
      { place: "place-3", name: "Orders platform (analyst B)", label: "orders-b.postflight", opened_at: "2026-10-14T08:00:00Z", exists: false },
    ],
    open_document: () => view, close_document: () => null, overview: () => overview, fields: () => fields, observations: () => kept, records: () => kept,
    check_record: ({ fields: typed }) => ({ problems: typed["recovered"] === "9:02" ? [{ field: "recovered", what: "09:02 is before it failed (09:05). Leave it empty if nobody knows." }] : [], echoes: (typed["failed"] ? { failed: "Wed 14 Oct 09:05" } : {}) as Record<string, string> }),
    add_record: () => written({ id: "id-64", code: "A-064" }), edit_record: () => written(null), delete_record: () => written(null),
    history: () => ({ undo: "Record A-063", redo: null, saved_at: "2026-10-15T12:29:00Z" }), undo: () => written(null), redo: () => written(null),
    metrics: () => [{ id: "time_to_diagnose", name: "Time to diagnose", unit: "min", better: "lower", definition: "Detected to cause confirmed." }, { id: "time_to_detect", name: "Time to detect", unit: "min", better: "lower", definition: "Failed to detected." }],
    compare: ({ metric }) => comparison(metric), assess: () => criteria, runs: () => runs, audit: () => audit, verify: () => ({ chain_state: audit.chain_state, head: audit.head }),
    shell_pick_open: () => ({ place: "place-9", name: "airflow.db" }), shell_pick_save: () => ({ place: "place-8", name: "report.pdf" }), import_preview: () => preview,
    import: () => ({ ...written({ batch: "b1", added: 733, already: 0, refused: 1 }) }),
  };
}
