import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asShown, CallFailure, connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { answers, fields, view } from "../gallery/fixture";
import { confirming } from "../state/confirm.svelte";
import { pilot } from "../state/pilot.svelte";
import { FormModel } from "./form-model.svelte";
import RecordForm from "./RecordForm.svelte";

const kinds = asShown(fields);

describe("the form of a record", () => {
  beforeEach(async () => {
    localStorage.clear();
    await connect(testTransport(answers()));
    await pilot.show(view);
  });
  afterEach(cleanup);

  it("says beside the field what contradicts what, once the field was left", async () => {
    render(RecordForm, { form: new FormModel("observation", kinds), title: "New", close: () => {}, wrote: () => {} });
    const field = screen.getByLabelText("Recovered");
    await fireEvent.input(field, { target: { value: "9:02" } });
    expect(screen.queryByText(/before it failed/)).toBeNull();
    await fireEvent.blur(field);
    await waitFor(() => expect(screen.getByText(/before it failed/)).toBeTruthy());
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it("saves what was typed, keeps the context and empties what was measured", async () => {
    const transport = testTransport(answers());
    await connect(transport);
    const wrote = vi.fn();
    const form = new FormModel("observation", kinds);
    render(RecordForm, { form, title: "New", close: () => {}, wrote });
    form.set("side", "pilot");
    form.set("failed_at", "9:05");
    await fireEvent.submit(screen.getByRole("form"));
    await waitFor(() => expect(wrote).toHaveBeenCalledWith("A-063"));
    const sent = transport.calls.find((one) => one.cmd === "add_record")?.args;
    expect(sent).toMatchObject({ noun: "observation", kind: "diagnosis_trial", fields: { side: "pilot", failed_at: "9:05" } });
    expect(form.values).toEqual({ side: "pilot" });
  });

  it("keeps a half-typed draft with the core for the next start, and a refusal beside its field", async () => {
    let kept: object = {};
    const refusing = testTransport({
      ...answers(),
      keep_draft: (args) => ((kept = args.fields), {}),
      draft: () => ({ kind: "diagnosis_trial", fields: kept as Record<string, string>, kept_at: "14:05" }),
      add_record: () => {
        throw new CallFailure({ code: "problems", message: "No.", details: [{ field: "failed_at", what: "“9” is not a time.", mendings: [] }] });
      },
    });
    await connect(refusing);
    const form = new FormModel("observation", kinds);
    form.set("failed_at", "9");
    form.keep();
    expect(await form.save()).toBeUndefined();
    expect(form.problem("failed_at")?.what).toBe("“9” is not a time.");
    const again = new FormModel("observation", kinds);
    render(RecordForm, { form: again, title: "New", close: () => {}, wrote: () => {} });
    await waitFor(() => expect(screen.getByText(/Draft of 14:05 restored/)).toBeTruthy());
    expect(again.values).toEqual({ failed_at: "9" });
    await fireEvent.click(screen.getByText("Discard the draft"));
    expect([again.values, kept]).toEqual([{}, {}]);
  });

  it("applies a mending that the core proposes as it is", async () => {
    const proposing = testTransport({
      ...answers(),
      check_record: () => ({
        echoes: {}, since: {}, computed: [],
        problems: [{ field: "recovered_at", what: "It comes before it failed.", mendings: [{ words: "Swap the two", fields: { failed_at: "9:02", recovered_at: "9:05" } }] }],
      }),
    });
    await connect(proposing);
    const form = new FormModel("observation", kinds);
    render(RecordForm, { form, title: "New", close: () => {}, wrote: () => {} });
    const field = screen.getByLabelText("Recovered");
    await fireEvent.input(field, { target: { value: "9:02" } });
    await fireEvent.blur(field);
    await waitFor(() => screen.getByText("Swap the two"));
    await fireEvent.click(screen.getByText("Swap the two"));
    expect(form.values).toEqual({ failed_at: "9:02", recovered_at: "9:05" });
  });

  it("asks before what the core asks about, and saves nothing without every yes", async () => {
    const asked: number[] = [];
    const asking = testTransport({
      ...answers(),
      add_record: (args) => {
        asked.push(args.confirmed ?? 0);
        if ((args.confirmed ?? 0) < 2) throw new CallFailure({ code: "confirm", message: `Really? ${args.confirmed}` });
        return { value: null, touched: [], undo: null };
      },
    });
    await connect(asking);
    const form = new FormModel("observation", kinds);
    form.set("side", "pilot");
    const refused = form.save();
    await waitFor(() => expect(confirming.asked?.text).toBe("Really? 0"));
    confirming.answer(false);
    expect(await refused).toBeUndefined();
    const saved = form.save();
    for (const text of ["Really? 0", "Really? 1"]) {
      await waitFor(() => expect(confirming.asked?.text).toBe(text));
      confirming.answer(true);
    }
    expect(await saved).toBeDefined();
    expect(asked).toEqual([0, 0, 1, 2]);
  });
});
