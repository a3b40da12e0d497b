import { serve } from "../dev/serve.mjs";
import { launch, open } from "./browser.mjs";

/** How smoothly ten thousand rows scroll: the page must be built with `--mode gallery`. Prints milliseconds a frame. */
const server = await serve({ core: { handle: (_q, _s, next) => next(), close: () => {} } });
const browser = await launch();
const { page } = await open(browser);
await page.goto(`${server.url}/gallery.html?app=open&rows=10000#/observations`);
await page.getByRole("gridcell").first().waitFor();
for (const step of [60, 800]) {
  const frames = await page.evaluate(async (step) => {
    const port = /** @type {HTMLElement} */ (document.querySelector('[role="grid"]'));
    const took = [];
    let last = performance.now();
    for (let i = 0; i < 180; i += 1) {
      port.scrollTop += step;
      await new Promise((done) => requestAnimationFrame(done));
      took.push(performance.now() - last);
      last = performance.now();
    }
    return took.sort((a, b) => a - b);
  }, step);
  console.log(`${step} px a frame: median ${frames[90]?.toFixed(0)}, p95 ${frames[171]?.toFixed(0)}, most ${frames[179]?.toFixed(0)} ms, over 50: ${frames.filter((f) => f > 50).length}`);
}
await browser.close();
server.close();
