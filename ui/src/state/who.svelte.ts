import { call, type Who } from "../bridge";
import { attempt } from "./toasts.svelte";

/** Who works at this device: the name that each edit made here carries. It is the device's, not the pilot's. */
class AtWork {
  view = $state.raw<Who | undefined>();

  /** Asks again: another window, or the command line, may have been told meanwhile. */
  async load(): Promise<void> {
    this.view = (await attempt(() => call("who", {}))) ?? this.view;
  }

  /** Says it; `null` leaves it to the account's name. Either way nobody is asked again. */
  async say(name: string | null): Promise<Who> {
    return (this.view = await call("set_who", { name }));
  }
}

export const who = new AtWork();
