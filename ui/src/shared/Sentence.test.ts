import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallFailure, connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { answers, view } from "../gallery/fixture";
import { pilot } from "../state/pilot.svelte";
import { RESTS } from "./judging.svelte";
import Sentence from "./Sentence.svelte";

const edited = (text: string, warnings: string[]) => ({ text, moved: false, warnings });

describe("a sentence that is typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it("is judged once the typing rests, below its field, and kept whatever is said of it", async () => {
    let fails = false;
    const transport = testTransport({
      ...answers(),
      judge_sentence: ({ text }) => {
        if (fails) throw new CallFailure({ code: "busy", message: "Busy." });
        return edited(text, text.includes("70") ? ["70\u00a0% is not among the program’s own numbers."] : []);
      },
      edit_sentence: () => ({ value: null, touched: [], undo: null }),
    });
    connect(transport);
    await pilot.show(view);
    const asked = () => transport.calls.filter((one) => one.cmd === "judge_sentence").map((one) => (one.args as { text: string }).text);
    render(Sentence, { code: "F1", sentence: "Time fell by 38\u00a0%.", edited: null });
    await fireEvent.click(screen.getByText("Edit sentence"));
    await tick();
    const field = screen.getByRole("textbox");
    for (const text of ["Time fell by 7", "Time fell by 70", "Time fell by 70 %."]) await fireEvent.input(field, { target: { value: text } });
    expect(asked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(RESTS);
    expect(asked()).toEqual(["Time fell by 70 %."]);
    const said = screen.getByText(/is not among/);
    expect(said.closest("[aria-live=polite]")?.id).toBe(field.getAttribute("aria-describedby"));
    // What was said stays while the next letters are typed, and goes when the core says otherwise, or cannot.
    await fireEvent.input(field, { target: { value: "Time fell by 70 %. " } });
    expect(screen.queryByText(/is not among/)).not.toBeNull();
    fails = true;
    await vi.advanceTimersByTimeAsync(RESTS);
    expect(screen.queryByText(/is not among/)).toBeNull();
    await fireEvent.click(screen.getByText("Keep sentence"));
    expect(transport.calls.find((one) => one.cmd === "edit_sentence")?.args).toMatchObject({ code: "F1", text: "Time fell by 70 %. " });
  });
});
