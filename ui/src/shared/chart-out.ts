import { call, callBytes } from "../bridge";
import { copyPicture } from "./clipboard";
import { pilot } from "../state/pilot.svelte";
import { attempt, toasts } from "../state/toasts.svelte";
import { t } from "../words";

/** Neutral, whole, or as the document says. */
type Redact = boolean | null;

// A chart that leaves goes onto somebody's white page, whatever the theme here.
const asked = (name: string, redact: Redact) => ({ doc: pilot.doc, name, theme: "paper", redact });

/** Puts a chart on the clipboard as a picture. */
export const copyChart = (name: string, redact: Redact = null): Promise<void> =>
  attempt(async () => {
    await copyPicture(await callBytes("chart_png", asked(name, redact)));
    toasts.say(t("compare.copied_chart"));
  });

/** Puts a chart on the clipboard as the text of a drawing, for programs that draw. */
export const copyDrawing = (name: string, redact: Redact = null): Promise<void> =>
  attempt(async () => {
    const { svg } = await call("chart", asked(name, redact));
    await call("shell_copy_text", { text: svg });
    toasts.say(t("chart.copied_svg"));
  });

/** Writes a chart to a file, and says where it lies. */
export const saveChart = (name: string, ending: string, redact: Redact = null): Promise<void> =>
  attempt(async () => {
    const place = await call("shell_pick_save", { suggested: `${name}.${ending}`, kind: "chart" });
    if (!place) return;
    const saved = await call("save_chart", { chart: asked(name, redact), place: place.place });
    toasts.say(saved.sentence || t("saved_as", { name: saved.name }), {
      action: { label: t("report.show"), run: () => attempt(() => call("shell_open_path_in_folder", { place: place.place })) },
    });
  });
