// A person's first quarter of an hour in the real window, read back by the command line.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { Keys } from "./driver.mjs";
import { find, has, seen } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

let program, window, document;
before(async () => {
  program = await setUp();
  document = `${program.home}/Orders.postflight`;
  window = await program.window();
  await window.run(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
    return true;
  });
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

test("the start screen offers a template, a file and the sample", async () => {
  await find(window, "button", "New pilot from a template");
  await find(window, "button", "Open a pilot");
  await find(window, "button", "Look around in the sample");
});

test("a pilot is made from the template, in the file the dialog named", async () => {
  await window.click(await find(window, "button", "New pilot from a template"));
  const form = await find(window, "dialog", "New pilot from a template");
  assert.ok(form);
  await window.type(await find(window, "textbox", "Name of the pilot"), "Orders pilot");
  await program.answerDialog(document);
  await window.click(await find(window, "button", "Create pilot"));
  await seen(window, "Orders pilot");
  await find(window, "button", "New observation");
});

test("an observation typed into the form is read back by the command line", async () => {
  assert.deepEqual(await program.recorded(document), []);
  await window.keys("n");
  await find(window, "heading", "New observation");
  const entries = [
    ["Failed", "2026-11-20 13:02"],
    ["Detected", "2026-11-20 13:05"],
    ["Cause confirmed", "2026-11-20 13:31"],
    ["note", "The façade’s export came 26 minutes late, at a cost of 40 €"],
  ];
  for (const [label, text] of entries) {
    await window.type(await find(window, "textbox", label), text);
  }
  await window.click(await find(window, "radio", "Pilot", { exact: true }));
  await window.click(await find(window, "button", "Save and next"));

  const [observation] = await until("the observation on disk", async () => {
    const all = await program.recorded(document);
    return all.length === 1 && all;
  });
  assert.equal(observation.note, entries[3][1]);
  assert.equal(observation.confirmed_at, "2026-11-20T13:31:00Z");
  assert.equal(observation.side, "pilot");
  await find(window, "row", "13:02");
});

test("what another program records is shown when the window is looked at again", async () => {
  await program.command("observe", document, "toil", "side=baseline", "hours=6", "note=Cleared runs by hand");
  await until("the second row", async () => {
    await window.run(() => dispatchEvent(new Event("focus")));
    return has(window, "row", "Cleared runs by hand");
  });
  assert.equal((await program.ask("audit", document, "--verify")).holds, true);
});

test("a time that contradicts another is refused beside its field", async () => {
  await window.keys(Keys.escape);
  if (!(await has(window, "heading", "New observation"))) await window.keys("n");
  await window.type(await find(window, "textbox", "Failed"), "2026-11-20 13:02");
  await window.type(await find(window, "textbox", "Recovered"), "2026-11-20 12:00");
  await window.click(await find(window, "button", "Save and next"));
  await until("a word beside the field", () =>
    window.run(() => document.querySelectorAll("[aria-invalid=true]").length > 0),
  );
  assert.equal((await program.recorded(document)).length, 2);
});

test("nothing on the way was refused by the content policy", async () => {
  assert.deepEqual(await window.run(() => globalThis.violations), []);
});
