import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CallFailure, connect, type Who } from "../bridge";
import { testTransport, type Answers } from "../bridge/test";
import { answers, view } from "../gallery/fixture";
import { navigation, sheets } from "../state/navigation.svelte";
import { pilot } from "../state/pilot.svelte";
import { who } from "../state/who.svelte";
import Notices from "./Notices.svelte";
import WhoDialog from "./WhoDialog.svelte";

const unasked: Who = { name: "root", given: false, account: "root", ask: true };

describe("who works here", () => {
  const begin = async (more: Answers = {}, sample = false) => {
    const transport = testTransport({ ...answers(), who: () => unasked, ...more });
    connect(transport);
    await pilot.show({ ...view, is_sample: sample });
    await who.load();
    return transport;
  };
  beforeEach(() => navigation.go("overview"));
  afterEach(() => {
    cleanup();
    sheets.who = false;
  });

  it("is asked by a notice that can be left, in no sample and beside no drill", async () => {
    const transport = await begin();
    render(Notices);
    expect(screen.getByText(/carry the name “root”/)).toBeTruthy();
    navigation.go("live");
    await waitFor(() => expect(screen.queryByText(/carry the name/)).toBeNull());
    navigation.go("overview");
    await waitFor(() => screen.getByText("Say who works here"));
    await fireEvent.click(screen.getByLabelText("Dismiss this message"));
    await waitFor(() => expect(screen.queryByText(/carry the name/)).toBeNull());
    expect(transport.calls.find((one) => one.cmd === "set_who")?.args).toEqual({ name: null });
    cleanup();
    await begin({}, true);
    render(Notices);
    expect(screen.queryByText(/carry the name/)).toBeNull();
  });

  it("keeps the dialog and says beside the field why a name cannot stand", async () => {
    await begin({
      set_who: (args) => {
        if (args.name === "") throw new CallFailure({ code: "problems", message: "No.", details: [{ field: "name", what: "Type a name.", mendings: [] }] });
        return { ...unasked, name: args.name ?? "root", given: true, ask: false };
      },
    });
    sheets.who = true;
    render(WhoDialog);
    const field = await screen.findByLabelText("Your name");
    await fireEvent.click(screen.getByText("Keep this name"));
    await waitFor(() => screen.getByText("Type a name."));
    expect([field.getAttribute("aria-invalid"), document.activeElement]).toEqual(["true", field]);
    await fireEvent.input(field, { target: { value: "Analyst A" } });
    expect(screen.queryByText("Type a name.")).toBeNull();
    await fireEvent.click(screen.getByText("Keep this name"));
    await waitFor(() => expect(sheets.who).toBe(false));
    expect(who.view?.name).toBe("Analyst A");
  });
});
