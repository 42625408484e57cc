import type pg from "pg";
import { z } from "zod";
import { channels, doors } from "../../domain/newsletter/types.ts";
import type {
  DayRange,
  LeaveCount,
  LeaveOverview,
  SeenDrift,
  SystemTimes,
} from "../../domain/newsletter/views.ts";
import { endOfDay, startOfDay } from "../../domain/shared/calendar.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";

type Pool = Pick<pg.Pool, "query">;

/** What was said while the app was removed counts as well. */
const ofShop = `IN (SELECT o."id" FROM "Installation" o JOIN "Installation" i ON i."shopId" = o."shopId"
  WHERE i."id" = $1::uuid)`;

/** A wish after which less is sent than before. */
const isLeaving = `p."outcome" = 'changed' AND NOT 'all' = ANY(p."before")
  AND NOT (array_remove(p."after", 'less-often') <@ p."before")`;

const countLeaving = `SELECT to_char(p."receivedAt" AT TIME ZONE $4, 'YYYY-MM-DD') AS day, p."channel",
  p."door", count(*)::int AS count FROM "MarketingProof" p
  WHERE p."installationId" ${ofShop} AND p."receivedAt" BETWEEN $2 AND $3 AND ${isLeaving}
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const took = `extract(epoch FROM e."inEffectAt" - p."receivedAt") * 1000`;
const timeEffects = `SELECT e."system",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${took}) FILTER (WHERE e."inEffectAt" IS NOT NULL)
    AS "medianMs",
  max(${took}) FILTER (WHERE e."inEffectAt" IS NOT NULL)::float8 AS "worstMs",
  count(*) FILTER (WHERE e."inEffectAt" IS NOT NULL)::int AS "inEffect",
  count(*) FILTER (WHERE e."state" = 'waiting' AND e."nextCheckAt" IS NOT NULL)::int AS "waiting",
  min(p."receivedAt") FILTER (WHERE e."state" = 'waiting' AND e."nextCheckAt" IS NOT NULL)
    AS "waitingSince",
  count(*) FILTER (WHERE e."state" = 'unknown-there')::int AS "unknownThere",
  count(*) FILTER (WHERE e."state" = 'refused')::int AS "refused"
  FROM "MarketingEffect" e JOIN "MarketingProof" p ON p."id" = e."proofId"
  WHERE e."installationId" ${ofShop} AND e."wanted" = 'out' AND p."receivedAt" BETWEEN $2 AND $3
  GROUP BY e."system" ORDER BY e."system"`;

const driftsShown = 50;
const listDrifts = `SELECT e."proofId"::text, e."system", p."channel", p."receivedAt" AS "leftAt",
  e."lastDriftAt" AS "turnedAt", e."drifts" AS "times", e."state" = 'in-effect' AS "isPutRight"
  FROM "MarketingEffect" e JOIN "MarketingProof" p ON p."id" = e."proofId"
  WHERE e."installationId" ${ofShop} AND e."drifts" > 0 AND e."lastDriftAt" BETWEEN $2 AND $3
  ORDER BY e."lastDriftAt" DESC, e."proofId" LIMIT ${String(driftsShown)}`;

const countMails = `SELECT d."outcome", count(*)::int AS count FROM "MailDecision" d
  WHERE d."installationId" ${ofShop} AND d."receivedAt" BETWEEN $2 AND $3 GROUP BY 1 ORDER BY 1`;

const channel = z.enum(channels);
const countsSchema: z.ZodType<readonly LeaveCount[]> = z.array(
  z.object({ day: z.string(), channel, door: z.enum(doors), count: z.int() }),
);
const timesSchema: z.ZodType<readonly SystemTimes[]> = z.array(
  z.object({
    system: z.string(),
    medianMs: z.number().nullable(),
    worstMs: z.number().nullable(),
    inEffect: z.int(),
    waiting: z.int(),
    waitingSince: z.date().nullable(),
    unknownThere: z.int(),
    refused: z.int(),
  }),
);
const driftsSchema: z.ZodType<readonly SeenDrift[]> = z.array(
  z.object({
    proofId: z.string(),
    system: z.string(),
    channel,
    leftAt: z.date(),
    turnedAt: z.date(),
    times: z.int(),
    isPutRight: z.boolean(),
  }),
);
const mailsSchema = z.array(z.object({ outcome: z.string(), count: z.int() }));
const stateSchema = z.array(z.object({ state: z.string() }));
const numberSchema = z.tuple([z.object({ count: z.int() })]);

/** Reads what the merchant sees of leaving in some days: sums and codes, nobody's address. */
export async function readLeaveOverview(
  pool: Pool,
  installation: InstallationId,
  { from, to, timeZone }: DayRange,
): Promise<LeaveOverview> {
  const span = [installation, startOfDay(from, timeZone), endOfDay(to, timeZone)];
  const rowsOf = async (sql: string, params: readonly unknown[]): Promise<unknown> =>
    (await pool.query(sql, [...params])).rows;
  return {
    counts: countsSchema.parse(await rowsOf(countLeaving, [...span, timeZone])),
    systems: timesSchema.parse(await rowsOf(timeEffects, span)),
    drifts: driftsSchema.parse(await rowsOf(listDrifts, span)),
    mails: mailsSchema.parse(await rowsOf(countMails, span)),
    mailboxes: stateSchema.parse(
      await rowsOf(`SELECT "state" FROM "Mailbox" WHERE "installationId" = $1`, [installation]),
    ),
    openQuestions: await countOpen(rowsOf, "MarketingQuestion", installation),
    tools: await countOpen(rowsOf, "MailTool", installation),
  };
}

const openOf = { MarketingQuestion: `"decidedAt" IS NULL`, MailTool: `"state" = 'on'` } as const;

async function countOpen(
  rowsOf: (sql: string, params: readonly unknown[]) => Promise<unknown>,
  table: keyof typeof openOf,
  installation: InstallationId,
): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM "${table}" WHERE "installationId" = $1 AND ${openOf[table]}`;
  return numberSchema.parse(await rowsOf(sql, [installation]))[0].count;
}
