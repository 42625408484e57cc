import { findAddresses } from "./find-addresses.ts";
import { findCompany } from "./find-company.ts";
import { toMatchable } from "./fold-text.ts";
import { pattern as p, words as w } from "./pattern.ts";
import { authority, officer } from "./phrases.ts";
import type { FoundContact, Sentence } from "./types.ts";

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;
/** `info (at) example.test`, `info[at]example[dot]test` */
const disguised =
  /([\p{L}\p{N}._%+-]+)\s*[([{]\s*(?:at|@|snabel-?a|a)\s*[)\]}]\s*([\p{L}\p{N}-]+(?:\s*(?:\.|[([{]\s*(?:dot|punkt)\s*[)\]}])\s*[\p{L}\p{N}-]+)*(?:\s*[([{]\s*(?:dot|punkt)\s*[)\]}]\s*|\.)\p{L}{2,})/giu;
const phone =
  /(?<![\p{L}\p{N}/@.-])(?:\+|00)?\(?\d[\d\s().\u2010-\u2015/-]{5,18}\d(?![\p{L}\p{N}@-])/gu;
const phoneLabel = p`${w`phone|telephone|tel|tfn|telefon\w*|mobile?|call|ring(?:a|er)?|nummer|hotline|växel\w*|fax`}`;
const registrationLabel = p`${w`org|orgnr|organi[sz]ation(?:al)? (?:number|no|nr)|organisationsnummer|(?:company|corporate) (?:registration|reg|identity)(?: number| no)?|registration (?:number|no)|company (?:number|no)|registered (?:number|no)|reg`}`;
const registrationNumber =
  /(?:(?:cvr|kvk|hrb|chamber of commerce)(?:[\s.]*(?:no|nr|number|under number|under the number|-nummer))?|org(?:anisations?)?\.?\s?-?(?:nr|nummer|no|number)?|(?:company|corporate|registration|registered|organi[sz]ation(?:al)?|identity)\s(?:[a-z]+\s){0,6}(?:number|no|nr))[.:\s#]*((?:16)?\d{6}-?\d{4}|\d{8}|\d{9}|[A-Z]{2}\d{6})(?!\d)/giu;
const bareSwedish = /(?<!\d)(?:16)?\d{6}-\d{4}(?!\d)/u;
const companyForm = p`${w`ab|aktiebolag|hb|handelsbolag|kb`}`;
const url =
  /https?:\/\/[^\s<>()"']+[^\s<>()"'.,;:!?]|(?<![\p{L}\p{N}@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>()"']*[^\s<>()"'.,;:!?]|(?<![\p{L}\p{N}@.])www\.[^\s<>()"']+[^\s<>()"'.,;:!?]/giu;
const helpWords = p`${w`help\w*|support|faq|contact\w*|customer service|chat|hjälp\w*|kundtjänst\w*|kundservice|kontakt\w*|vanliga frågor`}`;
const someoneElses = p`${authority}|${w`browser|webbläsare\w*|allaboutcookies|minacookies|youronlinechoices|google|facebook|opt out of|policy of|deras`}`;

const officers = p`${officer}`;
const ofAuthority = p`${authority}`;

/** Where a person reaches the store, each with the sentence that says so; the same value once a kind. */
export function findContacts(sentences: readonly Sentence[]): readonly FoundContact[] {
  const found = [
    ...findCompany(sentences),
    ...sentences.flatMap((sentence, index) => [
      ...emailsIn(sentence, sentences[index - 1]),
      ...numbersIn(sentence),
      ...helpIn(sentence),
    ]),
    ...findAddresses(sentences),
  ];
  const seen = new Set<string>();
  return found.filter(({ kind, value }) => {
    const key = `${kind} ${value.toLowerCase().replace(/\s/gu, "")}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function emailsIn(sentence: Sentence, before: Sentence | undefined): readonly FoundContact[] {
  const shown = [...sentence.quote.matchAll(email)].map(([value]) => value);
  const dressed = [...sentence.quote.matchAll(disguised)].map(
    ([, name = "", host = ""]) =>
      `${name}@${host.replace(/\s*[([{]\s*(?:dot|punkt)\s*[)\]}]\s*|\s+/giu, (gap) => (/\p{L}/u.test(gap) ? "." : ""))}`,
  );
  const linked = sentence.links.flatMap(({ href }) => {
    const address = /^mailto:([^?]+)/iu.exec(href)?.[1];
    return address === undefined ? [] : [safeDecode(address)];
  });
  const values = [
    ...new Set([...shown, ...linked, ...dressed].map((one) => one.replace(/[.-]+$/u, ""))),
  ];
  const near = `${sentence.heading} ${sentence.leadIn} ${before?.text ?? ""} ${sentence.text}`;
  return values
    .filter((value) => !isSomeoneElses(value, sentence))
    .map((value) => ({
      kind: isOfficers(value, near, sentence) ? ("dpo-email" as const) : ("email" as const),
      value,
      quote: sentence.quote,
    }));
}

function isOfficers(value: string, near: string, { text, leadIn }: Sentence): boolean {
  if (/^(?:dpo|dataskyddsombud|data\.?protection\.?officer)@/iu.test(value)) return true;
  return officers.test(text) || officers.test(leadIn) || (officers.test(near) && text.length < 90);
}

/** The supervisory authority's own address is no way to reach the store. */
function isSomeoneElses(value: string, { text }: Sentence): boolean {
  return (
    /@(?:imy|datainspektionen|ico|pts|konsumentverket)\./iu.test(value) ||
    /@(?:arn)\.se$/iu.test(value) ||
    (ofAuthority.test(text) && /@(?:[\w-]+\.)*(?:gov|gouv|europa)\b/iu.test(value))
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}

function numbersIn(sentence: Sentence): readonly FoundContact[] {
  const { quote, links } = sentence;
  const registered = [...quote.matchAll(registrationNumber)].map(([, value = ""]) => value);
  const isLabelled = registrationLabel.test(sentence.text) || companyForm.test(sentence.text);
  const bare = registered.length === 0 && isLabelled ? bareSwedish.exec(quote) : null;
  const numbers = [...registered, ...(bare === null ? [] : [bare[0]])];
  const calls = links.flatMap(({ href, text }) =>
    /^tel:/iu.test(href) ? [text === "" ? href.slice(4) : text] : [],
  );
  const phones = [...quote.matchAll(phone)]
    .filter((match) => isPhone(match[0], quote.slice(Math.max(0, match.index - 40), match.index)))
    .map(([value]) => value.trim());
  return [
    ...numbers.map((value): FoundContact => ({ kind: "org-number", value, quote })),
    ...[...new Set([...calls, ...phones])]
      .filter((value) => !numbers.includes(value) && !ofAuthority.test(sentence.text))
      .map((value): FoundContact => ({ kind: "phone", value, quote })),
  ];
}

/** Not a date, a year span, an organisation number, a postal code or the number of a law. */
function isPhone(value: string, before: string): boolean {
  const digits = value.replace(/\D/gu, "");
  if (digits.length < 7 || digits.length > 15) return false;
  if (/^\d{4}-\d{2}-\d{2}|^\d{4}\s?[-–]\s?\d{4}$|^\d{6}-\d{4}$/u.test(value.trim())) return false;
  const lead = toMatchable(before);
  if (registrationLabel.test(lead) || /\b(?:vat|moms)/u.test(lead)) return false;
  return /^(?:\+|00|\(?0|1-8\d\d-)/u.test(value.trim()) || phoneLabel.test(lead);
}

const leadsToHelp = (address: string): boolean =>
  /help|support|faq|contact|kontakt|kund|hj(?:ä|a)lp/iu.test(address);

function helpIn({ quote, text, links }: Sentence): readonly FoundContact[] {
  if (!helpWords.test(text) || someoneElses.test(text)) return [];
  // What a link shows is its address in other words.
  const shown = [...quote.matchAll(url)]
    .map(([value]) => value)
    .filter((value) => !links.some((one) => one.text.includes(value)));
  const linked = links
    .filter(
      (link) =>
        (helpWords.test(toMatchable(link.text)) || leadsToHelp(link.href)) &&
        !/^(?:mailto|tel|#|javascript)/iu.test(link.href),
    )
    .map(({ href }) => href);
  const isHelp = (value: string) => linked.includes(value) || leadsToHelp(value);
  return [...new Set([...linked, ...shown])]
    .filter(isHelp)
    .map((value) => ({ kind: "help-centre" as const, value, quote }));
}
