// A file that another program drags onto the real window, by the mouse.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { find, seen } from "./page.mjs";
import { complete, end, start, until } from "./processes.mjs";
import { setUp } from "./program.mjs";

/** The system's own Python has GTK; another one that comes first on the path may not. */
const PYTHON = "/usr/bin/python3";
const SOURCE = fileURLToPath(new URL("drag_source.py", import.meta.url));
const STEPS = 12;

let program, source;
before(async () => {
  program = await setUp();
});
afterEach((context) => program?.keepPicture(context));
after(async () => {
  if (source) await end(source);
  await program?.close();
});

/** Drags from the middle of the source to a point of the window. A drag is told by its moves, so there are some. */
async function drag(env, from, to) {
  const mouse = (...words) => complete("xdotool", words.map(String), env);
  await mouse("mousemove", ...from);
  await mouse("mousedown", 1);
  for (let step = 1; step <= STEPS; step += 1) {
    const part = (axis) => Math.round(from[axis] + ((to[axis] - from[axis]) * step) / STEPS);
    await mouse("mousemove", part(0), part(1));
    // The two programs talk through the display about each move before the next one means anything.
    await pause(60);
  }
  await mouse("mouseup", 1);
}

test("a table that is dropped on the window is offered for import", async () => {
  const document = `${program.home}/Orders.postflight`;
  await program.command("new", document, "--name", "Orders", "--starts", "2026-09-21");
  const table = `${program.home}/dropped.csv`;
  await writeFile(table, "kind,side,at,hours\ntoil,pilot,2026-10-01T09:00:00Z,3\n");
  const window = await program.window(document);
  await find(window, "heading", "Overview");
  const env = { DISPLAY: program.display.name };
  source = start(PYTHON, [SOURCE, table], env);
  await until("the source of the drag", () => source.said.includes("shown"));
  const shown = () => window.run(() => document.querySelector('[role=dialog]')?.innerText.includes("dropped.csv") ?? false);
  await drag(env, [40, 40], [700, 500]);
  await until("the import of the dropped table", shown);
  await seen(window, "dropped.csv, line 2");
  assert.equal((await program.recorded(document)).length, 0, "nothing is taken in before somebody says so");
});
