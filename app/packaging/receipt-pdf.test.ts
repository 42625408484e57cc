import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { receiptFacts } from "../../tests/support/evidence-world.ts";
import { erasureFates } from "../domain/erasure/fates/find-fate.ts";
import { fateReasons, fates } from "../domain/erasure/types.ts";
import type { ReceiptLine } from "../domain/evidence/receipt.ts";
import { placeIds } from "../domain/data-map/types.ts";
import { asDataRequestId } from "../domain/shared/ids.ts";
import { createTexts } from "../domain/shared/texts.ts";
import { dictionaries } from "../locales/dictionaries.ts";
import { readReceiptDocument } from "./receipt-document.server.ts";
import { outlineReceipt } from "./receipt-outline.server.ts";
import { printReceipt } from "./receipt-pdf.server.ts";

const groundName = (id: string) => (id === "se-bookkeeping" ? "Bokföringslagen 7:2" : id);
const facts = receiptFacts(asDataRequestId("0199d0c4-0000-7000-8000-000000000002"));

function documentOf(more: object = {}): string {
  const about = { format: "lagom-receipt/1", logId: "0199d0c4-0000-7000-8000-000000000001" };
  return JSON.stringify({
    receipt: {
      ...{ ...facts, ...about, version: 1, isFinal: false },
      issuedAt: "2026-11-02T09:31:00.000Z",
      ...more,
    },
    line: { seq: 17, hash: "b".repeat(64), facts: { receiptDigest: "c".repeat(64) } },
    checkpoint: { at: "2026-11-02T09:31:00.000Z" },
    publicKey: "d".repeat(64),
  });
}

const timeZone = "Europe/Stockholm";

function outline(language: string, more: object = {}) {
  const texts = createTexts(dictionaries, language);
  return outlineReceipt({ texts, groundName, timeZone }, readReceiptDocument(documentOf(more)));
}

/** The text of a PDF of ours: its streams are deflated, its strings hexadecimal, in WinAnsi. */
function textOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString("latin1");
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/gu)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const strings = [...streams.join("\n").matchAll(/<([0-9a-f]+)>/gu)];
  return strings.map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1")).join("");
}

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b/gu)?.length;

const line = (field: string, more: Partial<ReceiptLine>): ReceiptLine => ({
  ...{ place: "orders", field, fate: "erase", because: null, until: null, subject: null, count: 1 },
  ...more,
});

describe("printReceipt()", () => {
  it.each([
    ["sv", "Kvitto: radering av personuppgifter", "Hittat: 0."],
    ["en", "Receipt: erasure of personal data", "Found: 0."],
    ["fi", "Receipt: erasure of personal data", "Found: 0."],
  ])("prints in %s, the same bytes each time", async (language, title, found) => {
    const pdf = await printReceipt({ dictionaries, groundName }, documentOf(), {
      language,
      timeZone,
    });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    const text = textOf(pdf).replaceAll(/\s+/gu, " ");
    for (const part of [title, "demo.myshopify.com", found, "c".repeat(64)]) {
      expect(text.replaceAll(" ", "")).toContain(part.replaceAll(" ", ""));
    }
    const again = await printReceipt({ dictionaries, groundName }, documentOf(), {
      language,
      timeZone,
    });
    expect(Buffer.from(again).equals(Buffer.from(pdf))).toBe(true);
  });

  it("goes on over as many pages as it needs, and no empty one", async () => {
    const lines = Array.from({ length: 120 }, (_, index) =>
      line(`Order.field${String(index)}`, { fate: "left", because: `reason-${String(index)}` }),
    );
    const reader = { language: "en", timeZone };
    const short = await printReceipt({ dictionaries, groundName }, documentOf(), reader);
    const long = await printReceipt({ dictionaries, groundName }, documentOf({ lines }), reader);
    expect(pagesOf(short)).toBe(1);
    expect(pagesOf(long)).toBeGreaterThan(5);
    expect(textOf(long).replaceAll(" ", "")).toContain("Page1of");
  });
});

describe("outlineReceipt()", () => {
  it("names every type of record an erasure plans, in every language", () => {
    for (const dictionary of Object.values(dictionaries)) {
      const unnamed = Object.keys(erasureFates).filter(
        (type) =>
          dictionary[`receipt.field.${type}`] === undefined &&
          dictionary[`field.${type}`] === undefined,
      );
      expect(unnamed).toEqual([]);
    }
  });

  it("has words for every fate, reason and place, in every language", () => {
    const keys = [
      ...fates.map((fate) => `receipt.fate.${fate}`),
      ...fateReasons.map((reason) => `receipt.because.${reason}`),
      ...placeIds.map((place) => `receipt.place.${place}`),
    ];
    for (const dictionary of Object.values(dictionaries)) {
      expect(keys.filter((key) => dictionary[key] === undefined)).toEqual([]);
    }
  });

  it("says by which law and through which day something is kept", () => {
    const [, done] = outline("en").sections;
    expect(done?.groups).toContainEqual({
      title: "Kept because a law says so",
      parts: [
        {
          reason: "Ground: Bokföringslagen 7:2. Kept through 31 December 2033, then emptied.",
          items: ["Orders: Purchase order number (1)"],
        },
      ],
    });
  });

  it("puts what has one fate for one reason together, by place", () => {
    const lines = [
      line("Order.note", { fate: "clear", count: 2 }),
      line("Order.email", { fate: "unreachable", because: "no-call" }),
      line("Order.poNumber", { fate: "clear" }),
      line("GiftCard.note", { place: "gift-cards", fate: "clear" }),
    ];
    const [, done] = outline("sv", { lines }).sections;
    expect(done?.groups.map(({ parts }) => parts.map(({ items }) => items))).toEqual([
      [["Beställningar: Anteckning (2), Inköpsordernummer (1)", "Presentkort: Anteckning (1)"]],
      [["Beställningar: E-postadress (1)"]],
    ]);
  });

  it("puts what needs no reason before what has one", () => {
    const sooner = { because: "shopify-erases-sooner", subject: "se-bookkeeping" } as const;
    const lines = [
      line("Order.billingAddress", { fate: "left-to-shopify", ...sooner, until: "2033-12-31" }),
      line("Order.clientIp", { fate: "left-to-shopify" }),
    ];
    const [group] = outline("en", { lines }).sections[1]?.groups ?? [];
    expect(group?.parts.map(({ items }) => items)).toEqual([
      ["Orders: IP address (1)"],
      ["Orders: Billing address (1)"],
    ]);
    expect(group?.parts[1]?.reason).toContain("Bokföringslagen 7:2 keeps this through 31 December");
  });

  it("says a fate once with its reasons in words, and no number of what was never seen", () => {
    const unreachable = { fate: "unreachable", because: "scope-not-granted" } as const;
    const lines = [
      line("Order.note", { fate: "unreachable", because: "source-refused", subject: "user-error" }),
      line("Order", { ...unreachable, subject: "read_all_orders" }),
      line("Order.paymentTerms", { ...unreachable, subject: "Order.paymentTerms", count: 0 }),
    ];
    const groups = outline("en", { lines }).sections[1]?.groups ?? [];
    expect(groups.map(({ title }) => title)).toEqual(["Could not be reached"]);
    expect(groups[0]?.parts).toEqual([
      { reason: "Refused as not allowed for this record.", items: ["Orders: Note (1)"] },
      {
        reason: expect.stringContaining("The app may not see or change this") as string,
        items: ["Orders: Order (1), Payment terms"],
      },
    ]);
  });

  it("names both steps of Shopify's own erasure", () => {
    const titled = (more: object) =>
      outline("en", more).sections.find(({ title }) => title === "Shopify’s own erasure");
    expect(titled({})?.paragraphs).toEqual([
      "Handed over 2 November 2026 at 10:30 CET.",
      "Not read back as erased yet.",
      "4 records were still there at the last look.",
    ]);
    const shopifyErasure = {
      ...{ handedOverAt: "2026-11-02T09:30:00.000Z", readBackAt: "2026-11-03T10:00:00.000Z" },
      remaining: 0,
    };
    expect(titled({ shopifyErasure })?.paragraphs).toEqual([
      "Handed over 2 November 2026 at 10:30 CET.",
      "Read back as erased 3 November 2026 at 11:00 CET.",
    ]);
    expect(titled({ shopifyErasure: { ...shopifyErasure, remaining: 1 } })?.paragraphs).toEqual([
      "Handed over 2 November 2026 at 10:30 CET.",
      "Looked at for the last time 3 November 2026 at 11:00 CET.",
      "One record could not be read back: Shopify does not let the app read it.",
    ]);
    expect(titled({ shopifyErasure: null })).toBeUndefined();
  });

  it("does not claim for an answer or a closing by hand what only an erasure does", () => {
    const plain = { residue: null, shopifyErasure: null, refused: [], copiesUnreadableBy: null };
    const titles = (more: object) =>
      outline("en", { ...plain, ...more }).sections.map((one) => one.title);
    expect(titles({ kind: "access" })).toEqual([
      "The request",
      "What was done",
      "How to check this receipt",
    ]);
    const byHand = outline("en", { ...plain, lines: [], more: { closedByHand: true } });
    expect(byHand.sections[1]?.paragraphs[0]).toMatch(/carried out by hand/u);
    expect(byHand.sections).toHaveLength(3);
  });

  it("says which erasure left an answer undone, and which erasures were one", () => {
    const plain = { residue: null, shopifyErasure: null, refused: [], lines: [] };
    const unanswered = { ...plain, kind: "access", more: { closedByErasure: "AB12CD34" } };
    const [facts, done] = outline("sv", unanswered).sections;
    expect(done?.paragraphs[0]).toContain("radering AB12CD34");
    expect(facts?.facts.map(([name]) => name)).not.toContain("Utförd tillsammans med");
    const joint = outline("en", { more: { together: ["AB12CD34", "EF56AB78"] } });
    expect(joint.sections[0]?.facts).toContainEqual([
      "Carried out together with",
      "AB12CD34, EF56AB78",
    ]);
  });
});
