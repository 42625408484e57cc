import { choiceName, readChoiceText } from "./choice-text.ts";
import type { KeptChoice } from "./types.ts";

/** The text of the choice this browser keeps: a cookie, or local storage where cookies are refused. */
export function findChoiceText(): string | undefined {
  try {
    return (
      /(?:^|; )lagom_choice=([^;]+)/.exec(document.cookie)?.[1] ??
      localStorage.getItem(choiceName) ??
      undefined
    );
  } catch {
    // A sandboxed frame, or storage switched off: as if there were none.
    return undefined;
  }
}

/** The choice this browser keeps. */
export const findKeptChoice = (): KeptChoice | undefined => readChoiceText(findChoiceText());
