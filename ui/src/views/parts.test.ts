import { describe, expect, it, vi } from "vitest";
import { byDay, touched } from "../audit/trail";
import { sentence, type Metric } from "../bridge";
import { nearest } from "../compare/hits";
import { fitting } from "../compare/rank";
import { startText } from "../records/shape";
import { seconds } from "../runs/format";
import { asHtml, asText } from "../shared/clipboard";
import { first, rest } from "../shared/sentences";
import { describe as pressed, keys } from "../state/keys.svelte";
import { find, marked, type Entry } from "./palette";

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({ group: "Do", icon: (() => {}) as never, text, about: "", run: () => {}, ...more });

describe("the palette", () => {
  const entries = [entry("Import"), entry("New observation"), entry("Compare rollback drills", { group: "Go to" }), entry("Rollback duration", { group: "Words", words: true })];

  it("asks every word and lets a beginning count most", () => {
    expect(find(entries, "rollback").map((e) => e.text)).toEqual(["Compare rollback drills", "Rollback duration"]);
    expect(find(entries, "rollback drill").map((e) => e.text)).toEqual(["Compare rollback drills"]);
    expect(find([entry("The import"), entry("Import")], "imp").map((e) => e.text)).toEqual(["Import", "The import"]);
  });

  it("shows what can be done before anything is typed, words alone behind ? and leaves # to the core", () => {
    expect(find(entries, "").map((e) => e.text)).toEqual(["Import", "New observation", "Compare rollback drills"]);
    expect(find(entries, "#roll")).toEqual([]);
    expect(find(entries, "?roll").map((e) => e.text)).toEqual(["Rollback duration"]);
  });

  it("marks what was typed, whatever letters it is made of", () => {
    expect(marked("Rollback (drill)", "(dr roll")).toEqual([{ text: "Roll", hit: true }, { text: "back ", hit: false }, { text: "(dr", hit: true }, { text: "ill)", hit: false }]);
  });
});

describe("a table on the clipboard", () => {
  const table = { header: ["Scenario", "Pilot"], rows: [["Late\tfile", "<b>31</b>"]] };

  it("is lines of tabs, and markup in which nothing is markup of the data", () => {
    expect(asText(table)).toBe("Scenario\tPilot\nLate file\t<b>31</b>");
    expect(asHtml(table)).toContain("<td>&lt;b&gt;31&lt;/b&gt;</td>");
  });
});

describe("keys", () => {
  const press = (target: EventTarget, init: KeyboardEventInit) => {
    const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, "target", { value: target });
    keys.hear(event);
    return event;
  };

  it("are named as they are written", () => {
    expect(pressed(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true }))).toBe("Ctrl Shift Z");
    expect(pressed(new KeyboardEvent("keydown", { key: "k", metaKey: true }))).toBe("Ctrl K");
    expect(pressed(new KeyboardEvent("keydown", { key: "?", shiftKey: true }))).toBe("?");
  });

  it("act by letters only outside fields, and G leads the next one", () => {
    const run = vi.fn();
    const leave = keys.add([{ keys: "N", label: "", group: "", run }, { keys: "G O", label: "", group: "", run }]);
    press(document.createElement("input"), { key: "n" });
    expect(run).not.toHaveBeenCalled();
    press(document.body, { key: "n" });
    press(document.body, { key: "g" });
    press(document.body, { key: "o" });
    expect(run).toHaveBeenCalledTimes(2);
    keys.setLetters(false);
    press(document.body, { key: "n" });
    expect(run).toHaveBeenCalledTimes(2);
    keys.setLetters(true);
    leave();
    expect(press(document.body, { key: "n" }).defaultPrevented).toBe(false);
  });
});

describe("small words", () => {
  it("say seconds as a person does", () => {
    expect([0.4, 42, 250, 754, 10260, 7200].map(seconds)).toEqual(["0.4 s", "42 s", "4 min 10 s", "13 min", "2 h 51 min", "2 h"]);
    expect(seconds(null)).toBe("");
  });

  it("part the answer from what explains it, with nothing left out", () => {
    const words = "It fell by 4.5 minutes (95 % bound). One was stopped. So at least that.";
    expect(first(words)).toBe("It fell by 4.5 minutes (95 % bound).");
    expect(`${first(words)} ${rest(words)}`).toBe(words);
    expect([first("No stop"), rest("No stop")]).toEqual(["No stop", ""]);
  });

  it("find the nearest mark, and none out of reach", () => {
    const hits = [{ x: 0, y: 0, w: 10, h: 10, code: "A", label: "" }, { x: 8, y: 0, w: 10, h: 10, code: "B", label: "" }];
    expect(nearest(hits, 9.5, 5, 10)).toBe(1);
    expect(nearest(hits, 2, 5, 10)).toBe(0);
    expect(nearest(hits, 90, 90, 10)).toBe(-1);
  });

  it("group the trail by the pilot's own days, and name each record once", () => {
    const change = { noun: "observation", noun_label: "observation", record: "r1", code: "A-001", field: "note", old: "", new: "seen" };
    const act = { seq: "A1", at: "2026-10-14T23:30:00Z", at_text: "", who: "Analyst A", verb: "edited", label: "Edit note", what: "note", changes: [change, { ...change, field: "side" }], touched: [{ noun: "observation", words: "1 observation", records: 1 }], undone: false, hash: "" };
    expect(byDay([act, { ...act, at: "2026-10-15T08:00:00Z" }], "Europe/Berlin")).toHaveLength(1);
    expect(byDay([act, { ...act, at: "2026-10-15T08:00:00Z" }], "UTC")).toHaveLength(2);
    expect(touched(act.changes).map((one) => one.code)).toEqual(["A-001"]);
  });
});

describe("a metric that is typed for", () => {
  const metric = (title: string, definition: string) => ({ name: title.replaceAll(" ", "_"), title, definition }) as Metric;
  const metrics = [metric("time to diagnose", "Starts where time to detect ends."), metric("alert lead time", "Beside time to detect."), metric("time to detect", "From failed to detected.")];

  it("is the one of that name, before those that only mention it", () => {
    expect(fitting(metrics, "Time to detect").map((one) => one.title)[0]).toBe("time to detect");
    expect(fitting(metrics, "detect").map((one) => one.title)).toEqual(["time to detect", "time to diagnose", "alert lead time"]);
    expect(fitting(metrics, "lead detect").map((one) => one.title)).toEqual(["alert lead time"]);
    expect(fitting(metrics, "nothing such")).toEqual([]);
  });
});

describe("what begins a label", () => {
  it("is a capital, also where the rest is one", () => {
    expect(["failed at", "SLA day"].map(sentence)).toEqual(["Failed at", "SLA day"]);
  });
});

describe("what a field of a form starts from", () => {
  const field = (name: string, type: string) => ({ name, label: name, type, help: "", choices: [], noun: null, given: false });

  it("is the value of a choice, whatever it is called, and a share in percent", () => {
    expect(startText({ text: "Yes", raw: "yes", state: "typed" }, field("primary", "flag"))).toBe("yes");
    expect(startText({ text: "Baseline", raw: "baseline", state: "typed" }, field("side", "choice"))).toBe("baseline");
    expect(startText({ text: "0.35", raw: "0.35", state: "typed" }, field("matters", "number"))).toBe("35\u00a0%");
    expect(startText({ text: "0.35", raw: "0.35", state: "typed" }, field("threshold", "number"))).toBe("0.35");
    expect(startText({ text: "", raw: "", state: "unknown" }, field("matters", "number"))).toBe("");
  });
});
