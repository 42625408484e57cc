import type { Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import { toFacts, type RegisterFacts } from "./facts.ts";
import { type Html, joinHtml } from "./html-element.ts";
import { printChanges } from "./print-changes.ts";
import { printCookieSection, printCookieTable } from "./print-cookie-table.ts";
import { printPurposes } from "./print-purposes.ts";
import { printRecipients } from "./print-recipients.ts";
import {
  printAutomated,
  printChangesSection,
  printContact,
  printController,
  printNewsletter,
  printRights,
} from "./print-sections.ts";
import { printSummary } from "./print-summary.ts";
import { createSpeech, type Speech } from "./speech.ts";
import { sayFacts, type SpokenFacts } from "./spoken-facts.ts";
import type { PolicyEdition, PolicyText } from "./types.ts";

/** What a face is printed from: the facts, said in one language. */
export type Printing = {
  readonly facts: RegisterFacts;
  readonly spoken: SpokenFacts;
  readonly speech: Speech;
};

export type PolicyToPrint = {
  readonly register: Register;
  /** What was published before; null for the first edition. */
  readonly before: Register | null;
  readonly language: Language;
  /** The edition shoppers see. */
  readonly number: number;
  /** YYYY-MM-DD in the shop's zone. */
  readonly effectiveOn: string;
};

/** The facts of a register, ready to be printed in a language. */
export function startPrinting(register: Register, language: Language): Printing {
  const facts = toFacts(register);
  const speech = createSpeech(language);
  return { facts, speech, spoken: sayFacts(facts, speech) };
}

/**
 * The privacy policy of one language: a short summary on top, every fact below (GDPR 12(1), 13, 14).
 * The HTML has only elements that Shopify's editor keeps; every word of the merchant's is escaped.
 */
export function printPolicy(policy: PolicyToPrint): PolicyText {
  const { register, before, language } = policy;
  const printing = startPrinting(register, language);
  const changes = before === null ? null : printChanges({ before, after: register, language });
  const sections = [
    printSummary(printing, policy),
    printController(printing),
    printPurposes(printing),
    printRecipients(printing),
    printCookieSection(printing),
    printNewsletter(printing),
    printRights(printing),
    printAutomated(printing),
    printChangesSection(printing, changes),
    printContact(printing),
  ];
  return {
    language,
    title: printing.speech.say("policy.title"),
    html: joinHtml(sections.filter(isSomething)).html,
    cookieTableHtml: printCookieTable(printing).html,
    changesHtml: changes?.html ?? "",
  };
}

export type EditionToPrint = Omit<PolicyToPrint, "language"> & {
  /** Of the version the register is printed from. */
  readonly registerNumber: number;
  readonly languages: readonly Language[];
};

/** The policy in all languages it is to be published in, as one edition. */
export function printEdition(edition: EditionToPrint): PolicyEdition {
  const { number, registerNumber, effectiveOn } = edition;
  const texts = edition.languages.map((language) => printPolicy({ ...edition, language }));
  return { number, registerNumber, effectiveOn, texts };
}

function isSomething({ html }: Html): boolean {
  return html !== "";
}
