import { hold } from "../stage.mjs";
import { sample, slow } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

const SCREENS = ["overview", "observations", "runs", "runs/customer_360", "compare", "criteria", "plan", "claims", "model", "risks", "decision", "report", "audit", "setup"];
const SIZES = [{ width: 1280, height: 800 }, { width: 1024, height: 640 }];

/** Text that is cut off where nobody can read the rest: hidden overflow without an ellipsis and a title, or beyond the window's edge. */
function cutOff() {
  const seen = (/** @type {Element} */ element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".visually-hidden, [aria-hidden=true], svg");
  const owns = (/** @type {Element} */ element) => [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? "").trim().length > 1);
  const hides = (/** @type {Element} */ element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const scrolls = (/** @type {Element | null} */ element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) if (["auto", "scroll"].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    return false;
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!owns(element) || !seen(element)) continue;
    const words = `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? "").trim().slice(0, 60)}”`;
    for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
      if (!hides(at)) continue;
      const box = at.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(element);
      if (range.getBoundingClientRect().right <= box.right + 1.5) continue;
      const said = getComputedStyle(at).textOverflow === "ellipsis" && element.closest("[title], [role=gridcell], [role=columnheader]");
      if (!said && !scrolls(element)) found.push(`cut off: ${words}`);
      break;
    }
    if (element.getBoundingClientRect().left >= innerWidth && !scrolls(element)) found.push(`beyond the edge: ${words}`);
  }
  return [...new Set(found)];
}

/** The visible words and names that no catalogue stretched, as pieces. */
function unstretched() {
  const pieces = [];
  const bare = (/** @type {string} */ text) => text.replace(/⟦[^⟧]*⟧/g, "\n").split(/\n| · |; /);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, svg, kbd, canvas, [aria-hidden=true]") || !parent.checkVisibility()) continue;
    pieces.push(...bare(node.textContent ?? ""));
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (!element.checkVisibility() || element.closest("svg")) continue;
    for (const name of ["aria-label", "title", "placeholder"]) pieces.push(...bare(element.getAttribute(name) ?? ""));
  }
  return [...new Set(pieces.map((piece) => piece.replace(/\s+/g, " ").trim()).filter((piece) => /\p{L}{2}/u.test(piece)))];
}

/** What needs no translation: dates and times by the reader's locale, units, a paper, the program's own name and evidence ids. */
const PLAIN = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|min|Postflight|Ctrl|Shift|Esc|Enter|SVG|PDF|PNG|DAG|DAGs|Letter)\b|[A-Z]+-\d+/gu;

/** Every text among an answer's values; the names of its fields are no words of anybody. @param {unknown} value @returns {string} */
function strings(value) {
  if (typeof value === "string") return value.replace(/\s+/g, " ");
  return value && typeof value === "object" ? Object.values(value).map(strings).join("\n") : "";
}

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "no word of the window is cut off or left out when it grows by a third": async (on, page) => {
    await sample(on, page);
    let core = "";
    // Every answer is read on its way to the page, so that nothing is shown before it is known here.
    await page.route("**/call", async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      core += `${text.split("\n").filter(Boolean).map((line) => strings(JSON.parse(line))).join("\n")}\n`.toLowerCase();
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto(`${on.server.url}/?pseudo`);
    await page.locator("main ul button").first().click();
    await page.locator("nav a[href='#/overview']").waitFor();
    const found = [];
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const screen of SCREENS) {
        await page.evaluate((where) => (location.hash = `#/${where}`), screen);
        await page.locator("h1").waitFor();
        await page.waitForFunction(() => !document.querySelector(".skeleton"), undefined, { timeout: slow });
        await page.waitForLoadState("networkidle");
        const where = `${screen} at ${size.width}`;
        found.push(...(await page.evaluate(cutOff)).map((fault) => `${where}: ${fault}`));
        const pieces = (await page.evaluate(unstretched)).filter((piece) => {
          const rest = piece.toLowerCase();
          return !core.includes(rest) && piece.replace(PLAIN, " ").split(/[^\p{L}\p{N}_]+/u).some((word) => /\p{L}{2}/u.test(word) && !core.includes(word.toLowerCase()));
        });
        found.push(...pieces.map((piece) => `${where}: not of a catalogue: “${piece.slice(0, 90)}”`));
      }
    }
    hold(found.length === 0, [...new Set(found)].join("\n"));
  },
};
