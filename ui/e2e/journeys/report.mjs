import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hold } from "../stage.mjs";
import { sample, slow, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** @param {Stage} on @param {Page} page */
async function report(on, page) {
  await sample(on, page);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.locator(".paper canvas").first().waitFor({ timeout: slow });
  await page.locator("#page-0:not([aria-busy])").waitFor({ timeout: slow });
}

/** @param {Page} page @param {string} item */
async function more(page, item) {
  await page.getByRole("button", { name: "More to export" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "the report's pages are sharp, its sections are chosen and ordered by keyboard, and the document keeps them": async (on, page) => {
    await report(on, page);
    const sharp = await page.locator("#page-0 canvas").evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.width / canvas.getBoundingClientRect().width / window.devicePixelRatio);
    hold(Math.abs(sharp - 1) < 0.01, `a point of the screen has its own point of the page (${sharp})`);
    const pages = await page.locator(".paper .sheet-of-paper").count();
    const place = (/** @type {any} */ settings) => settings.sections.findIndex((/** @type {any} */ s) => s.name === "diagnose");
    const stood = place(await on.ask("report_settings", { doc: 1 }));
    await page.getByRole("tab", { name: "What is in it" }).click();
    const sections = page.getByRole("region", { name: "Sections" });
    // A section that has pages of its own, so that leaving it out is seen in their number.
    const evidence = sections.getByRole("checkbox", { name: "appendix: evidence" });
    await evidence.focus();
    await page.keyboard.press("Space");
    await sections.getByRole("checkbox", { name: "appendix: evidence", checked: false }).waitFor({ timeout: slow });
    await sections.getByRole("button", { name: "Move down: time to diagnose" }).click();
    await page.waitForFunction((before) => document.querySelectorAll(".paper .sheet-of-paper").length < before, pages, { timeout: slow });
    const kept = await on.ask("report_settings", { doc: 1 });
    hold(place(kept) === stood + 1 && !kept.sections.some((/** @type {any} */ s) => s.name === "evidence" && s.on), `the document keeps the sections and their order: ${JSON.stringify(kept)}`);
    await page.getByRole("radio", { name: "Brief" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".paper .sheet-of-paper").length === 1, null, { timeout: slow });
    await page.getByRole("radio", { name: "Leadership" }).click();
    await page.waitForFunction(() => /redacted/i.test(document.querySelector("#page-0 section")?.textContent ?? ""), null, { timeout: slow });
    const faults = await on.look(page);
    hold(!faults.length, faults.join("\n"));
  },

  /** @param {Stage} on @param {Page} page */
  "a sentence is edited beside its page, stands in it, and shows the program's own": async (on, page) => {
    await report(on, page);
    const words = page.getByRole("region", { name: "Words on this page" });
    await words.getByRole("article").filter({ hasText: "Under the headline" }).getByRole("button", { name: "Edit sentence" }).click({ timeout: slow });
    await words.getByRole("textbox").fill("Faults are found 400 times sooner.");
    await words.getByText("400 is not among the program’s own numbers.").waitFor({ timeout: slow });
    await words.getByRole("textbox").fill("Faults are found sooner.");
    await words.getByRole("button", { name: "Keep sentence" }).click();
    await words.getByText("Made from the numbers:").waitFor({ timeout: slow });
    hold((await words.locator(".warning").count()) > 0, "a warning says which numbers the words leave out");
    await page.waitForFunction(() => document.querySelector("#page-0 section")?.textContent?.includes("Faults are found sooner."), null, { timeout: slow });
    const asked = words.getByRole("article").filter({ hasText: "What is asked of leadership" });
    const edit = asked.getByRole("button", { name: "Edit sentence" });
    await edit.click();
    hold(await asked.getByRole("textbox").evaluate((field) => field === document.activeElement), "the words have the focus at once");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Thrown away.");
    await page.keyboard.press("Escape");
    hold(await edit.evaluate((button) => button === document.activeElement), "Escape leaves the words, and the focus goes back");
    await page.keyboard.press("Enter");
    hold((await asked.getByRole("textbox").inputValue()) !== "Thrown away.", "what was left is gone");
    await asked.getByRole("textbox").fill("Please decide before winter.");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.querySelector("#page-0 section")?.textContent?.includes("Please decide before winter."), null, { timeout: slow });
    await asked.getByRole("button", { name: "Put the program’s own sentence back" }).click();
    await asked.getByText("Edited by a person").waitFor({ state: "detached", timeout: slow });
  },

  /** @param {Stage} on @param {Page} page */
  "tables, data, Markdown and charts are exported, and where they lie is shown": async (on, page) => {
    await report(on, page);
    for (const [item, file] of [["Tables as a workbook (.xlsx)", "tables.xlsx"], ["Observations as CSV", "observations.csv"], ["Everything as JSON", "all.json"]]) {
      await on.choose({ save: [on.file(file ?? "")] });
      await more(page, item ?? "");
      await toast(page).getByText(`Wrote ${file}.`).waitFor({ timeout: slow });
      hold(readFileSync(on.file(file ?? "")).length > 1000, `${file} holds something`);
    }
    await toast(page).getByRole("button", { name: "Show in folder" }).click();
    await on.choose({ save: [on.file("told")] });
    await more(page, "Markdown with its charts (a folder)");
    await toast(page).getByText(/Wrote \d+ files to told\./).waitFor({ timeout: slow });
    hold(existsSync(join(on.file("told"), "report.md")) && existsSync(join(on.file("told"), "charts", "figure-1.svg")), "the folder has the text and its charts");
    await more(page, "Charts, one by one…");
    const sheet = page.getByRole("dialog", { name: "Charts" });
    await sheet.getByRole("button", { name: /^Copy the chart/ }).first().click({ timeout: slow });
    await toast(page).getByText("Chart copied.").waitFor({ timeout: slow });
    await sheet.getByRole("button", { name: /^More for the chart/ }).first().click();
    await page.getByRole("menuitem", { name: "Copy chart as SVG text" }).click();
    await toast(page).getByText("Drawing copied as SVG text.").waitFor({ timeout: slow });
    hold((await on.choose({})).text.startsWith("<svg"), "the drawing is on the clipboard");
    const faults = await on.look(page);
    hold(!faults.length, faults.join("\n"));
  },

  /** @param {Stage} on @param {Page} page */
  "a pack says how far it is and can be stopped with nothing written": async (on, page) => {
    await report(on, page);
    await on.choose({ save: [on.file("pack.zip")] });
    await more(page, "Leadership pack (.zip)");
    const working = page.getByRole("status").filter({ hasText: "Drawing" });
    await working.waitFor({ timeout: slow });
    await working.getByRole("button", { name: "Cancel" }).click();
    await page.waitForFunction(() => ![...document.querySelectorAll('[role="status"]')].some((one) => one.textContent?.includes("Drawing")), null, { timeout: slow });
    hold(!existsSync(on.file("pack.zip")), "nothing is written");
  },
};
