import { listTextsToReview } from "../domain/policy/texts/sentences.ts";
import type { Language } from "../domain/shared/language.ts";
import { toDate } from "../ui/present/dates.ts";
import {
  type LanguageFacts,
  presentOwnWords,
  toSentencesLabel,
} from "../ui/present/present-languages.ts";
import { presentGaps } from "../ui/present/present-gaps.ts";
import { readerOf } from "../ui/present/reader.ts";
import { toActorText } from "../ui/present/timeline-words.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { digestSentences, readLanguages } from "./register-languages.server.ts";
import { factsOf, type RegisterVisit } from "./register-visit.server.ts";

/** What the page of a language shows. */
export async function loadLanguage(visit: RegisterVisit, language: Language) {
  const { register } = visit.version;
  const about = (await readLanguages(visit))(language);
  const gaps = visit.gaps.filter((gap) => gap.language === language);
  return {
    facts: { ...factsOf(visit, []), gaps: presentGaps(gaps, register) },
    language,
    words: presentOwnWords(register, language),
    sentences: listSentences(language),
    label: toSentencesLabel(about),
    review: {
      signed: await saySigned(visit, about),
      isNeeded: about.state !== "finished" && about.missing === 0,
      isAllowed: about.isAllowed,
      digest: digestSentences(language),
    },
  };
}

async function saySigned(visit: RegisterVisit, about: LanguageFacts): Promise<string | null> {
  const { services, installation } = visit;
  if (about.reviewedAt === null || about.reviewedBy === null) return null;
  const settings = await services.settings.get(installation.id);
  const on = toDate(about.reviewedAt, readerOf(settings, services.clock.now()));
  const by = toActorText(about.reviewedBy, await findStaffNames(visit));
  return about.state === "outdated"
    ? `Signed off by ${by} on ${on}, but sentences changed since.`
    : `Signed off by ${by} on ${on}.`;
}

/** Every sentence of Lagom's in a language beside the English one, in the order of the English files. */
function listSentences(language: Language) {
  const [own, english] = [listTextsToReview(language), listTextsToReview("en")];
  const keys = [...new Set([...Object.keys(english), ...Object.keys(own)])];
  return keys.flatMap((key) => {
    const text = own[key] ?? "";
    const original = english[key] ?? english[key.replace(/\.[a-z]+$/u, ".other")] ?? "";
    // A language has its own plural forms: an English one it does not use is not missing.
    return text === "" && isPlural(key) ? [] : [{ key, english: original, text }];
  });
}

function isPlural(key: string): boolean {
  return /\.(?:zero|one|two|few|many|other)$/u.test(key);
}
