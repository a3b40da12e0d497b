import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hold } from "../stage.mjs";
import { fill, newPilot, sample, slow, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** @param {Page} page @param {string} letter */
async function go(page, letter) {
  await page.keyboard.press("g");
  await page.keyboard.press(letter);
}

/** @param {Page} page */
const trial = async (page, side = "Pilot", from = "2026-10-14 09:05", until = "2026-10-14 09:45") => {
  await page.keyboard.press("n");
  await page.getByRole("form").waitFor();
  await page.getByRole("radio", { name: side }).click();
  await fill(page, "Failed", from);
  await fill(page, "Detected", from);
  await fill(page, "Cause confirmed", until);
};

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "a metric is chosen by typing, its marks are walked, one is opened, chart and table are copied and saved": async (on, page) => {
    await sample(on, page);
    await go(page, "c");
    await page.locator(".plot .drawing svg").waitFor();
    const metric = page.getByRole("combobox", { name: "Metric" });
    await metric.click();
    await metric.fill("recover");
    hold((await page.getByRole("option").count()) < 8, "what is typed narrows the list");
    await page.getByRole("option", { name: /Time to recover/ }).click();
    await page.getByRole("heading", { level: 2, name: /time to recover/ }).first().waitFor();
    await metric.click();
    await metric.fill("to diagnose");
    await page.locator('[role="option"][data-highlighted]', { hasText: "Time to diagnose" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: /time to diagnose/ }).first().waitFor();
    // A metric's own name is that metric, also where others speak of it.
    await metric.click();
    await metric.fill("Time to detect");
    await page.locator('[role="option"][data-highlighted]', { hasText: "Time to detect" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: /time to detect/ }).first().waitFor();
    await metric.click();
    await metric.fill("to diagnose");
    await page.locator('[role="option"][data-highlighted]', { hasText: "Time to diagnose" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: /time to diagnose/ }).first().waitFor();
    await page.locator(".plot").focus();
    await page.keyboard.press("ArrowRight");
    const card = page.locator(".plot .card");
    await card.getByText("Scenario").waitFor();
    const code = (await card.locator("strong").innerText()).trim();
    await page.keyboard.press("Control+Shift+C");
    await toast(page).getByText("Chart copied.").waitFor();
    await page.getByRole("button", { name: "Copy table" }).click();
    await toast(page).getByText("Table copied.").waitFor();
    const kept = await on.choose({});
    hold(Buffer.from(kept.image, "base64").subarray(1, 4).toString() === "PNG", "what was copied is a PNG");
    hold(kept.text.split("\n").length > 12 && kept.text.includes("\t"), "a table is copied with tabs");
    for (const as of ["SVG", "PDF", "PNG"]) {
      const file = on.file(`chart.${as.toLowerCase()}`);
      await on.choose({ save: [file] });
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: `Save chart as ${as}` }).click();
      await toast(page).getByText(`Wrote chart.${as.toLowerCase()}.`).waitFor({ timeout: slow });
      hold(existsSync(file) && readFileSync(file).length > 500, `the chart is in a ${as} file`);
    }
    await page.locator(".plot").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Observations", level: 1 }).waitFor();
    await page.locator('[role="row"].current, [role="row"][aria-selected="true"]').getByText(code).first().waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a point under the mouse says what it is, and a click follows it": async (on, page) => {
    await sample(on, page);
    await go(page, "c");
    const plot = page.locator(".plot");
    await plot.locator("svg").waitFor();
    const { chart } = await on.ask("compare", { doc: 1, metric: "time_to_diagnose" });
    const hit = chart.hits.find((/** @type {{ code: string }} */ one) => /^A-/.test(one.code));
    const box = await plot.locator("svg").boundingBox();
    hold(box, "the chart has a place");
    const scale = (box?.width ?? 1) / chart.width;
    await page.mouse.move((box?.x ?? 0) + (hit.x + hit.w / 2) * scale, (box?.y ?? 0) + (hit.y + hit.h / 2) * scale);
    await plot.locator(".card").getByText("Click or Enter opens").waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole("heading", { name: "Observations", level: 1 }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "the palette finds records by their words and goes there": async (on, page) => {
    await sample(on, page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("munchen");
    // The workload keeps the letters of its DAG, and comes before its runs.
    await page.getByRole("option", { name: /inventory_sync_münchen/ }).first().click();
    await page.locator('[role="row"].current').getByText("inventory_sync_münchen").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("munchen");
    await page.getByRole("option", { name: /inventory_sync_münchen/ }).nth(1).click();
    await page.getByRole("heading", { name: "inventory_sync_münchen" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("#A-054");
    await page.getByRole("option", { name: /A-054/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Observations", level: 1 }).waitFor();
    await page.getByRole("gridcell", { name: "A-054" }).first().waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("?rollback dur");
    await page.getByRole("option", { name: /Rollback duration/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('input[aria-label="Metric"]:not(:focus)').waitFor();
    hold((await page.getByRole("combobox", { name: "Metric" }).inputValue()) === "Rollback duration", "the metric is the one that was found");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("no such thing anywhere");
    await page.getByText("Nothing fits").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "undo and redo name what they do, in the menu, the palette and the message": async (on, page) => {
    await newPilot(on, page);
    await trial(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("gridcell", { name: "A-001" }).first().waitFor();
    await page.getByRole("navigation", { name: "Screens" }).getByRole("button").first().click();
    await page.getByRole("menuitem", { name: "Undo: Add diagnosis trial" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("undo");
    await page.getByRole("option", { name: "Undo: Add diagnosis trial" }).waitFor();
    await page.keyboard.press("Enter");
    await toast(page).getByText("Undone: Add diagnosis trial").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await toast(page).getByText("Redone: Add diagnosis trial").waitFor();
    await page.getByText(/^Saved \d\d:\d\d on this computer$/).waitFor();
    await page.getByText("Offline by design").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "single letters can be switched off": async (on, page) => {
    await newPilot(on, page);
    await page.getByRole("navigation", { name: "Screens" }).getByRole("button").first().click();
    await page.getByRole("menuitem", { name: "Single-letter keys" }).click();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.keyboard.press("n");
    hold((await page.getByRole("form").count()) === 0 && (await page.getByRole("heading", { name: "Overview", level: 1 }).count()) === 1, "letters do nothing");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "the audit trail is filtered, its record reached, and it is verified": async (on, page) => {
    await newPilot(on, page);
    await trial(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("gridcell", { name: "A-001" }).first().waitFor();
    await go(page, "a");
    await page.getByText("2 of 2", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Act", exact: true }).click();
    await page.getByRole("menuitem", { name: "Added" }).click();
    await page.getByText("1 of 2", { exact: true }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("no such words");
    await page.getByText("No act fits these filters.").waitFor();
    await page.getByRole("button", { name: "Clear all filters" }).click();
    await page.getByText("2 of 2", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Verify again" }).click();
    await page.getByText(/^All 2 entries and \d+ changes verify\.$/).waitFor();
    await page.locator("li").getByRole("button", { name: "A-001" }).first().press("Enter");
    await page.getByRole("heading", { name: "Observations", level: 1 }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "runs are read per DAG, with failures, recoveries and parting pairs, by keyboard": async (on, page) => {
    await sample(on, page);
    await go(page, "r");
    await page.getByText("Where they part").waitFor();
    await page.getByRole("radio", { name: "Where pairs part" }).waitFor();
    const parting = page.getByRole("region", { name: "Failures and recoveries" }).locator("tbody tr");
    await parting.first().waitFor();
    const some = await page.locator("header [aria-live]").innerText();
    await page.getByRole("radio", { name: "Where pairs part" }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction((was) => document.querySelector("header [aria-live]")?.textContent !== was, some);
    await page.getByRole("button", { name: "customer_360", exact: true }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "customer_360" }).waitFor();
    await page.getByRole("row", { name: /Pipeline recovery, median/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Where they part").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "the overview says what changed since the day before": async (on, page) => {
    await newPilot(on, page);
    await page.getByRole("heading", { name: "Faster?" }).waitFor();
    hold((await page.getByText(/^Since /).count()) === 0, "nobody looked before");
    const kept = join(on.home, "home", "looks.json");
    const looks = JSON.parse(readFileSync(kept, "utf8"));
    for (const look of /** @type {any[]} */ (Object.values(looks))) look.last.day = "2020-01-06";
    // The core may read it at any moment, so there is never half of it.
    writeFileSync(`${kept}.new`, JSON.stringify(looks));
    renameSync(`${kept}.new`, kept);
    await trial(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("gridcell", { name: "A-001" }).first().waitFor();
    await go(page, "o");
    await page.getByText(/^Since Mon,? (6 Jan|Jan 6)$/).waitFor();
    await page.getByText("1 new observation").waitFor();
  },
};
