import { readFileSync, writeFileSync } from "node:fs";
import { hold } from "../stage.mjs";
import { fill, newPilot, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** Back to the start screen; closing waits until the day's copy is made. @param {Page} page */
async function close(page) {
  await page.getByRole("button", { name: /Orders platform/ }).first().click();
  await page.getByRole("menuitem", { name: "Close this pilot" }).click();
  await page.getByRole("button", { name: "Orders platform" }).waitFor();
}

/** A pilot with one observation that came after its daily copy. @param {Stage} on @param {Page} page */
async function withCopy(on, page) {
  await newPilot(on, page);
  await close(page);
  await page.getByRole("button", { name: "Orders platform" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("form").waitFor();
  await page.getByRole("radio", { name: "Pilot" }).click();
  await fill(page, "Failed", "2026-10-14 09:05");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("gridcell", { name: "A-001" }).waitFor();
}

/** @param {Page} page */
async function backups(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Find or do/ }).fill("backups");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: /^Backups of/ }).waitFor();
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "a backup is looked into, restored, and what was set aside comes back": async (on, page) => {
    await withCopy(on, page);
    await backups(page);
    await page.getByRole("button", { name: /daily copy/ }).click();
    await page.getByText("A-001").first().waitFor();
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: theme });
      const found = await on.look(page);
      hold(found.length === 0, found.join("\n"));
    }
    await page.getByRole("button", { name: /^Restore the copy of/ }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await toast(page).getByText(/was put back/).waitFor();
    await page.evaluate(() => (location.hash = "#/observations"));
    await page.getByText("No observations yet").waitFor();
    await backups(page);
    await page.getByRole("button", { name: /before a restore/ }).click();
    await page.getByRole("button", { name: /^Restore the copy of/ }).and(page.locator(":enabled")).click();
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a damaged document is checked, and what can be read is saved and opened": async (on, page) => {
    await withCopy(on, page);
    await page.keyboard.press("Escape");
    await close(page);
    const file = on.file("orders.postflight");
    writeFileSync(file, Buffer.concat([Buffer.alloc(100), readFileSync(file).subarray(100)]));
    await page.getByRole("button", { name: "Orders platform" }).click();
    await toast(page).getByRole("button", { name: "Check and repair…" }).click();
    await page.getByText("What was found").waitFor();
    const found = await on.look(page);
    hold(found.length === 0, found.join("\n"));
    await on.choose({ save: [on.file("saved.postflight")] });
    await page.getByRole("button", { name: "Save what can be read…" }).click();
    await page.getByRole("button", { name: "Open what was saved" }).click();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    await page.evaluate(() => (location.hash = "#/observations"));
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
  },
};
