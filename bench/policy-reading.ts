import { readPolicy } from "../app/domain/policy/reading/read-policy.ts";
import {
  type CorpusPart,
  type CorpusText,
  type Rate,
  rateOf,
  readCorpus,
  scoreFindings,
  scoreGrades,
} from "../tests/support/policy-corpus.ts";
import type { Figure } from "./figure.ts";

const goalRate = 0.9;
const goalMs = 1_000;
/** What the rules were written or improved on must be read well; what they never saw shows what to expect. */
const parts = ["known", "held-out", "unseen"] as const satisfies readonly CorpusPart[];

/**
 * How well policies are read: promises and contacts with the right sentence, and the state of every
 * required item, for each part of the corpus apart; and how long the longest of it takes.
 */
export function benchPolicyReading(): readonly Figure[] {
  const corpora = parts.map((part) => ({ part, corpus: readCorpus(part) }));
  const corpus = corpora.flatMap((one) => one.corpus);
  // The first reading compiles every pattern; a server does that once.
  for (const { source } of corpus) readPolicy(source);
  const slowest = Math.max(
    ...corpus.map(({ source }) => {
      const startedAt = performance.now();
      readPolicy(source);
      return performance.now() - startedAt;
    }),
  );
  return [
    ...corpora.flatMap((one) => toFigures(one.part, one.corpus)),
    {
      name: "policy-reading.slowest-when-warm",
      value: slowest,
      unit: "ms",
      goal: `at most ${String(goalMs)} ms`,
      met: slowest <= goalMs,
    },
  ];
}

function toFigures(part: CorpusPart, corpus: readonly CorpusText[]): readonly Figure[] {
  const read = corpus.map((text) => ({ text, findings: readPolicy(text.source) }));
  const rates: Readonly<Record<string, Rate>> = {
    findings: rateOf(read.map(({ text, findings }) => scoreFindings(text, findings))),
    grades: rateOf(read.map(({ text, findings }) => scoreGrades(text, findings))),
  };
  return [
    { name: `policy-reading.${part}.texts`, value: corpus.length, unit: "count" },
    ...Object.entries(rates).flatMap(([what, rate]) =>
      Object.entries(rate).map(([name, value]): Figure => {
        const figure = {
          name: `policy-reading.${part}.${what}.${name}`,
          value,
          unit: "ratio",
        } as const;
        return part === "unseen"
          ? figure
          : { ...figure, goal: `at least ${String(goalRate)}`, met: value >= goalRate };
      }),
    ),
  ];
}
