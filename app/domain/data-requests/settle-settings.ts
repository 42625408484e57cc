import { normaliseEmail } from "../shared/email-address.ts";
import { isTimeZone } from "../shared/calendar.ts";
import { isCountry } from "../shared/country.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ShopSettings } from "./admin-ports.ts";
import { answerLanguages, answerLifeDays } from "./answer-settings.ts";

/** The settings a merchant can change by hand. */
export type EditableSettings = Pick<
  ShopSettings,
  "contactEmail" | "timeZone" | "answerLanguage" | "answerLifeDays"
>;

export type SettingsFault = { readonly field: keyof EditableSettings; readonly message: string };

type Entered = { readonly [Field in keyof EditableSettings]: string };

/** One field's value, or what is wrong with it. */
type Checks = {
  readonly [Field in keyof EditableSettings]: Result<EditableSettings[Field], string>;
};

/** Checks what was entered, naming every fault at its field. An empty contact address means none. */
export function settleSettings(
  entered: Entered,
): Result<EditableSettings, readonly SettingsFault[]> {
  const checks: Checks = {
    contactEmail: checkAddress(entered.contactEmail),
    timeZone: isTimeZone(entered.timeZone)
      ? ok(entered.timeZone)
      : err("Choose a time zone from the list"),
    answerLanguage: checkLanguage(entered.answerLanguage),
    answerLifeDays: checkDays(entered.answerLifeDays),
  };
  const { contactEmail, timeZone, answerLanguage, answerLifeDays: days } = checks;
  if (contactEmail.ok && timeZone.ok && answerLanguage.ok && days.ok) {
    return ok({
      contactEmail: contactEmail.value,
      timeZone: timeZone.value,
      answerLanguage: answerLanguage.value,
      answerLifeDays: days.value,
    });
  }
  return err(
    fields.flatMap((field) => {
      const check = checks[field];
      return check.ok ? [] : [{ field, message: check.reason }];
    }),
  );
}

/** What Shopify says of a shop, as far as it becomes a setting. */
type ShopSays = {
  readonly contactEmail: string | null;
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
};

/**
 * Shopify's facts as settings the app can work with. A zone this Node does not
 * know (Shopify's list may be newer) would break every deadline: UTC then.
 * `sv-SE` is answered in Swedish, a language without texts in English.
 */
export function settleShopFacts<Facts extends ShopSays>(facts: Facts): Facts {
  const { contactEmail, timeZone, country } = facts;
  const base = facts.language.toLowerCase().split("-")[0];
  return {
    ...facts,
    contactEmail: contactEmail === null ? null : (parseContactAddress(contactEmail) ?? null),
    timeZone: isTimeZone(timeZone) ? timeZone : "Etc/UTC",
    language: answerLanguages.find((one) => one === base) ?? "en",
    country: country !== null && isCountry(country) ? country : null,
  };
}

/** Letters by which mail programs read a list, a name, a group or a comment. */
const oneAddressPattern = /^[^@,;:<>()[\]"\\]+@[^@,;:<>()[\]"\\]+$/u;

/** One address in its normal form; undefined for a list, a name with an address, or neither. */
function parseContactAddress(text: string): string | undefined {
  const address = normaliseEmail(text);
  return address !== undefined && oneAddressPattern.test(address) ? address : undefined;
}

const fields = ["contactEmail", "timeZone", "answerLanguage", "answerLifeDays"] as const;

function checkAddress(text: string): Checks["contactEmail"] {
  if (text.trim() === "") return ok(null);
  const address = parseContactAddress(text);
  return address === undefined ? err("Enter an address such as privacy@example.com") : ok(address);
}

function checkLanguage(text: string): Checks["answerLanguage"] {
  const language = answerLanguages.find((one) => one === text);
  return language === undefined ? err("Choose a language from the list") : ok(language);
}

function checkDays(text: string): Checks["answerLifeDays"] {
  const days = /^\d{1,3}$/u.test(text) ? Number(text) : 0;
  const { least, most } = answerLifeDays;
  return days < least || days > most ? err(`Enter a number from ${least} to ${most}`) : ok(days);
}
