/** What every walk through the window begins with. */

/** @typedef {Awaited<ReturnType<typeof import("./stage.mjs").stage>>} Stage */
/** @typedef {import("playwright-core").Page} Page */

/** @param {Stage} on @param {Page} page */
export async function newPilot(on, page, name = "Orders platform") {
  await page.goto(on.server.url);
  await page.getByRole("heading", { name: "Postflight" }).waitFor();
  await on.choose({ save: [on.file("orders.postflight")] });
  await page.keyboard.press("Control+n");
  await page.getByLabel("Name of the pilot").fill(name);
  await page.getByLabel("First day").fill("2026-09-21");
  await page.getByRole("button", { name: "Create pilot" }).click();
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** @param {Stage} on @param {Page} page */
export async function sample(on, page) {
  await page.goto(on.server.url);
  await on.choose({ save: [on.file("sample.postflight")] });
  await page.getByRole("button", { name: "Look around in the sample" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
}

/** @param {Page} page @param {string} label @param {string} text */
export const fill = (page, label, text) => page.getByRole("form").getByLabel(label, { exact: true }).fill(text);

/** An unoptimised core takes its time to print a report. */
export const slow = 90_000;

/** @param {Page} page */
export const toast = (page) => page.getByRole("region", { name: "Messages" });
