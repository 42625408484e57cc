import { z } from "zod";
import { targetKept } from "../../domain/newsletter/decide-look.ts";
import type {
  MarketingConsent,
  TakenOutcome,
  TakenWish,
  WishStore,
} from "../../domain/newsletter/ports.ts";
import { endsChannel } from "../../domain/newsletter/topics.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { createBatches } from "../batches.server.ts";
import { toMark } from "../erasure/suppressions.server.ts";
import { createStandingFinder } from "./find-standings.server.ts";
import { createMarketingShops, type MarketingShopDeps } from "./marketing-shops.server.ts";
import {
  decideRows,
  type KeyedWish,
  keyOf,
  keyOfWish,
  keyWish,
  type Systems,
  toStanding,
  type Undoable,
} from "./wish-rows.server.ts";
import { lockStandings, readUndoable, writeWishes } from "./wish-sql.server.ts";

type Transaction = Prisma.TransactionClient;

export type WishStoreDeps = MarketingShopDeps & {
  /** Systems every shop has. */
  readonly systems: readonly Pick<MarketingConsent, "system" | "channels">[];
  /** Those that shops have besides, by installation. */
  readonly findTools?: (
    tx: Transaction,
    installations: readonly string[],
  ) => Promise<ReadonlyMap<string, Systems>>;
  /** Puts the job that tells the other systems in the queue, in the transaction that writes the wish. */
  readonly enqueue: (tx: Transaction, installation: InstallationId) => Promise<void>;
  /** Told of what came to hold, after it is on disk: a memory past every backup. */
  readonly remember?: (wish: RememberedWish) => void;
};

/** An opt-out that holds from now on, or was lifted. */
export type RememberedWish = {
  readonly kind: "left" | "returned";
  readonly installationId: InstallationId;
  readonly proofId: string;
  /** As `Suppressions` writes it. */
  readonly mark: string;
  readonly at: Date;
};

/** One transaction at a time: what comes meanwhile goes together in the next, which is one commit. */
const batchRules = { lanes: 1, maxItems: 200, maxWeight: 200, weigh: () => 1 } as const;

type Taken = TakenOutcome | "look-again";

/** Wishes on the database, in batches; a call is answered only when its batch is committed. */
export function createWishStore(deps: WishStoreDeps): WishStore {
  const shops = createMarketingShops(deps);
  const takeTogether = createBatches<KeyedWish, Taken>({
    ...batchRules,
    run: (wishes) => deps.prisma.$transaction((tx) => takeAll(deps, tx, wishes)),
  });
  const take = async (taken: TakenWish): Promise<TakenOutcome | undefined> => {
    // What is remembered of a shop may be out of date: once more after that, then no.
    for (let look = 1; look <= 2; look += 1) {
      const shop = await shops.know(taken.shop);
      const wish = shop === undefined ? undefined : keyWish(taken, shop);
      if (wish === undefined) return undefined;
      const outcome = await takeTogether(wish);
      if (outcome !== "look-again") {
        remember(deps, wish, outcome);
        return outcome;
      }
      shops.forget(taken.shop);
    }
    return undefined;
  };
  return {
    take,
    find: createStandingFinder({ prisma: deps.prisma, shops }),
  };
}

function remember({ remember: tell }: WishStoreDeps, wish: KeyedWish, outcome: TakenOutcome): void {
  if (tell === undefined || outcome.outcome !== "changed" || outcome.proofId === null) return;
  const { taken, shop, valueDigest } = wish;
  tell({
    kind: endsChannel(outcome.standing.out) ? "left" : "returned",
    ...{ installationId: shop.installationId, proofId: outcome.proofId, at: taken.receivedAt },
    mark: toMark({ channel: taken.channel, hex: valueDigest.slice(2) }),
  });
}

const lockedSchema = z.array(
  z.object({
    installationId: z.string(),
    channel: z.string(),
    valueDigest: z.string(),
    topics: z.array(z.string()),
    lessOften: z.boolean(),
    since: z.date(),
    proofId: z.string().nullable(),
  }),
);

async function takeAll(
  deps: WishStoreDeps,
  tx: Transaction,
  wishes: readonly KeyedWish[],
): Promise<readonly Taken[]> {
  const unique = new Map(wishes.map((wish) => [keyOfWish(wish), toLock(wish)]));
  const locked = lockedSchema.parse(
    await tx.$queryRawUnsafe(lockStandings, JSON.stringify([...unique.values()])),
  );
  const standings = new Map(locked.map((row) => [keyOf(row), toStanding(row)]));
  const known = wishes.filter((wish) => standings.has(keyOfWish(wish)));
  const installations = [...new Set(known.map(({ shop }) => shop.installationId))];
  const tools = await deps.findTools?.(tx, installations);
  const rows = decideRows(known, {
    ...{ standings, undoable: await findUndoable(tx, known) },
    systemsOf: (id) => [...deps.systems, ...(tools?.get(id) ?? [])],
    targetGoesAt: (at) => new Date(at.getTime() + toMs(targetKept)),
  });
  const { proofs, effects, targets } = rows;
  const parts = [rows.standings, proofs, effects, targets].map((part) => JSON.stringify(part));
  await tx.$executeRawUnsafe(writeWishes, ...parts);
  for (const installation of rows.toTell) await deps.enqueue(tx, installation as InstallationId);
  const outcomes = new Map(known.map((wish, at) => [wish, rows.outcomes[at]]));
  return wishes.map((wish) => outcomes.get(wish) ?? "look-again");
}

function toLock({ taken, shop, valueDigest, foldedDigest }: KeyedWish): object {
  const since = taken.receivedAt.toISOString();
  return {
    installationId: shop.installationId,
    ...{ channel: taken.channel, valueDigest, foldedDigest, since },
  };
}

const undoableSchema = z.array(
  z.object({
    id: z.string(),
    installationId: z.string(),
    channel: z.string(),
    valueDigest: z.string(),
    before: z.array(z.string()),
    formerStates: z.record(z.string(), z.string()),
  }),
);

async function findUndoable(
  tx: Transaction,
  wishes: readonly KeyedWish[],
): Promise<ReadonlyMap<string, Undoable>> {
  const ids = wishes.flatMap(({ taken }) => (taken.wish.kind === "undo" ? [taken.wish.of] : []));
  if (ids.length === 0) return new Map();
  const rows = undoableSchema.parse(await tx.$queryRawUnsafe(readUndoable, ids));
  return new Map(
    rows.map(({ id, before, formerStates, ...of }) => [
      id,
      { key: keyOf(of), before, formerStates },
    ]),
  );
}
