import type { Answers } from "../bridge/test";
import type * as W from "../bridge";
import { chartSvg, sparkSvg, stripSvg } from "./drawings";
import { drillOf, drills, drillWrites } from "./drills";

/** Illustrative data for the gallery and for component tests; nothing in it comes from a real pilot. */
const chip = (state: string, word: string, done = 0, planned?: number, interim = false): W.Chip => ({ state, word, interim, done, planned: planned ?? null });
const level = (number: number, words = ""): W.Level => ({ number, name: "", words, worse: false });
const drawn = (name: string, svg: string, width: number, height: number): W.Chart => ({ name, title: name, svg, width, height, alt: name, hits: [], table: { header: [], rows: [] } });
const field = (name: string, label: string, type: string, choices: W.Choice[] = [], help = ""): W.Field => ({ name, label, type, help, choices, noun: null, given: false });
const typed = (text: string, raw = text, state = "typed"): W.Cell => ({ text, raw, state });
const interim = (done: number, planned: number) => chip("not_enough_evidence", "Interim", done, planned, true);

export const view: W.DocumentView = {
  doc: 1, id: "gallery", place: "place-1", observations: 63, name: "Orders platform", file_label: "orders-platform.postflight", week_label: "Week 4 of 6 · Thu 15 Oct", time_zone: "Europe/Berlin",
  saved_at: "2026-10-15T12:29:00Z", is_sample: true, notices: [],
};

const overview: W.Overview = {
  observations: 63, runs: 122, as_of: "2026-10-15T12:29:00Z", today: "", ends: "2026-10-30", since: { day: "2026-10-12", changes: [{ code: "C2", what: "interim → met" }, { code: "F1", what: "7 → 9 pairs" }, { code: "", what: "12 new observations" }] },
  strip: drawn("six-weeks", stripSvg(), 1016, 56),
  next_drill: null,
  questions: [
    { question: "faster", title: "Faster?", answers: [{ code: "F1", title: "Criterion F1", sentence: "In 9 paired drills the cause was confirmed at least about 54\u00a0% sooner.", detail: "96\u00a0% interval 31\u00a0% to 69\u00a0% sooner · 8 of 9 sooner · one baseline drill was stopped at 120 min", chip: interim(9, 12), level: level(5), spark: drawn("spark", sparkSvg(), 184, 44), edited: null, sealing: "", missing: "3 pairs to go" }] },
    {
      question: "contained", title: "Contained?", answers: [
        { code: "C2", title: "Criterion C2", sentence: "Five rollbacks were clean, with no downtime and no other workload hit.", detail: "Demonstrated 5 times; by itself this allows a failure rate up to 45\u00a0%", chip: chip("met", "Met", 5, 5), level: level(0), spark: null, edited: null, sealing: "", missing: "at its planned 5" },
        { code: "C1", title: "Criterion C1", sentence: "Three isolation drills stayed inside the boundary.", detail: "3 of 3 so far; by itself this allows a failure rate up to 63\u00a0%", chip: interim(3, 5), level: level(0), spark: null, edited: null, sealing: "registered late", missing: "2 drills to go" },
      ],
    },
    { question: "in_control", title: "In control?", answers: [{ code: "K1", title: "Criterion K1", sentence: "The Orders mart came by 07:00 on 16 of 16 days; before, on 23 of 28.", detail: "16 of 16: at least 83\u00a0% · deadline outside the limits so far", chip: interim(16, 28), level: level(0), spark: null, edited: null, sealing: "", missing: "12 days to go" }] },
  ],
  others: [
    { code: "C3", title: "Blast radius", chip: { ...interim(5, 8), word: "Not enough evidence" }, detail: "interim, 5 of 8 pairs, all smaller; 5 cannot rule out chance" },
    { code: "C4", title: "Preview catches faults", chip: chip("not_met", "Not met", 3, 3), detail: "2 of 3 caught; the missed one stays counted" },
    { code: "F2", title: "Time to detect", chip: { ...interim(9, 12), word: "Not enough evidence" }, detail: "interim, 9 of 12 pairs; −39\u00a0% (−66\u00a0% to +7\u00a0%), inconclusive" },
    { code: "F3", title: "Time to recover", chip: interim(9, 12), detail: "9 of 12 pairs; −35\u00a0% (−51\u00a0% to −11\u00a0%)" },
    { code: "K2", title: "Alert came first", chip: interim(5, 6), detail: "first in 4 of 5 drills, 6 planned; 5 must be first" },
    { code: "K3", title: "Controls with evidence", chip: chip("open", "Open"), detail: "7 of 9 present with evidence" },
  ],
  recommendation: { course: "extend", word: "Extend", missing: [], sentence: "1 of 4 primary criteria is met, none is worse, 3 are short of their planned n.", why: ["F1 is before its planned n."], rule: "Proceed when every primary criterion is met and none is worse; stop when one is worse at its planned n; extend otherwise, with what is missing." },
  missing: [{ what: "3 pairs of diagnosis drills", code: "F1" }, { what: "2 isolation drills", code: "C1" }, { what: "12 days of freshness", code: "K1" }],
  notices: ["The on-call team of the baseline changed on 7 Sep. Compare shows both windows."],
};

const scenarios = ["Upstream schema drift", "Late source file", "Expired credential", "Worker killed for memory", "Bad deploy, import", "Bad deploy, wrong data", "Tasks stuck in queue", "Upstream API slow", "Partial load"];
const choice = (label: string): W.Choice => ({ value: label.toLowerCase().replaceAll(" ", "_"), label });
const sides: W.Choice[] = [choice("Baseline"), choice("Pilot")];

const columns: W.Field[] = [
  field("code", "id", "text"),
  field("scenario", "scenario", "ref", scenarios.map(choice)),
  field("side", "side", "choice", sides),
  field("failed_at", "failed at", "instant"),
  field("note", "note", "long_text"),
];

/** A row of made-up figures; the same for the same number. */
function row(i: number): W.Row {
  const side = i % 2 === 0 ? "pilot" : "baseline";
  const rollback = i % 6 === 5;
  const minutes = (base: number) => typed(String(base + ((i * 7) % 23)), undefined, "computed");
  const at = `2026-10-${String(Math.max(1, 15 - Math.floor(i / 5))).padStart(2, "0")} ${10 + (i % 7)}:0${i % 6}`;
  const scenario = scenarios[i % scenarios.length] ?? "";
  return {
    id: `id-${i}`, code: `A-${String(63 - i).padStart(3, "0")}`, kind: rollback ? "rollback_drill" : "diagnosis_trial", problems: i === 7 ? [{ field: "time_to_detect", what: "It was detected before it failed.", mendings: [] }] : [], left_out: i === 12 ? "live incident, no pair" : "",
    cells: {
      side: typed(side), failed_at: typed(at), note: typed(i % 4 === 1 ? "seen in the task log first" : "", "", "unknown"),
      ...(rollback ? {} : {
        scenario: typed(scenario), time_to_detect: i === 3 ? typed("8", "8", "imported") : minutes(8),
        time_to_diagnose: i === 6 ? typed(">120", ">120", "censored") : i === 9 ? typed("", "", "unknown") : minutes(side === "pilot" ? 18 : 46), time_to_recover: minutes(60),
      }),
    },
  };
}
const durations = ["detect", "diagnose", "recover"].map((what) => ({ ...field(`time_to_${what}`, `time to ${what}`, "minutes"), given: true }));
export const grid = (n: number, from = 0, most = n): W.Grid => ({
  noun: "observation", columns: [...columns, ...durations], rows: Array.from({ length: Math.max(0, Math.min(most, n - from)) }, (_, i) => row(from + i)),
  from, total: n, shown: n, groups: [], at: null, hidden: false,
});

const common = [field("side", "side", "choice", sides), field("scenario", "scenario", "ref", scenarios.map(choice)), field("workload", "workload", "ref", ["orders_daily", "returns_feed", "payments_sync"].map(choice))];
const clock = ["failed at", "detected at", "cause stated at", "cause confirmed at", "recovered at"].map((label) => field(label.replaceAll(" ", "_"), label, "instant"));
export const fields: W.Fields = {
  noun: "observation",
  kinds: [
    { kind: "diagnosis_trial", title: "diagnosis trial", fields: [...common, ...clock, field("diagnosed_by", "diagnosed by", "text"), field("origin", "how it came about", "choice", ["live incident", "drill", "replay"].map(choice)), field("note", "note", "long_text", [], "What was seen, in a line or two")] },
    { kind: "rollback_drill", title: "rollback drill", fields: [...common, field("requested_at", "requested at", "instant"), field("downtime", "downtime", "minutes"), field("by_hand", "repaired by hand", "flag", [choice("yes"), choice("no")])] },
  ],
};

/** An assessment with everything but what is given left empty. */
function judged(given: Partial<W.Assessment>): W.Assessment {
  return {
    id: null, code: "", question: null, title: "", kind: "comparison", primary: false, metric: null, verdict: "not_enough_evidence", interim: false, chip: interim(0, 0), level: level(0), design: "", sentence: "", sealing: "", detail: "", method_why: "", verdict_why: "",
    missing: "", figure: "", figure_detail: "", before_after: "", scoreboard: "", threshold: "", registered: null, amendments: 0, effect: null, baseline: null, pilot: null, p: null, edited: null, p_holm: null, beside: [], firm: { ways: null, one_case: "", likeness: [], regression: [], learning: "", learning_flagged: false }, pairs: [], cases: [], items: [], left_out: [], cautions: [], evidence: [], ...given,
  };
}
const pairs: W.Pair[] = scenarios.map((scenario, i) => ({
  code: `S0${i + 1}`, scenario, baseline: i === 5 ? "> 120" : String(94 - i * 6), pilot: String(38 + (i === 7 ? 17 : -i)), change: i === 5 ? "at least −27\u00a0%" : i === 7 ? "+15\u00a0%" : `−${60 - i * 3}\u00a0%`,
  order: i % 2 ? "pilot first" : "baseline first", evidence: [`A-0${50 - i}`, `A-0${49 - i}`], worse: i === 7, censored: i === 5, complete: true, later: false,
}));
const metrics: W.Metric[] = [["time_to_diagnose", "time to diagnose", "Detected to cause confirmed."], ["time_to_detect", "time to detect", "Failed to detected."], ["time_to_recover", "time to recover", "Failed to recovered."]].map(([name = "", title = "", definition = ""]) => ({ name, title, unit: "min", better: "lower", shape: "time", source: "diagnosis trials", definition }));
const comparison = (metric: string): W.Comparison => ({
  metric: metrics.find((m) => m.name === metric) ?? (metrics[0] as W.Metric),
  assessment: judged({
    id: "f1", code: "F1", primary: true, interim: true, chip: interim(9, 12), level: level(5, "clear"), missing: "3 pairs to go", pairs,
    sentence: "In these 9 paired drills the cause was confirmed at least about 54\u00a0% sooner.", detail: "96\u00a0% interval: 31\u00a0% to 69\u00a0% sooner, exact. Medians 63 → 33 minutes. “At least”, because one baseline drill was stopped at 120 minutes and no pilot drill was.",
    method_why: "The same scenario was tried on both sides, so each pair is its own control. Few, skewed times with one stopped: Hodges–Lehmann on log(after ÷ before) with its exact interval; means and t-tests would be ruled by one stuck drill.",
    left_out: [{ reason: "live incident, no pair", count: 1, evidence: ["A-044"] }, { reason: "baseline half without a pilot half", count: 1, evidence: ["A-060"] }],
  }),
  chart: { ...drawn("compare-time_to_diagnose", chartSvg(), 690, 380), hits: [{ x: 130, y: 60, w: 16, h: 16, code: "A-051", label: "Bad deploy, wrong data, baseline, stopped at 120 min" }], alt: "Nine pairs on a log scale; eight fall, one rises.", table: { header: ["Scenario", "Baseline", "Pilot"], rows: [["Upstream schema drift", "94", "38"]] } },
  others: [],
});
const criteria = overview.questions.flatMap((q) => q.answers.map((a) => judged({ ...a, id: a.code, question: q.question, primary: true, kind: a.code.startsWith("C") ? "demonstration" : "comparison", registered: "2026-09-18T08:00:00Z", threshold: "shorter", evidence: ["A-050", "A-049"], items: a.code === "C2" ? [{ code: "A-045", what: "v41 to v40", holds: "holds", words: "", evidence: ["A-045"] }] : [] })));

const spread = (n: number, median: number, p95: number): W.Spread => ({ n, median, p95 });
const dag = (dag_id: string, i: number): W.DagRuns => ({ dag_id, runs_total: 16, runs_by_state: { success: 16 - i, failed: i }, runs_cleared: 0, attempts: 48 + i, attempts_failed: i * 3, retries: i * 2, duration_s: spread(16, 240 + i * 31, 610), duration_success_s: spread(16 - i, 238, 600), attempt_recovery_s: spread(i, 171 * (i + 1), 9000), runs_unrecovered: 0, attempts_unrecovered: i === 2 ? 1 : 0, pipeline_recovery_s: spread(i, 11160, 12000) });
const days = Array.from({ length: 16 }, (_, i) => `2026-10-${String(i + 1).padStart(2, "0")}`);
const fared = (odd: Record<number, string>) => days.map((day, i) => ({ state: odd[i] ?? "good", tries: odd[i] === "retried" ? 2 : 1, words: `${day}: ${odd[i] ?? "good"}` }));
const board: W.RunBoard = {
  total: 3, found: 3, days, imported_at: "2026-10-15T06:10:00Z",
  tiles: [{ label: "shadow agreement", figure: "46 of 48", detail: "3 DAGs", metric: "shadow_agreement", chip: null }, { label: "where they part", figure: "2 and 1", detail: "baseline failed and the pilot did not; and the reverse, of 48 shadow pairs", metric: "", chip: null }],
  dags: ["orders_daily", "payments_sync", "stock_snapshot"].map((dag_id, i) => ({ dag_id, in_incident: i === 0, baseline: fared({ 3: "retried", [5 + i]: "failed" }), pilot: fared({ [14 - i]: "retried", 9: i === 2 ? "none" : "good" }), pairs: 16, agree: 15, unpaired: i })),
};
const lost = (i: number): W.RunEvents["events"][number] => ({ dag_id: "orders_daily", side: i % 2 ? "pilot" : "baseline", run_id: `scheduled__2026-10-0${i + 1}T00:00:00+00:00`, at: `2026-10-0${i + 1}T00:00:00Z`, state: i % 2 ? "success" : "failed", failed_attempts: 3, task: "load_orders", failed_at: `2026-10-0${i + 1}T00:14:00Z`, attempt_recovery_s: 10260, pipeline_recovery_s: i % 2 ? null : 11160, open: false, other_id: "", other_state: "success", apart: true });
const audit: W.Audit = {
  head: "71c0a94e03bd12f05e18a7c1", total: 3, found: 3, devices: 2, chain_state: "The chain holds: 3 changes, none rewritten.", people: ["Analyst A", "Analyst B"], verbs: [{ value: "edit", label: "edited" }], nouns: [{ value: "observation", label: "observation" }],
  entries: [
    { seq: "A3", at_text: "", hash: "71c0", at: "2026-10-15T09:31:00Z", who: "Analyst A", verb: "added", label: "Add rollback drill", what: "rollback drill", undone: false, changes: [{ noun: "observation", noun_label: "observation", record: "r63", code: "A-063", field: "outcome", old: "", new: "clean" }], touched: [{ noun: "observation", words: "1 observation", records: 1 }] },
    { seq: "A2", at_text: "", hash: "71c0", at: "2026-10-14T15:02:00Z", who: "Analyst B", verb: "edited", label: "Edit detected at of A-061", what: "detected at of A-061", undone: false, changes: [{ noun: "observation", noun_label: "observation", record: "r61", code: "A-061", field: "detected at", old: "11:09", new: "11:13" }], touched: [{ noun: "observation", words: "1 observation", records: 1 }] },
    { seq: "A1", at_text: "", hash: "71c0", at: "2026-10-14T14:40:00Z", who: "Analyst A", verb: "edited", label: "Edit left out because of A-059", what: "left out because of A-059", undone: true, changes: [], touched: [] },
  ],
};
const preview: W.ImportPreview = {
  format: "airflow_sqlite", format_label: "Airflow 2 metadata", side: null, needs_side: true, counts: [{ label: "runs", n: 122 }, { label: "task attempts", n: 611 }],
  sample: { header: ["dag_id", "logical date", "state"], rows: [["orders_daily", "2026-10-05 02:00", "failed"]] }, already: false, problems: [{ field: "dag_run 4", what: "Ended before it started", mendings: [] }], warnings: ["There is no -wal file beside this copy; the newest runs may be missing."], refused_rows: 1, zoneless: 0,
};

const written = { value: row(0), touched: ["observation"], undo: "Add diagnosis trial" };
export function answers(rows = 63): Answers {
  return {
    templates: () => [{ id: "astro", title: "Astro, after an incident, 6 weeks", summary: "Three questions, twelve scenarios, twelve criteria.", weeks: 6, criteria: [] }],
    recent: () => [
      { place: "place-1", name: "Orders platform", label: "orders-platform.postflight", opened_at: "2026-10-15T12:29:00Z", exists: true },
      { place: "place-2", name: "Billing close", label: "billing-close.postflight", opened_at: "2026-07-03T08:00:00Z", exists: true },
      { place: "place-3", name: "Orders platform (analyst B)", label: "orders-b.postflight", opened_at: "2026-10-14T08:00:00Z", exists: false },
    ],
    open_document: () => view, document: () => view, close_document: () => ({}), overview: () => overview, fields: () => fields, records: ({ from, most }) => grid(rows, from ?? 0, most ?? rows),
    check_record: ({ fields: sent }) => ({ problems: sent["recovered_at"] === "9:02" ? [{ field: "recovered_at", what: "09:02 is before it failed (09:05). Correct one of the two times, or leave one empty.", mendings: [{ words: "Swap the two", fields: {} }, { words: "Leave “recovered at” empty", fields: {} }] }] : [], echoes: (sent["failed_at"] ? { failed_at: "2026-10-14 09:05 Europe/Berlin" } : {}) as Record<string, string>, since: {}, computed: [] }),
    draft: () => ({ kind: null, fields: {}, kept_at: null }), keep_draft: () => ({}), drills: () => drills, drill: ({ id }) => drillOf(id), ...drillWrites,
    add_record: () => written, edit_record: () => written, delete_record: () => ({ ...written, value: null }),
    who: () => ({ name: "Analyst A", given: true, account: "analyst", ask: false }), set_who: (args) => ({ name: args.name ?? "analyst", given: args.name != null, account: "analyst", ask: false }),
    history: () => ({ undo: "Add diagnosis trial", redo: null, saved_at: "2026-10-15T12:29:00Z", revision: "1" }), undo: () => ({ ...written, value: "Add diagnosis trial" }), redo: () => ({ ...written, value: "Add diagnosis trial" }),
    check_new: () => ({ problems: [], echoes: {}, phases: [], workloads: 0, people: [] }), dag_ids: () => [], criteria: () => [], set_ups: () => ({ baseline: null, pilot: null, rows: [], older: 0, sentence: "" }),
    metrics: () => metrics, compare: ({ metric }) => comparison(metric), assess: () => ({ as_of: "", recommendation: overview.recommendation, criteria }), run_board: () => board, run_events: () => ({ found: 3, events: [0, 1, 2].map(lost) }), dag_runs: ({ dag: id }) => ({ dag_id: id, baseline: dag(id, 2), pilot: dag(id, 1), pairs: null, durations: null }), search: () => ({ total: 0, groups: [] }), audit: () => audit,
    verify: () => ({ holds: true, sentence: audit.chain_state, entries: 3, changes: 2, expunged: 0, head: audit.head, findings: [] }),
    shell_pick_open: () => ({ place: "place-9", name: "airflow.db" }), shell_pick_save: () => ({ place: "place-8", name: "report.pdf" }), shell_waiting: () => [], import_preview: () => preview,
    import: () => ({ ...written, value: { format: "airflow_sqlite", side: "baseline", added: 733, already: 0, refused: 1, problems: [], warnings: [], sentence: "733 rows were added." } }),
  };
}
