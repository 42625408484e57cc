import type { NoticeCategory, Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import { toLine } from "./speech.ts";
import type { CategoryFacts, PurposeFacts } from "./facts.ts";
import { type Printing, startPrinting } from "./print-policy.ts";
import { needsChoice } from "./print-summary.ts";
import { consentTerms } from "./publication/changed-consents.ts";
import type { Contact } from "./spoken-controller.ts";
import { sayItem, type SpokenItem, type SpokenRecipient } from "./spoken-facts.ts";
import type { SpokenPurpose } from "./spoken-purpose.ts";

/** One purpose as the notice asks for it. */
export type NoticePurpose = SpokenPurpose & {
  /** Changes whenever what is consented to does; the notice asks again by it (GDPR 4(11), 7). */
  readonly fingerprint: string;
  readonly getters: readonly SpokenRecipient[];
  readonly items: readonly SpokenItem[];
};

export type NoticeGroup = {
  readonly id: NoticeCategory;
  readonly name: string;
  readonly text: string;
  /** Necessary things need no consent and cannot be switched off. */
  readonly isRequired: boolean;
  readonly purposes: readonly NoticePurpose[];
};

/** Texts, groups and facts of the notice in one language. */
export type Notice = {
  readonly language: Language;
  readonly controller: {
    readonly name: string;
    readonly email: string;
    readonly contacts: readonly Contact[];
  };
  readonly needsChoice: boolean;
  readonly texts: {
    readonly title: string;
    readonly body: string;
    readonly accept: string;
    readonly refuse: string;
    readonly choose: string;
    readonly save: string;
    readonly withdraw: string;
    readonly alwaysOn: string;
    readonly details: string;
    readonly policyLink: string;
    readonly changed: string;
  };
  readonly groups: readonly NoticeGroup[];
};

export type NoticeToPrint = {
  readonly register: Register;
  readonly language: Language;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/**
 * The notice: who asks, each group with its purposes, and within one click every stored thing with
 * its purpose, lifetime and who reads it (CJEU C-673/17; LEK 2022:482 ch. 9 s. 28). Purposes for
 * which nothing is stored are not the notice's business.
 */
export function printNotice({ register, language, digest }: NoticeToPrint): Notice {
  const printing = startPrinting(register, language);
  const { facts, speech, spoken } = printing;
  const { name, email, contacts } = spoken.controller;
  return {
    ...{
      language,
      controller: { name, email, contacts },
      needsChoice: needsChoice(facts.categories),
    },
    texts: {
      title: speech.say("notice.title"),
      body: sayBody(printing),
      accept: speech.say("notice.accept"),
      refuse: speech.say("notice.refuse"),
      choose: speech.say("notice.choose"),
      save: speech.say("notice.save"),
      withdraw: speech.say("notice.withdraw"),
      alwaysOn: speech.say("notice.always-on"),
      details: speech.say("notice.details"),
      policyLink: speech.say("notice.policy-link"),
      changed: speech.say("notice.changed"),
    },
    groups: facts.categories.map((group) => printGroup(printing, group, digest)),
  };
}

function sayBody({ facts, speech, spoken }: Printing): string {
  const { name } = spoken.controller;
  const optional = facts.categories.filter(({ category }) => category !== "necessary");
  if (optional.length === 0) return speech.say("notice.body-necessary", { name });
  const names = optional.map(({ category }) =>
    toSmall(speech.say(`category.${category}.name`), speech.language),
  );
  return speech.say("notice.body", { name, categories: speech.list(names) });
}

/** Inside a sentence a group's name begins small, but where the language writes nouns large. */
function toSmall(name: string, language: Language): string {
  return language === "de" ? name : name.toLocaleLowerCase(language);
}

function printGroup(
  printing: Printing,
  { category, purposes }: CategoryFacts,
  digest: NoticeToPrint["digest"],
): NoticeGroup {
  const { speech } = printing;
  return {
    id: category,
    name: speech.say(`category.${category}.name`),
    text: speech.say(`category.${category}.text`),
    isRequired: category === "necessary",
    purposes: purposes.flatMap((purpose) => printPurpose(printing, purpose, digest)),
  };
}

function printPurpose(
  { facts, speech, spoken }: Printing,
  purpose: PurposeFacts,
  digest: NoticeToPrint["digest"],
): readonly NoticePurpose[] {
  const said = spoken.purposes.find(({ id }) => id === purpose.id);
  if (said === undefined) return [];
  const getters = new Set(purpose.recipients.map(({ id }) => id));
  return [
    {
      ...said,
      fingerprint: digest(noticeTerms(facts.register, purpose)),
      getters: spoken.recipients.filter(({ id }) => getters.has(id)),
      items: facts.storedItems
        .filter((item) => item.purpose === purpose.id)
        .map((item) => sayItem(item, speech)),
    },
  ];
}

/** What somebody says yes to in the notice: the purpose's terms and what is stored for it, how long and by whom. */
function noticeTerms(register: Register, purpose: PurposeFacts): string {
  const items = purpose.storedItems
    .map(({ name, kind, setBy, party, lifetime }) =>
      JSON.stringify([toLine(name), kind, setBy, party, lifetime]),
    )
    .toSorted();
  return JSON.stringify([consentTerms(register, purpose), purpose.noticeCategory, items]);
}
