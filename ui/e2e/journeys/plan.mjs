import { readFileSync } from "node:fs";
import { hold } from "../stage.mjs";
import { newPilot, toast } from "../walk.mjs";

/** @typedef {import("../walk.mjs").Stage} Stage */
/** @typedef {import("../walk.mjs").Page} Page */

export const journeys = {
  /** @param {Stage} on @param {Page} page */
  "the drills are planned from a seed, ticked off, tried out and exported": async (on, page) => {
    await newPilot(on, page);
    for (const name of ["Engineer A", "Engineer B", "Engineer C"]) await on.ask("add_record", { doc: 1, noun: "person", fields: { name, role: "engineer" } });
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.getByRole("heading", { name: "No drill is planned yet" }).waitFor();
    await page.getByText(/12 pairs find a true halving in 9\d of 100/).first().waitFor();
    await page.getByText("Opens pair 1 of 12 for F1").waitFor();

    await page.getByRole("button", { name: "Plan the drills" }).click();
    await page.getByLabel("First day").fill("2026-09-21");
    await page.getByText(/^37 drills from 21 Sep 2026/).waitFor();
    await page.getByRole("checkbox", { name: "Engineer C" }).uncheck();
    await page.getByText("With two people, one diagnoses both halves").waitFor();
    await page.getByRole("checkbox", { name: "Engineer C" }).check();
    for (const fault of await on.look(page)) throw new Error(fault);
    await page.getByRole("button", { name: "Schedule 37 drills" }).click();
    await toast(page).getByText("Schedule 37 drills, seed 1").waitFor();
    await page.getByText("0 of 37 planned drills are run").waitFor();

    const first = page.getByRole("checkbox").first();
    await first.focus();
    await page.keyboard.press("Space");
    await toast(page).getByText(/ticked off/).waitFor();
    await page.getByText("1 of 37 planned drills are run").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("0 of 37 planned drills are run").waitFor();

    const before = await on.ask("history", { doc: 1 });
    await page.getByRole("slider", { name: "Pairs" }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("heading", { name: "What 11 pairs can show for F1" }).waitFor();
    await page.getByRole("button", { name: "As registered" }).click();
    await page.getByRole("heading", { name: "What 12 pairs can show for F1" }).waitFor();
    hold((await on.ask("history", { doc: 1 })).revision === before.revision, "trying out wrote something");

    await page.getByRole("button", { name: /^Move, assign or skip/ }).first().click();
    await page.getByRole("form").getByLabel("Skipped because", { exact: true }).fill("a holiday");
    await page.keyboard.press("Control+Enter");
    await page.getByText("skipped: a holiday").waitFor();

    await on.choose({ save: [on.file("drills.ics")] });
    await page.getByRole("button", { name: "More about the schedule" }).click();
    await page.getByRole("menuitem", { name: "Export calendar…" }).click();
    await toast(page).getByText("Wrote 37 drills to drills.ics.").waitFor();
    hold(readFileSync(on.file("drills.ics"), "utf8").startsWith("BEGIN:VCALENDAR\r\n"), "it is no calendar");
    for (const fault of await on.look(page)) throw new Error(fault);
  },
};
