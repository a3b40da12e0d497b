import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { answers, view } from "../gallery/fixture";
import { navigation } from "../state/navigation.svelte";
import { pilot } from "../state/pilot.svelte";
import EvidenceId from "./EvidenceId.svelte";
import TriggerOfMenu from "./TriggerOfMenu.test.svelte";

describe("a trigger whose floating part is not there yet", () => {
  // Read once beforehand: a test machine may take longer to read it than anybody waits for an answer.
  beforeAll(() => import("./floating"), 30_000);
  beforeEach(async () => {
    await connect(testTransport(answers()));
    await pilot.show(view);
  });
  afterEach(cleanup);

  it("opens by the click that came too early, and stays the same element with the focus", async () => {
    render(EvidenceId, { code: "A-061" });
    const id = screen.getByRole("button", { name: "A-061" });
    expect(id.getAttribute("aria-expanded")).toBe("false");
    expect(id.getAttribute("aria-haspopup")).toBe("dialog");
    id.focus();
    await fireEvent.click(id);
    await waitFor(() => expect(screen.getByRole("dialog", { name: "A-061" })).toBeTruthy());
    expect(id.isConnected).toBe(true);
    expect(id.getAttribute("aria-expanded")).toBe("true");
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(id.getAttribute("aria-expanded")).toBe("false"));
    await waitFor(() => expect(document.activeElement).toBe(id));
  });

  it("goes at once where Enter leads, and does not open", async () => {
    const go = vi.spyOn(navigation, "go");
    render(EvidenceId, { code: "A-061" });
    await fireEvent.keyDown(screen.getByRole("button", { name: "A-061" }), { key: "Enter" });
    expect(go).toHaveBeenCalledExactlyOnceWith("observations", "A-061");
    expect(screen.queryByRole("dialog")).toBeNull();
    go.mockRestore();
  });

  it("opens a menu by the key that came too early, at its first entry, and is heard around it once", async () => {
    const heard = vi.fn();
    const ran = vi.fn();
    render(TriggerOfMenu, { heard, ran });
    const trigger = screen.getByRole("button", { name: "More" });
    trigger.focus();
    await fireEvent.keyDown(trigger, { key: "ArrowDown" });
    await waitFor(() => expect(screen.getByRole("menu")).toBeTruthy());
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe("Copy"));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(trigger.isConnected).toBe(true);
  });
});
