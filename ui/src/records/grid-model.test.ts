import { beforeEach, describe, expect, it } from "vitest";
import { connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { answers, fields, grid, view } from "../gallery/fixture";
import { pilot } from "../state/pilot.svelte";
import { asTable, asText, GridActs } from "./acts.svelte";
import { filterable } from "./filters";
import { GridModel } from "./grid-model.svelte";
import { GridSource } from "./grid-source.svelte";
import { Lines } from "./lines";
import { fitted } from "./widths";
import { inOrder } from "./order";
import { echoOf, meant, mayEdit, shortTime } from "./shape";

const cell = (text: string, state = "typed") => ({ text, raw: text, state });

describe("a grid", () => {
  let source: GridSource;
  let model: GridModel;
  let transport: ReturnType<typeof testTransport>;
  beforeEach(async () => {
    localStorage.clear();
    transport = testTransport(answers(450));
    await connect(transport);
    pilot.view = view;
    source = new GridSource("observation");
    model = new GridModel(source, "doc-1", "Id", ["side", "failed_at"]);
    await source.load();
  });
  const made = () => new GridModel(source, "doc-1", "Id", ["side", "failed_at"]);

  it("shows the first columns until a person chooses, and keeps the choice for this document alone", () => {
    expect(model.shown.map((c) => c.name)).toEqual(["code", "side", "failed_at"]);
    model.toggle("scenario");
    model.shift("scenario", 1);
    model.resize({ ...(fields.kinds[0]?.fields[0] ?? { name: "" }), name: "side" } as never, 240);
    expect(made().shown.map((c) => c.name)).toEqual(["code", "side", "scenario", "failed_at"]);
    expect(made().kept.widths["side"]).toBe(240);
    expect(new GridModel(source, "doc-2", "Id", ["side"]).shown.map((c) => c.name)).toEqual(["code", "side"]);
  });

  it("asks the core for the order: newest first, then up, down and as recorded", () => {
    expect(model.view.sort).toEqual({ column: "code", down: true });
    model.sortBy("failed_at");
    expect(model.view.sort).toEqual({ column: "failed_at", down: false });
    model.sortBy("failed_at");
    model.sortBy("failed_at");
    expect(model.view.sort).toBeNull();
    model.chips = [{ column: "side", is: ["pilot"], text: "Side: Pilot" }];
    model.query = " late ";
    expect(model.view).toMatchObject({ text: "late", filters: [{ column: "side", is: ["pilot"] }] });
  });

  it("fetches only the part that is looked at", async () => {
    expect(source.row(0)?.code).toBe("A-063");
    expect(source.row(350)).toBeUndefined();
    source.want(340, 380);
    await new Promise((done) => setTimeout(done));
    expect(source.row(350)?.id).toBe("id-350");
    expect(transport.calls.filter((one) => one.cmd === "records")).toHaveLength(2);
  });

  it("selects cells, whole rows and everything", () => {
    model.moveTo({ r: 1, c: 1 });
    model.moveTo({ r: 3, c: 2 }, true);
    expect([model.range, model.stretches, model.picked]).toEqual([{ top: 1, bottom: 3, left: 1, right: 2 }, [[1, 4]], 3]);
    model.whole = true;
    expect(model.range.left).toBe(0);
    model.selectAll();
    expect(model.picked).toBe(450);
    model.moveTo({ r: Infinity, c: Infinity });
    expect([model.cursor, model.whole]).toEqual([{ r: 449, c: 2 }, false]);
  });

  it("does not edit an id, nor what does not apply", () => {
    model.moveTo({ r: 0, c: 0 });
    expect(model.edit()).toBe(false);
    model.moveTo({ r: 0, c: 1 });
    expect(model.edit()).toBe(true);
    expect(model.typing).toBe("Pilot");
  });

  it("looks at a pasted block first, and asks for the columns from the cell on", () => {
    const acts = new GridActs(model);
    model.moveTo({ r: 2, c: 1 });
    acts.paste("one\ttwo\nthree\tfour\n");
    expect(acts.pasted).toMatchObject({ from: ["side", "failed_at"], onto: [[2, 450]], over: false });
    model.moveTo({ r: 4, c: 2 }, true);
    acts.paste("one\ttwo");
    expect(acts.pasted).toMatchObject({ onto: [[2, 5]], over: true });
  });
});

describe("what is copied", () => {
  it("is quoted where a spreadsheet needs it, and is never markup", () => {
    expect(asText([["a", 'say "hi"'], ["two\nlines", ""]])).toBe('a\t"say ""hi"""\n"two\nlines"\t');
    expect(asTable([["<b>", "&"]])).toBe("<table><tr><td>&lt;b&gt;</td><td>&amp;</td></tr></table>");
  });
});

describe("filters", () => {
  it("offer what is asked for most first, and problems and left out of observations alone", () => {
    const names = filterable(grid(3).columns, "observation").map((one) => one.name);
    expect(names.slice(0, 2)).toEqual(["side", "scenario"]);
    expect(names).toContain("problems");
    expect(filterable(grid(3).columns, "risk").map((one) => one.name)).not.toContain("problems");
  });
});

describe("lines of groups", () => {
  const groups = [{ value: "a", label: "a", count: 3 }, { value: "b", label: "b", count: 2 }, { value: "c", label: "c", count: 4 }];
  const lines = new Lines(groups, 9, new Set(["b"]));

  it("stand for heads and rows, and closed groups have only their head", () => {
    expect(lines.count).toBe(3 + 3 + 4);
    expect([0, 1, 3, 4, 5, 6, 9].map((line) => lines.at(line))).toEqual([{ head: 0 }, { row: 0 }, { row: 2 }, { head: 1 }, { head: 2 }, { row: 5 }, { row: 8 }]);
    expect([lines.of(0), lines.of(3), lines.of(5)]).toEqual([1, undefined, 6]);
    expect([lines.group(3), lines.head(2), lines.isOpen(1)]).toEqual([0, 5, false]);
  });

  it("give the rows between two lines without the closed ones", () => {
    expect(lines.rows(2, 7)).toEqual([[1, 3], [5, 7]]);
    expect(lines.rows(4, 4)).toEqual([]);
    expect(new Lines([], 9, new Set()).rows(2, 3)).toEqual([[2, 4]]);
    expect(new Lines([], 9, new Set()).at(4)).toEqual({ row: 4 });
  });
});

describe("cells", () => {
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

describe("the widths of columns", () => {
  const column = (name: string, type: string) => ({ name, label: name, type, help: "", choices: [], noun: null, given: false });
  const columns = [column("name", "text"), column("how", "long_text"), column("when", "instant"), column("minutes", "minutes"), column("after", "text")];
  const widths = (room: number) => columns.map((one) => fitted(columns, room).get(one.name));

  it("fit the room there is: words yield before what is measured, and take what is to spare", () => {
    expect(widths(0)).toEqual([136, 240, 112, 84, 136]);
    expect(widths(500)).toEqual([124, 180, 112, 84, 136]);
    expect(widths(900)).toEqual([260, 444, 112, 84, 136]);
    expect(widths(300)).toEqual([136, 240, 112, 84, 136]);
  });
});
