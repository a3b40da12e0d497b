// What a person does by hand in the real window: twenty observations by keyboard alone, and a chart
// that is copied.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { Keys } from "./driver.mjs";
import { find, seen, tabTo } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

let program, window;
before(async () => {
  program = await setUp();
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

test("twenty observations are entered by keyboard alone", async () => {
  const document = `${program.home}/Orders.postflight`;
  await program.command("new", document, "--name", "Orders", "--starts", "2026-09-21");
  window = await program.window(document);
  await find(window, "heading", "Overview");
  await window.keys("n");
  await find(window, "heading", "New observation");
  await tabTo(window, "Baseline");
  await window.keys(Keys.right);
  for (let day = 1; day <= 20; day += 1) {
    await tabTo(window, "Failed");
    const date = `2026-10-${`${day}`.padStart(2, "0")}`;
    await window.keys(`${date} 09:00${Keys.tab}${date} 09:07${Keys.enter}`);
    await find(window, "gridcell", `A-${`${day}`.padStart(3, "0")}`);
  }
  const kept = (await program.recorded(document)).map((one) => `${one.side} ${one.failed_at} ${one.detected_at}`);
  assert.equal(new Set(kept).size, 20);
  assert.ok(kept.every((one) => one.startsWith("pilot 2026-10-")), kept.join("\n"));
  await window.close();
});

test("a comparison is read, and its chart is copied as a picture", async () => {
  const document = `${program.home}/Sample.postflight`;
  await program.command("sample", document);
  window = await program.window(document);
  await find(window, "heading", "Overview");
  await window.keys(Keys.escape);
  await program.display.press("g", "c");
  await find(window, "button", "Copy chart");
  await until("the chart", () => window.run(() => document.querySelector(".drawing svg") !== null));
  await window.click(await find(window, "button", "Copy chart"));
  await seen(window, "Chart copied.");
  const width = pngWidth(await program.display.clipboard("image/png"));
  assert.ok(width > 600, `${width} pixels`);
  await window.run(() => {
    const slide = Object.assign(document.createElement("div"), { contentEditable: "true", id: "slide" });
    document.body.append(slide);
    slide.focus();
    return true;
  });
  await program.display.press("ctrl+v");
  const wide = () => document.querySelector("#slide img")?.naturalWidth;
  assert.equal(await until("the picture", () => window.run(wide)), width);
});

/** The width in pixels of a PNG picture, from its first chunk. */
function pngWidth(bytes) {
  assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
  return bytes.readUInt32BE(16);
}
