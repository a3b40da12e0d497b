import { recall, remember } from "./memory";
import { navigation, type ScreenId } from "./navigation.svelte";

/** The four stops: where evidence comes from, what it says, how far it carries, and what leadership gets. */
export const STOPS: readonly ScreenId[] = ["overview", "observations", "compare", "report"];

/** The first-run tour: which stop it stands at, if it runs. Once ended it stays away until somebody asks for it. */
class Tour {
  at = $state<number | undefined>();

  /** Begins by itself, unless it was seen on this computer. */
  offer(): void {
    if (!recall("tour", false)) this.start();
  }
  start(): void {
    this.go(0);
  }
  go(stop: number): void {
    const screen = STOPS[stop];
    if (!screen) return this.end();
    this.at = stop;
    navigation.go(screen);
  }
  end(): void {
    this.at = undefined;
    remember("tour", true);
  }
}

export const tour = new Tour();
