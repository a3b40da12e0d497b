import { recall, remember } from "./memory";

export type ThemeChoice = "system" | "light" | "dark";

const system = window.matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: follows the system until a person says otherwise. */
class Theme {
  choice = $state<ThemeChoice>(recall<ThemeChoice>("theme", "system"));
  #systemDark = $state(system.matches);

  constructor() {
    system.addEventListener("change", (e) => {
      this.#systemDark = e.matches;
      this.apply();
    });
  }

  get shown(): "light" | "dark" {
    if (this.choice !== "system") return this.choice;
    return this.#systemDark ? "dark" : "light";
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    remember("theme", choice);
    this.apply();
  }

  apply(): void {
    document.documentElement.dataset["theme"] = this.shown;
  }
}

export const theme = new Theme();
