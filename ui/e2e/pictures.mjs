import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hold, stage } from "./stage.mjs";

/** The pictures of the README, from the sample on the real core. Needs `convert` (ImageMagick) and `pdftoppm` (Poppler). */
const out = fileURLToPath(new URL("../../docs/images/", import.meta.url));
mkdirSync(out, { recursive: true });
const pictures = [
  ["overview", "overview", ".question article", "light"],
  ["overview-dark", "overview", ".question article", "dark"],
  ["observations", "observations", '[role="row"][aria-rowindex="3"]', "light"],
  ["compare", "compare", ".drawing svg", "light"],
  ["report", "report", ".paper canvas", "light"],
];
const fewColours = (/** @type {string} */ file) => execFileSync("convert", [file, "-strip", "+dither", "-colors", "256", `png8:${file}`]);

const on = await stage();
const { page, wrong } = await on.page();
await page.goto(on.server.url);
await on.choose({ save: [on.file("sample.postflight"), on.file("report.pdf")] });
await page.getByRole("button", { name: "Look around in the sample" }).click();
await page.getByRole("heading", { name: "Overview" }).waitFor();
for (const [name, screen, sign, theme] of pictures) {
  await page.emulateMedia({ colorScheme: /** @type {"light" | "dark"} */ (theme) });
  await page.evaluate((where) => (location.hash = `#/${where}`), screen ?? "");
  await page.locator(sign ?? "").first().waitFor({ timeout: 90_000 });
  // A drill says more than a service-level day: the rows shown are those that have times.
  if (name === "observations") await page.getByRole("searchbox").fill("diagnosis");
  await page.waitForTimeout(name === "report" ? 1500 : 400);
  await page.screenshot({ path: `${out}${name}.png` });
  fewColours(`${out}${name}.png`);
}
await page.keyboard.press("Control+e");
await page.getByText(/Saved as/).waitFor({ timeout: 90_000 });
execFileSync("pdftoppm", ["-r", "80", "-png", "-f", "1", "-l", "1", "-singlefile", on.file("report.pdf"), `${out}report-page-1`]);
fewColours(`${out}report-page-1.png`);
await on.close();
hold(wrong.length === 0, wrong.join("\n"));
