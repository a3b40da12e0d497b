import { asFailure, call } from "../bridge";
import { t } from "../words";
import { navigation, sheets, type DocumentFile } from "./navigation.svelte";
import { pilot } from "./pilot.svelte";
import { toasts } from "./toasts.svelte";

/** Opens a document; where it is damaged, the message offers the way on. */
export async function openDocument(file: DocumentFile): Promise<void> {
  try {
    const view = await call("open_document", { place: file.place });
    await pilot.show(view);
    navigation.go("overview");
  } catch (thrown) {
    const failure = asFailure(thrown);
    const action = failure.code === "damaged" ? { label: t("doctor.check"), run: () => (sheets.doctor = file) } : undefined;
    toasts.fail(failure.message, action);
  }
}

/** The file of the pilot that is open. */
export const fileOfPilot = (): DocumentFile | undefined => (pilot.view ? { place: pilot.view.place, name: pilot.view.file_label } : undefined);
