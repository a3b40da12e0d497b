import { asFailure, call } from "../bridge";
import { t } from "../words";
import { navigation } from "./navigation.svelte";
import { pilot } from "./pilot.svelte";
import { toasts } from "./toasts.svelte";

/** A document's file: its place, and what it is called. */
export interface DocumentFile {
  place: string;
  name: string;
}

/** The two sheets about a document's file; both also serve one that cannot be opened. */
class Safety {
  backups = $state.raw<DocumentFile | undefined>();
  doctor = $state.raw<DocumentFile | undefined>();

  get any(): boolean {
    return this.backups !== undefined || this.doctor !== undefined;
  }

  /** The backups of the pilot that is open. */
  backupsOfPilot = (): void => {
    if (pilot.view) this.backups = { place: pilot.view.place, name: pilot.view.file_label };
  };

  /** The check of the pilot that is open. */
  doctorOfPilot = (): void => {
    if (pilot.view) this.doctor = { place: pilot.view.place, name: pilot.view.file_label };
  };
}

export const safety = new Safety();

/** Opens a document; where it is damaged, the message offers the way on. */
export async function openDocument(file: DocumentFile): Promise<void> {
  try {
    await pilot.show(await call("open_document", { place: file.place }));
    navigation.go("overview");
  } catch (thrown) {
    const failure = asFailure(thrown);
    const action = failure.code === "damaged" ? { label: t("doctor.check"), run: () => (safety.doctor = file) } : undefined;
    toasts.fail(failure.message, action);
  }
}
