import { type Clue, type Pattern, pattern as p, words as w } from "./pattern.ts";
import { cookies, data, use } from "./phrases.ts";

/** What the columns of a policy's tables are headed, and what a cell of them says by standing there. */
const anything = /[\p{L}\p{N}]/u;
const purposeColumn = p`${w`purposes?|why|what (?:it is |they are |it's )?(?:for|used for)|what we do|we use (?:it|them) (?:for|to)|used? (?:for|to)|reasons?|activity|processing|ändamål\w*|syfte\w*|varför|till för|används (?:till|för)|vad vi gör|behandling\w*|användning\w*`}`;
const keptColumn = p`${w`kept|keep|retention|stor(?:ed|age)|how long|deleted?|deletion|time limits?|spara[rst]*|lagring\w*|lagra[rst]*|lagringstid\w*|gallring\w*|gallra[rst]*|hur länge|radera[rst]*|radering\w*|bevara[rst]*`}`;
const recipientColumn = p`${w`recipients?|who (?:\w+ )?(?:gets?|receives?|sees|has)|shared with|share(?:d)?|processors?|third part(?:y|ies)|disclosed to|passed to|suppliers?|providers?|mottagare|vem (?:\w+ )?(?:får|ser)|vilka (?:får|ser)|delas med|delar|lämnas till|biträde\w*|leverantör\w*`}`;
const dataColumn = p`${w`data|information|details|personal data|categor(?:y|ies)|personuppgift\w*|uppgift\w*|kategori\w*|information`}`;

const aboutCookies = p`${cookies}`;

/** A row that tells how long. */
export const keptCell: Clue = {
  all: [],
  cells: [{ column: keptColumn, text: anything }],
  kinds: ["row"],
  notUnder: [aboutCookies],
};

/** `Bookkeeping: invoices - legal obligation - seven years`: a row without a table. */
export const keptInDashes: Clue = {
  all: [
    p`^[^]+ - [^]+ - (?:\w+ ){0,3}${w`(?:\d+|an?|one|two|three|five|six|seven|ten|ett|en|två|tre|fem|sex|sju|tio) (?:\w+ )?(?:days?|weeks?|months?|years?|dagar|dygn|veckor|månader|år)|until|till|tills|till dess|as long as|så länge`}`,
  ],
  under: [p`${use}|${data}`],
  notUnder: [aboutCookies],
};

/** A row that names somebody; a dash is nobody. */
export const recipientCell: Clue = {
  all: [],
  cells: [
    {
      column: recipientColumn,
      text: /^(?!(?:none|no one|nobody|n\/a|ingen|inga|-)$).*[\p{L}\p{N}]/u,
    },
  ],
  kinds: ["row"],
  not: [aboutCookies],
  notUnder: [aboutCookies],
};

/** A row that says what is used. */
export const dataCell: Clue = {
  all: [],
  cells: [{ column: dataColumn, text: anything }],
  kinds: ["row"],
  notUnder: [aboutCookies],
};

/** A row that names what a cookie is for. */
export const cookiePurposeCell: Clue = {
  all: [],
  cells: [{ column: purposeColumn, text: /\p{L}{4}/u }],
  under: [aboutCookies],
  kinds: ["row"],
};

/** A row whose cell under purposes says this. */
export const purposeCell = (what: Pattern): Clue => ({
  all: [],
  cells: [{ column: purposeColumn, text: what }],
  kinds: ["row"],
});
