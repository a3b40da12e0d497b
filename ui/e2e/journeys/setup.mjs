import { fileURLToPath } from "node:url";
import { hold } from "../stage.mjs";
import { newPilot, sample, slow, toast } from "../walk.mjs";

const airflow = fileURLToPath(new URL("../../../tests/fixtures/airflow/before/airflow.db", import.meta.url));

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

/** @param {Page} page */
const dialog = (page) => page.getByRole("dialog", { name: "New pilot from a template" });

/** @param {Page} page */
async function toPeople(page) {
  await dialog(page).getByRole("button", { name: "Next: Workloads" }).click();
  await dialog(page).getByRole("button", { name: "Next: Dates and people" }).click();
  await dialog(page).getByLabel("Time zone of the pilot").waitFor();
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "by keyboard alone, from the template to the first verdict": async (on, page) => {
    await page.goto(on.server.url);
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
    await on.choose({ save: [on.file("orders.postflight")] });
    const type = (/** @type {string} */ text) => page.keyboard.type(text);
    const press = (/** @type {string} */ key) => page.keyboard.press(key);
    await press("Control+n");
    await dialog(page).getByLabel("Name of the pilot").waitFor();
    // Going on without a name stays, and says why beside the field.
    await press("Control+Enter");
    await page.getByText("Give the pilot a name").waitFor();
    await type("Orders platform");
    for (let i = 0; i < 2; i += 1) await press("Tab");
    await type("The shop renamed a column");
    await press("Enter");
    await dialog(page).getByLabel(/Workloads/).waitFor();
    await page.locator("textarea:focus").waitFor();
    await type("orders_daily, Analyst A\nreturns feed");
    await press("Control+Enter");
    await page.getByText(/Line 2: “returns feed” is no DAG id/).waitFor();
    for (let i = 0; i < 5; i += 1) await press("Backspace");
    await press("Backspace");
    await type("_feed");
    await press("Control+Enter");
    await page.getByLabel("Time zone of the pilot").waitFor();
    await page.getByText("Added as owners of workloads: Analyst A").waitFor();
    await press("Control+Enter");
    await page.getByLabel("Register C4 now").focus();
    await press("Space");
    await press("Control+Enter");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await press("g");
    await press("i");
    await page.getByRole("button", { name: /^C4/ }).click();
    await page.getByText(/Registered on .* before its phase began/).waitFor();
    for (let i = 0; i < 3; i += 1) {
      await on.ask("add_record", { doc: 1, noun: "observation", kind: "deploy", fields: { side: "pilot", workload: "orders_daily", deployed_at: "now", previewed: "yes", seeded_fault: "yes", defects_in_preview: "1" } });
    }
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.locator("aside").getByText("Met", { exact: true }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a new pilot half filled in is there again, and an Airflow file names the DAGs": async (on, page) => {
    await page.goto(on.server.url);
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
    await page.keyboard.press("Control+n");
    await dialog(page).getByLabel("Name of the pilot").fill("Half a pilot");
    await on.choose({ open: [airflow] });
    await dialog(page).getByRole("button", { name: "Next: Workloads" }).click();
    await dialog(page).getByRole("button", { name: "Take DAGs from an Airflow file" }).click();
    await page.getByText(/added from the file/).waitFor({ timeout: slow });
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
    await page.keyboard.press("Control+n");
    hold((await dialog(page).getByLabel("Name of the pilot").inputValue()) === "Half a pilot", "the draft survives a reload");
    await dialog(page).getByRole("button", { name: "Start afresh" }).click();
    hold((await dialog(page).getByLabel("Name of the pilot").inputValue()) === "", "a fresh start forgets it");
  },

  /** @param {Stage} on @param {Page} page */
  "who works here is asked once, said in a field, and stands in what is written from then on": async (on, page) => {
    await newPilot(on, page);
    const asked = page.getByText(/Edits made on this computer carry the name/);
    await asked.waitFor();
    await page.getByRole("button", { name: "Say who works here" }).click();
    const who = page.getByRole("dialog", { name: "Who works here" });
    await who.getByLabel("Your name").fill("a".repeat(201));
    await page.keyboard.press("Enter");
    await who.getByText(/That is 201 letters/).waitFor();
    await who.getByLabel("Your name").fill("Analyst A");
    await page.keyboard.press("Enter");
    await who.waitFor({ state: "detached" });
    await asked.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Working as Analyst A: change who works here" }).waitFor();
    await on.ask("add_record", { doc: 1, noun: "risk", fields: { what: "Late files" } });
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.getByText("Analyst A", { exact: true }).first().waitFor();
    // The next pilot does not ask again.
    await page.reload();
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
    await page.keyboard.press("Control+n");
    await dialog(page).getByLabel("Name of the pilot").fill("Another");
    await toPeople(page);
    hold((await dialog(page).getByLabel("Your name").count()) === 0, "nobody is asked twice");
  },

  /** @param {Stage} on @param {Page} page */
  "a new pilot asks who makes it, and its first entry has the name": async (on, page) => {
    await page.goto(on.server.url);
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
    await page.keyboard.press("Control+n");
    await dialog(page).getByLabel("Name of the pilot").fill("Orders platform");
    await toPeople(page);
    await dialog(page).getByLabel("Your name").fill("Analyst B");
    await on.choose({ save: [on.file("orders.postflight")] });
    await dialog(page).getByRole("button", { name: "Create pilot" }).click();
    await page.getByRole("button", { name: /Working as Analyst B/ }).waitFor();
    const { entries } = await on.ask("audit", { doc: 1, most: 5 });
    hold(entries.length === 1 && entries[0].who === "Analyst B", "the first entry has the name");
  },

  /** @param {Stage} on @param {Page} page */
  "a registered criterion is amended with a reason, and withdrawn with another": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("button", { name: "Register criteria" }).click();
    await page.getByRole("button", { name: "Register 12 criteria" }).click();
    await toast(page).getByText(/registered/).waitFor();
    await page.getByRole("button", { name: /^C3/ }).click();
    await page.getByText(/after its phase began/).first().waitFor();
    await page.getByRole("button", { name: "Amend", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Amend C3" });
    await sheet.getByLabel("Planned n").fill("6");
    await sheet.getByText("Planned n: 8 → 6").waitFor();
    await page.keyboard.press("Control+Enter");
    await sheet.getByText("Say why").waitFor();
    await sheet.getByLabel("Why", { exact: true }).fill("Two scenarios have nothing downstream.");
    await page.keyboard.press("Control+Enter");
    await sheet.waitFor({ state: "detached" });
    await page.getByText("planned n: 8 to 6").waitFor();
    await page.getByText("Why: Two scenarios have nothing downstream.").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("planned n: 8 to 6").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByLabel("Why", { exact: true }).fill("Nothing can be hit.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Why: Nothing can be hit.").waitFor();
    await page.locator("aside").getByText("Withdrawn", { exact: true }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "what is kept of a criterion stands chosen in its form, and a share is typed in percent": async (on, page) => {
    await newPilot(on, page);
    await page.evaluate(() => (location.hash = "#/criteria/F1"));
    await page.locator("aside").getByRole("button", { name: "Edit", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Edit F1" });
    const primary = sheet.getByRole("radiogroup", { name: "Primary" });
    hold((await primary.getByRole("radio", { checked: true }).allInnerTexts()).join() === "Yes", "F1 is primary");
    hold((await primary.getByRole("radio").count()) === 2, "whether it is primary is never unknown");
    const matters = sheet.getByLabel("Smallest reduction that matters");
    hold(/^\d+\s%$/.test(await matters.inputValue()), `a share is shown in percent, not as ${await matters.inputValue()}`);
    await matters.fill("40 %");
    await page.keyboard.press("Control+Enter");
    await sheet.waitFor({ state: "detached" });
    const { rows } = await on.ask("records", { doc: 1, noun: "criterion" });
    hold(rows.find((/** @type {{ code: string }} */ row) => row.code === "F1").cells.matters.raw === "0.4", "and is kept as a share");
  },

  /** @param {Stage} on @param {Page} page */
  "a decision has its course, its person and its day": async (on, page) => {
    await newPilot(on, page);
    await on.ask("add_record", { doc: 1, noun: "person", fields: { name: "Head of data" } });
    await page.evaluate(() => (location.hash = "#/decision"));
    await page.getByRole("button", { name: "Record the decision" }).click();
    const form = page.getByRole("form");
    await form.getByLabel("Reasons").fill("It was shown.");
    await page.keyboard.press("Control+Enter");
    await form.getByText("3 fields to mend").waitFor();
    await form.getByText("Name the person who decided.").waitFor();
    hold((await on.look(page)).length === 0, "the refusal is whole");
    await form.getByLabel("Decision", { exact: true }).fill("proceed");
    await form.getByLabel("Decided by").fill("Head of data");
    await form.getByLabel("On", { exact: true }).fill("2026-11-20");
    await form.getByRole("button", { name: "Record the decision" }).click();
    await toast(page).getByText("Decision recorded.").waitFor();
    await form.waitFor({ state: "detached" });
    await page.getByText("Decided by Head of data on 20 Nov 2026").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a criterion of one's own is added, and only what its kind needs is asked": async (on, page) => {
    await newPilot(on, page);
    await page.evaluate(() => (location.hash = "#/criteria"));
    await page.getByRole("button", { name: "New criterion" }).click();
    const sheet = page.getByRole("dialog", { name: "New criterion" });
    await sheet.getByLabel("Metric", { exact: true }).waitFor();
    await sheet.getByRole("radio", { name: /Milestone/ }).check();
    await sheet.getByLabel("Metric", { exact: true }).waitFor({ state: "detached" });
    await sheet.getByLabel("Code", { exact: true }).fill("M1");
    await sheet.getByLabel("What", { exact: true }).fill("The on-call rota is agreed");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: /^M1/ }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "an owner is named by type-ahead, and one who takes no part yet is added": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.getByText("9 rows are still without a named owner").waitFor();
    await page.getByLabel("Owner of When the platform itself is down").fill("Platform lead");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Add Platform lead as a person" }).click();
    await page.getByText("8 rows are still without a named owner").waitFor();
    await page.getByLabel("Owner of Testing strategy, promotion decisions").fill("platf");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("7 rows are still without a named owner").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "the tour of the sample has four steps, ends by Esc and comes back from the menu": async (on) => {
    const fresh = await on.page({ fresh: true });
    await sample(on, fresh.page);
    const tour = fresh.page.getByRole("dialog", { name: /answered first/ });
    await tour.waitFor();
    hold((await on.look(fresh.page)).length === 0, "axe finds nothing in the tour");
    for (const title of ["Every drill is a row", "How sure it is", "What leadership gets"]) {
      await fresh.page.keyboard.press("Enter");
      await fresh.page.getByRole("dialog", { name: title }).waitFor();
    }
    await fresh.page.keyboard.press("Escape");
    await fresh.page.getByRole("dialog").waitFor({ state: "detached" });
    await fresh.page.getByTitle(/pilot, theme and help/).click();
    await fresh.page.getByRole("menuitem", { name: "Show the tour" }).click();
    await tour.waitFor();
    hold(fresh.wrong.length === 0, fresh.wrong.join("\n"));
    await fresh.context.close();
  },

  /** @param {Stage} on @param {Page} page */
  "every screen of a pilot with nothing in it says what it is for": async (on, page) => {
    await newPilot(on, page);
    const found = [];
    for (const [screen, words] of /** @type {const} */ ([
      ["claims", "None of it was measured here"], ["model", "still without a named owner"], ["risks", "What the incident cost"], ["decision", "No decision yet"],
      ["setup/incident", "still open"], ["setup/workload", "No workloads yet"], ["setup/pilot", "First day of week 1"], ["setup/person", "No people yet"], ["setup/set_ups", "No set-up recorded yet"], ["criteria", "Not registered"],
    ])) {
      await page.evaluate((where) => (location.hash = `#/${where}`), screen);
      await page.getByText(words).first().waitFor();
      for (const theme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme: theme });
        found.push(...(await on.look(page)).map((fault) => `${theme} ${screen}: ${fault}`));
      }
    }
    hold(found.length === 0, found.join("\n"));
  },
};
