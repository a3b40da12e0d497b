// A backup is put back in the real window, and what was set aside comes back.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { Keys } from "./driver.mjs";
import { find, seen } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

let program, window, document;
before(async () => {
  program = await setUp();
  document = `${program.home}/Orders.postflight`;
  await program.command("new", document, "--name", "Orders", "--starts", "2026-09-21");
  window = await program.window(document);
  await find(window, "heading", "Overview");
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

/** Puts back the copy that was made for that reason, as the palette and its list lead there. */
async function restore(why, change) {
  await window.keys("k", { ctrl: true });
  await find(window, "combobox", "Find or do");
  await window.keys("backups");
  await find(window, "option", "Backups of this pilot");
  await window.keys(Keys.enter);
  await find(window, "dialog", "Backups of");
  await window.click(await find(window, "button", why));
  await seen(window, change);
  await window.click(await until("a copy that can be put back", () => ready("Restore the copy of")));
  await seen(window, "was put back");
}

/** A button that can be pressed now. */
async function ready(words) {
  const button = await find(window, "button", words);
  return (await window.run((one) => !one.disabled, button)) && button;
}

test("a backup is looked into and put back, and so is what was there before", async () => {
  await window.keys("n");
  await window.type(await find(window, "textbox", "Failed"), "2026-10-14 09:05");
  await window.click(await find(window, "radio", "Pilot", { exact: true }));
  await window.click(await find(window, "button", "Save and next"));
  await find(window, "gridcell", "A-001");
  const [kept] = await program.recorded(document);

  await restore("daily copy", "Is taken out");
  await seen(window, "No observations yet");
  assert.deepEqual(await program.recorded(document), []);

  await restore("before a restore", "Comes back");
  await find(window, "gridcell", "A-001");
  assert.deepEqual(await program.recorded(document), [kept]);
  assert.equal((await program.ask("audit", document, "--verify")).holds, true);
});
