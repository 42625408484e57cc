import { toSentences } from "./fold-text.ts";
import { findOwnWords } from "./find-own-words.ts";
import { isAutomatic, isOwnSubject } from "./is-automatic.ts";
import { type LanguageFit, languageOf, languagesOf, languagesToTry } from "./language-of.ts";
import { type OwnTexts, prepareOwnTexts } from "./own-texts.ts";
import { phrasebook } from "./phrases/phrasebook.ts";
import { judgeWords, type Judgement } from "./judge-words.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import { topicsOf } from "./topics.ts";
import {
  type InboundMail,
  type KnownMail,
  type MailAct,
  type MailReading,
  readLanguages,
  type ReadingReason,
  type ReadLanguage,
} from "./types.ts";

/** Below this a wish is doubtful, and what is doubtful is left to people. */
const surely = 0.6;

/**
 * Reads what a mail to support asks for, and says what to do about it: an opt-out harms nobody and
 * is done at once; anything weightier only opens a case; what is automatic or in doubt is left.
 */
export function readMail(mail: InboundMail, known: KnownMail): MailReading {
  const signs = isAutomatic(mail, known);
  if (signs.length > 0) return automatic(signs);
  const own = findOwnWords(mail.text, ownTextsOf(known));
  const subject = isOwnSubject(mail) ? mail.subject : "";
  const fits = languagesOf(toSentences(`${subject}\n${own.text}`), phrasebook);
  const languages = languagesToTry(fits, readLanguages);
  const judgement = judgeWords({
    body: readAll(own.text, languages),
    subject: readAll(subject, languages),
  });
  if (judgement.isAutomatic) return automatic(["automatic-words"]);
  return toReading({ judgement, fits, removed: own.removed, text: `${subject}\n${own.text}` });
}

function automatic(reasons: readonly ReadingReason[]): MailReading {
  return {
    kind: "automatic",
    also: [],
    acts: [],
    language: undefined,
    certainty: reasons.length > 1 ? 1 : 0.95,
    reasons,
    topics: "all",
  };
}

/** The first language to make something of a sentence has read it; the best fitting comes first. */
function readAll(text: string, languages: readonly ReadLanguage[]): readonly SentenceReading[] {
  return toSentences(text).map((sentence) => {
    const readings = languages.map((language) => {
      const phrases = phrasebook.find((one) => one.language === language);
      if (phrases === undefined) throw new Error(`No phrases in ${language}`);
      return readSentence(sentence, phrases);
    });
    const [first] = readings;
    if (first === undefined) throw new Error("No language to read in");
    return readings.find(saysSomething) ?? readings.find((one) => one.isMention) ?? first;
  });
}

function saysSomething(reading: SentenceReading): boolean {
  return (
    reading.wishes.size > 0 || reading.reasons.size > 0 || reading.isShort || reading.isAutomatic
  );
}

function toReading({
  judgement,
  fits,
  removed,
  text,
}: {
  readonly judgement: Judgement;
  readonly fits: readonly LanguageFit[];
  readonly removed: ReadonlySet<ReadingReason>;
  readonly text: string;
}): MailReading {
  const language = languageOf(fits);
  const isSure = judgement.certainty >= surely;
  const wishes = isSure ? judgement.wishes : [];
  const [kind = "unrelated", ...also] = wishes;
  const reasons = new Set([...removed, ...judgement.reasons]);
  if (language === undefined) reasons.add("unknown-language");
  return {
    kind,
    also,
    acts: actsOf(wishes),
    language,
    certainty: judgement.certainty,
    reasons: [...reasons],
    topics: wishes.includes("opt-out") ? topicsOf(text) : "all",
  };
}

function actsOf(wishes: Judgement["wishes"]): readonly MailAct[] {
  const acts = wishes.map((wish): MailAct => (wish === "opt-out" ? "opt-out-now" : "open-case"));
  return [...new Set(acts)];
}

/** Own texts are prepared once; the same shop's mails come one after another. */
const prepared = new WeakMap<readonly string[], OwnTexts>();

function ownTextsOf(known: KnownMail): OwnTexts {
  const found = prepared.get(known.ownTexts);
  if (found !== undefined) return found;
  const made = prepareOwnTexts(known.ownTexts);
  prepared.set(known.ownTexts, made);
  return made;
}
