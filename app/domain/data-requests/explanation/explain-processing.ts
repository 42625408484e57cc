import { checkPublishable, type LanguageChoices } from "../../policy/check-publishable.ts";
import { type Printing, startPrinting } from "../../policy/print-policy.ts";
import { createSpeech } from "../../policy/speech.ts";
import type { NamedRecipient } from "../../recipients/types.ts";
import type { Register } from "../../register/types.ts";
import { findKnownLanguage, type Language } from "../../shared/language.ts";
import {
  explainAutomated,
  explainCategories,
  explainComplaint,
  explainConfirmation,
  explainPurposes,
  explainRetention,
  explainRights,
  explainSources,
} from "./explain-blocks.ts";
import { explainRecipients } from "./explain-recipients.ts";
import type { Explanation } from "./types.ts";

export type ToExplain = {
  readonly register: Register;
  readonly registerNumber: number;
  readonly language: Language;
  /** The person's own language, as the shop knows it; null where it does not. */
  readonly asked: string | null;
  /** Whether anything is held on the person. */
  readonly holdsData: boolean;
  readonly recipients: readonly NamedRecipient[];
  /** Whether the register still has gaps that all faces show. */
  readonly isIncomplete: boolean;
};

/**
 * All points of GDPR 15(1), with the safeguards of 15(2), as nine blocks in the law's order.
 * What the register does not say stands there as missing; no block is ever empty.
 */
export function explainProcessing(wanted: ToExplain): Explanation {
  const { register, registerNumber, language, holdsData, recipients } = wanted;
  const printing = startPrinting(register, language);
  const { speech } = printing;
  return {
    ...{ language, registerNumber, notes: sayNotes(printing, wanted) },
    title: speech.say("explanation.title"),
    intro: speech.say("explanation.intro"),
    blocks: [
      explainConfirmation(printing, holdsData),
      explainPurposes(printing),
      explainCategories(printing),
      explainRecipients(printing, recipients),
      explainRetention(printing),
      explainRights(printing),
      explainComplaint(printing),
      explainSources(printing),
      explainAutomated(printing),
    ],
  };
}

function sayNotes({ speech }: Printing, { asked, isIncomplete }: ToExplain): readonly string[] {
  const own = asked === null ? undefined : findKnownLanguage(asked);
  const isOther = own !== undefined && own !== speech.language;
  return [
    ...(isOther
      ? [
          speech.say("explanation.language", {
            language: speech.languageName(speech.language),
            asked: speech.languageName(own),
          }),
        ]
      : []),
    ...(isIncomplete ? [speech.say("explanation.incomplete", { missing: speech.gap })] : []),
  ];
}

/**
 * The language explanations are given in: the person's own where it could be published, else the
 * store's main one, else one finished with the app.
 */
export function chooseLanguage(
  register: Register,
  asked: string | null,
  choices: LanguageChoices,
): Language {
  const own = asked === null ? undefined : findKnownLanguage(asked);
  const wanted = [own, register.mainLanguage, "en" as const].filter((one) => one !== undefined);
  const gaps = checkPublishable({ ...register, publishedLanguages: [...new Set(wanted)] }, choices);
  const isReady = (language: Language) => !gaps.some((gap) => gap.language === language);
  return wanted.find(isReady) ?? register.mainLanguage;
}

/** That the store has no register yet, in an answer's language. */
export function sayNoRegister(language: string): string {
  return createSpeech(findKnownLanguage(language) ?? "en").say("explanation.no-register");
}
