import { beforeEach, expect, it } from "vitest";
import { connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { take } from "./files";
import { sheets } from "./navigation.svelte";
import { pilot } from "./pilot.svelte";
import { toasts } from "./toasts.svelte";

const view = { doc: 1, id: "pilot-1", place: "place-1", name: "Orders", file_label: "", week_label: "", saved_at: "", is_sample: false, observations: 0, notices: [], time_zone: "UTC" };
const history = { undo: null, redo: null, saved_at: "", revision: "" };
let asked: { cmd: string; args: object }[];

beforeEach(async () => {
  const transport = testTransport({ open_document: () => view, document: () => view, history: () => history, close_document: () => ({}), shell_new_window: () => null });
  connect(transport);
  await pilot.close();
  asked = transport.calls;
});

it("a pilot opens here where nothing is open, and else in a window of its own", async () => {
  await take({ place: "place-1", name: "Orders.POSTFLIGHT" });
  expect(pilot.view?.name).toBe("Orders");
  await take({ place: "place-2", name: "Returns.postflight" });
  expect(asked.at(-1)).toEqual({ cmd: "shell_new_window", args: { place: "place-2" } });
  expect(pilot.view?.name).toBe("Orders");
});

it("any other file is taken into the pilot, with a preview first", async () => {
  await pilot.show(view);
  await take({ place: "place-3", name: "airflow.db" });
  expect(sheets.importing).toBe(true);
  expect(sheets.importFrom?.place).toBe("place-3");
});

it("a file that needs a pilot says so where none is open", async () => {
  await take({ place: "place-3", name: "airflow.db" });
  expect(toasts.list.at(-1)?.text).toContain("Open one first");
});
