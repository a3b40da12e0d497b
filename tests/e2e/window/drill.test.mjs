// A live drill in the real window, with the program killed in the middle.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { Keys } from "./driver.mjs";
import { find, radio } from "./page.mjs";
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

test("a drill that was killed in the middle still runs, with its marks, and ends as an observation", async () => {
  await window.keys("l");
  await find(window, "heading", "Live drill");
  await window.click(await radio(window, "Side", "Pilot"));
  // The drill that is due may stand there already; what is chosen here takes its place.
  await window.click(await find(window, "combobox", "Scenario"));
  await window.keys("a", { ctrl: true });
  await window.keys("late");
  await window.keys(Keys.tab);
  await window.click(await find(window, "button", "Start drill"));
  await find(window, "button", "Mark Failed");
  await window.keys("f");
  await find(window, "button", "Take back Failed");
  await window.keys("d");
  await find(window, "button", "Take back Detected");
  const [before] = await program.recorded(document);

  await program.kill(document);
  await window.ended();
  window = await program.window(document);
  await find(window, "link", "Live drill");
  await window.keys("l");
  await find(window, "button", "Take back Detected");
  await window.keys("c");
  await find(window, "button", "Take back Cause confirmed");
  await window.keys(Keys.enter, { ctrl: true });
  await find(window, "button", "Open in Observations");

  const all = await program.recorded(document);
  assert.equal(all.length, 1);
  assert.equal(all[0].failed_at, before.failed_at);
  assert.equal(all[0].detected_at, before.detected_at);
  assert.ok(all[0].confirmed_at >= all[0].detected_at);
  assert.equal((await program.ask("audit", document, "--verify")).holds, true);
});
