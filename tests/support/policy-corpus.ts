import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { foldSpace } from "../../app/domain/policy/reading/fold-text.ts";
import { requiredItems } from "../../app/domain/policy/reading/required-items.ts";
import type { PolicyFindings, RequiredState } from "../../app/domain/policy/reading/types.ts";

/**
 * The parts of the corpus: the texts the rules were first written on, those that were written without
 * looking at a rule and that the rules were then improved on, and those no rule was improved on.
 */
const folders = {
  known: "policies",
  "held-out": "policies-held-out",
  unseen: "policies-unseen",
} as const;
export type CorpusPart = keyof typeof folders;

/** A policy with what a careful reader finds in it, written down before any rule was run on it. */
export type CorpusText = {
  readonly name: string;
  readonly source: string;
  readonly language: string;
  /** Kind and a part of the sentence that makes the promise. */
  readonly promises: readonly { readonly kind: string; readonly part: string }[];
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  /** Items that are not here are missing. */
  readonly states: ReadonlyMap<string, RequiredState>;
};

/** Every text of one part of the corpus, by name. */
export function readCorpus(part: CorpusPart): readonly CorpusText[] {
  const folder = path.join(import.meta.dirname, folders[part]);
  return readdirSync(folder)
    .filter((file) => !file.endsWith(".tsv"))
    .toSorted()
    .map((file) => {
      const name = path.parse(file).name;
      const source = readFileSync(path.join(folder, file), "utf8");
      const table = readFileSync(path.join(folder, `${name}.tsv`), "utf8");
      return { name, source, ...parseTable(table) };
    });
}

function parseTable(
  table: string,
): Pick<CorpusText, "language" | "promises" | "contacts" | "states"> {
  const rows = table.split("\n").map((line) => line.split("\t"));
  const of = (word: string) => rows.filter(([first]) => first === word);
  const states = (["present", "vague", "outdated"] as const).flatMap((state) =>
    of(state).flatMap(([, items = ""]) => items.split(" ").map((item) => [item, state] as const)),
  );
  return {
    language: of("language")[0]?.[1] ?? "",
    promises: of("promise").flatMap(([, kinds = "", part = ""]) =>
      kinds.split(" ").map((kind) => ({ kind, part })),
    ),
    contacts: of("contact").map(([, kind = "", value = ""]) => ({ kind, value })),
    states: new Map(states),
  };
}

/** How many findings there are, should be, and are right; with the differences in words. */
export type Score = {
  readonly found: number;
  readonly expected: number;
  /** Findings that should be there; two sentences may stand for one expected finding. */
  readonly rightFound: number;
  /** Expected findings that are there. */
  readonly rightExpected: number;
  readonly wrong: readonly string[];
};

/** Compares promises and contacts with the table: the kind must be right, and so must the sentence. */
export function scoreFindings(text: CorpusText, findings: PolicyFindings): Score {
  const found = [
    ...findings.promises.map(({ kind, quote }) => ({ kind: kind, said: quote })),
    ...findings.contacts.map(({ kind, value }) => ({ kind: kind, said: bare(value) })),
  ];
  const expected = [
    ...text.promises.map(({ kind, part }) => ({ kind, said: foldSpace(part) })),
    ...text.contacts.map(({ kind, value }) => ({ kind, said: bare(value) })),
  ];
  const fits = (one: { kind: string; said: string }, other: { kind: string; said: string }) =>
    one.kind === other.kind && one.said.includes(other.said);
  const extra = found.filter((one) => !expected.some((other) => fits(one, other)));
  const lacking = expected.filter((one) => !found.some((other) => fits(other, one)));
  return {
    found: found.length,
    expected: expected.length,
    rightFound: found.length - extra.length,
    rightExpected: expected.length - lacking.length,
    wrong: [
      ...extra.map(({ kind, said }) => `+ ${kind}: ${said}`),
      ...lacking.map(({ kind, said }) => `- ${kind}: ${said}`),
    ],
  };
}

const bare = (value: string): string => value.toLowerCase().replace(/[\s]/gu, "");

/** Compares the state of every required item; those that are missing in both do not count. */
export function scoreGrades(text: CorpusText, findings: PolicyFindings): Score {
  const got = new Map(findings.required.map(({ item, state }) => [item as string, state]));
  const rows = requiredItems.map(({ item }) => ({
    item,
    is: got.get(item) ?? "missing",
    should: text.states.get(item) ?? "missing",
  }));
  const right = rows.filter(({ is, should }) => is === should && is !== "missing").length;
  return {
    found: rows.filter(({ is }) => is !== "missing").length,
    expected: rows.filter(({ should }) => should !== "missing").length,
    rightFound: right,
    rightExpected: right,
    wrong: rows
      .filter(({ is, should }) => is !== should)
      .map(({ item, is, should }) => `${item}: ${is}, should be ${should}`),
  };
}

export type Rate = { readonly precision: number; readonly recall: number };

/** Precision and recall over several texts, each finding counting the same. */
export function rateOf(scores: readonly Score[]): Rate {
  const sum = (of: (score: Score) => number) => scores.reduce((all, score) => all + of(score), 0);
  return {
    precision: sum((score) => score.rightFound) / sum((score) => score.found),
    recall: sum((score) => score.rightExpected) / sum((score) => score.expected),
  };
}
