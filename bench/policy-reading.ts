import { readPolicy } from "../app/domain/policy/reading/read-policy.ts";
import {
  type Rate,
  rateOf,
  readCorpus,
  scoreFindings,
  scoreGrades,
} from "../tests/support/policy-corpus.ts";
import type { Figure } from "./figure.ts";

const goalRate = 0.9;
const goalMs = 1_000;

/**
 * How well policies are read: promises and contacts with the right sentence, and the state of every
 * required item, over the corpus in tests/support/policies; and how long the longest of it takes.
 */
export function benchPolicyReading(): readonly Figure[] {
  const corpus = readCorpus("known");
  // The first reading compiles every pattern; a server does that once.
  for (const { source } of corpus) readPolicy(source);
  const read = corpus.map((text) => {
    const startedAt = performance.now();
    const findings = readPolicy(text.source);
    return { text, findings, ms: performance.now() - startedAt };
  });
  const slowest = Math.max(...read.map(({ ms }) => ms));
  return [
    { name: "policy-reading.texts", value: corpus.length, unit: "count" },
    ...toFigures(
      "findings",
      rateOf(read.map(({ text, findings }) => scoreFindings(text, findings))),
    ),
    ...toFigures("grades", rateOf(read.map(({ text, findings }) => scoreGrades(text, findings)))),
    {
      name: "policy-reading.slowest-when-warm",
      value: slowest,
      unit: "ms",
      goal: `at most ${String(goalMs)} ms`,
      met: slowest <= goalMs,
    },
  ];
}

function toFigures(what: string, { precision, recall }: Rate): readonly Figure[] {
  return Object.entries({ precision, recall }).map(([name, value]) => ({
    name: `policy-reading.${what}.${name}`,
    value,
    unit: "ratio",
    goal: `at least ${String(goalRate)}`,
    met: value >= goalRate,
  }));
}
