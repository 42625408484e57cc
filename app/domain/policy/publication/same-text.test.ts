import { describe, expect, it } from "vitest";
import { isSameText } from "./same-text.ts";

describe("isSameText()", () => {
  it("takes markup written anew for the same text", () => {
    const ours = `<p id="a">Gr&#246;nt &amp; <a href="https://example.test/?a=1&amp;b=2" rel="noopener">länk</a></p>`;
    const theirs = `<p>Grönt &amp; <a href='https://example.test/?a=1&amp;b=2'>l&auml;nk</a>\n</p>`;
    expect(isSameText(ours, theirs.replace("&auml;", "ä"))).toBe(true);
  });

  it("sees another word, another link, and nothing where something was", () => {
    expect(isSameText("<p>ett</p>", "<p>två</p>")).toBe(false);
    const link = (href: string) => `<p><a href="${href}">hit</a></p>`;
    expect(isSameText(link("https://a.example.test"), link("https://b.example.test"))).toBe(false);
    expect(isSameText("<p>ett</p>", null)).toBe(false);
    expect(isSameText(null, null)).toBe(true);
  });
});
