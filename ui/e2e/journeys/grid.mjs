import { hold } from "../stage.mjs";
import { newPilot, sample, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** Puts a block where the grid, or an empty screen, hears it. @param {Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

/** What copying the selection gives. @param {Page} page */
const copy = (page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData("text/plain"), html: data.getData("text/html") };
  });

/** @param {Page} page @param {string} column */
const cells = (page, column) => page.locator(`[role="gridcell"][data-column="${column}"]`);

const BLOCK = "Kind\tSide\tWhen\tHours\tNote\n" + Array.from({ length: 12 }, (_, i) => `Toil\t${i % 2 ? "Pilot" : "Baseline"}\t2026-10-${String(i + 1).padStart(2, "0")} 09:00\t${i + 1}\tweek ${i + 1}`).join("\n") + "\nToil\tPilot\t\ta lot\t\n";

/** A pilot with twelve pasted rows. @param {Stage} on @param {Page} page */
async function twelve(on, page) {
  await newPilot(on, page);
  await page.evaluate(() => (location.hash = "#/observations"));
  await page.getByText("No observations yet").waitFor();
  await paste(page, BLOCK);
  await page.getByRole("button", { name: "Add 12 rows" }).and(page.locator(":enabled")).click();
  await page.getByRole("gridcell", { name: "A-012" }).waitFor();
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "a block from a spreadsheet is looked at, taken in, and taken back by one undo": async (on, page) => {
    await newPilot(on, page);
    await page.evaluate(() => (location.hash = "#/observations"));
    await page.getByText("No observations yet").waitFor();
    await paste(page, BLOCK);
    await page.getByRole("dialog", { name: "Paste rows" }).waitFor();
    await page.getByText("“a lot” is not a number").waitFor();
    await page.getByText("1 row has a problem and will be left out").waitFor();
    hold((await on.look(page)).length === 0, (await on.look(page)).join("\n"));
    await page.getByRole("button", { name: "Add 12 rows" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await toast(page).getByText("12 rows added.").waitFor();
    await page.getByRole("gridcell", { name: "A-012" }).waitFor();
    await page.keyboard.press("Control+z");
    await toast(page).getByText("Undone: Paste 12 rows").waitFor();
    await page.getByText("No observations yet").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "cells are selected, copied, filled down, cleared and pasted onto, each by one undo": async (on, page) => {
    await twelve(on, page);
    const notes = cells(page, "note");
    await notes.first().click();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("4 cells in 4 rows").waitFor();
    hold((await copy(page)).text === "week 12\nweek 11\nweek 10\nweek 9", "the cells are copied as lines");
    await page.keyboard.press("Control+d");
    await toast(page).getByText("Filled in 3 rows.").waitFor();
    hold((await notes.nth(3).innerText()) === "week 12" && (await notes.nth(4).innerText()) === "week 8", "the first cell fills the selected ones");
    await page.keyboard.press("Control+z");
    await notes.nth(3).getByText("week 9").waitFor();
    await page.keyboard.press("Delete");
    await toast(page).getByText("Cleared in 4 rows.").waitFor();
    await page.keyboard.press("Control+z");
    await notes.nth(3).getByText("week 9").waitFor();
    await paste(page, "the same for all");
    await notes.nth(3).getByText("the same for all").waitFor();
    await page.keyboard.press("Control+z");
    await notes.nth(3).getByText("week 9").waitFor();
    await paste(page, "one\ntwo\nthree\nfour");
    await page.getByRole("button", { name: "Change 4 rows" }).and(page.locator(":enabled")).click();
    await notes.nth(3).getByText("four").waitFor();
    // Dragging over cells selects them, and whole rows from their ids.
    const [from, to] = [await cells(page, "side").nth(1).boundingBox(), await cells(page, "workload").nth(2).boundingBox()];
    if (!from || !to) throw new Error("the cells are there");
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 8, to.y + 8, { steps: 4 });
    await page.mouse.up();
    await page.getByText("4 cells in 2 rows").waitFor();
    await page.keyboard.press("Shift+Space");
    await page.keyboard.press("Delete");
    await toast(page).getByText("2 rows deleted.").waitFor();
    await page.getByText("10 recorded").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("12 recorded").waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText("12 rows selected").waitFor();
    hold((await copy(page)).html.startsWith("<table><tr><td>A-012</td>"), "everything is copied as a table too");
  },

  /** @param {Stage} on @param {Page} page */
  "rows are filtered and grouped, and a group closes and opens by keyboard": async (on, page) => {
    await twelve(on, page);
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("menuitem", { name: "Side", exact: true }).click();
    await page.getByLabel("Side: Side is…").click();
    await page.getByRole("option", { name: "Pilot (6)" }).click();
    await page.getByText("12 recorded, 6 shown").waitFor();
    await page.getByRole("button", { name: "Remove filter Side: Pilot" }).click();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("menuitem", { name: "Has problems" }).click();
    await page.getByText("No row fits").waitFor();
    await page.getByRole("button", { name: "Show all rows" }).click();
    await page.getByRole("button", { name: "Group" }).click();
    await page.getByRole("menuitem", { name: "Side" }).click();
    const heads = page.locator("[role=row][aria-expanded]");
    await heads.nth(1).waitFor();
    hold((await heads.first().innerText()).includes("6"), "a group tells how many rows it has");
    await page.getByRole("treegrid").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowLeft");
    await page.locator('[role=row][aria-expanded="false"]').waitFor();
    hold((await page.getByRole("treegrid").getAttribute("aria-rowcount")) === "9", "a closed group has only its head");
    hold((await on.look(page)).length === 0, (await on.look(page)).join("\n"));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  },

  /** @param {Stage} on @param {Page} page */
  "columns are hidden, moved and made wider by keyboard, and stay so over a reload": async (on, page) => {
    await twelve(on, page);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    const menu = async (/** @type {string} */ what) => {
      await page.keyboard.press("Alt+ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: what }).click();
      await page.getByRole("menu").waitFor({ state: "detached" });
      await page.getByRole("grid").focus();
    };
    const heads = async () => (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).slice(0, 3);
    const before = await heads();
    await menu("Move right");
    await page.getByRole("columnheader").nth(1).getByText(before[2] ?? "").waitFor();
    await menu("Make wider");
    await page.getByRole("button", { name: "Choose columns" }).click();
    await page.getByRole("menuitem", { name: "Workload", exact: true }).click();
    await page.getByRole("columnheader", { name: "Workload" }).waitFor({ state: "detached" });
    const arranged = await heads();
    const wide = await page.getByRole("columnheader").nth(2).evaluate((head) => head.clientWidth);
    await page.reload();
    await page.getByText("Recent pilots").waitFor();
    await page.getByRole("button", { name: /Orders platform/ }).first().click();
    await page.evaluate(() => (location.hash = "#/observations"));
    await page.getByRole("gridcell", { name: "A-012" }).waitFor();
    hold(JSON.stringify(await heads()) === JSON.stringify(arranged), `the columns are ${await heads()} instead of ${arranged}`);
    hold((await page.getByRole("columnheader").nth(2).evaluate((head) => head.clientWidth)) === wide, "the width is kept");
  },

  /** @param {Stage} on @param {Page} page */
  "a table of the set-up takes a block, and the grid keeps the focus at twice the size": async (on, page) => {
    await sample(on, page);
    await page.evaluate(() => (location.hash = "#/setup/workload"));
    await page.locator("[role=gridcell]").first().waitFor();
    await page.setViewportSize({ width: 640, height: 400 });
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Home");
    await paste(page, "dag_one\ndag_two\n");
    await page.getByRole("button", { name: "Add 2 rows" }).and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    hold(await page.evaluate(() => document.activeElement?.getAttribute("role") === "grid"), "the grid has the focus again");
  },
};
