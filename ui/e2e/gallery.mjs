import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { serve } from "../dev/serve.mjs";
import { launch, look, open } from "./browser.mjs";

/** The gallery of the parts, which no shipped build holds: built aside, looked at in two widths. Says what axe, the console or the policy found. Argument: a folder for the pictures. */
const out = resolve(process.argv[2] ?? "e2e/out");
mkdirSync(out, { recursive: true });
const dist = mkdtempSync(join(tmpdir(), "postflight-gallery-"));
await build({ root: resolve(import.meta.dirname, ".."), mode: "gallery", logLevel: "error", build: { outDir: dist, emptyOutDir: true } });
const server = await serve({ dist, core: { handle: (_q, _s, next) => next(), close: () => {} } });
const browser = await launch();
let faults = 0;
// Each theme has its half of the page. As high as the page, so that the picture shows all of it.
for (const width of [1280, 1024]) {
  const { page, context, wrong } = await open(browser, { width, height: 3000 });
  await page.goto(`${server.url}/gallery.html`);
  await page.waitForSelector("body[data-ready]");
  await page.evaluate(() => document.fonts.ready);
  await page.getByRole("grid", { name: "Observations, dark" }).getByRole("row").nth(3).waitFor();
  await page.screenshot({ path: `${out}/gallery-${width}.png` });
  const found = [...wrong, ...(await look(page))];
  faults += found.length;
  for (const fault of found) console.log(`gallery ${width}: ${fault}`);
  await context.close();
}
await browser.close();
server.close();
rmSync(dist, { recursive: true });
console.log(faults ? `${faults} faults in the gallery` : "the gallery is in order");
process.exitCode = faults ? 1 : 0;
