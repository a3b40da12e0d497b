import { hold } from "../stage.mjs";
import { newPilot, sample, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** Starts a drill from its form, by keyboard. @param {Page} page @param {"Baseline" | "Pilot"} side @param {string} scenario @param {string} [cap] */
async function start(page, side, scenario, cap = "") {
  const form = page.getByRole("form", { name: "Start a live drill" });
  await form.waitFor();
  await form.getByRole("radio", { name: side }).click();
  await form.getByLabel("Scenario", { exact: true }).fill(scenario);
  await page.keyboard.press("Tab");
  if (cap) await form.getByLabel("Time cap, minutes").fill(cap);
  await form.getByLabel("Workload", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await form.waitFor({ state: "detached" });
}

/** @param {Page} page @param {string} word */
const taken = (page, word) => page.getByRole("button", { name: `Take back ${word}`, exact: true });

/** The page goes in the middle; the drill stands in the navigation, wherever the window opens again. @param {Page} page */
async function openAgain(page) {
  await page.reload();
  await page.getByRole("button", { name: /Orders platform/ }).first().click();
  await page.getByRole("link", { name: /Live drill \d\d:\d\d/ }).click();
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "a live drill is marked, noted, undone, left in the middle, taken up again and ended": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("l");
    await page.getByRole("heading", { name: "Live drill", level: 1 }).waitFor();
    await start(page, "Pilot", "late", "120");
    await page.keyboard.press("f");
    await taken(page, "Failed").waitFor();
    await page.keyboard.press("d");
    await taken(page, "Detected").waitFor();
    await page.getByText(/left, then it is kept as “more than 120 min”/).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("seen in the dashboard, fast");
    await page.keyboard.press("Enter");
    await page.getByText("seen in the dashboard, fast", { exact: true }).waitFor();
    hold((await taken(page, "Acknowledged").count()) === 0, "letters mark nothing while a note is typed");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await taken(page, "Cause stated").waitFor();
    hold(/^cause stated \d\d:\d\d:\d\d in A-001$/.test((await on.ask("history", { doc: 1 })).undo), "undo names the mark");
    await page.keyboard.press("Control+z");
    await taken(page, "Cause stated").waitFor({ state: "detached" });
    hold((await on.look(page)).join("\n") === "", (await on.look(page)).join("\n"));
    // Everything is in the file: the page goes in the middle, and the drill stands there running.
    await openAgain(page);
    await page.getByRole("button", { name: "Mark Cause confirmed" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText(/The cause is not confirmed yet/).waitFor();
    await page.keyboard.press("c");
    await taken(page, "Cause confirmed").waitFor();
    await taken(page, "Cause confirmed").click();
    await page.getByRole("button", { name: "Mark Cause confirmed" }).click();
    await taken(page, "Cause confirmed").waitFor();
    await page.keyboard.press("Control+Enter");
    await toast(page).getByText("A-001 recorded.").waitFor();
    await page.getByText("The baseline half of this scenario is still to come.").waitFor();
    await page.getByRole("button", { name: "Open in Observations" }).click();
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
    const [row] = (await on.ask("records", { doc: 1, noun: "observation" })).rows;
    hold(row.cells.stated_at.text === "" && row.cells.confirmed_at.text !== "" && /seen in the dashboard/.test(row.cells.note.text), JSON.stringify(row.cells));
  },

  /** @param {Stage} on @param {Page} page */
  "two drills run at once and end side by side": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("l");
    await start(page, "Baseline", "late");
    await page.keyboard.press("f");
    await taken(page, "Failed").waitFor();
    await page.keyboard.press("l");
    await start(page, "Pilot", "late");
    await page.getByText("A-002 ·").waitFor();
    for (const [key, word] of [["f", "Failed"], ["d", "Detected"], ["c", "Cause confirmed"]]) {
      await page.keyboard.press(key);
      await taken(page, word).waitFor();
    }
    await page.keyboard.press("1");
    await page.getByText("A-001 ·").waitFor();
    for (const [key, word] of [["d", "Detected"], ["c", "Cause confirmed"]]) {
      await page.keyboard.press(key);
      await taken(page, word).waitFor();
    }
    await page.keyboard.press("Control+Enter");
    await toast(page).getByText("A-001 recorded.").waitFor();
    await page.getByRole("button", { name: "Switch to A-002" }).click();
    await page.getByText("A-002 ·").waitFor();
    await page.keyboard.press("Control+Enter");
    await toast(page).getByText("A-002 recorded.").waitFor();
    await page.getByRole("row", { name: /Time to diagnose/ }).waitFor();
    await page.getByText("One pair shows its own two times and nothing more.").waitFor();
    hold((await on.look(page)).length === 0, "the ended drill is whole");
  },

  /** @param {Stage} on @param {Page} page */
  "a mark that contradicts is refused beside the keys, and the cap is offered when it is reached": async (on, page) => {
    await newPilot(on, page);
    const ago = (/** @type {number} */ minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
    const fields = { side: "pilot", scenario: "S01", cap: "30", failed_at: ago(50), detected_at: ago(40) };
    await on.ask("start_drill", { doc: 1, kind: "diagnosis_trial", fields });
    await openAgain(page);
    await page.getByText(/Cap 30 min is reached/).waitFor();
    await page.keyboard.press("d");
    await page.getByText("“Detected” is marked already. Take it back first.").waitFor();
    hold((await on.look(page)).length === 0, "the refusal is whole");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByText(/Cap 30 min is reached/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Stop undiagnosed…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop undiagnosed" }).click();
    await toast(page).getByText("A-001 recorded.").waitFor();
    const [row] = (await on.ask("records", { doc: 1, noun: "observation" })).rows;
    hold(row.cells.time_to_diagnose.text === ">30", row.cells.time_to_diagnose.text);
  },

  /** @param {Stage} on @param {Page} page */
  "a trial without a cap is stopped undiagnosed from the refusal to end it, and its time is kept": async (on, page) => {
    await newPilot(on, page);
    const ago = (/** @type {number} */ minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
    await on.ask("start_drill", { doc: 1, kind: "diagnosis_trial", fields: { side: "pilot", scenario: "S01", failed_at: ago(50), detected_at: ago(40) } });
    await openAgain(page);
    await page.getByRole("button", { name: "Mark Cause confirmed" }).waitFor();
    await page.keyboard.press("Control+Enter");
    const refusal = page.getByRole("alert").filter({ hasText: "The cause is not confirmed yet" });
    await refusal.getByRole("button", { name: "Stop undiagnosed…" }).click();
    hold((await on.look(page)).length === 0, "the question is whole");
    await page.getByRole("dialog").getByRole("button", { name: "Stop undiagnosed" }).click();
    await toast(page).getByText("A-001 recorded.").waitFor();
    const [row] = (await on.ask("records", { doc: 1, noun: "observation" })).rows;
    hold(/^>(39|40|41)$/.test(row.cells.time_to_diagnose.text) && row.cells.time_to_diagnose.state === "censored", row.cells.time_to_diagnose.text);
  },

  /** @param {Stage} on @param {Page} page */
  "the next best drill is taken with its own kind, by L and Enter and from the empty form": async (on, page) => {
    await sample(on, page);
    const { next } = await on.ask("plan", { doc: 1 });
    hold(next.kind !== "diagnosis_trial", "the sample's next drill is of another kind than the form begins with");
    await page.getByRole("button", { name: "Start drill" }).first().waitFor();
    await page.keyboard.press("l");
    const form = page.getByRole("form", { name: "Start a live drill" });
    await form.locator('[role="radio"][aria-checked="true"]:focus').waitFor();
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "detached" });
    const [begun] = (await on.ask("drills", { doc: 1 })).running;
    hold(begun.row.kind === next.kind && begun.side === next.side, `a ${next.kind} on the ${next.side} began, and not a ${begun.row.kind} on the ${begun.side}`);
    hold((await page.locator(".room").evaluate((room) => room.scrollTop)) === 0, "its keys are in view");
    await on.ask("undo", { doc: 1 });
    await page.evaluate(() => (location.hash = "#/live/new"));
    await form.waitFor();
    await form.getByRole("button", { name: "Take the next best drill" }).click();
    await form.locator('[role="radio"][aria-checked="true"]:focus').waitFor();
    hold((await form.getByRole("radio", { checked: true }).allInnerTexts()).some((text) => text.toLowerCase() === next.kind.replace("_", " ")), "its kind is chosen");
    hold((await form.getByLabel("Scenario", { exact: true }).inputValue()) !== "", "its scenario is filled in");
    hold((await on.look(page)).length === 0, "the form is whole");
  },

  /** @param {Stage} on @param {Page} page */
  "a drill is discarded only after a question, and comes back by undo": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("l");
    await start(page, "Pilot", "late");
    await page.keyboard.press("f");
    await taken(page, "Failed").waitFor();
    await page.getByRole("button", { name: "Discard drill…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "No, go back" }).click();
    await taken(page, "Failed").waitFor();
    await page.getByRole("button", { name: "Discard drill…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard drill", exact: true }).click();
    await page.getByRole("form", { name: "Start a live drill" }).waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await taken(page, "Failed").waitFor();
  },
};
