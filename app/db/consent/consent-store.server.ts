import type pg from "pg";
import { z } from "zod";
import type { ChoiceToKeep, ConsentStore, ShownToCount } from "../../domain/consent/take-report.ts";
import { localDateOf } from "../../domain/shared/calendar.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import { createBatches } from "../batches.server.ts";
import { toBytea } from "../bulk-insert.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { insertChoices, insertShown } from "./consent-sql.server.ts";
import { type ConsentShops, createConsentShops, type KnownShop } from "./consent-shops.server.ts";

export type ConsentStoreDeps = {
  readonly pool: pg.Pool;
  readonly keys: Pick<KeyStore, "shopKeys">;
};

/**
 * One batch at a time: the next would wait for the day's counters anyway, and what comes meanwhile goes
 * together in one statement, which is one commit.
 */
const batchRules = { lanes: 1, maxItems: 500, maxWeight: 500, weigh: () => 1 } as const;

type Choice = ChoiceToKeep & { readonly known: KnownShop };
type Shown = ShownToCount & { readonly known: KnownShop };
type Kept = "recorded" | "repeated" | "look-again";

/** A report made before that may have been recorded in an earlier partition. */
const clockToleranceMs = toMs({ days: 1 });

/** Keeps choices in batches; a call is answered only when its batch is committed. */
export function createConsentStore(deps: ConsentStoreDeps): ConsentStore {
  const shops = createConsentShops(deps);
  const keepTogether = createBatches<Choice, Kept>({
    ...batchRules,
    run: (choices) => keepAll(deps.pool, choices),
  });
  const countTogether = createBatches<Shown, "counted" | "look-again">({
    ...batchRules,
    run: (shown) => countAll(deps.pool, shown),
  });
  return {
    findShop: shops.know,
    keep: (choice) => inShop(shops, choice.shop, (known) => keepTogether({ ...choice, known })),
    count: (shown) => inShop(shops, shown.shop, (known) => countTogether({ ...shown, known })),
  };
}

/** The installation is only remembered as long as it proves right: once more after that, then no. */
async function inShop<Outcome extends "recorded" | "repeated" | "counted">(
  shops: ConsentShops,
  shop: ShopDomain,
  write: (known: KnownShop) => Promise<Outcome | "look-again">,
): Promise<Outcome | "not-installed"> {
  for (let look = 1; look <= 2; look += 1) {
    const known = await shops.know(shop);
    if (known === undefined) return "not-installed";
    const outcome = await write(known);
    if (outcome !== "look-again") return outcome;
    shops.forget(shop);
  }
  return "not-installed";
}

const keptSchema = z.array(z.object({ key: z.string(), isNew: z.boolean() }));

async function keepAll(pool: pg.Pool, choices: readonly Choice[]): Promise<readonly Kept[]> {
  const rows = new Map(choices.map((choice) => [keyOf(choice), choice]));
  const json = JSON.stringify([...rows].map(([key, choice]) => ({ key, ...toRow(choice) })));
  const answer = await pool.query(insertChoices, [json]);
  const known = new Map(keptSchema.parse(answer.rows).map(({ key, isNew }) => [key, isNew]));
  return choices.map((choice) => {
    const isNew = known.get(keyOf(choice));
    if (isNew === undefined) return "look-again";
    return isNew ? "recorded" : "repeated";
  });
}

function keyOf({ known, report }: Choice): string {
  return `${known.installationId} ${report.consentId} ${String(report.number)}`;
}

function toRow({ known, at, customerId, report }: Choice) {
  const { choices } = report;
  const customer =
    customerId === null ? undefined : lookupDigest(known.lookupKey, "customer-id", customerId);
  const monthStart = Date.UTC(at.getUTCFullYear(), at.getUTCMonth());
  return {
    ...toDimensions({ known, at, report }),
    recordedAt: at.toISOString(),
    consentId: report.consentId,
    number: report.number,
    chosenAt: report.at,
    act: report.act,
    gpc: report.gpc,
    told: report.told,
    ...choices,
    customerDigest: customer === undefined ? null : toBytea(customer),
    isLate: new Date(report.at).getTime() < monthStart + clockToleranceMs,
  };
}

function toDimensions({ known, at, report }: Pick<Shown, "known" | "at" | "report">) {
  const { notice, language, region, regime, device } = report;
  const day = localDateOf(at, known.timeZone);
  return {
    ...{ installationId: known.installationId, day },
    ...{ notice, language, region, regime, device },
  };
}

async function countAll(
  pool: pg.Pool,
  shown: readonly Shown[],
): Promise<readonly ("counted" | "look-again")[]> {
  const counts = new Map<string, number>();
  for (const one of shown) {
    const key = JSON.stringify(toDimensions(one));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].map(([key, count]) => `${key.slice(0, -1)},"count":${String(count)}}`);
  const answer = await pool.query(insertShown, [`[${rows.join(",")}]`]);
  const installed = new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(answer.rows)
      .map(({ id }) => id),
  );
  return shown.map(({ known }) => (installed.has(known.installationId) ? "counted" : "look-again"));
}
