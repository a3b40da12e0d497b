import type { Answers } from "../bridge/test";
import type * as W from "../bridge";

/** Two illustrative drills that run at once, and one that has ended. */
const now = "2026-10-15T12:29:40Z";
const at = (clock: string) => `2026-10-15T${clock}Z`;
const row = (code: string): W.Row => ({ id: code, code, kind: "diagnosis_trial", cells: {}, problems: [], left_out: "" });
const mark = (letter: string, field: string, word: string, given: Partial<W.Mark> = {}): W.Mark => ({ field, letter, word, main: true, next: false, at: null, clock: "", after: "", since: null, since_words: "", ...given });
const line = (pairs: [string, string][]): W.Choice[] => pairs.map(([label, value]) => ({ label, value }));
const point = (word: string, minutes: number, main = true) => ({ word, minutes, text: String(minutes), main });

const running: W.Drill = {
  now, id: "a-062", code: "A-062", kind_label: "diagnosis trial", title: "dependency upgrade breaks a task", side: "pilot", side_label: "pilot", about: "orders_daily · unannounced", running: true, stoppable: true,
  since: at("12:05:12"), until: null, since_words: "since it failed", last_mark: "14:24:10",
  marks: [
    mark("F", "failed_at", "Failed", { at: at("12:05:12"), clock: "14:05:12" }),
    mark("D", "detected_at", "Detected", { at: at("12:16:40"), clock: "14:16:40", after: "11:28 after it failed", since_words: "since it failed" }),
    mark("A", "acknowledged_at", "Acknowledged", { at: at("12:18:02"), clock: "14:18:02", after: "01:22 after detected", main: false }),
    mark("S", "stated_at", "Cause stated", { at: at("12:24:10"), clock: "14:24:10", after: "07:30 after detected", main: false }),
    mark("C", "confirmed_at", "Cause confirmed", { next: true, since: at("12:16:40"), since_words: "since detected" }),
    mark("R", "recovered_at", "Recovered", { since: at("12:05:12"), since_words: "since it failed" }),
  ],
  cap: { words: "Cap 120 min", kept_as: "more than 120 min", minutes: 120, since: at("12:16:40"), at: at("14:16:40"), settled: false },
  conditions: line([["injected into", "the pilot"], ["injected by", "Analyst A"], ["diagnosed by", "On-call engineer"], ["announced", "no"], ["found by", "health incident"]]),
  notes: [{ at: "14:24:10", text: "Cause stated: new library in the base image. Not confirmed yet." }, { at: "14:21:33", text: "Debug run started on a copy, same inputs." }, { at: "14:18:02", text: "On-call engineer acknowledged from the health incident, not from a user." }],
  track: { code: "A-062", side: "pilot", day: "15 Oct", points: [point("failed", 0), point("detected", 11), point("acknowledged", 13, false), point("cause stated", 19, false)], stopped: null },
  other: { code: "A-060", side: "baseline", day: "13 Oct", points: [point("failed", 0), point("detected", 34), point("cause confirmed", 86), point("recovered", 104)], stopped: null },
  pair: [], pair_words: "The baseline drill of the same scenario.", row: row("A-062"),
};

const isolation: W.Drill = {
  ...running, id: "a-063", code: "A-063", kind_label: "isolation drill", title: "worker killed for memory", about: "returns_feed", stoppable: false, since: at("12:21:59"), since_words: "since injected", last_mark: "14:21:59",
  marks: [mark("I", "failure_injected_at", "Injected", { at: at("12:21:59"), clock: "14:21:59" })], cap: null, notes: [], other: null, pair_words: "The baseline half of this scenario is still to come.",
  conditions: line([["boundary", "pilot-deployment"], ["assets at risk", "11"]]), track: { code: "A-063", side: "pilot", day: "15 Oct", points: [point("injected", 0)], stopped: null }, row: row("A-063"),
};

const ended: W.Drill = {
  ...running, id: "a-061", code: "A-061", running: false, stoppable: false, until: at("12:49:12"), cap: null,
  marks: running.marks.map((one) => (one.at ? one : one.field === "confirmed_at" ? { ...one, next: false, at: at("12:40:12"), clock: "14:40:12", after: "23:32 after detected" } : { ...one, at: at("12:49:12"), clock: "14:49:12", after: "44:00 after it failed" })),
  track: { ...running.track, code: "A-061", points: [...running.track.points, point("cause confirmed", 35), point("recovered", 44)] },
  pair: [
    { label: "time to detect", baseline: "34", pilot: "11", unit: "minutes", change: "−66\u00a0%", worse: false },
    { label: "time to diagnose", baseline: "52", pilot: "24", unit: "minutes", change: "−55\u00a0%", worse: false },
    { label: "time to recover (drill)", baseline: "104", pilot: "44", unit: "minutes", change: "−58\u00a0%", worse: false },
  ],
  pair_words: "One pair shows its own two times and nothing more.", row: row("A-061"),
};

const field = (name: string, label: string, type: string, choices: W.Choice[] = [], help = ""): W.Field => ({ name, label, type, help, choices, noun: null, given: false });
const choices = (...labels: string[]): W.Choice[] => labels.map((label) => ({ value: label, label }));

export const drills: W.Drills = {
  now, running: [running, isolation],
  kinds: [
    { kind: "diagnosis_trial", title: "diagnosis trial", fields: [field("side", "side", "choice", choices("baseline", "pilot")), field("scenario", "scenario", "ref", choices("Late source file", "Dependency upgrade breaks a task")), field("workload", "workload", "ref", choices("orders_daily")), field("cap", "time cap", "minutes"), field("injected_into", "injected into", "choice", choices("the pilot", "a non-production copy", "production")), field("injected_by", "injected by", "ref", choices("Analyst A")), field("diagnosed_by", "diagnosed by", "refs", choices("Analyst A", "On-call engineer")), field("announced", "announced", "flag", choices("yes", "no"))] },
    { kind: "rollback_drill", title: "rollback drill", fields: [field("side", "side", "choice", choices("baseline", "pilot"))] },
    { kind: "isolation_drill", title: "isolation drill", fields: [field("side", "side", "choice", choices("baseline", "pilot"))] },
  ],
};
export const drillOf = (code: string): W.Drill => (code === "A-061" ? ended : (drills.running.find((one) => one.code === code) ?? running));
const done = () => ({ value: running, touched: ["observation"], undo: "detected 14:16:40 in A-062" });
export const drillWrites: Answers = { start_drill: done, mark_drill: done, unmark_drill: done, note_drill: done, finish_drill: () => ({ ...done(), value: ended }), stop_drill: done };
