import { asFailure, call, type Place } from "../bridge";
import { t } from "../words";
import { askFirst } from "./first";
import { navigation, sheets } from "./navigation.svelte";
import { pilot } from "./pilot.svelte";
import { attempt, toasts } from "./toasts.svelte";

/** Opens a pilot: here, if nothing is open here, else in a window of its own. One that is damaged says so, with the way on. */
export async function openPilot(place: string, name = ""): Promise<void> {
  if (pilot.view) return void (await call("shell_new_window", { place }));
  try {
    const view = await call("open_document", { place });
    await pilot.show(view, askFirst(view.doc));
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code !== "damaged") throw failure;
    toasts.fail(failure.message, { label: t("doctor.check"), run: () => (sheets.doctor = { place, name }) });
  }
}

/** The file of the pilot that is open. */
export const fileOfPilot = (): Place | undefined => (pilot.view ? { place: pilot.view.place, name: pilot.view.file_label } : undefined);

/** Asks which pilot to open. */
export async function pickPilot(): Promise<void> {
  const chosen = await attempt(() => call("shell_pick_open", { kind: "document" }));
  if (chosen) await attempt(() => openPilot(chosen.place, chosen.name));
}

/** Shows the start screen again; the next pilot begins at its Overview. */
export const closePilot = (): Promise<void> =>
  attempt(async () => {
    await pilot.close();
    navigation.go("overview");
  });

/** A window of its own that begins with a new pilot. */
export const beginPilot = (): Promise<unknown> => attempt(() => call("shell_new_window", { begin: true }));

/** Takes what was dropped, double clicked or chosen in a menu: a pilot to open, or a file to take in. */
export async function take(file: Place): Promise<void> {
  if (file.name.toLowerCase().endsWith(".postflight")) await attempt(() => openPilot(file.place, file.name));
  else if (pilot.view) {
    sheets.importFrom = file;
    sheets.importing = true;
  } else toasts.fail(t("start.first_open", { name: file.name }));
}
