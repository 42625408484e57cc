import { fieldLabel, humanise } from "../domain/data-requests/answer/field-label.ts";
import type { Texts } from "../domain/shared/texts.ts";
import type { ReceiptBody, ReceiptDocument } from "./receipt-document.server.ts";

/** A receipt in words, ready to be set. */
export type ReceiptOutline = {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly ReceiptSection[];
};

export type ReceiptSection = {
  readonly title: string;
  /** Names and values side by side. */
  readonly facts: readonly (readonly [string, string])[];
  readonly paragraphs: readonly string[];
  readonly groups: readonly ReceiptGroup[];
};

/** What had one fate for one reason. */
export type ReceiptGroup = {
  readonly title: string;
  readonly reason: string | undefined;
  readonly items: readonly string[];
};

type Words = { readonly texts: Texts; readonly groundName: (id: string) => string };

const none = { facts: [], paragraphs: [], groups: [] } as const;

/**
 * Puts an exported receipt into the words of one language. `groundName` names a law by its id.
 */
export function outlineReceipt(words: Words, document: ReceiptDocument): ReceiptOutline {
  const { texts } = words;
  const { receipt } = document;
  const { kind, shop } = receipt;
  return {
    title: texts.find(`receipt.title.${kind}`) ?? texts.say("receipt.title.other"),
    lead: texts.say("receipt.lead", { shop }),
    sections: [
      factsSection(texts, receipt),
      linesSection(words, receipt),
      ...refusedSection(texts, receipt),
      ...shopifySection(texts, receipt),
      ...endSections(texts, receipt),
      proofSection(texts, document),
    ],
  };
}

function factsSection(texts: Texts, receipt: ReceiptBody): ReceiptSection {
  const { door, version, isFinal } = receipt;
  const fact = (name: string, value: string) => [texts.say(`receipt.fact.${name}`), value] as const;
  return {
    ...none,
    title: texts.say("receipt.facts.title"),
    facts: [
      fact("reference", receipt.reference),
      fact("case", receipt.caseId),
      fact("shop", receipt.shop),
      fact("door", texts.find(`receipt.door.${door}`) ?? humanise(door)),
      fact("received", momentOf(texts, receipt.receivedAt)),
      fact("due", momentOf(texts, receipt.dueAt)),
      fact("completed", momentOf(texts, receipt.completedAt)),
      fact("issued", momentOf(texts, receipt.issuedAt)),
      fact("version", texts.say(`receipt.version.${isFinal ? "final" : "open"}`, { version })),
    ],
  };
}

type Line = ReceiptBody["lines"][number];

/** In this order; a fate of a later version comes last. */
const order = [
  ...["erase", "clear", "pseudonymise", "keep", "left-to-shopify", "answered"],
  ...["missing", "left", "unreachable", "failed", "running", "waiting"],
];

const rank = (fate: string) => (order.includes(fate) ? order.indexOf(fate) : order.length);

function linesSection(words: Words, { lines, more }: ReceiptBody): ReceiptSection {
  const { texts } = words;
  const title = texts.say("receipt.lines.title");
  if (more["closedByHand"] === true) {
    return { ...none, title, paragraphs: [texts.say("receipt.lines.by-hand")] };
  }
  if (lines.length === 0) return { ...none, title, paragraphs: [texts.say("receipt.lines.none")] };
  const groups = Map.groupBy(lines, ({ fate, because, until, subject }) =>
    JSON.stringify([fate, because, until, subject]),
  );
  return {
    ...none,
    title,
    groups: [...groups.values()]
      .sort(([one], [other]) => rank(one?.fate ?? "") - rank(other?.fate ?? ""))
      .map((group) => toGroup(words, group)),
  };
}

function toGroup(words: Words, lines: readonly Line[]): ReceiptGroup {
  const { texts } = words;
  const [first] = lines;
  const fate = first?.fate ?? "";
  const places = Map.groupBy(lines, ({ place }) => place);
  return {
    title: texts.find(`receipt.fate.${fate}`) ?? humanise(fate),
    reason: first === undefined ? undefined : reasonOf(words, first),
    items: [...places].map(([place, ofPlace]) => toItem(texts, place, ofPlace)),
  };
}

/** An access request's reasons have the words of its answer. A code of a later version is said as it is. */
function reasonOf({ texts, groundName }: Words, line: Line): string | undefined {
  const { because, until, subject } = line;
  if (because === null) return undefined;
  const key = `receipt.because.${because}`;
  if (texts.find(key) === undefined) return texts.find(`answer.missing.${because}`) ?? because;
  return texts.say(key, {
    subject: subject === null ? "–" : groundName(subject),
    until: until === null ? "–" : dayOf(texts, until),
  });
}

/** `Orders: Note (3), Purchase order number (1)`; a whole place is its number alone. */
function toItem(texts: Texts, place: string, lines: readonly Line[]): string {
  const name = texts.find(`receipt.place.${place}`) ?? humanise(place);
  const fields = lines.map(({ field, count }) => {
    const label =
      texts.find(`receipt.field.${field}`) ??
      fieldLabel(texts, field.slice(field.lastIndexOf(".") + 1));
    return field === "*" ? String(count) : `${label} (${String(count)})`;
  });
  return `${name}: ${fields.join(", ")}`;
}

function refusedSection(texts: Texts, { refused }: ReceiptBody): readonly ReceiptSection[] {
  if (refused.length === 0) return [];
  const nameOf = (code: string) => texts.find(`receipt.refused.${code}`) ?? humanise(code);
  const facts = refused.map(({ code, count }) => [String(count), nameOf(code)] as const);
  return [{ ...none, title: texts.say("receipt.refused.title"), facts }];
}

function shopifySection(texts: Texts, { shopifyErasure }: ReceiptBody): readonly ReceiptSection[] {
  if (shopifyErasure === null) return [];
  const { handedOverAt, readBackAt, remaining } = shopifyErasure;
  const at = (moment: string) => ({ at: momentOf(texts, moment) });
  const isOpen = readBackAt === null;
  const end = isOpen
    ? texts.say("receipt.shopify.waiting")
    : texts.say(`receipt.shopify.${remaining === 0 ? "read-back" : "ended"}`, at(readBackAt));
  const left =
    remaining !== null && remaining > 0
      ? [texts.say(`receipt.shopify.${isOpen ? "remaining" : "unread"}`, { count: remaining })]
      : [];
  const paragraphs = [texts.say("receipt.shopify.handed-over", at(handedOverAt)), end, ...left];
  return [{ ...none, title: texts.say("receipt.shopify.title"), paragraphs }];
}

/** What holds after the end; an answer that was handed over leaves nothing of it to say. */
function endSections(texts: Texts, receipt: ReceiptBody): readonly ReceiptSection[] {
  const { residue, copiesUnreadableBy, kind, more } = receipt;
  if (residue === null && kind !== "erasure") return [];
  if (more["closedByHand"] === true) return [];
  const copies =
    copiesUnreadableBy === null
      ? texts.say("receipt.copies.unknown")
      : texts.say("receipt.copies.by", { at: momentOf(texts, copiesUnreadableBy) });
  const searched =
    residue === null
      ? []
      : [
          {
            ...none,
            title: texts.say("receipt.residue.title"),
            paragraphs: [texts.say("receipt.residue.text", residue)],
          },
        ];
  return [...searched, { ...none, title: texts.say("receipt.copies.title"), paragraphs: [copies] }];
}

function proofSection(texts: Texts, document: ReceiptDocument): ReceiptSection {
  const { receipt, line, checkpoint, publicKey } = document;
  const fact = (name: string, value: string) =>
    [texts.say(`receipt.proof.${name}`), value] as const;
  const plan = receipt.planDigest === null ? [] : [fact("plan", receipt.planDigest)];
  return {
    ...none,
    title: texts.say("receipt.proof.title"),
    paragraphs: [texts.say("receipt.proof.text")],
    facts: [
      fact("log", receipt.logId),
      fact("line", String(line.seq)),
      fact("line-hash", line.hash),
      fact("digest", line.facts.receiptDigest),
      ...plan,
      fact("signed", momentOf(texts, checkpoint.at)),
      fact("key", publicKey),
    ],
  };
}

function momentOf({ language }: Texts, iso: string): string {
  const style = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(language, style).format(new Date(iso))} UTC`;
}

function dayOf({ language }: Texts, date: string): string {
  const style = { dateStyle: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(`${date}T00:00:00Z`));
}
