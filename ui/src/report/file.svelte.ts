import { call } from "../bridge";
import { recall, remember } from "../state/memory";
import { pilot } from "../state/pilot.svelte";
import { attempt, toasts } from "../state/toasts.svelte";
import { t } from "../words";

/** The report as a file: its paper is remembered, and it can be saved from every screen. */
class ReportFile {
  paper = $state(recall("report.paper", "a4"));
  busy = $state(false);

  choose(paper: string): void {
    this.paper = paper;
    remember("report.paper", paper);
  }

  async save(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await attempt(async () => {
      const place = await call("shell_pick_save", { suggested: `${pilot.view?.name ?? "Pilot"} report.pdf`, kind: "report" });
      if (!place) return;
      const saved = await call("save_report", { report: { doc: pilot.doc, paper: this.paper }, place: place.place });
      toasts.say(t("saved_as", { name: saved.name }));
      for (const warning of saved.warnings) toasts.fail(warning);
    });
    this.busy = false;
  }
}

export const reportFile = new ReportFile();
