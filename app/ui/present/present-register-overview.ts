import type { PolicyGap } from "../../domain/policy/check-publishable.ts";
import type { AutomatedDecisions, DataSale, Register } from "../../domain/register/types.ts";
import type { VersionHead } from "../../domain/register/version.ts";
import { countryName } from "../../domain/shared/country.ts";
import { counted, toAgo, type Reader } from "./dates.ts";
import { languageName } from "./language-names.ts";
import { presentGaps, type RegisterSection, sectionOf, type ShownGap } from "./present-gaps.ts";

/** One part of the register on its overview. */
export type ShownSection = {
  readonly id: RegisterSection;
  readonly title: string;
  readonly url: string;
  /** What stands there now, in a line. */
  readonly text: string;
  readonly gaps: readonly ShownGap[];
  /** How many more gaps there are than are shown. */
  readonly more: number;
};

export type ShownOverview = {
  readonly sections: readonly ShownSection[];
  readonly missing: number;
  readonly version: { readonly number: number; readonly changed: string };
};

/** Gaps shown of a section; the rest stands on its page. */
const SHOWN_GAPS = 3;

type Params = {
  readonly register: Register;
  readonly gaps: readonly PolicyGap[];
  readonly head: VersionHead;
  readonly by: string;
  readonly reader: Reader;
};

/** The register part by part: what is there and what is missing. */
export function presentOverview({ register, gaps, head, by, reader }: Params): ShownOverview {
  return {
    sections: sections.map(({ id, title, say }) => {
      const here = gaps.filter((gap) => sectionOf(gap, register) === id);
      return {
        ...{ id, title, url: `/app/register/${id}`, text: say(register) },
        gaps: presentGaps(here.slice(0, SHOWN_GAPS), register),
        more: Math.max(0, here.length - SHOWN_GAPS),
      };
    }),
    missing: gaps.length,
    version: { number: head.number, changed: `${toAgo(head.at, reader)} by ${by}` },
  };
}

type Section = {
  readonly id: RegisterSection;
  readonly title: string;
  readonly say: (register: Register) => string;
};

const sections: readonly Section[] = [
  {
    id: "company",
    title: "Company and contacts",
    say: ({ controller: { name, postalAddress } }) => {
      const country = postalAddress.country === "" ? "" : countryName(postalAddress.country);
      const known = [name, country].filter((text) => text !== "");
      return known.length === 0 ? "Who answers for the data" : known.join(", ");
    },
  },
  {
    id: "purposes",
    title: "Why data is used",
    say: ({ purposes }) => counted(purposes.length, "purpose"),
  },
  {
    id: "recipients",
    title: "Who gets it",
    say: ({ recipients }) => counted(recipients.length, "recipient"),
  },
  {
    id: "cookies",
    title: "Cookies and similar",
    say: ({ storedItems }) => counted(storedItems.length, "entry", "entries"),
  },
  { id: "practice", title: "Sale, decisions and security", say: sayPractice },
  {
    id: "languages",
    title: "Languages",
    say: ({ mainLanguage, publishedLanguages }) => {
      const others = publishedLanguages.filter((language) => language !== mainLanguage);
      const named = others.slice(0, 3).map(languageName);
      const more = others.length > 3 ? [counted(others.length - 3, "more", "more")] : [];
      return [languageName(mainLanguage), ...named, ...more].join(", ");
    },
  },
];

function sayPractice({ dataSale, automatedDecisions }: Register): string {
  return `${saleSummary[dataSale]}, ${sayDecisions(automatedDecisions)}`;
}

const saleSummary: Readonly<Record<DataSale, string>> = {
  unknown: "Sale of data: not said yet",
  none: "No sale of data",
  sold: "Data is sold",
};

function sayDecisions({ kind }: AutomatedDecisions): string {
  switch (kind) {
    case "unknown":
      return "automated decisions: not said yet";
    case "none":
      return "no automated decisions";
    case "made":
      return "decisions are made automatically";
  }
}
