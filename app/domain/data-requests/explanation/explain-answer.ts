import { findGaps } from "../../register/find-gaps.ts";
import { nameRecipients } from "../../recipients/name-recipients.ts";
import type { RecordCounts } from "../answer/answer-context.ts";
import type { RegisterToExplain } from "../ports.ts";
import { chooseLanguage, explainProcessing } from "./explain-processing.ts";
import type { Explanation } from "./types.ts";

/**
 * The explanations of one answer: from the store's register, and from what the person's own records
 * say of recipients. Null while the store has no register.
 */
export function explainAnswer(
  from: RegisterToExplain | null,
  counts: RecordCounts,
): Explanation | null {
  if (from === null) return null;
  const { register, number, choices } = from;
  const asked = counts.personLanguage;
  const { recorded, seen } = counts;
  return explainProcessing({
    ...{ register, registerNumber: number, asked },
    language: chooseLanguage(register, asked, choices),
    holdsData: counts.total > 0,
    recipients: nameRecipients({ register, recorded, seen }),
    isIncomplete: findGaps(register).some(({ language }) => language === null),
  });
}
