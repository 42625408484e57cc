import { describe, expect, it } from "vitest";
import {
  fixturePages,
  fixtureProgress,
  fixtureRequest,
  orderRecords,
} from "../../../../tests/support/answer-fixture.ts";
import { dictionaries } from "../../../locales/dictionaries.ts";
import { createTexts } from "../../shared/texts.ts";
import type { JsonObject } from "../../shared/json.ts";
import type { CollectedRecord } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { countRecords } from "./count-records.ts";
import { listMissing } from "./missing-list.ts";
import { renderPage } from "./render-page.ts";

type ReadAll = ReturnType<typeof fixturePages>;

async function render(readRecords: ReadAll, change: Partial<AnswerContext> = {}): Promise<string> {
  const context: AnswerContext = {
    request: fixtureRequest,
    shopName: "Fjällglimt",
    shopContact: null,
    timeZone: "Europe/Stockholm",
    createdAt: new Date("2026-11-02T08:16:00Z"),
    progress: fixtureProgress(),
    missing: listMissing(fixtureProgress()),
    counts: await countRecords(readRecords()),
    texts: createTexts(dictionaries, "sv"),
    explanation: null,
    ...change,
  };
  let page = "";
  for await (const piece of renderPage(context, readRecords)) page += piece;
  return page;
}

const readOnly = (...records: readonly CollectedRecord[]): ReadAll =>
  async function* () {
    yield records;
  };

const order = (data: JsonObject): CollectedRecord => ({ ...orderRecords(1)[0]!, data });

/** Everything between < and >, of which all is ours if escaping holds. */
const tagsOf = (page: string): readonly string[] => page.match(/<[^>]*>/gu) ?? [];

const ownTags = new Set(
  `!doctype html head meta title style body a header main footer nav section article
  h1 h2 h3 h4 p ul li table thead tbody tr th td dl dt dd div span b strong small br
  address time code details summary`.split(/\s+/u),
);
/** A tag of ours: a known name, then attributes in double quotes and nothing else. */
const isOurs = (tag: string): boolean => {
  const name = /^<\/?([!\w]+)(?: html)?(?: [a-z-]+(?:="[^"<>]*")?)*>$/u.exec(tag)?.[1];
  return name !== undefined && ownTags.has(name);
};

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  "</style><style>*{background:url(https://evil.example.test)}",
  "</dd></dl><iframe src=https://evil.example.test>",
  "<!-- ",
  "&lt;b&gt;",
  "javascript:alert(1)",
  "\u202egnp.exe",
  "${alert(1)}",
];

describe("renderPage()", () => {
  it.each(hostile)("lets %j become no markup, wherever it stands", async (text) => {
    const data = {
      ...{ name: text, note: text, [text]: text, statusPageUrl: text, tags: [text] },
      ...{ customAttributes: [{ key: text, value: text }], status: text, createdAt: text },
      billingAddress: { name: text, address1: text, city: text, country: text },
      totalPriceSet: { shopMoney: { amount: text, currencyCode: text } },
    };
    const missing = [{ place: "orders", code: "no-api", subject: text }] as const;
    const page = await render(readOnly({ ...order(data), id: text }), { shopName: text, missing });
    expect(tagsOf(page).filter((tag) => !isOurs(tag))).toEqual([]);
    expect(page).not.toContain("\u202e");
  });

  it("runs and fetches nothing: no script, no handler, no remote resource, a strict policy", async () => {
    const page = await render(fixturePages());
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`,
    );
    const tags = tagsOf(page).join("\n");
    expect(tags).not.toMatch(
      /<(script|img|link|iframe|object|embed|form|base|svg|video|audio)\b/iu,
    );
    expect(tags).not.toMatch(/\s(src|srcset|style|on\w+|action|background)=/iu);
    const style = /<style>(.*?)<\/style>/su.exec(page)?.[1] ?? "";
    expect(style).not.toMatch(/url\(|@import|expression/iu);
  });

  it("makes links of https addresses only", async () => {
    const urls = [
      "https://shop.example.test/orders/1",
      "http://shop.example.test/2",
      "javascript:alert(3)",
      "data:text/html,4",
      "https://user:secret@evil.example.test/5",
      'https://shop.example.test/6"onclick="x',
    ];
    const page = await render(
      readOnly(...urls.map((statusPageUrl, index) => order({ name: `#${index}`, statusPageUrl }))),
    );
    const links = [...page.matchAll(/href="([^"#][^"]*)"/gu)].map((match) => match[1]);
    expect(links).toEqual(["https://shop.example.test/orders/1"]);
  });

  it("shows every value of every record", async () => {
    const page = await render(fixturePages());
    for (const text of [
      "maja.lindqvist@example.test",
      "+46701740605",
      "Björkstigen 12",
      "192.0.2.17",
      "Ställ paketet bakom växthuset om ingen är hemma.",
      "HÖST10",
      "presentinslagning",
      "MAJA LINDQVIST",
      "9007199254740993123",
      "skostorlek",
      "Hur tvättar man ullstrumporna?",
    ]) {
      expect(page).toContain(text);
    }
  });

  it("writes money and dates as the language writes them, in the shop's zone", async () => {
    const swedish = await render(fixturePages());
    expect(swedish).toContain("1\u00a0607,10\u00a0kr");
    expect(swedish).toContain("11 februari 2025 kl. 10:58");
    const english = await render(fixturePages(), { texts: createTexts(dictionaries, "en") });
    expect(english).toContain("SEK\u00a01,607.10");
    expect(english).toContain("11 February 2025 at 10:58");
  });

  it("leaves a customer's own words as written though they look like a date, a code or an address", async () => {
    const data = {
      name: "#1",
      note: "2026-01-02",
      email: "PAID",
      message: "https://x.example.test",
    };
    const page = await render(readOnly(order(data)));
    expect(page).toContain("<dd>2026-01-02</dd>");
    expect(page).toContain("<dd>PAID</dd>");
    expect(page).toContain("<dd>https://x.example.test</dd>");
  });

  it("shows amounts and currencies nobody knows as they came", async () => {
    const page = await render(
      readOnly(
        order({
          name: "#1",
          totalPriceSet: { shopMoney: { amount: "12,5", currencyCode: "SEK" } },
        }),
        order({ name: "#2", totalPriceSet: { shopMoney: { amount: "7.00", currencyCode: "?" } } }),
      ),
    );
    expect(page).toContain("12,5 SEK");
    expect(page).toContain("7.00 ?");
  });

  it("puts parts with their record and keeps parts that come without it", async () => {
    const [first, ...parts] = orderRecords(1);
    const together = await render(readOnly(first!, ...parts));
    expect(together.match(/<article/gu)).toHaveLength(1);
    const alone = await render(readOnly(parts[0]!));
    expect(alone).toContain("Vandringskängor Fjäll - 39");
    expect(alone.match(/<article/gu)).toHaveLength(1);
  });

  it("shows each of 1,200 parts of one record, on cards of that record", async () => {
    const [first, part] = orderRecords(1);
    const parts = Array.from({ length: 1_200 }, (_none, index) => ({
      ...part!,
      id: `gid://shopify/LineItem/${index}`,
      data: { title: `part-${index}.` },
    }));
    const page = await render(
      readOnly({ ...first!, data: { name: "#1", note: "once" } }, ...parts),
    );
    const absent = parts.filter(({ data }) => !page.includes(data.title));
    expect(absent).toHaveLength(0);
    expect(page.match(/<article/gu)).toHaveLength(3);
    expect(page.match(/<span class="name">#1</gu)).toHaveLength(3);
    expect(page.match(/once/gu)).toHaveLength(1);
  });

  it("shows parts of a part though that part stands on an earlier card", async () => {
    const [first, part] = orderRecords(1);
    const many = Array.from({ length: 501 }, (_none, index) => ({
      ...part!,
      id: `gid://shopify/LineItem/${index}`,
      parentId: index === 0 ? first!.id : "gid://shopify/LineItem/0",
      data: { title: `deep-${index}.` },
    }));
    const page = await render(readOnly(first!, ...many));
    expect(many.filter(({ data }) => !page.includes(data.title))).toHaveLength(0);
  });

  it("folds long orders once there are many and shows a few of them whole", async () => {
    expect(await render(fixturePages(2))).toContain("<details open>");
    expect(await render(fixturePages(5))).not.toContain("<details open>");
  });

  it("is one page with a language, a main part and headings that skip no level", async () => {
    const page = await render(fixturePages());
    expect(page.startsWith('<!doctype html>\n<html lang="sv">')).toBe(true);
    expect(page.match(/<main /gu)).toHaveLength(1);
    const levels = [...page.matchAll(/<h([1-6])>/gu)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it("closes what it opens", async () => {
    const page = await render(fixturePages(5));
    for (const name of [
      "section",
      "article",
      "dl",
      "div",
      "table",
      "tr",
      "td",
      "ul",
      "li",
      "details",
    ]) {
      const opened = page.match(new RegExp(`<${name}[ >]`, "gu"))?.length ?? 0;
      expect(page.match(new RegExp(`</${name}>`, "gu"))?.length ?? 0, name).toBe(opened);
    }
  });
});
