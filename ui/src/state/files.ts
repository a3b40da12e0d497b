import { call, type Place } from "../bridge";
import { t } from "../words";
import { navigation, sheets } from "./navigation.svelte";
import { pilot } from "./pilot.svelte";
import { attempt, toasts } from "./toasts.svelte";

/** Opens a pilot: here, if nothing is open here, else in a window of its own. */
export async function openPilot(place: string): Promise<void> {
  if (pilot.view) return void (await call("shell_new_window", { place }));
  await pilot.show(await call("open_document", { place }));
}

/** Asks which pilot to open. */
export async function pickPilot(): Promise<void> {
  const chosen = await attempt(() => call("shell_pick_open", { kind: "document" }));
  if (chosen) await attempt(() => openPilot(chosen.place));
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
  if (file.name.toLowerCase().endsWith(".postflight")) await attempt(() => openPilot(file.place));
  else if (pilot.view) {
    sheets.importFrom = file;
    sheets.importing = true;
  } else toasts.fail(t("start.first_open", { name: file.name }));
}
