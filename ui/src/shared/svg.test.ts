import { describe, expect, it } from "vitest";
import { drawing } from "./svg";

const wrap = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">${body}</svg>`;

describe("a drawing from the core", () => {
  it("carries nothing that runs or loads", () => {
    const drawn = drawing(wrap(`<script>alert(1)</script><image href="http://x/y.png"/><foreignObject><p>hi</p></foreignObject><circle r="2" onclick="x()" style="fill:red"/><a href="http://x"><text>t</text></a>`));
    const text = drawn?.outerHTML ?? "";
    expect(text).not.toMatch(/script|image|foreignObject|onclick|style=|http:\/\/x/);
    expect(drawn?.querySelector("circle")).toBeTruthy();
  });

  it("follows the theme, scales to its place, and is not read twice", () => {
    const drawn = drawing(wrap(`<circle fill="#0B746A"/><rect fill="#123456"/>`));
    expect(drawn?.querySelector("circle")?.getAttribute("fill")).toBe("var(--pilot)");
    expect(drawn?.querySelector("rect")?.getAttribute("fill")).toBe("#123456");
    expect(drawn?.getAttribute("viewBox")).toBe("0 0 100 50");
    expect(drawn?.hasAttribute("width")).toBe(false);
    expect(drawn?.getAttribute("aria-hidden")).toBe("true");
  });

  it("is refused when it is no drawing", () => {
    expect(drawing("<p>no</p>")).toBeUndefined();
    expect(drawing("not even markup <")).toBeUndefined();
  });
});
