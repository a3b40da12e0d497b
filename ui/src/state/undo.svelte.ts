import { call } from "../bridge";
import { t } from "../words";
import { pilot } from "./pilot.svelte";
import { attempt, toasts } from "./toasts.svelte";

/** Takes back the last step and says which one it was. */
export async function undo(): Promise<void> {
  const name = pilot.history.undo;
  if (!name || !pilot.view) return;
  await attempt(async () => {
    await pilot.wrote(await call("undo", { doc: pilot.doc }));
    toasts.say(t("toast.undone", { what: name }), { action: { label: t("redo"), keys: "Ctrl Shift Z", run: redo } });
  });
}

/** Puts back the last step that was taken back. */
export async function redo(): Promise<void> {
  const name = pilot.history.redo;
  if (!name || !pilot.view) return;
  await attempt(async () => {
    await pilot.wrote(await call("redo", { doc: pilot.doc }));
    toasts.say(t("toast.redone", { what: name }), { action: { label: t("undo"), keys: "Ctrl Z", run: undo } });
  });
}

/** Says what was written and offers the way back. */
export function sayWritten(what: string): void {
  toasts.say(what, { action: { label: t("undo"), keys: "Ctrl Z", run: undo } });
}
