import en from "./en.json" with { type: "json" };
import sv from "./sv.json" with { type: "json" };
import type { Dictionary } from "../domain/shared/texts.ts";

/** The texts of answers and mails by language. A new language is one file and one line. */
export const dictionaries: Readonly<Record<string, Dictionary>> = { en, sv };
