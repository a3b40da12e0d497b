import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

/**
 * A page that writes down everything a person would call broken: console errors, script errors and each thing
 * the content policy refused.
 * @param {import("playwright-core").Browser} browser
 * @param {{ width?: number, height?: number, theme?: "light" | "dark", scale?: number, fresh?: boolean }} [look] `fresh`: nobody has seen the tour yet
 */
export async function open(browser, look = {}) {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 }, deviceScaleFactor: look.scale ?? 1,
    colorScheme: look.theme ?? "light", reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  // A machine that builds meanwhile needs more patience than one that only walks.
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 15_000));
  /** @type {string[]} */
  const wrong = [];
  page.on("console", (m) => m.type() === "error" && wrong.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`script: ${e.message}\n${e.stack}`));
  await page.exposeFunction("__refused", (/** @type {string} */ what) => wrong.push(`policy: ${what}`));
  if (!look.fresh) await page.addInitScript(() => localStorage.setItem("postflight.tour", "true"));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => {
      // @ts-expect-error exposed by the test
      void window.__refused(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`);
    });
  });
  return { page, context, wrong };
}

/**
 * What axe finds, in words; the drawn report's own structure is not a page of ours.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function look(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // @ts-expect-error axe was just put there
    const found = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return found.violations.flatMap((v) => v.nodes.map((n) => `axe ${v.id}: ${n.target.join(" ")} (${n.failureSummary.split("\n").slice(1).join("; ").trim().slice(0, 240)})`));
  });
}
