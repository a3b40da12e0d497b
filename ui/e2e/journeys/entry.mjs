import { readFileSync, writeFileSync } from "node:fs";
import { hold } from "../stage.mjs";
import { fill, newPilot, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** Quick entry. */
export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "twenty observations are entered by keyboard alone": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("n");
    await page.getByRole("form").waitFor();
    // The side is asked first, and its letter chooses it; type-ahead finds the scenario, and Tab takes it.
    await page.keyboard.press("b");
    await page.keyboard.press("Tab");
    await page.keyboard.type("late");
    await page.keyboard.press("Tab");
    for (let i = 0; i < 20; i += 1) {
      const day = String(1 + i).padStart(2, "0");
      if (i === 0) await page.getByRole("form").getByLabel("Failed", { exact: true }).focus();
      await page.keyboard.type(`2026-10-${day} 09:00`);
      await page.keyboard.press("Tab");
      await page.keyboard.type("+7m");
      await page.keyboard.press("Enter");
      await page.getByRole("gridcell", { name: `A-${String(i + 1).padStart(3, "0")}` }).waitFor();
    }
    await page.getByText("20 recorded", { exact: true }).waitFor();
    const doc = await on.ask("records", { doc: 1, noun: "observation" });
    hold(doc.rows.every((row) => row.cells.time_to_detect.text === "7" && /late/i.test(row.cells.scenario.text) && row.cells.side.raw === "baseline"), "what was said once is kept for the next, and each time counts from the one above");
  },

  /** @param {Stage} on @param {Page} page */
  "a kind is chosen by a key, several people are chips, and a way out is one press": async (on, page) => {
    await newPilot(on, page);
    for (const name of ["Ana", "Ben"]) await on.ask("add_record", { doc: 1, noun: "person", fields: { name } });
    await page.reload();
    await page.getByRole("button", { name: /Orders platform/ }).first().click();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("form").waitFor();
    await page.keyboard.press("Alt+2");
    await page.getByLabel("Requested", { exact: true }).waitFor();
    await page.keyboard.press("Alt+1");
    await page.getByRole("radio", { name: "Pilot" }).click();
    await fill(page, "Failed", "2026-10-14 23:50");
    await fill(page, "Detected", "0:10");
    await fill(page, "Diagnosed by", "an");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Remove Ana" }).waitFor();
    await fill(page, "Diagnosed by", "Ben");
    await page.getByRole("button", { name: "Remove Ben" }).waitFor();
    await page.getByRole("form").getByLabel("Note", { exact: true }).focus();
    await page.getByRole("button", { name: "Use the day after for “detected at”" }).click();
    await page.locator(".problem").waitFor({ state: "detached" });
    await page.getByRole("form").getByLabel("Failed", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await toast(page).getByText(/recorded/).waitFor();
    const [row] = (await on.ask("records", { doc: 1, noun: "observation" })).rows;
    hold(row.cells.detected_at.text === "2026-10-15 00:10" && row.cells.diagnosed_by.text === "Ana; Ben", JSON.stringify(row.cells));
  },

  /** @param {Stage} on @param {Page} page */
  "a half-typed form outlives the window and can be discarded": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("n");
    await fill(page, "Failed", "2026-10-14 9:05");
    await page.getByText("draft kept").waitFor();
    await page.reload();
    await page.getByRole("button", { name: /Orders platform/ }).first().click();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    await page.keyboard.press("n");
    await page.getByText(/Draft of .* restored/).waitFor();
    hold((await page.getByRole("form").getByLabel("Failed", { exact: true }).inputValue()) === "2026-10-14 9:05", "what was typed is there");
    hold((await on.look(page)).length === 0, "the note is whole");
    await page.getByRole("button", { name: "Discard the draft" }).click();
    hold((await page.getByRole("form").getByLabel("Failed", { exact: true }).inputValue()) === "", "it is gone");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.getByRole("form").waitFor();
    hold((await on.ask("draft", { doc: 1, noun: "observation" })).kept_at === null, "and stays so");
  },

  /** @param {Stage} on @param {Page} page */
  "a failure in production is asked about twice": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("n");
    await page.getByRole("radio", { name: "Pilot" }).click();
    await fill(page, "Failed", "2026-10-14 9:05");
    await fill(page, "Injected into", "production");
    await page.keyboard.press("Control+Enter");
    const asked = page.getByRole("dialog", { name: "Before this is recorded" });
    await asked.getByText(/Was it really injected into production/).waitFor();
    await asked.getByRole("button", { name: "No, go back" }).click();
    await asked.waitFor({ state: "detached" });
    hold((await on.ask("records", { doc: 1, noun: "observation" })).rows.length === 0, "nothing is recorded without both answers");
    await page.getByRole("form").getByLabel("Failed", { exact: true }).focus();
    await page.keyboard.press("Control+Enter");
    await asked.getByText(/Was it really injected/).waitFor();
    await asked.getByRole("button", { name: "Yes, it was" }).click();
    await asked.getByText(/Once more/).waitFor();
    await asked.getByRole("button", { name: "Yes, it was" }).click();
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a file is attached, saved again and removed": async (on, page) => {
    await newPilot(on, page);
    await on.ask("add_record", { doc: 1, noun: "observation", kind: "diagnosis_trial", fields: { side: "pilot", failed_at: "2026-10-14 09:00" } });
    writeFileSync(on.file("task.log"), "out of memory");
    writeFileSync(on.file("empty.log"), "");
    await on.choose({ open: [on.file("empty.log"), on.file("task.log")], save: [on.file("copy.log")] });
    await page.goto(`${page.url().split("#")[0]}#/observations/A-001`);
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
    await page.getByRole("button", { name: "Open A-001" }).click();
    const files = page.getByRole("group", { name: "Attached files" });
    const attach = files.getByRole("button", { name: "Attach a file…" });
    await attach.click();
    await files.getByRole("alert").getByText(/empty\.log is empty/).waitFor();
    await attach.click();
    await files.getByText("task.log").waitFor();
    await files.getByRole("button", { name: "Save task.log as a file" }).click();
    await toast(page).getByText(/copy\.log/).waitFor();
    hold(readFileSync(on.file("copy.log"), "utf8") === "out of memory", "the file comes back as it was");
    await files.getByRole("button", { name: "Remove task.log" }).click();
    await files.getByText("task.log").waitFor({ state: "detached" });
    hold((await on.look(page)).length === 0, "the sheet is whole");
    await files.getByRole("button", { name: "Attach a file…" }).press("Control+z");
    await files.getByText("task.log").waitFor();
  },
};
