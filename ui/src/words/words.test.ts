import { describe, expect, it } from "vitest";
import { en } from "./en";
import { speak, t } from ".";
import { pseudo, stretch } from "./pseudo";

describe("the words", () => {
  it("have no exclamation marks, praise or gradeless percent", () => {
    for (const word of Object.values(en)) {
      const text = typeof word === "string" ? word : "";
      expect(text).not.toMatch(/!|great|oops|sorry|significant|proves/i);
    }
  });

  it("are stretched and bracketed by the derived locale, arguments and all", () => {
    expect(stretch("Save")).toBe("⟦Šávë··⟧");
    speak(pseudo);
    expect(t("form.recorded", { code: "A-001" })).toMatch(/^⟦.*001.*·+⟧$/);
    speak(en);
    expect(t("form.recorded", { code: "A-001" })).toBe("A-001 recorded.");
    expect(Object.keys(pseudo)).toEqual(Object.keys(en));
  });
});
