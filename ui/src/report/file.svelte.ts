import { call, type Args, type Place, type Progress } from "../bridge";
import { recall, remember } from "../state/memory";
import { pilot } from "../state/pilot.svelte";
import { attempt, toasts } from "../state/toasts.svelte";
import { t } from "../words";

type Report = Args<"save_report">["report"];

/** The report as a file: what was chosen for it is remembered, and it can be saved from every screen. */
class ReportFile {
  paper = $state(recall("report.paper", "a4"));
  length = $state(recall("report.length", "executive"));
  /** Whole or neutral; nothing said yet is as the document says. */
  redact = $state(recall("report.redact", ""));
  busy = $state(false);
  /** How far a long work is, while one is under way. */
  progress = $state.raw<Progress | undefined>();
  #stop: AbortController | undefined;

  choose(what: "paper" | "length" | "redact", value: string): void {
    this[what] = value;
    remember(`report.${what}`, value);
  }

  /** What leaves, as it is chosen. */
  asked(): Report {
    return { doc: pilot.doc, paper: this.paper, length: this.length, redact: this.redact ? this.redact === "yes" : null };
  }

  cancel = (): void => this.#stop?.abort();

  save = (): Promise<void> =>
    this.#write("report", "pdf", "report", async (place) => {
      const saved = await call("save_report", { report: this.asked(), place: place.place });
      for (const warning of saved.warnings) toasts.fail(warning);
      return t("saved_as", { name: saved.name });
    });

  deck = (): Promise<void> =>
    this.#write("deck", "pptx", "deck", async (place) => {
      const saved = await call("save_deck", { report: this.asked(), place: place.place });
      return t("saved_as", { name: saved.name });
    });

  pack = (): Promise<void> =>
    this.#write("pack", "zip", "pack", async (place, watch) => {
      const saved = await call("save_pack", { report: this.asked(), place: place.place }, watch);
      return t("report.packed", { name: saved.name, digest: saved.digest });
    });

  data = (format: string, ending: string): Promise<void> =>
    this.#write(t("report.file_of", { format }), ending, format, async (place, watch) => {
      const data = { doc: pilot.doc, format, redact: this.asked().redact ?? null };
      return (await call("export", { data, place: place.place }, watch)).sentence;
    });

  /** Asks where to, writes, and says where it lies. */
  async #write(what: string, ending: string, kind: string, write: (place: Place, watch: { progress: (p: Progress) => void; signal: AbortSignal }) => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    await attempt(async () => {
      const suggested = `${pilot.view?.name ?? "Pilot"} ${what}${ending ? `.${ending}` : ""}`;
      const place = await call("shell_pick_save", { suggested, kind });
      if (!place) return;
      const said = await write(place, { progress: (p) => (this.progress = p), signal });
      toasts.say(said, { action: { label: t("report.show"), run: () => attempt(() => call("shell_open_path_in_folder", { place: place.place })) } });
    });
    this.progress = undefined;
    this.busy = false;
  }
}

export const reportFile = new ReportFile();
