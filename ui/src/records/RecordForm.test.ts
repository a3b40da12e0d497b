import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asShown, CallFailure, connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { answers, fields, view } from "../gallery/fixture";
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

  it("keeps a half-typed draft for the next start, and a refusal beside its field", async () => {
    const refusing = testTransport({
      ...answers(),
      add_record: () => {
        throw new CallFailure({ code: "problems", message: "No.", details: [{ field: "failed_at", what: "“9” is not a time." }] });
      },
    });
    await connect(refusing);
    const form = new FormModel("observation", kinds);
    render(RecordForm, { form, title: "New", close: () => {}, wrote: () => {} });
    form.set("failed_at", "9");
    expect(await form.save()).toBeUndefined();
    expect(form.problem("failed_at")).toBe("“9” is not a time.");
    expect(new FormModel("observation", kinds).values).toEqual({ failed_at: "9" });
  });
});
