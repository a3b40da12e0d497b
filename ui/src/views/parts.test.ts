import { describe, expect, it, vi } from "vitest";
import { byDay, matches } from "../audit/trail";
import { nearest } from "../compare/hits";
import { agreeing, parting, seconds } from "../runs/format";
import { first, rest } from "../shared/sentences";
import { describe as pressed, keys } from "../state/keys.svelte";
import { find, type Entry } from "./palette";

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({ group: "Do", icon: (() => {}) as never, text, about: "", run: () => {}, ...more });

describe("the palette", () => {
  const entries = [entry("Import"), entry("New observation"), entry("A-063 Rollback drill", { group: "Observations", observation: true }), entry("Rollback duration", { group: "Compare", words: true })];

  it("asks every word and lets a beginning count most", () => {
    expect(find(entries, "rollback").map((e) => e.text)).toEqual(["A-063 Rollback drill", "Rollback duration"]);
    expect(find(entries, "rollback drill").map((e) => e.text)).toEqual(["A-063 Rollback drill"]);
  });

  it("shows what can be done before anything is typed, and one group behind # and ?", () => {
    expect(find(entries, "").map((e) => e.text)).toEqual(["Import", "New observation"]);
    expect(find(entries, "#").map((e) => e.text)).toEqual(["A-063 Rollback drill"]);
    expect(find(entries, "?roll").map((e) => e.text)).toEqual(["Rollback duration"]);
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

  it("name only the shadow pairs that part", () => {
    const states = { "success->success": 38, "failed->success": 4, "success->failed": 0 };
    expect(parting(states)).toBe("failed → success 4");
    expect(agreeing(states)).toBe(38);
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

  it("group the trail by the pilot's own days and search in every part", () => {
    const change = { seq: "A1", at: "2026-10-14T23:30:00Z", at_text: "", who: "Analyst A", verb: "edit", label: "Edit note", changes: [{ noun: "observation", code: "A-001", field: "note", old: "", new: "seen" }], undone: false, hash: "" };
    expect(byDay([change, { ...change, at: "2026-10-15T08:00:00Z" }], "Europe/Berlin")).toHaveLength(1);
    expect(byDay([change, { ...change, at: "2026-10-15T08:00:00Z" }], "UTC")).toHaveLength(2);
    expect(matches(change, "analyst seen")).toBe(true);
    expect(matches(change, "analyst rollback")).toBe(false);
  });
});
