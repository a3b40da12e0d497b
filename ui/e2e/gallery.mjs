import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { serve } from "../dev/serve.mjs";
import { launch, look, open } from "./browser.mjs";

/** Pictures of the gallery and of every screen on illustrative data; says what axe, the console or the policy found. */
const out = resolve(process.argv[2] ?? "e2e/out");
mkdirSync(out, { recursive: true });
const only = process.argv[3];
const server = await serve({ core: { handle: (_q, _s, next) => next(), close: () => {} } });
const browser = await launch();
const screens = ["start", "overview", "observations", "form", "live", "live-ended", "live-start", "runs", "compare", "criteria", "audit", "palette", "keys", "import", "gallery"];
const sizes = [{ width: 1280, height: 800 }, { width: 1024, height: 640 }];
let faults = 0;
for (const theme of ["light", "dark"]) {
  for (const size of sizes) {
    for (const name of screens.filter((s) => !only || only.split(",").includes(s))) {
      const { page, context, wrong } = await open(browser, { ...size, theme });
      const route = { start: "?app=start", gallery: "" }[name] ?? `?app=open#/${{ form: "observations", "live-ended": "live/A-061", "live-start": "live/new", palette: "overview", keys: "overview", import: "overview" }[name] ?? name}`;
      await page.goto(`${server.url}/gallery.html${route}`);
      await page.waitForSelector("body[data-ready]");
      await page.waitForTimeout(150);
      if (name === "form") {
        await page.keyboard.press("n");
        await page.getByLabel("Failed").fill("yesterday 9:05");
        await page.getByLabel("Recovered").fill("9:02");
        await page.getByLabel("Note").focus();
        await page.waitForTimeout(300);
      }
      if (name === "palette") { await page.keyboard.press("Control+k"); await page.keyboard.type("obs"); }
      if (name === "keys") await page.keyboard.press("?");
      if (name === "import") { await page.keyboard.press("Control+i"); await page.getByRole("button", { name: "Choose a file" }).click(); await page.waitForTimeout(100); }
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${out}/${name}-${theme}-${size.width}.png` });
      const found = [...wrong, ...(await look(page))];
      faults += found.length;
      for (const fault of found) console.log(`${name} ${theme} ${size.width}: ${fault}`);
      await context.close();
    }
  }
}
await browser.close();
server.close();
console.log(`${faults} faults`);
process.exitCode = faults ? 1 : 0;
