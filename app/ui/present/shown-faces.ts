import type { Explanation } from "../../domain/data-requests/explanation/types.ts";
import type { Notice } from "../../domain/policy/print-notice.ts";
import type { ProcessingRecord } from "../../domain/policy/record-of-processing.ts";
import type { Language } from "../../domain/shared/language.ts";

/** The faces of the register beside the policy, in one language. */
export type ShownFaces = {
  readonly language: Language;
  readonly notice: Notice;
  /** As it stands in an answer, with the recipients the register declares. */
  readonly explanation: Explanation;
  readonly record: ProcessingRecord;
};

/** What the previews are called in the admin. */
export const faceTitles = {
  notice: "Cookie notice",
  explanation: "Access answer",
  record: "Record of processing",
} as const;
export type Face = keyof typeof faceTitles;

export function isFace(id: string): id is Face {
  return Object.hasOwn(faceTitles, id);
}
