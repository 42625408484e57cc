import { toMatchable } from "./fold-text.ts";
import { pattern as p, words as w } from "./pattern.ts";
import { authority } from "./phrases.ts";
import type { FoundContact, Sentence } from "./types.ts";

const gap = String.raw`(?:\s*[,;|·•/]\s*|\s+[-–—]\s+|\s+)`;
const capital = String.raw`\p{Lu}[\p{L}.'’-]*`;
/** Words that begin the next fact of a contact paragraph, and no part of a town's name. */
const label = String.raw`(?:Tel(?:efon|ephone)?|Phone|Mobil(?:e|telefon)?|Fax|E-?(?:mail|post)|Mail|Epost|Web(?:b|site)?|Org|Organisations?nummer|VAT|Moms|Kontakt|Contact)(?!\p{L})`;
const city = String.raw`(?!${label})\p{Lu}[\p{L}.'’-]+(?:[ -](?!${label})\p{Lu}[\p{L}.'’-]+){0,2}(?: [A-Z](?=[,.\n]|$))?`;
const country = String.raw`(?:${gap}(?:[Tt]he\s)?(?:Sweden|Sverige|SWEDEN|SVERIGE|United\sKingdom|UK|England|Scotland|Wales|Ireland|Norway|Norge|Denmark|Danmark|Finland|Germany|Deutschland|Netherlands|USA|U\.S\.A\.|United\sStates(?:\sof\sAmerica)?|Canada|France|Spain|Italy|Belgium|Austria|Poland|Estonia|Åland))?`;
/** Street name before the number, as on the European mainland; or a box. */
const street = String.raw`(?:${capital}(?: (?:${capital}|\p{Ll}{1,6})){0,3} \d{1,4}(?:\s?[A-Za-z](?![\p{L}]))?(?:\s?[-–]\s?\d{1,4})?|(?:P\.?\s?O\.?\s)?Box\s\d{1,6}|BOX\s\d{1,6})`;
/** Number before the name, as in English-speaking countries. */
const numberedStreet = String.raw`(?:(?:Unit|Suite|Flat|Floor|Office|Studio)\s[\p{L}\d]+,?\s)?(?:\d{1,5}[A-Z]?(?:\s?[-–]\s?\d{1,4})?\s${capital}(?:\s${capital}){0,4}|(?:P\.?\s?O\.?\s)?Box\s\d{1,6})`;
const floor = String.raw`(?:,?\s(?:\d{1,2}\s?tr|lgh\s\d+|våning\s\d+|\d(?:st|nd|rd|th)\s[Ff]loor|Suite\s[\p{L}\d-]+|Unit\s[\p{L}\d-]+|#\d+))?`;

const careOf = String.raw`(?:c/o\s[^\n,]{2,40}${gap})?`;
const mainlandCode = String.raw`(?:[A-Z]{1,2}[-–]\s?)?(?:\d{3}\s?\d{2}|\d{4}(?:\s?[A-Z]{2})?)`;
const unitedStates = String.raw`${city},?\s(?:[A-Z]{2}|${capital}),?\s\d{5}(?:-\d{4})?`;
const canadian = String.raw`${city},?\s[A-Z]{2},?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d`;
const british = String.raw`[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}`;
/** A building, a road or a unit, without the company's name before it. */
const namedWord = String.raw`(?!(?:Ltd|Limited|LLP|PLC|plc|Inc)(?!\p{L}))${capital}`;
const named = String.raw`${namedWord}(?:\s(?:${namedWord}|\d{1,4}[A-Z]?|of|and|the)){0,4}`;
const suffix = String.raw`[\p{L}-]*(?:gatan|vägen|torget|gränd|stigen|plan|allén|backen|kajen|leden|liden|platsen|gata|väg|straße|strasse|vej|gade|gata|katu|tie|street|road|avenue|lane|drive|square|boulevard|court|place|Street|Road|Avenue|Lane|Drive|Square|Boulevard|Court|Place|Way|Terrace|Row)`;

const forms = [
  // Sockgatan 12, 111 22 Stockholm, Sweden
  `${careOf}${street}${floor}(?:${gap}${city}){0,1}?${gap}${mainlandCode}${gap}${city}${country}`,
  // 12 Mill Lane, Leeds LS1 4AB, United Kingdom
  `${numberedStreet}${floor}(?:${gap}${city}){0,3}?${gap}(?:${british}|${unitedStates}|${canadian})${country}`,
  // The Old Dairy, Church Street, Ludlow SY8 1AP
  `${named}(?:,\\s${named}){0,3},\\s${city}\\s${british}${country}`,
  // 12 Sock Street, Dublin, Ireland, where no code is given but the street is plain to see
  `\\d{1,5}[A-Z]?\\s(?:${capital}\\s){0,3}${suffix}${floor}(?:${gap}${city}){1,2}${country}`,
  // Sockgatan 12, Stockholm
  `(?:${capital}\\s){0,2}${suffix}\\s\\d{1,4}(?:\\s?[A-Z](?!\\p{L}))?${floor}${gap}${city}${country}`,
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, "gu"));

/** Lines this short can be the lines of one address. */
const longestLine = 90;

type Region = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly sentences: readonly Sentence[];
};

/**
 * Postal addresses, on one line or over several short ones: a street or box, a postal code and a
 * town, as written in the Nordic countries, the European mainland, Britain and North America.
 */
export function findAddresses(sentences: readonly Sentence[]): readonly FoundContact[] {
  return regionsOf(sentences).flatMap((region) => {
    const taken: (readonly [number, number])[] = [];
    return forms.flatMap((form) =>
      [...region.text.matchAll(form)].flatMap((match): FoundContact[] => {
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken.some(([start, end]) => from < end && to > start)) return [];
        if (isPeriod(match[0])) return [];
        if (ofOthers.test(toMatchable(quoteOf(region, from, to)))) return [];
        taken.push([from, to]);
        const value = match[0]
          .replace(/\s*\n\s*/gu, ", ")
          .replace(/\s+/gu, " ")
          .replace(/,\s*,/gu, ",");
        return [
          {
            kind: "postal-address",
            value: value.replace(/[.,]$/u, ""),
            quote: quoteOf(region, from, to),
          },
        ];
      }),
    );
  });
}

/** The supervisory authority's, or a representative's: not the store's own. */
const ofOthers = p`${authority}|${w`representative|företrädare`}`;

/** `May 25 2018 All` has the form of an address and is a date. */
const isPeriod = (text: string): boolean =>
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Version|Article|Art\.|Chapter|Section|Regulation|Directive|Lag|Förordning|Artikel|Kapitel)\b/iu.test(
    text,
  ) ||
  /\b(?:GDPR|EU\/|2016\/679|SFS)\b/u.test(text) ||
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|maj|okt)\p{L}*[\s,]+\d{4}/iu.test(text);

/** Runs of short lines are read together; a long sentence by itself. */
function regionsOf(sentences: readonly Sentence[]): readonly Region[] {
  const regions: Sentence[][] = [];
  let run: Sentence[] = [];
  for (const sentence of sentences) {
    if (sentence.quote.length > longestLine) {
      regions.push(run, [sentence]);
      run = [];
    } else run.push(sentence);
  }
  regions.push(run);
  return regions.filter((region) => region.length > 0).map(toRegion);
}

function toRegion(sentences: readonly Sentence[]): Region {
  const starts: number[] = [];
  let text = "";
  for (const { quote } of sentences) {
    starts.push(text.length);
    text += `${quote}\n`;
  }
  return { text, starts, sentences };
}

/** The sentences an address reaches over, as they stand one after the other in the source. */
function quoteOf({ starts, sentences }: Region, from: number, to: number): string {
  const reached = sentences.filter((sentence, index) => {
    const start = starts[index] ?? 0;
    return start < to && start + sentence.quote.length > from;
  });
  return reached.map(({ quote }) => quote).join(" ");
}
