import { readdirSync } from "node:fs";
import { stage } from "./stage.mjs";

/** Runs every journey (or those named) of every file in `journeys/` on the real core; one that fails leaves a picture and does not stop the rest. */
const files = readdirSync(new URL("journeys/", import.meta.url)).filter((name) => name.endsWith(".mjs")).sort();
/** @type {Record<string, (on: any, page: any) => Promise<void>>} */
const journeys = Object.assign({}, ...(await Promise.all(files.map(async (name) => (await import(`./journeys/${name}`)).journeys))));
const only = process.argv.slice(2);
let failed = 0;
if (only.length && !Object.keys(journeys).some((name) => only.some((word) => name.includes(word)))) throw new Error(`No journey is named like ${only.join(" or ")}.`);
for (const [name, walk] of Object.entries(journeys)) {
  if (only.length && !only.some((word) => name.includes(word))) continue;
  const began = performance.now();
  const on = await stage();
  const { page, wrong } = await on.page();
  try {
    await walk(on, page);
    if (wrong.length) throw new Error(wrong.join("\n"));
    console.log(`ok      ${name} (${Math.round(performance.now() - began)} ms)`);
  } catch (error) {
    failed += 1;
    const picture = `e2e/out/failed-${name.replaceAll(/\W+/g, "-")}.png`;
    await page.screenshot({ path: picture }).catch(() => undefined);
    console.log(`FAILED  ${name}\n${error instanceof Error ? error.stack : error}\n${wrong.join("\n")}\nsee ${picture}`);
  } finally {
    await on.close();
  }
}
console.log(failed ? `${failed} failed` : "all journeys passed");
process.exitCode = failed ? 1 : 0;
