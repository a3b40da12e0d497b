import type { NextDrill } from "../bridge";
import { navigation, sheets } from "../state/navigation.svelte";

/** Begins the drill that brings the most, with all that is settled about it. A deploy has no clock: it is entered as it is. */
export function startDrill(next: NextDrill): void {
  if (next.kind === "deploy") {
    navigation.go("observations");
    sheets.entering = true;
    return;
  }
  sheets.drill = { kind: next.kind, ...next.fields };
  navigation.go("live", "new");
}
