import { toSentences } from "./fold-text.ts";
import { type FoundExample, findExample, followExample } from "./follow-examples.ts";
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
  const written = readWritten(mail, known);
  const example = findExample(written.sentences, known.examples);
  const judgement = judge(written, example);
  if (judgement.isAutomatic) {
    return automatic([example === undefined ? "automatic-words" : "as-corrected"]);
  }
  return toReading({ ...written, judgement });
}

/**
 * The sentences by which a corrected mail is known again: folded, without greetings. Their keyed
 * digests make a `MailExample`; they themselves are the person's words and are not kept.
 */
export function ownSentences(mail: InboundMail, known: KnownMail): readonly string[] {
  return readWritten(mail, known).sentences;
}

/** What the writer wrote, sentence by sentence. */
interface Written {
  readonly fits: readonly LanguageFit[];
  readonly removed: ReadonlySet<ReadingReason>;
  readonly text: string;
  readonly body: readonly ReadWords[];
  readonly subject: readonly ReadWords[];
  /** Those that say something: of the body, or of the subject where nothing stands below it. */
  readonly sentences: readonly string[];
}

interface ReadWords {
  readonly words: string;
  readonly reading: SentenceReading;
}

function readWritten(mail: InboundMail, known: KnownMail): Written {
  const own = findOwnWords(mail.text, ownTextsOf(known));
  const ownSubject = isOwnSubject(mail) ? mail.subject : "";
  const text = `${ownSubject}\n${own.text}`;
  const fits = languagesOf(toSentences(text), phrasebook);
  const languages = languagesToTry(fits, readLanguages);
  const body = readAll(own.text, languages);
  const subject = readAll(ownSubject, languages);
  const inBody = toSaid(body);
  const sentences = inBody.length > 0 ? inBody : toSaid(subject);
  return { fits, removed: own.removed, text, body, subject, sentences };
}

function toSaid(all: readonly ReadWords[]): readonly string[] {
  return all.filter(({ reading }) => reading.wordCount > 0).map(({ words }) => words);
}

function judge({ body, subject }: Written, example: FoundExample | undefined): Judgement {
  const readings = (all: readonly ReadWords[]) => all.map(({ reading }) => reading);
  if (example === undefined) {
    return judgeWords({ body: readings(body), subject: readings(subject) });
  }
  const rest = body.filter(({ words }) => !example.sentences.has(words));
  return followExample(example, judgeWords({ body: readings(rest), subject: [] }));
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
function readAll(text: string, languages: readonly ReadLanguage[]): readonly ReadWords[] {
  return toSentences(text).map((sentence) => {
    const readings = languages.map((language) => {
      const phrases = phrasebook.find((one) => one.language === language);
      if (phrases === undefined) throw new Error(`No phrases in ${language}`);
      return readSentence(sentence, phrases);
    });
    const [first] = readings;
    if (first === undefined) throw new Error("No language to read in");
    const reading = readings.find(saysSomething) ?? readings.find((one) => one.isMention) ?? first;
    return { words: sentence.words.trim(), reading };
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
