// npm run self-audit [-- --people 1000 --engine embedded|postgres --json]
// Plants people in a store of its own, runs access and erasure for real, and searches all that the
// installation leaves, without keys and with them. Exit code 1 when anything is found that should not.
import { parseArgs } from "node:util";
import { z } from "zod";
import type { AuditResult } from "../app/self-audit/run-audit.ts";
import type { SelfAuditReport } from "./self-audit/judge-audit.ts";
import { runSelfAudit } from "./self-audit/run-self-audit.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "100" },
    engine: { type: "string", default: "embedded" },
    json: { type: "boolean", default: false },
  },
});
const asked = z
  .object({
    people: z.coerce.number().int().min(1).max(10_000),
    engine: z.enum(["embedded", "postgres"]),
  })
  .parse(values);

const startedAtMs = Date.now();
const say = (text: string) => {
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(0).padStart(5);
  process.stderr.write(`[self-audit ${seconds} s] ${text}\n`);
};

function printPlaces({ sources, plain, keyed, ids, keys }: AuditResult): void {
  const countIn = (place: string, { findings }: AuditResult["plain"]) =>
    findings.filter((one) => one.place === place).reduce((sum, { tokens }) => sum + tokens, 0);
  console.table(
    Object.fromEntries(
      sources.map(({ place, files, bytes, sameBytes }) => [
        place,
        {
          files,
          MB: Math.round(bytes / 1e5) / 10,
          "of it in copies": Math.round(sameBytes / 1e5) / 10,
          open: countIn(place, plain),
          "ids open": countIn(place, ids.plain),
          "with keys": countIn(place, keyed),
          keys: new Set(keys.filter((one) => one.place === place).map(({ key }) => key)).size,
        },
      ]),
    ),
  );
  for (const { place, source, form, tokens, people } of [
    ...plain.findings,
    ...ids.plain.findings,
  ].slice(0, 20)) {
    console.log(`  ${place} ${source}: ${String(tokens)} tokens of ${String(people)} (${form})`);
  }
}

function print(report: SelfAuditReport): void {
  console.log(
    `${String(report.people)} people, ${String(report.tokens)} tokens, on ${report.engine}`,
  );
  console.log("Before the erasure (tokens found by place):");
  printPlaces(report.before);
  if (report.after !== null) {
    console.log("After the erasure, the former key retired:");
    printPlaces(report.after);
  }
  for (const [name, holds] of Object.entries(report.expected)) {
    console.log(`${holds ? "yes" : "NO "}  ${name}`);
  }
}

const report = await runSelfAudit({
  ...asked,
  say,
  limitMs: Math.max(180_000, asked.people * 6_000),
});
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else print(report);
process.exit(report.ok ? 0 : 1);
