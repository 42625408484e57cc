import type pg from "pg";
import { z } from "zod";
import {
  type ConsentCounts,
  type ConsentCountsOf,
  type ConsentDimension,
  consentDimensions,
  type ConsentStatistics,
  type DayRange,
} from "../../domain/consent/ports.ts";
import { choiceActs } from "../../domain/consent/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";

const grouped = consentDimensions.map((name) => `"${name}"`).join(", ");
const valueOf = consentDimensions.map(
  (name) => `WHEN GROUPING("${name}") = 0 THEN "${name}"::text`,
);
const nameOf = consentDimensions.map((name) => `WHEN GROUPING("${name}") = 0 THEN '${name}'`);
const sets = consentDimensions.map((name) => `("${name}", "act")`).join(", ");

/** One pass over the days' counters gives the sums for every dimension. */
const query = `SELECT CASE ${nameOf.join(" ")} ELSE 'total' END AS "dimension",
  CASE ${valueOf.join(" ")} ELSE '' END AS "value", "act", sum("count")::float8 AS "count",
  sum("preferences")::float8 AS "preferences", sum("statistics")::float8 AS "statistics",
  sum("marketing")::float8 AS "marketing", sum("saleRefused")::float8 AS "saleRefused",
  sum("untold")::float8 AS "untold"
  FROM (SELECT to_char("day", 'YYYY-MM-DD') AS "day", ${grouped.replace('"day", ', "")}, "act", "count",
    "preferences", "statistics", "marketing", "saleRefused", "untold" FROM "ConsentDay"
    WHERE "installationId" = $1 AND "day" >= $2::date AND "day" <= $3::date) AS c
  GROUP BY GROUPING SETS (("act"), ${sets})`;

const rowSchema = z.object({
  dimension: z.enum([...consentDimensions, "total"]),
  value: z.string(),
  act: z.enum([...choiceActs, "shown"]),
  count: z.number(),
  preferences: z.number(),
  statistics: z.number(),
  marketing: z.number(),
  saleRefused: z.number(),
  untold: z.number(),
});
type Row = z.infer<typeof rowSchema>;

const nothing: ConsentCounts = {
  shown: 0,
  chosen: 0,
  acts: { accept: 0, refuse: 0, save: 0, withdraw: 0, "opt-out": 0, "opt-in": 0 },
  yes: { preferences: 0, statistics: 0, marketing: 0 },
  saleRefused: 0,
  untold: 0,
};

/** Sums of the days' counters between two days; no record is read. */
export async function readConsentStatistics(
  pool: pg.Pool,
  installation: InstallationId,
  { from, to }: DayRange,
): Promise<ConsentStatistics> {
  const answer = await pool.query(query, [installation, from, to]);
  const rows = z.array(rowSchema).parse(answer.rows);
  const of = (dimension: ConsentDimension) => sumByValue(rows, dimension);
  return {
    ...{ from, to },
    total: rows.filter(({ dimension }) => dimension === "total").reduce(add, nothing),
    by: {
      day: of("day").toSorted((a, b) => (a.value < b.value ? -1 : 1)),
      notice: mostFirst(of("notice")),
      language: mostFirst(of("language")),
      region: mostFirst(of("region")),
      regime: mostFirst(of("regime")),
      device: mostFirst(of("device")),
    },
  };
}

function sumByValue(rows: readonly Row[], dimension: ConsentDimension): readonly ConsentCountsOf[] {
  const sums = new Map<string, ConsentCounts>();
  for (const row of rows) {
    if (row.dimension === dimension) sums.set(row.value, add(sums.get(row.value) ?? nothing, row));
  }
  return [...sums].map(([value, counts]) => ({ value, ...counts }));
}

function add(counts: ConsentCounts, row: Row): ConsentCounts {
  if (row.act === "shown") return { ...counts, shown: counts.shown + row.count };
  return {
    shown: counts.shown,
    chosen: counts.chosen + row.count,
    acts: { ...counts.acts, [row.act]: counts.acts[row.act] + row.count },
    yes: {
      preferences: counts.yes.preferences + row.preferences,
      statistics: counts.yes.statistics + row.statistics,
      marketing: counts.yes.marketing + row.marketing,
    },
    saleRefused: counts.saleRefused + row.saleRefused,
    untold: counts.untold + row.untold,
  };
}

function mostFirst(counts: readonly ConsentCountsOf[]): readonly ConsentCountsOf[] {
  const weight = ({ shown, chosen }: ConsentCounts) => shown + chosen;
  return counts.toSorted((a, b) => weight(b) - weight(a) || (a.value < b.value ? -1 : 1));
}
