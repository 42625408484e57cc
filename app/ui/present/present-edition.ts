import type { Publication } from "../../domain/policy/publication/types.ts";
import { toCalendarDate } from "./dates.ts";
import { languageName } from "./language-names.ts";
import { statusLabel } from "./policy-words.ts";
import type { ShownPolicy } from "./shown-policy.ts";
import type { Label } from "./request-words.ts";

/** One edition as it was printed. */
export type ShownEditionPage = {
  readonly title: string;
  readonly subtitle: string;
  readonly status: Label;
  readonly changesHtml: string;
  readonly preview: ShownPolicy["preview"];
};

/** Turns an edition into its page; in the language asked for, else its main one. */
export function presentEditionPage(
  { edition, notes, status }: Publication,
  wanted: string | null,
): ShownEditionPage {
  const { texts, number, effectiveOn, registerNumber } = edition;
  const shown =
    texts.find(({ language }) => language === wanted) ??
    texts.find(({ language }) => language === notes.main) ??
    texts[0] ??
    null;
  return {
    title: `Edition ${String(number)}`,
    subtitle: `Dated ${toCalendarDate(effectiveOn)}, printed from version ${String(registerNumber)} of the register`,
    status: statusLabel(status),
    changesHtml: shown?.changesHtml ?? "",
    preview: {
      languages: texts.map(({ language }) => ({ value: language, label: languageName(language) })),
      shown,
    },
  };
}
