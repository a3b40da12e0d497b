import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { stage } from "./stage.mjs";

/** Pictures of every screen of the sample on the real core, in both themes and two sizes. Arguments: folder, screens, themes, widths. */
const [folder = "e2e/out", only = "", themes = "light,dark", widths = "1280,1024"] = process.argv.slice(2);
const out = resolve(folder);
mkdirSync(out, { recursive: true });
const screens = {
  overview: ".question article", observations: '[role="row"][aria-rowindex="3"]', form: "form.panel", live: 'form[aria-label="Start a live drill"]', runs: "table.read tbody tr", compare: ".drawing svg",
  criteria: "aside h2", report: ".paper canvas", audit: "time", plan: "aside dl dt", claims: "article", model: "main section", risks: "main table.read", decision: "main h2", setup: "main dd", backups: ".sheet .lead", doctor: ".sheet .lead",
};
const on = await stage();
const { page, wrong } = await on.page({ scale: Number(process.env.SCALE ?? 1) });
if (!only || only.includes("start")) {
  await page.goto(on.server.url);
  await page.getByText("No pilot opened yet").waitFor();
  await page.screenshot({ path: `${out}/start-empty.png` });
}
await page.goto(on.server.url);
await on.choose({ save: [on.file("Orders platform.postflight")] });
await page.getByRole("button", { name: "Look around in the sample" }).click();
await page.getByRole("heading", { name: "Overview" }).waitFor();
/** A sheet, asked for by its name. @param {string} what */
async function sheet(what) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Find or do/ }).fill(what);
  await page.keyboard.press("Enter");
}
for (const width of widths.split(",").map(Number)) {
  await page.setViewportSize({ width, height: width === 1024 ? 640 : 800 });
  for (const [name, sign] of Object.entries(screens).filter(([name]) => !only || only.split(",").includes(name))) {
    for (const theme of themes.split(",")) {
      await page.emulateMedia({ colorScheme: /** @type {"light" | "dark"} */ (theme) });
      await page.evaluate((screen) => (location.hash = `#/${screen}`), { form: "observations", backups: "observations", doctor: "observations" }[name] ?? name);
      if (name === "form") {
        await page.keyboard.press("Escape");
        await page.keyboard.press("n");
      }
      if (name === "backups" || name === "doctor") await sheet(name === "backups" ? "Backups of this pilot" : "Check and repair…");
      if (name === "backups") await page.getByRole("list", { name: "Copies, newest first" }).getByRole("button").last().click();
      await page.locator(sign).first().waitFor({ timeout: 90_000 });
      await page.waitForTimeout(name === "report" ? 900 : 350);
      await page.screenshot({ path: `${out}/real-${name}-${theme}-${width}.png` });
      for (const fault of [...wrong.splice(0), ...(await on.look(page))]) console.log(`${name} ${theme} ${width}: ${fault}`);
      if (["form", "backups", "doctor"].includes(name)) await page.keyboard.press("Escape");
    }
  }
}
await on.close();
