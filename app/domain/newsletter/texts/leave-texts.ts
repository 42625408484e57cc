import type { Language } from "../../shared/language.ts";
import en from "./en.json" with { type: "json" };
import sv from "./sv.json" with { type: "json" };

export type LeaveTextKey = keyof typeof en;

/** What pages and mails about leaving say, by language. Swedish and English were finished with the app. */
export const leaveTexts: Readonly<
  Partial<Record<Language, Readonly<Record<LeaveTextKey, string>>>>
> = { en, sv };
