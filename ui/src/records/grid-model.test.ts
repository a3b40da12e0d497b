import { beforeEach, describe, expect, it } from "vitest";
import { fields, grid } from "../gallery/fixture";
import { GridModel } from "./grid-model.svelte";
import { inOrder } from "./order";
import { compareKeys, echoOf, meant, mayEdit, shortTime, sortKey } from "./shape";

const cell = (text: string, state = "typed") => ({ text, raw: text, state });

describe("a grid", () => {
  let model: GridModel;
  beforeEach(() => {
    localStorage.clear();
    model = new GridModel("test", "Id", ["side", "failed_at"]);
    model.replace(grid(30));
  });

  it("shows the first columns until a person chooses", () => {
    expect(model.shown.map((c) => c.name)).toEqual(["code", "side", "failed_at"]);
    model.toggle("scenario");
    expect(model.shown.map((c) => c.name)).toContain("scenario");
    expect(new GridModel("test", "Id", ["side"]).kept.hidden).toEqual(model.hidden);
  });

  it("puts the newest first and sorts by a column up, down and not at all", () => {
    expect(model.rows[0]?.code).toBe("A-063");
    model.sortBy("failed_at");
    const times = model.rows.map((row) => row.cells["failed_at"]?.text ?? "");
    expect(times).toEqual([...times].sort());
    model.sortBy("failed_at");
    expect(model.rows[0]?.cells["failed_at"]?.text).toBe([...times].sort().at(-1));
    model.sortBy("failed_at");
    expect(model.kept.sort).toBeNull();
  });

  it("keeps the cursor on its record when rows come anew", () => {
    model.moveTo({ r: 5, c: 1 });
    const code = model.row?.code;
    model.replace({ ...grid(30), rows: grid(30).rows.slice(2) });
    expect(model.row?.code).toBe(code);
  });

  it("finds a record behind filters by laying them aside", () => {
    model.filters = [{ column: "side", label: "Side", text: "baseline" }];
    expect(model.rows.every((row) => row.cells["side"]?.text === "baseline")).toBe(true);
    expect(model.find("A-063")).toBe(true);
    expect(model.filters).toEqual([]);
    expect(model.row?.code).toBe("A-063");
    expect(model.find("A-999")).toBe(false);
  });

  it("copies the selected block as lines of cells", () => {
    model.moveTo({ r: 0, c: 0 });
    model.moveTo({ r: 1, c: 1 }, true);
    expect(model.copyText()).toBe("A-063\tpilot\nA-062\tbaseline");
  });

  it("does not edit an id, nor what does not apply", () => {
    model.moveTo({ r: 0, c: 0 });
    expect(model.edit()).toBe(false);
    model.moveTo({ r: 0, c: 1 });
    expect(model.edit()).toBe(true);
    expect(model.typing).toBe("pilot");
  });
});

describe("cells", () => {
  it("sort as numbers, stopped ones by their cap, empty ones last either way", () => {
    expect(sortKey(cell(">120", "censored"))).toBe(120);
    expect(compareKeys(9, 10, false)).toBeLessThan(0);
    expect(compareKeys(undefined, 1, false)).toBe(1);
    expect(compareKeys(undefined, 1, true)).toBe(1);
    expect(sortKey(cell("", "unknown"))).toBeUndefined();
  });

  it("show a short time and echo only what was not typed that way", () => {
    expect(shortTime("2026-10-14 15:02")).toMatch(/14.*15:02|15:02/);
    expect(shortTime("whenever")).toBe("whenever");
    expect(echoOf("2026-10-14 09:05 UTC", "2026-10-14 09:05")).toBeUndefined();
    expect(echoOf("2026-10-14 09:05 UTC", "yest 9:05")).toContain("09:05");
  });

  it("are typed only where a person may", () => {
    const row = grid(1).rows[0];
    const field = grid(1).columns[2];
    if (!row || !field) throw new Error("the fixture has a row and a column");
    expect(mayEdit(row, field, cell("8", "imported"))).toBe(false);
    expect(mayEdit(row, field, undefined)).toBe(false);
    expect(mayEdit({ ...row, left_out: "no pair" }, field, cell("pilot"))).toBe(false);
    expect(meant(field, "BASELINE")).toBe("baseline");
    expect(meant(field, "somewhere")).toBe("somewhere");
  });
});

describe("a form", () => {
  it("asks which case first, then its times, then the rest, and the reason to leave out only later", () => {
    const trial = fields.kinds[0]?.fields ?? [];
    const left = { ...trial[0], name: "left_out", type: "text" } as (typeof trial)[number];
    const names = inOrder([left, ...trial], "observation", false).map((f) => f.name);
    expect(names.slice(0, 4)).toEqual(["side", "scenario", "workload", "failed_at"]);
    expect(names.at(-1)).toBe("note");
    expect(names).not.toContain("left_out");
    expect(inOrder([left, ...trial], "observation", true).map((f) => f.name)).toContain("left_out");
  });
});
