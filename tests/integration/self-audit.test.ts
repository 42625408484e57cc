import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../scripts/self-audit/audit-database.ts";
import { runSelfAudit, type SelfAuditOptions } from "../../scripts/self-audit/run-self-audit.ts";
import { postgresAvailable } from "../support/postgres.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const people = isFull ? 1_000 : 5;
/** A mutation is found in each person or not at all: few do. */
const mutatedPeople = isFull ? 50 : 2;
const limitMs = isFull ? 5_400_000 : 600_000;

const engines: readonly Engine[] = ["embedded", "postgres"];
/** The faults are the app's, not the engine's: one of both shows that they are found, unless there is time. */
const mutatedEngines = isFull || !postgresAvailable() ? engines : engines.slice(1);

const run = (engine: Engine, options: Partial<SelfAuditOptions>) =>
  runSelfAudit({ engine, people: mutatedPeople, limitMs, say: () => undefined, ...options });

/** Loads a file of tests/support/self-audit into the app's process. */
const withPreload = (name: string) => {
  const file = path.join(repositoryRoot, "tests", "support", "self-audit", name);
  return { environment: { NODE_OPTIONS: `--import=${file}` }, stopAtFault: true };
};

const nobody = { tokens: 0, people: 0, findings: [] };

describe.each(engines)("the self-audit on %s", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("of a whole installation", () => {
    it(
      "finds everybody with the keys before the erasure and nobody afterwards",
      async () => {
        const { before, after, ...report } = await run(engine, { people });
        expect(report).toMatchObject({ ok: true, people });
        expect(before.plain).toEqual(nobody);
        expect(before.keyed.people).toBe(people);
        expect(after?.plain).toEqual(nobody);
        expect(after?.keyed).toMatchObject(nobody);
        expect(before.ids.plain).toEqual(nobody);
        expect(before.ids.keyed.people).toBe(people);
        expect(after?.ids).toEqual({ plain: nobody, keyed: nobody });
        const places = before.sources.map(({ place }) => place);
        const searched = ["database-rows", "database-files", "write-ahead-log", "log", "mails"];
        expect(places).toEqual(
          expect.arrayContaining([...searched, "backup", "ledger", "key-folder"]),
        );
        const opened = new Set(before.keyed.findings.map(({ place }) => place));
        const positive = ["database-rows", "database-files", "write-ahead-log", "backup"];
        expect([...opened]).toEqual(expect.arrayContaining(positive));
      },
      limitMs,
    );
  });
});

describe.each(mutatedEngines)("the self-audit on %s", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("of a faulty installation", () => {
    it(
      "fails when people's keys do not stay deleted",
      async () => {
        const report = await run(engine, {
          prepare: async ({ pool }) => {
            await pool.query(`
              CREATE FUNCTION put_key_back() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN INSERT INTO "DataKey" SELECT OLD.*; RETURN NULL; END $$;
              CREATE TRIGGER put_key_back AFTER DELETE ON "DataKey"
                FOR EACH ROW WHEN (OLD."subject" = 'person') EXECUTE FUNCTION put_key_back()`);
          },
        });
        expect(report.ok).toBe(false);
        expect(report.after?.plain).toEqual(nobody);
        expect(report.after?.keyed.people).toBe(mutatedPeople);
      },
      limitMs,
    );

    it(
      "fails when one line of the log tells what came in",
      async () => {
        const report = await run(engine, withPreload("leak-bodies.ts"));
        expect(report.ok).toBe(false);
        expect(report.before.plain.people).toBe(mutatedPeople);
        expect(new Set(report.before.plain.findings.map(({ place }) => place))).toEqual(
          new Set(["log"]),
        );
      },
      limitMs,
    );

    it(
      "fails when one column is not sealed",
      async () => {
        const report = await run(engine, withPreload("unseal-bodies.ts"));
        expect(report.ok).toBe(false);
        expect(report.before.plain.people).toBe(mutatedPeople);
        expect(report.before.plain.findings).toContainEqual(
          expect.objectContaining({ place: "database-rows", source: 'public."DataRequest"' }),
        );
      },
      limitMs,
    );
  });
});
