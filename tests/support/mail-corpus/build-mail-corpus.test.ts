import { simpleParser } from "mailparser";
import { beforeAll, describe, expect, it } from "vitest";
import { automaticForms } from "./automatic-mail.ts";
import { buildMailCorpus, corpusNewsletters } from "./build-mail-corpus.ts";
import { replyStyles } from "./client-styles.ts";
import { readPhrases } from "./corpus-files.ts";
import {
  type CorpusGroup,
  type CorpusKind,
  corpusLanguages,
  type CorpusMail,
  expectedOfGroup,
} from "./corpus-types.ts";

/** So many phrasings to tune on of each of these at least; the other groups are smaller. */
const wholeGroups = ["opt-out", "angry", "short", "erasure", "access", "unrelated", "automatic"];
/** So many are held back at least, by what is expected of them. */
const heldBack: Readonly<Record<CorpusKind, number>> = {
  ...{ "opt-out": 20, unrelated: 20, automatic: 6 },
  ...{ erasure: 10, access: 10, rectification: 10, complaint: 10 },
};
/** English is written without diacritics as it is. */
const lacking: Readonly<Record<string, readonly string[]>> = { en: ["no-diacritics"] };

const wording = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const phrases = {
  open: new Map(corpusLanguages.map((one) => [one, readPhrases("open", one)])),
  "held-out": new Map(corpusLanguages.map((one) => [one, readPhrases("held-out", one)])),
};

/** The phrase a mail was made of, by its id. */
function phraseOf(mail: CorpusMail): string {
  const [part, , group = "", index] = mail.id.split("/");
  const list = phrases[part === "open" ? "open" : "held-out"].get(mail.language)?.[group];
  return wording(list?.[Number(index)] ?? `no phrase of ${mail.id}`);
}

const groupsOf = (language: string): readonly string[] =>
  Object.keys(expectedOfGroup).filter((group) => !(lacking[language] ?? []).includes(group));

describe("readPhrases()", () => {
  it.each(corpusLanguages)("has every group of %s, 20 to tune on of the large ones", (language) => {
    const open = readPhrases("open", language);
    expect(Object.keys(open).toSorted()).toEqual(groupsOf(language).toSorted());
    for (const [group, { length }] of Object.entries(open)) {
      expect(length, group).toBeGreaterThanOrEqual(wholeGroups.includes(group) ? 20 : 6);
    }
  });

  it.each(corpusLanguages)("holds enough of each kind in %s back, in every group", (language) => {
    const held = readPhrases("held-out", language);
    expect(Object.keys(held).toSorted()).toEqual(groupsOf(language).toSorted());
    for (const [kind, least] of Object.entries(heldBack)) {
      const own = Object.entries(expectedOfGroup).filter(([, expected]) => expected === kind);
      const count = own.reduce((sum, [group]) => sum + (held[group]?.length ?? 0), 0);
      expect(count, kind).toBeGreaterThanOrEqual(least);
    }
  });

  it.each(corpusLanguages)("says nothing twice in %s, within a part or across them", (language) => {
    const all = (["open", "held-out"] as const).flatMap((part) =>
      Object.values(readPhrases(part, language)).flat(),
    );
    const seen = all.map(wording);
    expect(seen.filter((one, index) => seen.indexOf(one) !== index)).toEqual([]);
  });
});

describe("buildMailCorpus()", () => {
  let open: readonly CorpusMail[] = [];
  let heldOut: readonly CorpusMail[] = [];
  beforeAll(() => {
    open = buildMailCorpus({ part: "open" });
    heldOut = buildMailCorpus({ part: "held-out" });
  });

  const stylesOf = (mails: readonly CorpusMail[], group: CorpusGroup, language: string) =>
    new Set(
      mails
        .filter((mail) => mail.group === group && mail.language === language)
        .map((mail) => mail.style),
    );

  it("gives each mail an id of its own", () => {
    const all = [...open, ...heldOut];
    expect(new Set(all.map((mail) => mail.id)).size).toBe(all.length);
  });

  it.each(corpusLanguages)(
    "writes every unrelated phrase of %s in each client's style",
    (language) => {
      const unrelated = open.filter(
        (mail) => mail.language === language && mail.group === "unrelated",
      );
      expect(unrelated.length).toBe(20 * Object.keys(replyStyles).length);
      expect(stylesOf(open, "unrelated", language).size).toBeGreaterThanOrEqual(10);
      expect([...stylesOf(open, "automatic", language)]).toEqual(
        expect.arrayContaining([...automaticForms, "vacation-unmarked", "receipt-unmarked"]),
      );
      expect([...stylesOf(open, "short", language)]).toContain("subject-only");
    },
  );

  it.each(corpusLanguages)("keeps five clients' styles of %s out of the open part", (language) => {
    const known = new Set(open.map((mail) => mail.style));
    const unseen = [...stylesOf(heldOut, "unrelated", language)].filter((one) => !known.has(one));
    expect(unseen.toSorted()).toEqual([
      "em-client",
      "horde",
      "html-apple",
      "html-yahoo",
      "starred-block",
    ]);
    expect(corpusNewsletters({ part: "open", language })).not.toContainEqual(
      corpusNewsletters({ part: "held-out", language })[0],
    );
  });

  it("writes the same bytes each time", () => {
    const [first] = corpusLanguages;
    const again = buildMailCorpus({ part: "open", languages: [first] });
    const before = open.filter((mail) => mail.language === first);
    expect(again.map((mail) => mail.raw.toString("latin1"))).toEqual(
      before.map((mail) => mail.raw.toString("latin1")),
    );
  });

  it("makes every one of the usual encodings", () => {
    const all = open.map((mail) => mail.raw.toString("latin1"));
    for (const word of [
      'charset="utf-8"',
      'charset="iso-8859-1"',
      'charset="windows-1252"',
      'charset="iso-8859-2"',
      "Encoding: quoted-printable",
      "Encoding: base64",
      "Encoding: 8bit",
    ]) {
      expect(all.filter((raw) => raw.includes(word)).length, word).toBeGreaterThan(20);
    }
  });

  it("writes mails a parser reads the phrase back from", async () => {
    const written = [...open, ...heldOut].filter((mail) => mail.group !== "automatic");
    // A thirteenth: no number of styles shares a factor with it, so each style and phrase has its turn.
    for (const mail of written.filter((_, index) => index % 13 === 0)) {
      const { subject = "", text = "", from } = await simpleParser(mail.raw);
      expect(wording(`${subject} ${text}`), mail.id).toContain(phraseOf(mail));
      expect(from?.value, mail.id).toHaveLength(1);
    }
  });

  it("writes automatic mails that say by a header what they are, the bounces in parts", async () => {
    const marks = ["auto-submitted", "precedence", "x-autorespond", "x-autoreply"];
    const automatic = [...open, ...heldOut].filter(
      (mail) => mail.group === "automatic" && !mail.style.endsWith("-unmarked"),
    );
    for (const mail of automatic.filter((_, index) => index % 7 === 0)) {
      const { headers, attachments } = await simpleParser(mail.raw);
      expect(
        marks.some((name) => headers.has(name)),
        mail.id,
      ).toBe(true);
      expect(attachments.length > 0, mail.id).toBe(mail.style === "bounce");
    }
  });
});
