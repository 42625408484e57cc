import type { Printing } from "../../policy/print-policy.ts";
import { rights } from "../../policy/print-sections.ts";
import { type Speech, startSentence } from "../../policy/speech.ts";
import { sayItem, type SpokenFacts } from "../../policy/spoken-facts.ts";
import type { SpokenPurpose } from "../../policy/spoken-purpose.ts";
import type { Json } from "../../shared/json.ts";
import type { Words } from "../../shared/language.ts";
import type { ExplanationBlock, Piece } from "./types.ts";

/** Whether there is data at all. */
export function explainConfirmation({ speech }: Printing, holdsData: boolean): ExplanationBlock {
  return {
    ...{ id: "confirmation", source: "GDPR 15(1)", facts: { processed: holdsData } },
    title: speech.say("explanation.confirmation.title"),
    pieces: [say(speech.say(`explanation.confirmation.${holdsData ? "yes" : "no"}`))],
  };
}

/** What it is used for, and on what ground. */
export function explainPurposes({ facts, speech, spoken }: Printing): ExplanationBlock {
  return {
    ...{ id: "purposes", source: "GDPR 15(1)(a)" },
    title: speech.say("explanation.purposes.title"),
    pieces: [
      byPurpose(speech, spoken.purposes, [
        [speech.say("purpose.description"), ({ description }) => description],
        [speech.say("purpose.basis"), (purpose) => sayBasis(speech, purpose)],
        [speech.say("purpose.persons"), ({ persons }) => sayList(speech, persons)],
      ]),
    ],
    facts: facts.purposes.map((purpose, at) => ({
      ...{ id: purpose.id, preset: purpose.preset, name: spoken.purposes[at]?.name ?? "" },
      description: spoken.purposes[at]?.description ?? "",
      legalBasis: purpose.legalBasis,
      legitimateInterest: spoken.purposes[at]?.interest ?? null,
      legalObligation: spoken.purposes[at]?.law ?? null,
      personCategories: purpose.personCategories,
    })),
  };
}

/** Kinds of data by purpose. */
export function explainCategories({ facts, speech, spoken }: Printing): ExplanationBlock {
  return {
    ...{ id: "categories", source: "GDPR 15(1)(b)" },
    title: speech.say("explanation.categories.title"),
    pieces: [
      byPurpose(speech, spoken.purposes, [
        [speech.say("purpose.data"), ({ data }) => sayList(speech, data)],
      ]),
    ],
    facts: facts.purposes.map(({ id, dataCategories, otherData }) => ({
      ...{ purpose: id, dataCategories, otherData: wordsIn(speech, otherData) },
    })),
  };
}

/** How long it is kept, by purpose. */
export function explainRetention({ facts, speech, spoken }: Printing): ExplanationBlock {
  return {
    ...{ id: "retention", source: "GDPR 15(1)(d)" },
    title: speech.say("explanation.retention.title"),
    pieces: [
      byPurpose(speech, spoken.purposes, [
        [
          speech.say("purpose.retention"),
          ({ retention }) => startSentence(retention, speech.language),
        ],
        [speech.say("purpose.stored-items"), ({ id }) => sayItems(spoken, speech, id)],
      ]),
    ],
    facts: facts.purposes.map(({ id, retention }, at) => ({
      ...{ purpose: id, text: spoken.purposes[at]?.retention ?? "" },
      storedItems: facts.storedItems
        .filter((item) => item.purpose === id)
        .map((item) => {
          const { name, setBy, lifetime } = sayItem(item, speech);
          return { id: item.id, name, setBy, lifetime };
        }),
      rule: retention === null || retention.kind === "criteria" ? null : { ...retention },
    })),
  };
}

/** What is stored for a purpose, and how long. */
function sayItems({ storedItems }: SpokenFacts, speech: Speech, purpose: string): string {
  const items = storedItems
    .filter(({ purposeId }) => purposeId === purpose)
    .map(({ name, lifetime }) => `${name} (${lifetime})`);
  return items.length === 0 ? startSentence(speech.say("none"), speech.language) : items.join(", ");
}

/** The rights and how to use them, and whom to write to. */
export function explainRights({ speech, spoken }: Printing): ExplanationBlock {
  const { email, contacts } = spoken.controller;
  return {
    ...{ id: "rights", source: "GDPR 15(1)(e)" },
    facts: { rights, contacts: contacts.map(({ value }) => value) },
    title: speech.say("explanation.rights.title"),
    pieces: [
      say(speech.say("rights.how", { email })),
      {
        kind: "list",
        items: rights.map((right) =>
          speech.say("label", {
            label: speech.say(`right.${right}.name`),
            value: speech.say(`right.${right}.text`),
          }),
        ),
      },
      {
        kind: "list",
        items: contacts.map(({ label, value }) => speech.say("label", { label, value })),
      },
    ],
  };
}

/** Where to complain. */
export function explainComplaint({ facts, speech, spoken }: Printing): ExplanationBlock {
  const { authority, authorityCountry, authorityWebsite } = spoken.controller;
  const named =
    authority === null || authorityCountry === null
      ? speech.gap
      : speech.say("right.complaint.authority", { country: authorityCountry, authority });
  return {
    ...{ id: "complaint", source: "GDPR 15(1)(f)" },
    title: speech.say("explanation.complaint.title"),
    pieces: [
      say(speech.say("right.complaint.text")),
      say([named, authorityWebsite].filter(Boolean).join(" ")),
    ],
    facts: { country: facts.register.authorityCountry, authority, website: authorityWebsite },
  };
}

/** Where the data comes from, by purpose. */
export function explainSources({ facts, speech, spoken }: Printing): ExplanationBlock {
  return {
    ...{ id: "sources", source: "GDPR 15(1)(g)" },
    title: speech.say("explanation.sources.title"),
    pieces: [
      byPurpose(speech, spoken.purposes, [
        [speech.say("purpose.sources"), ({ sources }) => sayList(speech, sources)],
      ]),
    ],
    facts: facts.purposes.map(({ id, sources, otherSources }) => ({
      ...{ purpose: id, sources, otherSources: wordsIn(speech, otherSources) },
    })),
  };
}

/** Decisions without a human. */
export function explainAutomated({ facts, speech, spoken }: Printing): ExplanationBlock {
  const { text, logic, consequences } = spoken.automated;
  const { kind } = facts.register.automatedDecisions;
  const labelled = (label: "logic" | "consequences", value: string | null): readonly Piece[] =>
    value === null
      ? []
      : [say(speech.say("label", { label: speech.say(`automated.${label}`), value }))];
  return {
    ...{ id: "automated", source: "GDPR 15(1)(h)", facts: { kind, logic, consequences } },
    title: speech.say("explanation.automated.title"),
    pieces: [say(text), ...labelled("logic", logic), ...labelled("consequences", consequences)],
  };
}

type Column = readonly [label: string, read: (purpose: SpokenPurpose) => string];

/** A table with a line for every purpose; the gap where there is none. */
function byPurpose(
  speech: Speech,
  purposes: readonly SpokenPurpose[],
  columns: readonly Column[],
): Piece {
  if (purposes.length === 0) return say(speech.gap);
  return {
    kind: "table",
    columns: [speech.say("purpose.name"), ...columns.map(([label]) => label)],
    rows: purposes.map((purpose) => [purpose.name, ...columns.map(([, read]) => read(purpose))]),
  };
}

function sayBasis(speech: Speech, purpose: SpokenPurpose): string {
  const { basis, basisMeaning, interest, law } = purpose;
  const named = (label: "purpose.interest" | "purpose.law", value: string | null) =>
    value === null ? null : speech.say("label", { label: speech.say(label), value });
  return [
    `${basis}${basisMeaning === null ? "" : "."}`,
    ...[basisMeaning, named("purpose.interest", interest), named("purpose.law", law)],
  ]
    .filter((text) => text !== null)
    .join(" ");
}

function sayList(speech: Speech, pieces: readonly string[]): string {
  return pieces.length === 0 ? speech.gap : startSentence(speech.list(pieces), speech.language);
}

function wordsIn(speech: Speech, words: Words): Json {
  return speech.words(words);
}

function say(text: string): Piece {
  return { kind: "text", text };
}
