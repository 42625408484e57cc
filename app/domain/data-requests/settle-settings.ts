import { normaliseEmail } from "../shared/email-address.ts";
import { isTimeZone } from "../shared/calendar.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ShopSettings } from "./admin-ports.ts";
import { answerLanguages, answerLifeDays } from "./answer-settings.ts";

/** The settings a merchant can change by hand. */
export type EditableSettings = Pick<
  ShopSettings,
  "contactEmail" | "timeZone" | "answerLanguage" | "answerLifeDays"
>;

export type SettingsFault = { readonly field: keyof EditableSettings; readonly message: string };

/** Checks what was entered, naming every fault at its field. An empty contact address means none. */
export function settleSettings(entered: {
  readonly contactEmail: string;
  readonly timeZone: string;
  readonly answerLanguage: string;
  readonly answerLifeDays: string;
}): Result<EditableSettings, readonly SettingsFault[]> {
  const faults: SettingsFault[] = [];
  const address = entered.contactEmail.trim();
  const contactEmail = address === "" ? null : (normaliseEmail(address) ?? null);
  if (address !== "" && contactEmail === null) {
    faults.push({ field: "contactEmail", message: "Enter an address such as privacy@example.com" });
  }
  if (!isTimeZone(entered.timeZone)) {
    faults.push({ field: "timeZone", message: "Choose a time zone from the list" });
  }
  const answerLanguage = answerLanguages.find((language) => language === entered.answerLanguage);
  if (answerLanguage === undefined) {
    faults.push({ field: "answerLanguage", message: "Choose a language from the list" });
  }
  const days = /^\d{1,3}$/u.test(entered.answerLifeDays) ? Number(entered.answerLifeDays) : 0;
  const { least, most } = answerLifeDays;
  if (days < least || days > most) {
    faults.push({ field: "answerLifeDays", message: `Enter a number from ${least} to ${most}` });
  }
  if (faults.length > 0 || answerLanguage === undefined) return err(faults);
  return ok({ contactEmail, timeZone: entered.timeZone, answerLanguage, answerLifeDays: days });
}
