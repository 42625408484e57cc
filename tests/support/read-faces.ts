import { parse as parseCsv } from "csv-parse/sync";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { z } from "zod";
import { recordColumns } from "../../app/domain/policy/record-of-processing.ts";
import { createSpeech, type Speech } from "../../app/domain/policy/speech.ts";
import { dataCategories, legalBases, transferSafeguards } from "../../app/domain/register/types.ts";
import type { Language } from "../../app/domain/shared/language.ts";

/** What one face states, read back out of what it prints. */
export type StatedFacts = {
  readonly contacts: readonly string[];
  /** Whether data is sold, found by its sentence; null in the notice, which does not say. */
  readonly sale: "unknown" | "none" | "sold" | null;
  readonly purposes: readonly StatedPurpose[];
  /** Each once, in order of their texts. */
  readonly recipients: readonly StatedRecipient[];
  /** `name | country (safeguard)`, each once, in order of their texts. */
  readonly transfers: readonly string[];
};

export type StatedPurpose = {
  readonly name: string;
  /** Codes, found by their sentences. */
  readonly basis: string | null;
  readonly data: readonly string[];
  readonly retention: string;
  /** Names as the language lists them; empty for none. */
  readonly recipients: string;
  readonly items: readonly string[];
};

export type StatedRecipient = {
  readonly name: string;
  readonly country: string;
};

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a fragment, in order. */
export function elementsOf(html: string): readonly Element[] {
  return parseFragment(html).childNodes.flatMap(elementsIn);
}

function elementsIn(node: Node | undefined): readonly Element[] {
  return node === undefined || !("tagName" in node)
    ? []
    : [node, ...node.childNodes.flatMap(elementsIn)];
}

/** What a person reads of an element. */
export function readText(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(readText).join("") : "";
}

const idOf = (element: Element) => element.attrs.find(({ name }) => name === "id")?.value ?? "";

/** The list that follows a heading with this anchor. */
function listAfter(elements: readonly Element[], id: string): readonly string[] {
  const at = elements.findIndex((element) => idOf(element) === id);
  const list = elements.slice(at).find(({ tagName }) => tagName === "ul");
  return (list?.childNodes ?? []).map(readText);
}

/** The paragraphs right below a heading with this anchor. */
function textsUnder(elements: readonly Element[], id: string): readonly string[] {
  const after = elements.slice(elements.findIndex((element) => idOf(element) === id) + 1);
  const end = after.findIndex(({ tagName }) => tagName === "h2" || tagName === "h3");
  const under = after.slice(0, end < 0 ? undefined : end);
  return under.filter(({ tagName }) => tagName === "p").map(readText);
}

/** The value of a labelled line; undefined without such a line. */
function valueOf(speech: Speech, lines: readonly string[], label: string): string | undefined {
  const starts = [`${label} `, speech.say("label", { label, value: "" }).trimEnd()];
  const line = lines.find((one) => starts.some((start) => one.startsWith(start)));
  const start = starts.findLast((one) => line?.startsWith(one));
  return line?.slice(start?.length ?? 0).trim();
}

/** The sentences' words are found whatever case they begin in. */
function findCodes(text: string, codes: readonly string[], say: (code: string) => string) {
  const lower = text.toLowerCase();
  return codes.filter((code) => lower.includes(say(code).toLowerCase())).toSorted();
}

function decoder(speech: Speech) {
  const bases = legalBases.map((code) => [code, speech.say(`basis.${code}.name`)] as const);
  return {
    /** The longest name that the text begins with. */
    basis: (text: string): string | null =>
      bases
        .filter(([, name]) => text.startsWith(name))
        .toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? null,
    data: (text: string) =>
      findCodes(text, dataCategories, (code) => speech.say(`data.${code}` as "data.identity")),
    none: speech.say("none").toLowerCase(),
  };
}

/** What a text says of selling; undefined where it says nothing or more than one thing. */
function readSale(speech: Speech, texts: readonly string[]): StatedFacts["sale"] {
  const [start = ""] = speech.say("recipients.sold", { email: "\u0000" }).split("\u0000");
  const label = speech.say("record.column.sale");
  const said = texts.flatMap((text): StatedFacts["sale"][] => {
    if (text === speech.say("recipients.no-sale")) return ["none"];
    if (text.startsWith(start)) return ["sold"];
    const isGap = text === speech.gap || (text.startsWith(label) && text.endsWith(speech.gap));
    return isGap ? ["unknown"] : [];
  });
  const [only, ...others] = new Set(said);
  if (only === undefined || others.length > 0) throw new Error("says not one thing of selling");
  return only;
}

const small = (text: string) => text.toLowerCase();

/** Every `country (safeguard)` that a text holds, of one recipient. */
function readTransfers(speech: Speech, name: string, text: string): readonly string[] {
  const safeguards = transferSafeguards.map((code) => speech.say(`safeguard.${code}.name`));
  const countries = [...outside.map((code) => speech.country(code)), speech.gap];
  return countries
    .flatMap((country) => [...safeguards, speech.gap].map((said) => `${country} (${said})`))
    .filter((piece) => small(text).includes(small(piece)))
    .map((piece) => `${name} | ${small(piece)}`);
}

/** Where the registers of tests send data. */
const outside = ["US", "GB", "CA", "JP", "IN", "SG"] as const;

const sorted = (texts: readonly string[]) => [...new Set(texts)].toSorted();

function once(recipients: readonly StatedRecipient[]): readonly StatedRecipient[] {
  const texts = new Map(recipients.map((one) => [JSON.stringify(one), one]));
  return [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
}

/** Reads the policy's HTML. */
export function readPolicy(html: string, language: Language): StatedFacts {
  const speech = createSpeech(language);
  const read = decoder(speech);
  const elements = elementsOf(html);
  const rows = readCookieRows(speech, elements);
  const headings = (start: string) =>
    elements.filter(({ tagName, attrs }) => tagName === "h3" && attrs[0]?.value.startsWith(start));
  const purposes = headings("purpose-").map((heading) => {
    const lines = listAfter(elements, idOf(heading));
    const value = (label: string) => valueOf(speech, lines, label) ?? "";
    const getters = value(speech.say("purpose.recipients"));
    return {
      name: readText(heading),
      basis: read.basis(value(speech.say("purpose.basis"))),
      data: read.data(value(speech.say("purpose.data"))),
      retention: small(value(speech.say("purpose.retention"))),
      recipients: small(getters) === small(speech.say("purpose.recipients-none")) ? "" : getters,
      items: rows.filter(({ purpose }) => purpose === `#${idOf(heading)}`).map(({ fact }) => fact),
    };
  });
  const recipients = headings("recipient-").map((heading) => {
    const lines = listAfter(elements, idOf(heading));
    const name = readText(heading);
    return {
      name,
      country: valueOf(speech, lines, speech.say("recipient.country")) ?? "",
      transfers: readTransfers(
        speech,
        name,
        valueOf(speech, lines, speech.say("recipient.safeguard")) ?? "",
      ),
    };
  });
  const contacts = listAfter(elements, "controller").map((line) => afterLabel(speech, line));
  const sale = readSale(speech, textsUnder(elements, "recipients"));
  return { contacts, sale, purposes, ...split(recipients) };
}

/** The lines of the policy's own section of transfers. */
export function readTransferSection(html: string): readonly string[] {
  return sorted(listAfter(elementsOf(html), "transfers"));
}

type WithTransfers = StatedRecipient & { readonly transfers: readonly string[] };

function split(recipients: readonly WithTransfers[]) {
  return {
    recipients: once(recipients.map(({ name, country }) => ({ name, country }))),
    transfers: sorted(recipients.flatMap(({ transfers }) => transfers)),
  };
}

function readCookieRows(speech: Speech, elements: readonly Element[]) {
  const starts = elements.flatMap((element, at) => {
    return element.tagName === "h3" && idOf(element).startsWith("cookies-") ? [at] : [];
  });
  const items = starts.flatMap((at) => {
    const list = elements.slice(at).find(({ tagName }) => tagName === "ul");
    return list?.childNodes ?? [];
  });
  return items.map((item) => {
    const inside = elementsIn(item);
    const lines = inside
      .slice(1)
      .filter(({ tagName }) => tagName === "li")
      .map(readText);
    const value = (label: "set-by" | "lifetime") =>
      small(valueOf(speech, lines, speech.say(`item.${label}`)) ?? "");
    const setter = value("set-by").replace(/ \([^()]*\)$/u, "");
    const name = inside.find(({ tagName }) => tagName === "strong");
    const fact = [name === undefined ? "" : readText(name), setter, value("lifetime")].join(" | ");
    const link = inside.find(({ tagName }) => tagName === "a");
    return { purpose: link?.attrs[0]?.value, fact };
  });
}

function afterLabel(speech: Speech, line: string): string {
  const sign = speech.say("label", { label: "", value: "" }).trim();
  return line.slice(line.indexOf(sign) + sign.length).trim();
}

/** Reads the record's CSV. */
export function readRecord(csv: string, language: Language): StatedFacts {
  const speech = createSpeech(language);
  const read = decoder(speech);
  const rows = z
    .array(z.array(z.string()))
    .parse(parseCsv(csv, { bom: true }))
    .slice(1)
    .map((cells) =>
      Object.fromEntries(recordColumns.map((column, at) => [column, linesOf(cells[at] ?? "")])),
    );
  const parts = (lines: readonly string[] | undefined) =>
    (lines ?? []).filter((line) => small(line) !== read.none).map((line) => line.split(" · "));
  const purposes = rows
    .filter((row) => row["purpose"]?.[0] !== "")
    .map((row) => ({
      name: row["purpose"]?.[0] ?? "",
      basis: read.basis(row["basis"]?.[0] ?? ""),
      data: read.data((row["data"] ?? []).join(", ")),
      retention: small(row["retention"]?.[0] ?? ""),
      recipients: speech.list(parts(row["recipients"]).map(([name = ""]) => name)),
      items: parts(row["stored-items"]).map(([name = "", setBy = "", lifetime = ""]) =>
        [name, small(setBy), small(lifetime)].join(" | "),
      ),
    }));
  const recipients = rows.flatMap((row) =>
    parts(row["recipients"]).map(([name = "", country = ""]) => ({ name, country })),
  );
  const transfers = rows.flatMap((row) =>
    parts(row["transfers"]).map(([name = "", country = "", safeguard = ""]) => {
      return `${name} | ${small(`${country} (${safeguard})`)}`;
    }),
  );
  const contacts = (rows[0]?.["controller"] ?? []).map((line) => afterLabel(speech, line));
  const sale = readSale(speech, rows[0]?.["sale"] ?? []);
  return { contacts, sale, purposes, recipients: once(recipients), transfers: sorted(transfers) };
}

/** A cell's lines, without the apostrophes that keep a spreadsheet from running them. */
function linesOf(cell: string): readonly string[] {
  return cell.split("\n").map((line) => line.replace(/(^|[;,|\t]"?\s*)'(?=[=+\-@])/gu, "$1"));
}

const text = z.object({ kind: z.literal("text"), text: z.string() });
const table = z.object({ kind: z.literal("table"), rows: z.array(z.array(z.string())) });
const explanationSchema = z.object({
  blocks: z.array(
    z.object({
      id: z.string(),
      pieces: z.array(z.union([table, z.unknown()])),
      facts: z.unknown(),
    }),
  ),
});
const recipientFacts = z.array(
  z.object({
    name: z.string(),
    country: z.string(),
    purposes: z.array(z.string()),
  }),
);
const retentionFacts = z.array(
  z.object({
    text: z.string(),
    purpose: z.string(),
    storedItems: z.array(z.object({ name: z.string(), setBy: z.string(), lifetime: z.string() })),
  }),
);

/** Reads the JSON of an answer's explanations. */
export function readExplanation(json: string, language: Language): StatedFacts {
  const speech = createSpeech(language);
  const read = decoder(speech);
  const { blocks } = explanationSchema.parse(JSON.parse(json));
  const block = (id: string) => blocks.find((one) => one.id === id);
  const rows = (id: string) =>
    block(id)?.pieces.flatMap((piece) => table.safeParse(piece).data?.rows ?? []) ?? [];
  const kept = retentionFacts.parse(block("retention")?.facts);
  const getters = recipientFacts.parse(block("recipients")?.facts);
  const shown = rows("recipients");
  const purposes = rows("purposes").map((row, at) => ({
    name: row[0] ?? "",
    basis: read.basis(row[2] ?? ""),
    data: read.data(rows("categories")[at]?.[1] ?? ""),
    retention: small(rows("retention")[at]?.[1] ?? ""),
    recipients: speech.list(
      getters
        .filter((one) => one.purposes.includes(kept[at]?.purpose ?? ""))
        .map(({ name }) => name),
    ),
    items: (kept[at]?.storedItems ?? []).map(({ name, setBy, lifetime }) =>
      [name, small(setBy), small(lifetime)].join(" | "),
    ),
  }));
  const recipients = getters.map(({ name }, at) => ({
    name,
    country: shown[at]?.[5] ?? "",
    transfers: readTransfers(speech, name, shown[at]?.[6] ?? ""),
  }));
  const { contacts } = z.object({ contacts: z.array(z.string()) }).parse(block("rights")?.facts);
  const texts = block("recipients")?.pieces.flatMap((piece) => text.safeParse(piece).data ?? []);
  const sale = readSale(
    speech,
    (texts ?? []).map((piece) => piece.text),
  );
  return { contacts, sale, purposes, ...split(recipients) };
}

const noticeSchema = z.object({
  controller: z.object({ contacts: z.array(z.object({ value: z.string() })) }),
  groups: z.array(
    z.object({
      purposes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          basis: z.string(),
          data: z.array(z.string()),
          retention: z.string(),
          getters: z.array(
            z.object({
              name: z.string(),
              country: z.string(),
              transfers: z.array(z.object({ country: z.string(), safeguard: z.string() })),
            }),
          ),
          items: z.array(z.object({ name: z.string(), setBy: z.string(), lifetime: z.string() })),
        }),
      ),
    }),
  ),
});

/** Reads the JSON of the notice: the purposes for which something is stored, with their ids. */
export function readNotice(
  json: string,
  language: Language,
): StatedFacts & { readonly ids: readonly string[] } {
  const speech = createSpeech(language);
  const read = decoder(speech);
  const { controller, groups } = noticeSchema.parse(JSON.parse(json));
  const all = groups.flatMap(({ purposes }) => purposes);
  return {
    ids: all.map(({ id }) => id),
    sale: null,
    contacts: controller.contacts.map(({ value }) => value),
    purposes: all.map((purpose) => ({
      name: purpose.name,
      basis: read.basis(purpose.basis),
      data: read.data(purpose.data.join(", ")),
      retention: small(purpose.retention),
      recipients: speech.list(purpose.getters.map(({ name }) => name)),
      items: purpose.items.map(({ name, setBy, lifetime }) =>
        [name, small(setBy), small(lifetime)].join(" | "),
      ),
    })),
    ...split(
      all.flatMap(({ getters }) =>
        getters.map(({ name, country, transfers }) => ({
          name,
          country,
          transfers: transfers.map((to) => {
            return `${name} | ${small(`${to.country} (${to.safeguard})`)}`;
          }),
        })),
      ),
    ),
  };
}
