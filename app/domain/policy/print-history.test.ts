import { describe, expect, it } from "vitest";
import { printHistory } from "./print-history.ts";
import { printUpdateMail, type UpdateToTell } from "./print-update-mail.ts";
import type { PolicyEdition } from "./types.ts";

function edition(number: number, changesHtml: string): PolicyEdition {
  const text = { language: "en", title: "", html: "", cookieTableHtml: "", changesHtml } as const;
  return {
    number,
    registerNumber: number,
    effectiveOn: `2026-1${String(number)}-01`,
    texts: [text],
  };
}

const first = edition(0, "");
const second = edition(1, "<ul><li>New purpose: surveys.</li></ul>");
const coming = edition(2, "<ul><li>New recipient: A &amp; B.</li></ul>");

describe("printHistory()", () => {
  it("tells what is coming before it takes effect, then the editions, the newest first", () => {
    const { html } = printHistory({ language: "en", published: [second, first], coming });
    const places = ["1 December 2026", "A &amp; B", "1 November 2026", "surveys", "1 October 2026"];
    expect(places.map((place) => html.indexOf(place))).toEqual(
      places.map((place) => html.indexOf(place)).toSorted((one, other) => one - other),
    );
    expect(html.indexOf("1 December 2026")).toBeGreaterThan(-1);
  });

  it("speaks of the past only for an edition that is no longer in force", () => {
    const { html } = printHistory({ language: "sv", published: [second, first], coming });
    expect(html).toContain("<h2>Gäller från 1 december 2026. Utgåva 2.</h2>");
    expect(html).toContain("<h2>Gäller från 1 november 2026. Utgåva 1.</h2>");
    expect(html).toContain("<h3>Utgåva 0, gällde från 1 oktober 2026</h3>");
  });

  it("never tells changes in a language they were not printed in", () => {
    const { html } = printHistory({ language: "sv", published: [second, first], coming: null });
    expect(html).not.toContain("surveys");
  });
});

describe("printUpdateMail()", () => {
  const update: UpdateToTell = {
    ...{ language: "en", name: "<Socks>", email: "privacy@example.test", because: "agreed" },
    policyUrl: "https://socks.myshopify.com/policies/privacy-policy",
    ...{ changesOn: "2026-12-01", text: { changesHtml: coming.texts[0]?.changesHtml ?? "" } },
  };

  it("says from when, what, where to read it and how to be left alone", () => {
    const { text, subject } = printUpdateMail(update);
    expect(subject).toContain("<Socks>");
    for (const part of [
      "1 December 2026",
      "- New recipient: A & B.",
      update.policyUrl,
      update.email,
    ]) {
      expect(text).toContain(part);
    }
  });

  it("escapes the store's name and keeps the list of changes", () => {
    const { html } = printUpdateMail(update);
    expect(html).not.toContain("<Socks>");
    expect(html).toContain("<li>New recipient: A &amp; B.</li>");
  });

  it("tells those who consented how to withdraw", () => {
    const { text } = printUpdateMail({ ...update, because: "consent", changesOn: null });
    expect(text).toContain("withdraw your consent");
    expect(text).not.toContain("asked to be told");
  });
});
