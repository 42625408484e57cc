import { isInRegister } from "../../domain/policy/reading/apply-proposals.ts";
import type { PolicyReading, ReadingHead } from "../../domain/policy/reading/ports.ts";
import type { ProposalDecision } from "../../domain/policy/reading/proposal.ts";
import type { RequiredState } from "../../domain/policy/reading/types.ts";
import { createEmptyRegister } from "../../domain/register/create-register.ts";
import type { Register } from "../../domain/register/types.ts";
import { counted, type Reader, toDateTime } from "./dates.ts";
import { wordsOfItem } from "./grade-words.ts";
import { promiseWords } from "./promise-kind-words.ts";
import { type SaidProposal, sayProposal } from "./say-proposal.ts";
import { toActorText } from "./timeline-words.ts";

export type ShownProposal = SaidProposal & {
  readonly id: string;
  readonly state: "open" | "accepted" | "refused" | "there-already";
};

/** A sentence and what it would change. */
export type ShownSentence = {
  readonly quote: string;
  readonly proposals: readonly ShownProposal[];
};

export type ShownGrade = {
  readonly item: string;
  readonly title: string;
  readonly source: string;
  readonly advice: string;
  readonly url: string;
  readonly quote: string;
};

export type ShownPromise = { readonly says: string; readonly quote: string };

export type ShownReading = {
  readonly about: string;
  /** Set where the text is neither English nor Swedish. */
  readonly isOtherLanguage: boolean;
  readonly sentences: readonly ShownSentence[];
  readonly grades: Readonly<Record<RequiredState, readonly ShownGrade[]>>;
  readonly promises: readonly ShownPromise[];
};

export type ShownReadingRow = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly from: string;
  readonly decided: string;
};

const from: Readonly<Record<ReadingHead["source"], string>> = {
  pasted: "Pasted text",
  link: "A web page",
  shopify: "The policy in Shopify",
};
const languageNames = { en: "English", sv: "Swedish", other: "another language" } as const;

type Around = {
  readonly register: Register | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly reader: Reader;
};

/** A reading as its page shows it: sentences with proposals, the grade, and every promise. */
export function presentReading(reading: PolicyReading, around: Around): ShownReading {
  const { findings } = reading;
  const by = toActorText(reading.author, around.names);
  return {
    about: `${from[reading.source]} in ${languageNames[findings.language]}, read ${toDateTime(reading.at, around.reader)} by ${by}.`,
    isOtherLanguage: findings.language === "other",
    sentences: presentSentences(reading, around.register),
    grades: {
      outdated: gradesOf(reading, "outdated"),
      missing: gradesOf(reading, "missing"),
      vague: gradesOf(reading, "vague"),
      present: gradesOf(reading, "present"),
    },
    promises: findings.promises.map(({ kind, quote }) => ({ says: promiseWords[kind], quote })),
  };
}

function presentSentences(
  { proposals, decisions }: PolicyReading,
  register = createEmptyRegister("en"),
): readonly ShownSentence[] {
  const groups = Map.groupBy(proposals, ({ quote }) => quote);
  return [...groups].map(([quote, made]) => ({
    quote,
    proposals: made.map(({ id, change }) => {
      const state = stateOf(decisions[id], isInRegister(register, change));
      return { id, ...sayProposal(change), state };
    }),
  }));
}

/** What was taken over and is no longer there, undone for instance, can be taken over again. */
function stateOf(decided: ProposalDecision | undefined, isThere: boolean): ShownProposal["state"] {
  if (isThere) return decided === "accepted" ? "accepted" : "there-already";
  return decided === "refused" ? "refused" : "open";
}

function gradesOf({ findings }: PolicyReading, state: RequiredState): readonly ShownGrade[] {
  return findings.required
    .filter((grade) => grade.state === state)
    .map(({ item, source, quote }) => ({ item, source, quote, ...wordsOfItem(item) }));
}

/** Earlier readings, as lines of a list. */
export function presentReadings(
  heads: readonly ReadingHead[],
  { names, reader }: Omit<Around, "register">,
): readonly ShownReadingRow[] {
  return heads.map((head) => ({
    id: head.id,
    at: toDateTime(head.at, reader),
    by: toActorText(head.author, names),
    from: from[head.source],
    decided: sayDecided(Object.values(head.decisions)),
  }));
}

function sayDecided(decisions: readonly string[]): string {
  const accepted = decisions.filter((one) => one === "accepted").length;
  if (decisions.length === 0) return "Nothing decided yet";
  return `${counted(accepted, "proposal")} taken over`;
}
