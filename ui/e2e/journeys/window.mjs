import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hold } from "../stage.mjs";
import { fill, newPilot, sample, slow, toast } from "../walk.mjs";

const airflow = fileURLToPath(new URL("../../../tests/fixtures/airflow/before/airflow.db", import.meta.url));

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "a pilot is made from the template and an observation is entered, edited, undone and redone": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.getByText("No observations yet").waitFor();
    await page.keyboard.press("n");
    await page.getByRole("form").waitFor();
    await page.getByRole("radio", { name: "Pilot" }).click();
    await fill(page, "Failed", "2026-10-14 09:05");
    await fill(page, "Detected", "14/10 09:14");
    await page.getByText(/14 Oct 09:14/).first().waitFor();
    await fill(page, "Recovered", "2026-10-14 09:02");
    await fill(page, "Cause confirmed", "14/10 09:45");
    await page.locator(".problem").first().waitFor();
    await fill(page, "Recovered", "2026-10-14 10:02");
    await page.keyboard.press("Enter");
    await toast(page).getByText(/recorded/).waitFor();
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
    hold((await page.getByRole("radio", { name: "Pilot" }).getAttribute("aria-checked")) === "true", "the side is kept for the next record");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await page.getByText("No observations yet").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await page.getByRole("gridcell", { name: "A-001" }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a cell is edited in place, and what contradicts is said beside it": async (on, page) => {
    await newPilot(on, page);
    await page.evaluate(() => (location.hash = "#/observations"));
    await page.keyboard.press("n");
    await page.getByRole("radio", { name: "Baseline" }).click();
    await fill(page, "Failed", "2026-10-14 09:05");
    await fill(page, "Detected", "2026-10-14 09:15");
    await page.keyboard.press("Control+Enter");
    const cell = page.locator('[role="gridcell"][data-column="note"]');
    await cell.dblclick();
    await page.keyboard.type("seen in the log");
    await page.keyboard.press("Enter");
    await cell.getByText("seen in the log").waitFor();
    await page.getByRole("button", { name: "Choose columns" }).click();
    await page.getByRole("menuitem", { name: "Recovered at" }).click();
    const late = page.locator('[role="gridcell"][data-column="recovered_at"]');
    await late.dblclick();
    await page.keyboard.type("2026-10-14 09:01");
    await page.keyboard.press("Enter");
    await page.locator(".why .problem").waitFor();
    await page.keyboard.press("Escape");
    hold((await late.innerText()).trim() === "unknown", "the refused time is not kept");
  },

  /** @param {Stage} on @param {Page} page */
  "runs are taken in with a preview and a side, seen per DAG, and taken back by one undo": async (on, page) => {
    await newPilot(on, page);
    await on.choose({ open: [airflow] });
    await page.keyboard.press("Control+i");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await page.getByText("Which side is it from?").waitFor();
    const run = page.getByRole("button", { name: /^Import \d/ });
    hold(await run.isDisabled(), "nothing is taken in before a side is chosen");
    await page.getByRole("radio", { name: "Baseline" }).click();
    await run.and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Take this import back" }).waitFor({ timeout: slow });
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "customer_360" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("No runs yet").waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "what a file names is first set up, then the file is taken in": async (on, page) => {
    await newPilot(on, page);
    const words = readFileSync(new URL("../../../docs/import-csv.md", import.meta.url), "utf8");
    const file = on.file("observations.csv");
    writeFileSync(file, /```csv\n([\s\S]*?)```/.exec(words)?.[1] ?? "");
    await on.choose({ open: [file, file] });
    await page.keyboard.press("Control+i");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await page.getByText("There is no workload called").first().waitFor();
    hold(await page.getByRole("button", { name: "Import 0" }).isDisabled(), "nothing is taken in where every row is refused");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await page.getByRole("heading", { name: "Set-up", level: 1 }).waitFor();
    hold((await page.getByRole("button", { name: "New pilot" }).count()) === 0, "there is one pilot in a document");
    await page.getByRole("link", { name: "Workloads" }).first().click();
    await page.getByText("No workloads yet").waitFor();
    await page.getByRole("button", { name: "New workload" }).first().click();
    await page.keyboard.type("finance_close");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("gridcell", { name: "finance_close" }).first().waitFor();
    await page.getByRole("form").waitFor({ state: "detached" });
    await page.keyboard.press("Control+i");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await page.getByRole("button", { name: "Import 2 observations" }).and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Take this import back" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.getByRole("form", { name: "New observation" }).waitFor();
    await page.getByRole("gridcell", { name: "A-002" }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "a spreadsheet's times without a zone are taken in the pilot's, or in another that is said": async (on, page) => {
    await newPilot(on, page);
    const zone = (await on.ask("document", { doc: 1 })).time_zone;
    hold(zone !== "UTC" && zone !== "Asia/Tokyo", `the pilot is in a zone of its own: ${zone}`);
    const file = on.file("times.csv");
    writeFileSync(file, "kind,side,failed_at,detected_at\ndiagnosis_trial,pilot,2026-11-20 09:00,2026-11-20 09:20\n");
    await on.choose({ open: [file] });
    await page.keyboard.press("Control+i");
    await page.getByRole("button", { name: "Choose a file" }).click();
    const sheet = page.getByRole("dialog", { name: /^Import/ });
    await sheet.getByText(`Such a time is read as one in ${zone}.`).waitFor();
    hold((await sheet.getByText("refused").count()) === 0, "what there is none of is not said");
    await sheet.getByRole("cell", { name: "2026-11-20 09:00" }).waitFor();
    await sheet.getByLabel("Times without a zone are in").fill("Asia/Tokyo");
    await sheet.getByText("Such a time is read as one in Asia/Tokyo.").waitFor();
    await sheet.getByRole("cell", { name: "2026-11-20 01:00" }).waitFor();
    hold((await on.look(page)).length === 0, "the sheet is whole");
    await sheet.getByLabel("Times without a zone are in").fill(zone);
    await sheet.getByText(`Such a time is read as one in ${zone}.`).waitFor();
    await sheet.getByRole("button", { name: "Import 1 observation", exact: false }).and(page.locator(":enabled")).click();
    await sheet.getByText("Took in 1 observation from times.csv.").waitFor();
    const [row] = (await on.ask("records", { doc: 1, noun: "observation" })).rows;
    hold(row.cells.failed_at.text === "2026-11-20 09:00", row.cells.failed_at.text);
    hold((await on.ask("history", { doc: 1 })).undo === "Import 1 observation", "one is said as one");
  },

  /** @param {Stage} on @param {Page} page */
  "a window is scrolled within its screens, and never as a whole": async (on, page) => {
    await sample(on, page);
    await page.setViewportSize({ width: 640, height: 400 });
    for (const screen of ["overview", "observations", "runs", "compare", "criteria", "plan", "claims", "model", "risks", "decision", "audit", "setup"]) {
      await page.evaluate((where) => (location.hash = `#/${where}`), screen);
      await page.locator(".screen main :is(h2, td, dd, li, [role=row])").first().waitFor();
      const { tall, wide } = await page.evaluate(() => ({ tall: document.documentElement.scrollHeight - window.innerHeight, wide: document.documentElement.scrollWidth - window.innerWidth }));
      hold(tall <= 0 && wide <= 0, `${screen}: ${tall} px too tall, ${wide} px too wide`);
      hold(await page.locator('nav a[aria-current="page"]').first().evaluate((link) => { const box = link.getBoundingClientRect(); const rail = link.closest(".groups")?.getBoundingClientRect(); return rail !== undefined && box.top >= rail.top - 1 && box.bottom <= rail.bottom + 1; }), `${screen}: the rail shows where one is`);
    }
  },

  /** @param {Stage} on @param {Page} page */
  "what goes on beyond an edge says so, and is reached by keyboard only while it scrolls": async (on, page) => {
    await sample(on, page);
    const weeks = page.getByRole("region", { name: "The weeks of the pilot" });
    await weeks.waitFor();
    hold((await weeks.getAttribute("tabindex")) === null, "nothing scrolls, so nothing is reached");
    await page.setViewportSize({ width: 640, height: 400 });
    const strip = page.locator(".across", { has: weeks });
    await page.locator(".across.end:not(.start)", { has: weeks }).waitFor();
    hold((await weeks.getAttribute("tabindex")) === "0", "the keyboard reaches what scrolls");
    await weeks.focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".across.start.end", { has: weeks }).waitFor();
    await weeks.evaluate((box) => (box.scrollLeft = box.scrollWidth));
    await page.locator(".across.start:not(.end)", { has: weeks }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator(".across:not(.start, .end)", { has: weeks }).waitFor();
    hold((await strip.count()) === 1 && (await weeks.getAttribute("tabindex")) === null, "and no longer, once it fits");
    // Nothing else scrolls sideways without a sign, whatever the screen.
    await page.setViewportSize({ width: 640, height: 400 });
    for (const screen of ["observations", "runs", "compare", "criteria", "plan", "claims", "model", "risks", "decision", "setup", "audit", "live"]) {
      await page.evaluate((to) => (location.hash = `#/${to}`), screen);
      await page.locator("main").first().waitFor();
      await page.waitForLoadState("networkidle");
      const bare = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && /auto|scroll/.test(getComputedStyle(one).overflowX) && !one.closest(".across.start, .across.end")).map((one) => one.className));
      hold(bare.length === 0, `${screen} scrolls sideways and does not say so: ${bare.join(", ")}`);
    }
  },

  /** @param {Stage} on @param {Page} page */
  "every part that is set up can be seen, in both themes": async (on, page) => {
    await sample(on, page);
    const found = [];
    for (const screen of ["claims", "model", "risks", "decision", "setup", "setup/incident", "setup/workload", "setup/person", "setup/phase", "setup/data_product", "setup/boundary", "setup/scenario", "setup/control", "setup/custom_metric", "setup/snapshot", "setup/set_ups"]) {
      await page.evaluate((where) => (location.hash = `#/${where}`), screen);
      await page.locator(".empty, [role=row], article, dd, table.read, .columns").first().waitFor();
      for (const theme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme: theme });
        found.push(...(await on.look(page)).map((fault) => `${theme} ${screen}: ${fault}`));
      }
    }
    hold(found.length === 0, found.join("\n"));
  },

  /** @param {Stage} on @param {Page} page */
  "the palette and the keys lead everywhere": async (on, page) => {
    await newPilot(on, page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Find or do/ }).fill("audit");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Audit trail" }).waitFor();
    await page.getByRole("button", { name: "Verify again" }).click();
    await page.getByText(/looked at/).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "All keys" }).waitFor();
    await page.keyboard.press("Escape");
    for (const [letter, title] of [["o", "Overview"], ["b", "Observations"], ["r", "Runs"], ["c", "Compare"], ["i", "Criteria"], ["a", "Audit trail"]]) {
      await page.keyboard.press("g");
      await page.keyboard.press(letter);
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    }
  },

  /** @param {Stage} on @param {Page} page */
  "a file that is no pilot is refused with a next step, and nothing breaks": async (on, page) => {
    await page.goto(on.server.url);
    await on.choose({ open: [new URL(import.meta.url).pathname] });
    await page.getByRole("button", { name: "Open a pilot" }).click();
    await toast(page).getByRole("alert").waitFor();
    await page.getByRole("heading", { name: "Postflight" }).waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "every screen of the sample is whole in both themes": async (on, page) => {
    await sample(on, page);
    const found = [];
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [letter, sign] of [["o", ".question article"], ["b", '[role="row"][aria-rowindex="3"]'], ["r", "table.read tbody tr"], ["c", ".drawing svg"], ["i", "aside h2"], ["t", "canvas"], ["a", "time"]]) {
        await page.keyboard.press("g");
        await page.keyboard.press(letter);
        await page.locator(sign).first().waitFor({ timeout: slow });
        found.push(...(await on.look(page)).map((fault) => `${theme} ${letter}: ${fault}`));
      }
    }
    hold(found.length === 0, found.join("\n"));
  },

  /** @param {Stage} on @param {Page} page */
  "a comparison is read, followed to its observation, and copied": async (on, page) => {
    await sample(on, page);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.locator(".plot .drawing svg").waitFor();
    await page.getByRole("button", { name: "Copy chart" }).click();
    await toast(page).getByText("Chart copied.").waitFor();
    const kept = await on.choose({});
    hold(Buffer.from(kept.image, "base64").subarray(1, 4).toString() === "PNG", "what was copied is a PNG");
    await page.locator(".evidence-id").first().click();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("heading", { name: "Observations" }).waitFor();
    await page.locator('[role="row"].current').waitFor();
  },

  /** @param {Stage} on @param {Page} page */
  "the report is shown as it prints and saved to a file": async (on, page) => {
    await sample(on, page);
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.locator(".paper canvas").first().waitFor({ timeout: slow });
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await on.choose({ save: [on.file("report.pdf")] });
    await page.keyboard.press("Control+e");
    await toast(page).getByText(/Saved as/).waitFor({ timeout: slow });
  },
};
