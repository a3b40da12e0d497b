// From the template to the first verdict, in the real window.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { find, radio, seen } from "./page.mjs";
import { setUp } from "./program.mjs";

let program, window, document;
before(async () => {
  program = await setUp();
  document = `${program.home}/Orders.postflight`;
  window = await program.window();
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

test("a new pilot reaches its first verdict by three deploys with a seeded fault", async () => {
  await window.click(await find(window, "button", "New pilot from a template"));
  await window.type(await find(window, "textbox", "Name of the pilot"), "Orders");
  await program.answerDialog(document);
  await window.click(await find(window, "button", "Create pilot"));
  await find(window, "heading", "Overview");
  assert.equal(await state(), "not_enough_evidence");

  await window.keys("n");
  await window.click(await find(window, "button", "Kind:"));
  await window.click(await find(window, "option", "Deploy", { exact: true }));
  for (let day = 1; day <= 3; day += 1) {
    await window.type(await find(window, "textbox", "Deployed"), `2026-10-0${day} 10:00`);
    await window.type(await find(window, "textbox", "Defects found in preview"), "1");
    for (const [group, choice] of [["Side", "Pilot"], ["Previewed", "Yes"], ["Seeded fault", "Yes"]]) {
      await window.click(await radio(window, group, choice));
    }
    await window.click(await find(window, "button", "Save and next"));
    await find(window, "gridcell", `A-00${day}`);
  }
  await window.run(() => void (location.hash = "#/criteria/C4"));
  await find(window, "heading", "Criteria");
  await seen(window, "Seeded faults caught in a deploy preview");
  assert.equal(await state(), "met");
});

/** How the criterion stands, as the command line says it. */
async function state() {
  const { criteria } = await program.ask("assess", document);
  return criteria.find((one) => one.code === "C4").chip.state;
}
