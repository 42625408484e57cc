import type { LegalBasis, PeriodUnit, Retention, RetentionStart } from "../../register/types.ts";
import { toMatchable } from "./fold-text.ts";
import { type Pattern, pattern as p, words as w } from "./pattern.ts";

const bases: readonly (readonly [LegalBasis, Pattern])[] = [
  [
    "legitimate-interest",
    p`${w`legitimate (?:\w+ )?interests?|berättiga\w* intresse\w*|intresseavvägning\w*`}`,
  ],
  [
    "legal-obligation",
    p`${w`legal obligations?|rättslig\w* (?:förpliktelse|skyldighet)\w*|bokföringslag\w*|accounting act`}`,
  ],
  [
    "contract",
    p`${w`performance of (?:the |a |our |your )?(?:contract|agreement)|contract|avtal|avtalet|köpeavtal\w*|avtalsuppfyllelse`}`,
  ],
  ["consent", p`${w`consent|samtycke|samtycket`}`],
];

/** The one legal basis a sentence names; undefined for none, and for several. */
export function findBasis(sentence: string): LegalBasis | undefined {
  const text = toMatchable(sentence);
  const [basis, another] = bases.filter(([, said]) => said.test(text));
  return another === undefined ? basis?.[0] : undefined;
}

const numbers: Readonly<Record<string, number>> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    ten: 10,
    twelve: 12,
  },
  ...{ eighteen: 18, "twenty-four": 24, "thirty-six": 36, a: 1 },
  ...{ ett: 1, en: 1, två: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, tio: 10, tolv: 12 },
  ...{ arton: 18, tjugofyra: 24, trettiosex: 36 },
};
const unitOf = (unit: string): { readonly unit: PeriodUnit; readonly times: number } => {
  if (/^(?:dag|day|dygn)/u.test(unit)) return { unit: "days", times: 1 };
  if (/^(?:veck|week)/u.test(unit)) return { unit: "days", times: 7 };
  if (/^(?:mån|month)/u.test(unit)) return { unit: "months", times: 1 };
  return { unit: "years", times: 1 };
};
const period = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d{1,3}|${Object.keys(numbers).join("|")}) (?:calendar |hela |full )?(days?|weeks?|months?|years?|dagar|dag|dygn|veckor|månader|månad|år)(?!\p{L})`,
  "gu",
);
const starts: readonly (readonly [RetentionStart, Pattern])[] = [
  ["purchase", p`${w`purchase|order|delivery|köp|köpet|köpt|beställning\w*|leverans\w*`}`],
  [
    "last-activity",
    p`${w`last (?:visit|activity|log-?in|purchase)|inactiv\w*|senaste (?:besök|aktivitet|köp)\w*|inaktiv\w*`}`,
  ],
  [
    "end-of-financial-year",
    p`${w`financial year|räkenskapsår\w*|bokför\w*|accounting|bookkeeping`}`,
  ],
  ["last-contact", p`${w`contact|case|correspondence|ärende\w*|kontakt\w*`}`],
];
const untilWithdrawal = p`${w`(?:until|till|tills|till dess(?: att)?|så länge|when|när)`} (?:\w+ ){0,4}${w`unsubscribe\w*|withdraw\w*|avregistrer\w*|återkall\w*|avanmäl\w*|säger upp|prenumer\w*`}`;
const untilClosed = p`${w`(?:until|tills|till dess(?: att)?|så länge|when|när|as long as)`} (?:\w+ ){0,5}${w`account|konto\w*`}`;

/** How long a sentence says data is kept; undefined when it does not, or says several times. */
export function findRetention(sentence: string): Retention | undefined {
  const text = toMatchable(sentence);
  const [found, another] = [...text.matchAll(period)];
  if (another !== undefined) return undefined;
  if (found === undefined) {
    if (untilClosed.test(text)) return { kind: "until-account-closed" };
    return untilWithdrawal.test(text) ? { kind: "until-withdrawal" } : undefined;
  }
  const [, amount = "", unit = ""] = found;
  const { unit: in_, times } = unitOf(unit);
  const from = starts.find(([, said]) => said.test(text))?.[0] ?? "collection";
  return { kind: "period", amount: (numbers[amount] ?? Number(amount)) * times, unit: in_, from };
}
