import { stage } from "./stage.mjs";
import { drill } from "./journeys/drill.mjs";
import { entry } from "./journeys/entry.mjs";
import { journeys } from "./journeys.mjs";

/** Runs every journey (or those named) on the real core; one that fails leaves a picture and does not stop the rest. */
const only = process.argv.slice(2);
let failed = 0;
for (const [name, walk] of Object.entries({ ...journeys, ...entry, ...drill })) {
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
