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

/** What had one fate, by reason; most fates have one. */
export type ReceiptGroup = {
  readonly title: string;
  readonly parts: readonly {
    readonly reason: string | undefined;
    readonly items: readonly string[];
  }[];
};

type Words = {
  readonly texts: Texts;
  readonly groundName: (id: string) => string;
  /** The shop's; every moment says in which zone it is. */
  readonly timeZone: string;
};

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
      factsSection(words, receipt),
      linesSection(words, receipt),
      ...refusedSection(texts, receipt),
      ...shopifySection(words, receipt),
      ...endSections(words, receipt),
      proofSection(words, document),
    ],
  };
}

function factsSection(words: Words, receipt: ReceiptBody): ReceiptSection {
  const { texts } = words;
  const { door, version, isFinal } = receipt;
  const fact = (name: string, value: string) => [texts.say(`receipt.fact.${name}`), value] as const;
  return {
    ...none,
    title: texts.say("receipt.facts.title"),
    facts: [
      fact("reference", receipt.reference),
      ...togetherWith(receipt).map((others) => fact("together", others)),
      fact("case", receipt.caseId),
      fact("shop", receipt.shop),
      fact("door", texts.find(`receipt.door.${door}`) ?? humanise(door)),
      fact("received", momentOf(words, receipt.receivedAt)),
      fact("due", momentOf(words, receipt.dueAt)),
      fact("completed", momentOf(words, receipt.completedAt)),
      fact("issued", momentOf(words, receipt.issuedAt)),
      fact("version", texts.say(`receipt.version.${isFinal ? "final" : "open"}`, { version })),
    ],
  };
}

/** References of the erasures that were carried out with this one, in one text; none where it was alone. */
function togetherWith({ more }: ReceiptBody): readonly string[] {
  const { together } = more;
  return Array.isArray(together) ? [together.join(", ")] : [];
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
  const closedBy = more["closedByErasure"];
  if (closedBy !== undefined) {
    const erasure = typeof closedBy === "string" ? closedBy : "–";
    return { ...none, title, paragraphs: [texts.say("receipt.lines.by-erasure", { erasure })] };
  }
  if (lines.length === 0) return { ...none, title, paragraphs: [texts.say("receipt.lines.none")] };
  return {
    ...none,
    title,
    groups: [...Map.groupBy(lines, ({ fate }) => fate)]
      .sort(([one], [other]) => rank(one) - rank(other))
      .map(([fate, group]) => toGroup(words, fate, group)),
  };
}

function toGroup(words: Words, fate: string, lines: readonly Line[]): ReceiptGroup {
  const { texts } = words;
  return {
    title: texts.find(`receipt.fate.${fate}`) ?? humanise(fate),
    // What needs no reason comes first: below one it would seem to share it.
    parts: [...Map.groupBy(lines, (line) => reasonOf(words, line))]
      .sort(([one], [other]) => Number(one !== undefined) - Number(other !== undefined))
      .map(([reason, part]) => ({
        reason,
        items: [...Map.groupBy(part, ({ place }) => place)].map(([place, ofPlace]) =>
          toItem(texts, place, ofPlace),
        ),
      })),
  };
}

/** An access request's reasons have the words of its answer. A code of a later version is said as it is. */
function reasonOf({ texts, groundName }: Words, line: Line): string | undefined {
  const { because, until, subject } = line;
  if (because === null) return undefined;
  const refusal =
    because === "source-refused" ? texts.find(`receipt.refused.${subject ?? ""}`) : undefined;
  if (refusal !== undefined) return `${refusal}.`;
  const key = `receipt.because.${because}`;
  if (texts.find(key) === undefined) return texts.find(`answer.missing.${because}`) ?? because;
  return texts.say(key, {
    subject: subject === null ? "–" : groundName(subject),
    until: until === null ? "–" : dayOf(texts, until),
  });
}

/**
 * `Orders: Note (3), Purchase order number (1)`; a whole place is its number alone. What was
 * not seen was not counted: 0 would say that nothing is there.
 */
function toItem(texts: Texts, place: string, lines: readonly Line[]): string {
  const name = texts.find(`receipt.place.${place}`) ?? humanise(place);
  const fields = lines.map(({ field, count }) => {
    const label =
      texts.find(`receipt.field.${field}`) ??
      fieldLabel(texts, field.slice(field.lastIndexOf(".") + 1));
    if (field === "*") return String(count);
    return count === 0 ? label : `${label} (${String(count)})`;
  });
  return `${name}: ${fields.join(", ")}`;
}

function refusedSection(texts: Texts, { refused }: ReceiptBody): readonly ReceiptSection[] {
  if (refused.length === 0) return [];
  const nameOf = (code: string) => texts.find(`receipt.refused.${code}`) ?? humanise(code);
  const facts = refused.map(({ code, count }) => [`${String(count)} ×`, nameOf(code)] as const);
  return [{ ...none, title: texts.say("receipt.refused.title"), facts }];
}

function shopifySection(words: Words, { shopifyErasure }: ReceiptBody): readonly ReceiptSection[] {
  if (shopifyErasure === null) return [];
  const { texts } = words;
  const { handedOverAt, readBackAt, remaining } = shopifyErasure;
  const at = (moment: string) => ({ at: momentOf(words, moment) });
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
function endSections(words: Words, receipt: ReceiptBody): readonly ReceiptSection[] {
  const { texts } = words;
  const { residue, copiesUnreadableBy, kind, more } = receipt;
  if (residue === null && kind !== "erasure") return [];
  if (more["closedByHand"] === true) return [];
  const copies =
    copiesUnreadableBy === null
      ? texts.say("receipt.copies.unknown")
      : texts.say("receipt.copies.by", { at: momentOf(words, copiesUnreadableBy) });
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

function proofSection(words: Words, document: ReceiptDocument): ReceiptSection {
  const { texts } = words;
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
      fact("signed", momentOf(words, checkpoint.at)),
      fact("key", publicKey),
    ],
  };
}

/** `1 November 2026 at 09:00 CET`. The fonts of a PDF have no minus sign but the hyphen. */
function momentOf({ texts, timeZone }: Words, iso: string): string {
  const day = { year: "numeric", month: "long", day: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(localeOf(texts), { ...day, ...time, timeZone })
    .format(new Date(iso))
    .replace("\u2212", "-");
}

function dayOf(texts: Texts, date: string): string {
  const style = { dateStyle: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(localeOf(texts), style).format(new Date(`${date}T00:00:00Z`));
}

/** English dates as the admin writes them: the day first, 24 hours. */
function localeOf({ language }: Texts): string {
  return language === "en" ? "en-GB" : language;
}
