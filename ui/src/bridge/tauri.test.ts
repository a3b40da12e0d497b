import { afterEach, expect, test, vi } from "vitest";
import type { Transport } from "./transport";

const page = window as unknown as Record<string, unknown>;

/** The way to the shell as a page has it for which these answers were asked ahead. */
async function way(told: unknown[]): Promise<{ tauri: Transport; invoke: ReturnType<typeof vi.fn> }> {
  const invoke = vi.fn((_cmd: string, sent: { cmd: string }) => Promise.resolve(sent.cmd === "edit_record" ? { touched: ["risk"] } : "asked"));
  page["__TAURI_INTERNALS__"] = { invoke, transformCallback: () => 1 };
  page["__POSTFLIGHT_AHEAD__"] = Promise.resolve(told);
  vi.resetModules();
  return { tauri: (await import("./tauri")).tauri, invoke };
}

afterEach(() => {
  delete page["__TAURI_INTERNALS__"];
  delete page["__POSTFLIGHT_AHEAD__"];
});

test("what was asked ahead answers its own question, once", async () => {
  const { tauri, invoke } = await way([["overview", { doc: 1 }, "ahead"]]);
  expect(await tauri.call("overview", { doc: 2 })).toBe("asked");
  expect(await tauri.call("overview", { doc: 1 })).toBe("ahead");
  expect(await tauri.call("overview", { doc: 1 })).toBe("asked");
  expect(invoke).toHaveBeenCalledTimes(2);
});

test("after a write nothing that was asked before it is shown", async () => {
  const { tauri } = await way([["overview", { doc: 1 }, "ahead"]]);
  await tauri.call("edit_record", { doc: 1 });
  expect(await tauri.call("overview", { doc: 1 })).toBe("asked");
});
