// Several windows for several pilots, and what a window keeps.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { find, opened, seen } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

let program, window, first;
const file = (name) => `${program.home}/${name}.postflight`;
before(async () => {
  program = await setUp();
  for (const name of ["Orders", "Returns"]) {
    await program.command("new", file(name), "--name", name, "--starts", "2026-09-21");
  }
  window = await program.window(file("Orders"));
  await seen(window, "Orders");
  [first] = await window.windows();
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

test("another pilot opens in a window of its own, and the first one stays", async () => {
  await program.answerDialog(file("Returns"));
  await opened(window, () => program.display.press("ctrl+o"));
  await seen(window, "Returns");
  await window.lookAt(first);
  await seen(window, "Orders");
});

test("a pilot that a window shows comes forward and is not opened twice", async () => {
  const answer = await window.tell("shell_pick_open", { kind: "document" });
  assert.equal(answer.name, "Returns.postflight");
  const refused = await window.tell("open_document", { place: answer.place });
  assert.equal(refused.code, "cancelled");
  await window.tell("shell_new_window", { place: answer.place });
  assert.equal((await window.windows()).length, 2);
});

test("a recent pilot is opened from the menu once no window shows it", async () => {
  await program.display.window("^Returns", "windowfocus");
  await program.display.press("ctrl+w");
  // The page goes before its window does, and only then is its pilot free to be opened again.
  await program.display.gone("^Returns");
  await until("one window", async () => (await window.windows()).length === 1);
  await window.lookAt(first);
  await program.display.window("^Orders", "windowfocus");
  await opened(window, async () => {
    for (const keys of ["alt+f", "Down", "Down", "Right", "Return"]) await program.display.press(keys);
  });
  await seen(window, "Returns");
});

test("a window for a new pilot begins with its dialog", async () => {
  await opened(window, () => program.display.press("ctrl+n"));
  await find(window, "dialog", "New pilot from a template");
});

test("a window has its size again at the next start", async () => {
  await window.close();
  window = await program.window(file("Orders"));
  await seen(window, "Orders");
  await program.display.window("^Orders", "windowsize", "1040", "700");
  await until("the new size", () => window.run(() => innerWidth === 1040));
  await program.display.press("ctrl+w");
  await window.ended();
  window = await program.window(file("Orders"));
  await until("the same size", () => window.run(() => innerWidth === 1040));
});
