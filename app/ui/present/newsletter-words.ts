import type { Channel, Door } from "../../domain/newsletter/types.ts";
import { humanise } from "../../domain/data-requests/answer/field-label.ts";
import type { Label } from "./request-words.ts";

export const channelWords: Readonly<Record<Channel, string>> = {
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
};

export const doorWords: Readonly<Record<Door, string>> = {
  "one-click": "A mail program’s button",
  link: "The link in a mail",
  confirmed: "The address entered in the shop",
  account: "Signed in to the shop",
  mail: "A mail to support",
  shopify: "Shopify",
  tool: "Another mail tool",
  import: "An import",
  staff: "Your staff",
  erasure: "The erasure of their data",
};

/** Says a system that sends by its name; one that is not told of any more has none. */
export function createSystemWords(
  tools: readonly { readonly code: string; readonly name: string }[],
): (system: string) => string {
  const names = new Map(tools.map(({ code, name }) => [code, name]));
  return (system) =>
    system === "shopify" ? "Shopify" : (names.get(system) ?? "A former mail tool");
}

const topicWords: Readonly<Record<string, string>> = {
  all: "everything",
  newsletter: "newsletter",
  contests: "contests",
  surveys: "surveys",
  offers: "offers",
  "less-often": "wants the rest less often",
};

/** What somebody gets no more, in words. */
export function sayTopics(names: readonly string[]): string {
  return names.length === 0
    ? "nothing"
    : names.map((name) => topicWords[name] ?? humanise(name)).join(", ");
}

export const outcomeLabels: Readonly<Record<string, Label>> = {
  "left-newsletter": { text: "Taken out", tone: "success" },
  "confirmation-sent": { text: "Asked to confirm", tone: "info" },
  "case-opened": { text: "Waits for you", tone: "attention" },
  "left-alone": { text: "Left in your inbox", tone: null },
  refused: { text: "Not possible", tone: "warning" },
};

export const outcomeTexts: Readonly<Record<string, string>> = {
  "left-newsletter":
    "The address is taken out of all it asked to leave, and gets a mail with a way back.",
  "confirmation-sent":
    "The address gets a mail with a link to leave by: nothing shows that its owner wrote this.",
  "case-opened": "A case is opened for your staff.",
  "left-alone": "Nothing. The mail stays in your inbox, unread as it was.",
  refused: "Nothing can be done: the mail has no address to act for.",
};

export const trustWords: Readonly<Record<string, string>> = {
  token: "By a link of their own",
  authenticated: "Proven",
  unproven: "Not proven",
};

export const mailKindWords: Readonly<Record<string, string>> = {
  "opt-out": "Wants to leave",
  access: "Wants to see their data",
  erasure: "Wants their data erased",
  rectification: "Wants data corrected",
  complaint: "Complains about privacy",
  unrelated: "Something else",
  automatic: "Automatic mail",
  unreadable: "Unreadable",
};

/** What a mail can be corrected to. */
export const correctableKinds = [
  "opt-out",
  "access",
  "erasure",
  "rectification",
  "complaint",
  "unrelated",
  "automatic",
] as const;

export const caseWords: Readonly<
  Record<string, { readonly title: string; readonly todo: string }>
> = {
  access: {
    title: "Wants to see their data",
    todo: "Answer within one month. In Shopify, open the customer and choose “Request customer data”: the answer is then made in Requests.",
  },
  erasure: {
    title: "Wants their data erased",
    todo: "Answer within one month. In Shopify, open the customer and choose “Erase personal data”: the erasure then waits in Requests.",
  },
  rectification: {
    title: "Wants data corrected",
    todo: "Read the mail in your inbox, correct the customer in Shopify, and answer within one month.",
  },
  complaint: {
    title: "Complains about privacy",
    todo: "Read the mail in your inbox and answer it yourself.",
  },
  "sms-opt-out": {
    title: "Wants no more text messages",
    todo: "A mail does not show a number. Look the customer up in Shopify, then take the number out under “One address”.",
  },
};

export const languageNameOf = (code: string | null): string =>
  code === null
    ? "Not told"
    : (new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code);

const reasonTexts: Readonly<Record<string, string>> = {
  "auto-submitted": "The mail says itself that a program sent it.",
  "auto-header": "Its header says that a program sent it.",
  "bulk-precedence": "It is marked as sent in bulk.",
  "mailing-list": "It comes from a mailing list.",
  "null-sender": "It has no sender to answer to, as bounces have.",
  "delivery-report": "It is a report that a mail was not delivered.",
  "automatic-subject": "Its subject is that of an automatic reply.",
  "automatic-words": "Its words are those of an automatic reply.",
  "sent-by-ourselves": "Your own shop sent it.",
  "answer-to-ourselves": "It answers a mail that Lagom sent about leaving.",
  "no-own-words": "Nothing in it was written by the sender.",
  "quote-removed": "A quoted mail in it was not read as the sender’s wish.",
  "footer-removed": "A footer in it was not read as the sender’s wish.",
  "signature-removed": "The signature was not read as the sender’s wish.",
  "own-text-removed": "Text of your own newsletter in it was not read as the sender’s wish.",
  "asks-to-leave": "It asks to leave the newsletter.",
  "asks-to-stop-sending": "It asks you to stop sending.",
  "single-word": "It is a single word that asks to leave.",
  "subject-asks": "Its subject asks for it.",
  "one-click-subject": "Its subject is the one mail programs write when “unsubscribe” is pressed.",
  "still-receives": "The sender says that mails still come.",
  "asks-for-erasure": "It asks for data to be erased.",
  "asks-for-access": "It asks which data you have.",
  "asks-for-rectification": "It asks for data to be corrected.",
  complains: "It complains, or names an authority.",
  misspelt: "A word was read in spite of a slip of the pen.",
  negated: "It says that it does not want to leave.",
  "wants-to-stay": "The sender wants to keep the newsletter.",
  reported: "It only tells what somebody else said or did.",
  hypothetical: "It only speaks of what might be.",
  "asks-why": "It asks why something happened.",
  "about-something-else": "The word is used about something else, such as an order or an account.",
  "contradicts-itself": "It says one thing and its opposite.",
  "footer-words": "The words look like a footer’s, not like a person’s.",
  "unknown-language": "It is not in a language that is read.",
  "nothing-asked": "It asks for nothing that is looked for here.",
  "as-corrected": "Your staff put a mail with the same words right before.",
  "dkim-aligned": "The sender’s own domain signed the mail (DKIM).",
  "spf-aligned": "It came from a server the sender’s domain names (SPF).",
  "receiving-server-says-pass": "Your mail server says that the sender is real.",
  "receiving-server-says-fail": "Your mail server says that the sender is not real.",
  "policy-fails": "The sender’s domain says that such mails are not its own (DMARC).",
  "not-one-sender": "It does not name one sender.",
  "nothing-signed": "Nothing shows that the sender is who they say.",
  "too-many-signatures": "It carries more signatures than any mail needs.",
  "lookup-failed": "Whether the sender is real could not be looked up.",
  token: "It came to an address only the holder of a link knows.",
  empty: "There is nothing in it.",
  "too-complex": "It has more parts than any mail has.",
  unreadable: "It is not built as a mail is.",
  "shop-gone": "The shop did not use Lagom when it came.",
};

/** Why a mail was decided as it was; a code of a later version is said as its words. */
export const sayReason = (code: string): string => reasonTexts[code] ?? `${humanise(code)}.`;

const decisionReasons: Readonly<Record<string, string>> = {
  "asked-for": "asked for",
  undone: "taken back by its undo",
  chosen: "chosen by topic",
  "later-consent": "a later consent that is shown",
  "bulk-import": "an import never lets anybody in again",
  "no-proof": "nothing shows the consent",
  "older-than-opt-out": "the consent is older than the opt-out",
  "opt-out-not-shown": "no way out was shown when the address was taken",
};

/** Why a wish was decided as it was. */
export const sayDecisionReason = (code: string): string =>
  decisionReasons[code] ?? humanise(code).toLowerCase();

const wishTexts: Readonly<Record<string, string>> = {
  "opt-out": "Left",
  undo: "Came back by the undo",
  preferences: "Chose what to get",
  "opt-in": "Signed up",
};

/** What was wanted, and whether it was kept. */
export function sayWish(wish: string, outcome: string): string {
  const text = wishTexts[wish] ?? humanise(wish);
  return outcome === "refused" ? `${text}: refused` : text;
}

/** `0.4 s`, `3 minutes`, `2 hours`, `3 days`. */
export function sayTook(ms: number | null): string {
  if (ms === null) return "–";
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  const units = [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
  ] as const;
  const [unit, size] = units.find(([, least]) => ms >= least) ?? ["minute", 60_000];
  const count = Math.round(ms / size);
  return `${String(count)} ${unit}${count === 1 ? "" : "s"}`;
}
