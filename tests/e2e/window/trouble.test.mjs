// When something goes wrong in the real window: a script error, a refusal, markup in what was taken in.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";

import { find, opened, seen } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

const MARKUP = `<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script><b>bold</b>`;

let program, window, document;
before(async () => {
  program = await setUp();
  document = `${program.home}/Orders.postflight`;
  await program.command("new", document, "--name", `Orders ${MARKUP}`, "--starts", "2026-09-21");
  const times = ["failed_at=2026-10-14 13:02", "detected_at=2026-10-14 13:05", "confirmed_at=2026-10-14 13:31"];
  await program.command("observe", document, "diagnosis_trial", "side=pilot", ...times, `note=${MARKUP}`);
  window = await program.window(document);
  await find(window, "button", "New observation");
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

/** Leads the page to a screen as its address does. */
const go = (screen) => window.run((where) => void (location.hash = `#/${where}`), screen);

test("markup in what was taken in is text, on every screen", async () => {
  for (const screen of ["observations", "audit", "overview", "compare", "criteria", "setup"]) {
    await go(screen);
    await until(`the screen ${screen}`, () =>
      window.run((where) => document.querySelector("nav [aria-current=page]")?.getAttribute("href") === `#/${where}`, screen),
    );
    if (screen === "observations") await find(window, "gridcell", "<img src=x onerror=");
    if (screen === "audit") await seen(window, "<img src=x onerror=");
    const made = () => document.querySelectorAll("img[src=x], #app script, #app b").length;
    assert.equal(await window.run(made), 0, screen);
  }
  assert.equal(await window.run(() => typeof globalThis.hit), "undefined");
});

test("a script error shows a page that leads back, and what was half typed is still there", async () => {
  await go("overview");
  await find(window, "heading", "Overview");
  await window.keys("n");
  await window.type(await find(window, "textbox", "note"), "half a thought");
  await window.run(() => void setTimeout(() => null.broken));
  await find(window, "heading", "This screen stopped working");
  await window.click(await find(window, "button", "Go back"));
  const note = await find(window, "textbox", "note");
  assert.equal(await window.run((field) => field.value, note), "half a thought");
});

test("a window that is loaded again shows its pilot again", async () => {
  await window.run(() => void setTimeout(() => null.broken));
  await window.click(await find(window, "button", "Reload the window"));
  await find(window, "gridcell", "A-001");
  assert.match(await window.url(), /#\/observations/);
});

test("a file that is no pilot is refused in words with a next step, and the pilot stays", async () => {
  const other = `${program.home}/Notes.postflight`;
  await writeFile(other, "not a database");
  await program.answerDialog(other);
  const [shown] = await window.windows();
  await opened(window, () => program.display.press("ctrl+o"));
  await find(window, "alert", "is not a Postflight document");
  await find(window, "button", "Open a pilot");
  await window.lookAt(shown);
  await find(window, "gridcell", "A-001");
});
