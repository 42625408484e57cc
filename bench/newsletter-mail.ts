import { readMail } from "../app/domain/newsletter/inbound/read-mail.ts";
import { type KnownMail, type MailReading } from "../app/domain/newsletter/inbound/types.ts";
import { parseMail } from "../app/mail/inbound/parse-mail.server.ts";
import {
  buildMailCorpus,
  corpusNewsletters,
} from "../tests/support/mail-corpus/build-mail-corpus.ts";
import {
  type CorpusKind,
  corpusLanguages,
  type CorpusMail,
  type CorpusPart,
} from "../tests/support/mail-corpus/corpus-types.ts";
import type { Figure } from "./figure.ts";

const goalRecall = 0.97;
const parts = ["open", "held-out"] as const satisfies readonly CorpusPart[];
const cases = ["erasure", "access", "rectification", "complaint"] as const satisfies CorpusKind[];

interface ReadCorpusMail {
  readonly mail: CorpusMail;
  readonly acts: MailReading["acts"];
  readonly kinds: readonly string[];
}

/**
 * How well mails to support are read: opt-outs found and rightly so, and mails acted on that ask for
 * nothing, for the part the reader was tuned on and the part it never saw.
 */
export async function benchNewsletterMail(): Promise<readonly Figure[]> {
  const startedAt = performance.now();
  const figures: Figure[] = [];
  let count = 0;
  for (const part of parts) {
    const read = await readPart(part);
    count += read.length;
    figures.push(...toFigures(part, read));
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return [
    ...figures,
    { name: "newsletter-mail.read-per-second", value: count / seconds, unit: "1/s" },
  ];
}

async function readPart(part: CorpusPart): Promise<readonly ReadCorpusMail[]> {
  const read: ReadCorpusMail[] = [];
  for (const language of corpusLanguages) {
    const known = knownOf(part, language);
    for (const mail of buildMailCorpus({ part, languages: [language] })) {
      const parsed = await parseMail(mail.raw);
      const reading = parsed.ok ? readMail(parsed.value, known) : undefined;
      const kinds = reading === undefined ? [] : [reading.kind, ...reading.also];
      read.push({ mail, acts: reading?.acts ?? [], kinds });
    }
  }
  return read;
}

/** The shop knows its own newsletters, as it does in service. */
function knownOf(part: CorpusPart, language: CorpusMail["language"]): KnownMail {
  const newsletters = corpusNewsletters({ part, language });
  return {
    ownTexts: newsletters.map((one) => `${one.subject}\n${one.body}\n${one.footer}`),
    ownAddresses: [`news-${language}@shop.example.test`],
    ownMessageIds: new Set(),
  };
}

function toFigures(part: CorpusPart, read: readonly ReadCorpusMail[]): readonly Figure[] {
  const name = (what: string): string => `newsletter-mail.${part}.${what}`;
  const recall = recallOf(read, "opt-out");
  const acted = read.filter(({ acts }) => acts.includes("opt-out-now"));
  const wrong = read.filter(({ mail, acts }) => !asksForSomething(mail) && acts.length > 0);
  return [
    { name: name("mails"), value: read.length, unit: "count" },
    {
      name: name("opt-out.recall"),
      value: recall,
      unit: "ratio",
      goal: `at least ${String(goalRecall)}`,
      met: recall >= goalRecall,
    },
    {
      name: name("opt-out.precision"),
      value: acted.filter(({ mail }) => wants(mail, "opt-out")).length / Math.max(1, acted.length),
      unit: "ratio",
    },
    {
      name: name("acted-on-wrongly"),
      value: wrong.length,
      unit: "count",
      goal: "0: nobody asked for anything",
      met: wrong.length === 0,
    },
    ...cases.map((kind): Figure => ({
      name: name(`${kind}.recall`),
      value: recallOf(read, kind),
      unit: "ratio",
    })),
    ...groupsOf(read).map((group) => toGroupFigure(name, read, group)),
    ...corpusLanguages.map((language): Figure => {
      const value = wrong.filter(({ mail }) => mail.language === language).length;
      return { name: name(`acted-on-wrongly.${language}`), value, unit: "count" };
    }),
    ...corpusLanguages.map((language): Figure => ({
      name: name(`opt-out.recall.${language}`),
      value: recallOf(
        read.filter(({ mail }) => mail.language === language),
        "opt-out",
      ),
      unit: "ratio",
    })),
  ];
}

function groupsOf(read: readonly ReadCorpusMail[]): readonly CorpusMail["group"][] {
  return [...new Set(read.map(({ mail }) => mail.group))];
}

/** How much of a way of writing was found, or wrongly acted on where it asks for nothing. */
function toGroupFigure(
  name: (what: string) => string,
  read: readonly ReadCorpusMail[],
  group: CorpusMail["group"],
): Figure {
  const own = read.filter(({ mail }) => mail.group === group);
  const [first] = own;
  return first !== undefined && asksForSomething(first.mail)
    ? { name: name(`recall-of.${group}`), value: recallOf(own, first.mail.expected), unit: "ratio" }
    : {
        name: name(`acted-on-wrongly.${group}`),
        value: own.filter(({ acts }) => acts.length > 0).length,
        unit: "count",
      };
}

function recallOf(read: readonly ReadCorpusMail[], kind: CorpusKind): number {
  const asked = read.filter(({ mail }) => wants(mail, kind));
  const found = asked.filter(({ kinds }) => kinds.includes(kind));
  return found.length / Math.max(1, asked.length);
}

function wants(mail: CorpusMail, kind: CorpusKind): boolean {
  return mail.expected === kind || mail.also.includes(kind);
}

function asksForSomething(mail: CorpusMail): boolean {
  return mail.expected !== "unrelated" && mail.expected !== "automatic";
}
