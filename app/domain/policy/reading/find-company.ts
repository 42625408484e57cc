import { pattern as p, words as w } from "./pattern.ts";
import type { FoundContact, Sentence } from "./types.ts";

const name = String.raw`(?:[\p{Lu}\d][\p{L}\p{N}&'’.-]*|&)(?:\s(?:[\p{Lu}\d&][\p{L}\p{N}&'’.-]*|och|and|of|i|by|the|för))*`;
const form = String.raw`(?:AB|Aktiebolag|HB|Handelsbolag|KB|Kommanditbolag|Ekonomisk förening|Ek\. för\.|Ltd|Limited|LLC|L\.L\.C\.|LLP|Inc|Incorporated|Corp|Corporation|PLC|plc|GmbH|UG|ApS|A\/S|AS|Oy|B\.V\.|BV|N\.V\.|S\.A\.|SARL|SAS|S\.r\.l\.|Srl|Pty|OÜ|LTD|LIMITED|INC|GMBH|PLC)`;
const company = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${name},?\s${form}\.?|Aktiebolaget\s${name}|AB\s${name})(?![\p{L}\p{N}])`,
  "gu",
);

/** Said of the store itself, not of somebody it gives data to. */
const ofTheStore = p`${w`controller|responsible for|personuppgiftsansvarig\w*|ansvarig för|ansvarar för|we|our|us|operated by|run by|owned by|drivs av|ägs av|vi|oss|vår|våra|head office|huvudkontor\w*|registered (?:office|in|company)|company (?:number|no|registration)|org|orgnr|organisationsnummer|organi[sz]ation(?:al)? number|säte|copyright|this (?:privacy )?(?:policy|notice|statement)|denna (?:\w*policy|information)`}|©|\(c\)`;
const named = p`${w`controller|personuppgiftsansvarig\w*|operated by|drivs av|org|orgnr|organisationsnummer`}`;
const ofOthers = p`${w`shopify|klarna|paypal|stripe|google|facebook|meta|instagram|mailchimp|klaviyo|postnord|dhl|microsoft|recipients?|mottagare|processors?|personuppgiftsbiträde\w*|leverantör\w*|providers?|share|delar|transfer`}`;
/** `PRIVACY POLICY OF` before a shouted name. */
const shoutedTitle = /^(?:\p{Lu}+\s)+(?:OF|FOR|FÖR|HOS|FROM)\s/u;
const introductions =
  /^(?:At|By|Hos|På|Contact|Kontakta|Adress|Address|Welcome|Välkommen|Vi|We|Company|Företag|Controller|Personuppgiftsansvarig|Dear|Copyright|About|Om|Copyright\s©?\s?\d{4})\s(?=\p{Lu})/u;

/**
 * The company behind the store, by the form of its name (AB, Ltd, GmbH …). Of several, the one that
 * is said to be responsible, or of which the text says `we`; else the one named most.
 */
export function findCompany(sentences: readonly Sentence[]): readonly FoundContact[] {
  const named = sentences.flatMap((sentence) =>
    [...sentence.quote.matchAll(company)].map(([, value = ""]) => ({
      value: value.replace(shoutedTitle, "").replace(introductions, "").trim(),
      sentence,
      weight: weightOf(sentence, value.replace(shoutedTitle, "")),
    })),
  );
  const sums = new Map<string, number>();
  for (const { value, weight } of named) sums.set(value, (sums.get(value) ?? 0) + weight);
  const [best] = [...sums].toSorted((one, other) => other[1] - one[1]);
  if (best === undefined || best[1] <= 0) return [];
  const of = named.filter(({ value }) => value === best[0]);
  const shown = of.toSorted((one, other) => other.weight - one.weight)[0];
  return shown === undefined
    ? []
    : [{ kind: "company", value: best[0], quote: shown.sentence.quote }];
}

function weightOf({ text, heading, kind }: Sentence, value: string): number {
  if (ofOthers.test(value.toLowerCase())) return -5;
  // A shouted sentence that happens to end in `AS`.
  if (value === value.toUpperCase() && value.split(" ").length > 4) return -5;
  const said = named.test(`${heading} ${text}`) ? 4 : 0;
  const near = ofTheStore.test(text) ? 2 : 0;
  const alone = kind === "heading" || text.length <= value.length + 3 ? 2 : 0;
  return 1 + said + near + alone - (ofOthers.test(text) ? 4 : 0);
}
