import { hold } from "../stage.mjs";
import { newPilot, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */
/** @typedef {{ name: string, label: string, type: string, given?: boolean, choices: { value: string, label: string }[] }} Field */

/** Every part of a form is filled once; a production injection is asked about elsewhere, and what is left out counts nowhere. */
const SKIPPED = new Set(["code", "at", "running", "attachments", "left_out", "source", "injected_into", "stopped_at", "never"]);

/** What a person types into a field, the times one after the other. @param {Field} field @param {number} n */
function typed(field, n) {
  if (field.type === "instant") return `2026-10-14 09:${String(5 + n).padStart(2, "0")}`;
  if (field.type === "day") return "2026-10-12";
  if (field.type === "clock") return "04:00";
  if (["count", "number", "minutes"].includes(field.type)) return "2";
  return `what was seen as ${field.label}`;
}

/** Fills a field of the form the way its control asks. @param {Page} page @param {Field} field @param {number} n */
async function fillIn(page, field, n) {
  const form = page.getByRole("form");
  const label = field.type === "minutes" ? new RegExp(`^${field.label}, minutes$`, "i") : new RegExp(`^${field.type === "instant" || field.type === "clock" ? field.label.replace(/ at$/, "") : field.label}$`, "i");
  if (field.type === "flag" || (field.type === "choice" && field.choices.length === 2)) {
    await form.getByRole("radiogroup", { name: label }).getByRole("radio").first().click();
    return;
  }
  const control = form.getByLabel(label).first();
  if (!(await control.isVisible()) || !(await control.isEnabled())) return;
  const choice = field.choices.find((one) => one.value !== "");
  await control.fill(choice ? choice.label : typed(field, n));
  await page.keyboard.press("Tab");
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "every kind of observation is entered with all its fields and edited in its cell, and an edit is one undo": async (on, page) => {
    await newPilot(on, page);
    const named = {
      person: { name: "Ana" }, workload: { dag_id: "transform_orders" }, data_product: { name: "Curated orders" },
      boundary: { name: "orders-drill" }, custom_metric: { name: "Tickets", unit: "tickets", better: "lower" },
    };
    for (const [noun, fields] of Object.entries(named)) await on.ask("add_record", { doc: 1, noun, fields });
    await page.reload();
    await page.getByRole("button", { name: /Orders platform/ }).first().click();
    await page.getByRole("navigation", { name: "Screens" }).waitFor();
    const { kinds } = await on.ask("fields", { doc: 1, noun: "observation" });
    hold(kinds.length >= 9, `${kinds.length} kinds`);
    let n = 0;
    for (const kind of kinds) {
      n += 1;
      await page.keyboard.press("n");
      await page.getByRole("form").getByLabel(/^Kind: /).click();
      await page.getByRole("option", { name: new RegExp(`^${kind.title}$`, "i") }).click();
      /** @type {Field[]} */
      const fields = kind.fields.filter((/** @type {Field} */ field) => !SKIPPED.has(field.name) && !field.given);
      for (const [k, field] of fields.entries()) await fillIn(page, field, k);
      // What was said while the form was half filled goes once the core has seen the whole.
      await page.locator("form .problem").first().waitFor({ state: "detached" });
      hold((await on.look(page)).length === 0, `${kind.kind}: the form is whole`);
      const code = `A-${String(n).padStart(3, "0")}`;
      await page.keyboard.press("Control+Enter");
      await toast(page).getByText(new RegExp(`${code} recorded`)).waitFor();
      const view = await on.ask("records", { doc: 1, noun: "observation" });
      const row = view.rows.find((/** @type {any} */ one) => one.code === code || one.cells.code?.text === code);
      const missing = fields.filter((field) => !row.cells[field.name]?.text);
      hold(missing.length === 0, `${kind.kind}: not kept: ${missing.map((field) => field.name).join(", ")}`);
    }
    await page.keyboard.press("Escape");
    await page.getByText(`${n} recorded`, { exact: true }).waitFor();
    // Each is edited in its cell, which is one undo.
    const notes = page.locator('[role="gridcell"][data-column="note"]');
    for (let r = 0; r < n; r += 1) {
      await notes.nth(r).dblclick();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("seen again");
      await page.keyboard.press("Enter");
      await notes.nth(r).getByText("seen again", { exact: true }).waitFor();
    }
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+z");
    await notes.nth(n - 1).getByText("seen again", { exact: true }).waitFor({ state: "detached" });
    hold((await notes.getByText("seen again", { exact: true }).count()) === n - 1, "one undo takes back one edit");
  },
};
