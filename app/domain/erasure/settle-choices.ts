import { isFinancialYearEnd } from "../keeping/financial-year.ts";
import { isCountry } from "../shared/country.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { evidenceKeepYears } from "./choice-limits.ts";
import { type ErasureRule, ruleSwitches } from "./types.ts";

/** What the merchant settles once for every erasure and its evidence. */
export type ErasureChoices = {
  readonly rule: ErasureRule;
  /** ISO 3166-1 alpha-2; null while unknown. */
  readonly accountingCountry: string | null;
  /** Last day of the financial year, `MM-DD`. */
  readonly financialYearEnd: string;
  readonly evidenceKeepYears: number;
};

/** As the form's fields hold them. */
export type EnteredChoices = {
  readonly accountingCountry: string;
  readonly financialYearEnd: string;
  readonly evidenceKeepYears: string;
  /** Switches that are off. */
  readonly erasureOff: readonly string[];
  /** Separated by commas, blanks or lines. */
  readonly metafieldNamespaces: string;
};

export type ChoiceFault = { readonly field: keyof EnteredChoices; readonly message: string };

const MOST_NAMESPACES = 100;

/** Shopify's limits for a namespace. */
const namespacePattern = /^[\w-]{2,255}$/u;

/** Checks what was entered, naming every fault at its field. No country means: not known yet. */
export function settleErasureChoices(
  entered: EnteredChoices,
): Result<ErasureChoices, readonly ChoiceFault[]> {
  const country = checkCountry(entered.accountingCountry);
  const yearEnd = checkYearEnd(entered.financialYearEnd);
  const years = checkYears(entered.evidenceKeepYears);
  const namespaces = checkNamespaces(entered.metafieldNamespaces);
  if (country.ok && yearEnd.ok && years.ok && namespaces.ok) {
    return ok({
      rule: {
        off: ruleSwitches.filter((one) => entered.erasureOff.includes(one)),
        metafieldNamespaces: namespaces.value,
      },
      accountingCountry: country.value,
      financialYearEnd: yearEnd.value,
      evidenceKeepYears: years.value,
    });
  }
  return err([
    ...faultOf("accountingCountry", country),
    ...faultOf("financialYearEnd", yearEnd),
    ...faultOf("metafieldNamespaces", namespaces),
    ...faultOf("evidenceKeepYears", years),
  ]);
}

function faultOf(
  field: ChoiceFault["field"],
  check: Result<unknown, string>,
): readonly ChoiceFault[] {
  return check.ok ? [] : [{ field, message: check.reason }];
}

function checkCountry(text: string): Result<string | null, string> {
  if (text === "") return ok(null);
  return isCountry(text) ? ok(text) : err("Choose a country from the list");
}

function checkYearEnd(text: string): Result<string, string> {
  return isFinancialYearEnd(text) ? ok(text) : err("Choose a day this month has");
}

function checkYears(text: string): Result<number, string> {
  const years = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  const { least, most } = evidenceKeepYears;
  return years < least || years > most ? err(`Enter a number from ${least} to ${most}`) : ok(years);
}

function checkNamespaces(text: string): Result<readonly string[], string> {
  const named = [...new Set(text.split(/[\s,;]+/u).filter((one) => one !== ""))].toSorted();
  const wrong = named.find((one) => !namespacePattern.test(one));
  if (wrong !== undefined) {
    return err(`“${wrong.slice(0, 40)}” is no namespace: letters, digits, - and _ only`);
  }
  return named.length > MOST_NAMESPACES
    ? err(`Enter at most ${MOST_NAMESPACES} namespaces`)
    : ok(named);
}
