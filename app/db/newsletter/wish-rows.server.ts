import { decideWish } from "../../domain/newsletter/decide-wish.ts";
import { foldAddress } from "../../domain/newsletter/fold-address.ts";
import type { TakenOutcome, TakenWish } from "../../domain/newsletter/ports.ts";
import { endsChannel, readTopicNames, toTopicNames } from "../../domain/newsletter/topics.ts";
import { type Channel, type Standing, untouched } from "../../domain/newsletter/types.ts";
import { normaliseEmail } from "../../domain/shared/email-address.ts";
import { seal } from "../../seal/envelope.server.ts";
import { digest, lookupDigest } from "../../seal/lookup.server.ts";
import { toBytea } from "../bulk-insert.server.ts";
import { createRowId } from "../row-id.server.ts";
import type { MarketingShop } from "./marketing-shops.server.ts";

/** A wish with the marks it is kept under, in the text form the database takes. */
export type KeyedWish = {
  readonly taken: TakenWish;
  readonly shop: MarketingShop;
  readonly valueDigest: string;
  readonly foldedDigest: string | null;
  readonly lookupDigest: string;
};

/** The marks of an address; undefined when it is none. */
export function keyWish(taken: TakenWish, shop: MarketingShop): KeyedWish | undefined {
  const kind = taken.channel === "email" ? "email" : "phone";
  const value = lookupDigest(shop.suppressionKey, kind, taken.address);
  const lookup = lookupDigest(shop.lookupKey, kind, taken.address);
  if (value === undefined || lookup === undefined) return undefined;
  const email = taken.channel === "email" ? normaliseEmail(taken.address) : undefined;
  return {
    ...{ taken, shop, valueDigest: toBytea(value), lookupDigest: toBytea(lookup) },
    foldedDigest:
      email === undefined
        ? null
        : toBytea(digest(shop.suppressionKey, "folded", foldAddress(email))),
  };
}

/** One address of one channel in one shop. */
export function keyOf(of: {
  readonly installationId: string;
  readonly channel: string;
  readonly valueDigest: string;
}): string {
  return `${of.installationId} ${of.channel} ${of.valueDigest}`;
}

export const keyOfWish = ({ taken, shop, valueDigest }: KeyedWish): string =>
  keyOf({ installationId: shop.installationId, channel: taken.channel, valueDigest });

/** A standing as its row has it; one that was only just made says nothing. */
export function toStanding(row: {
  readonly topics: readonly string[];
  readonly lessOften: boolean;
  readonly since: Date;
  readonly proofId: string | null;
}): Standing {
  const isEmpty = row.topics.length === 0 && !row.lessOften;
  if (isEmpty) return untouched;
  const { lessOften, since, proofId } = row;
  return { out: readTopicNames(row.topics), lessOften, since, proofId };
}

/** What held before a proof, and what systems said before it. */
export type Undoable = {
  readonly key: string;
  readonly before: readonly string[];
  readonly formerStates: Readonly<Record<string, string>>;
};

export type Systems = readonly { readonly system: string; readonly channels: readonly Channel[] }[];

export type Deciding = {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly undoable: ReadonlyMap<string, Undoable>;
  /** Those that send for a shop. */
  readonly systemsOf: (installationId: string) => Systems;
  readonly targetGoesAt: (at: Date) => Date;
};

/** Everything a batch of wishes writes. */
export type WishRows = {
  readonly outcomes: readonly TakenOutcome[];
  readonly standings: readonly object[];
  readonly proofs: readonly object[];
  readonly effects: readonly object[];
  readonly targets: readonly object[];
  /** Installations with something to be told to other systems. */
  readonly toTell: ReadonlySet<string>;
};

/** Decides wishes one after another: what one changes is what the next one meets. */
export function decideRows(wishes: readonly KeyedWish[], deciding: Deciding): WishRows {
  const met = new Map(deciding.standings);
  const touched = new Map<string, object>();
  const rows = { outcomes: [], proofs: [], effects: [], targets: [] } as {
    readonly outcomes: TakenOutcome[];
    readonly proofs: object[];
    readonly effects: object[];
    readonly targets: object[];
  };
  const toTell = new Set<string>();
  for (const wish of wishes) {
    const key = keyOfWish(wish);
    const before = met.get(key) ?? untouched;
    const made = decideOne(wish, { before, deciding });
    rows.outcomes.push(made.outcome);
    met.set(key, made.outcome.standing);
    touched.set(key, toStandingRow(wish, made.outcome.standing, before));
    rows.proofs.push(...made.proofs);
    rows.effects.push(...made.effects);
    rows.targets.push(...made.targets);
    if (made.effects.length > 0) toTell.add(wish.shop.installationId);
  }
  return { ...rows, standings: [...touched.values()], toTell };
}

type One = { readonly before: Standing; readonly deciding: Deciding };

function decideOne(wish: KeyedWish, { before, deciding }: One) {
  const { taken } = wish;
  const proofId = createRowId(taken.receivedAt.getTime());
  const undoable = taken.wish.kind === "undo" ? deciding.undoable.get(taken.wish.of) : undefined;
  const isTheirs = undoable?.key === keyOfWish(wish);
  const decision = decideWish(taken.wish, {
    ...{ standing: before, proofId, now: taken.receivedAt },
    before: isTheirs ? readStandingNames(undoable.before) : undefined,
    rule: taken.rule,
  });
  if (decision.outcome === "kept") {
    return { outcome: { ...decision, proofId: null }, proofs: [], effects: [], targets: [] };
  }
  const effects = effectsOf(wish, { proofId, before, decision, deciding, undoable });
  return {
    outcome: { ...decision, proofId },
    proofs: [toProofRow(wish, { proofId, before, decision })],
    effects,
    targets: effects.length === 0 ? [] : [toTargetRow(wish, proofId, deciding)],
  };
}

type Decided = {
  readonly proofId: string;
  readonly before: Standing;
  readonly decision: Omit<TakenOutcome, "proofId">;
};

/**
 * What systems with one consent for a channel have to be told. The one that said it itself knows, unless it
 * is refused: then another writer turned it round there.
 */
function effectsOf(
  { taken, shop }: KeyedWish,
  about: Decided & { readonly deciding: Deciding; readonly undoable: Undoable | undefined },
): readonly object[] {
  const { proofId, before, decision, deciding, undoable } = about;
  const isOut = endsChannel(decision.standing.out);
  const isRefused = decision.outcome === "refused";
  if (!isRefused && isOut === endsChannel(before.out)) return [];
  const at = taken.receivedAt.toISOString();
  return deciding
    .systemsOf(shop.installationId)
    .filter(({ channels }) => channels.includes(taken.channel))
    .filter(({ system }) => isRefused || system !== taken.from)
    .map(({ system }) => {
      const hasDrifted = isRefused && system === taken.from;
      return {
        ...{ proofId, system, installationId: shop.installationId, nextCheckAt: at },
        wanted: isOut ? "out" : "in",
        formerState: undoable?.formerStates[system] ?? null,
        ...{ drifts: hasDrifted ? 1 : 0, lastDriftAt: hasDrifted ? at : null },
      };
    });
}

function toProofRow(wish: KeyedWish, { proofId, before, decision }: Decided): object {
  const { taken, shop, valueDigest } = wish;
  const sealed =
    taken.proof === undefined
      ? null
      : seal({ key: shop.dataKey, context: proofContext(proofId) }, Buffer.from(taken.proof));
  return {
    ...{ id: proofId, installationId: shop.installationId, channel: taken.channel, valueDigest },
    ...{ wish: taken.wish.kind, outcome: decision.outcome, door: taken.door },
    ...{ reason: decision.reason, before: toStandingNames(before) },
    after: toStandingNames(decision.standing),
    receivedAt: taken.receivedAt.toISOString(),
    sealedProof: sealed === null ? null : toBytea(sealed),
  };
}

function toTargetRow(wish: KeyedWish, proofId: string, { targetGoesAt }: Deciding): object {
  const { taken, shop } = wish;
  const context = targetContext(proofId);
  return {
    ...{ proofId, installationId: shop.installationId, lookupDigest: wish.lookupDigest },
    sealedAddress: toBytea(seal({ key: shop.dataKey, context }, Buffer.from(taken.address))),
    goesAt: targetGoesAt(taken.receivedAt).toISOString(),
  };
}

function toStandingRow(wish: KeyedWish, standing: Standing, before: Standing): object {
  const { taken, shop, valueDigest } = wish;
  const topics = toTopicNames(standing.out);
  return {
    ...{ installationId: shop.installationId, channel: taken.channel, valueDigest, topics },
    lessOften: standing.lessOften,
    since: standing.since?.toISOString() ?? null,
    proofId: standing.proofId,
    // The door by which what holds came in; what changed nothing leaves it.
    reason: standing === before ? null : taken.door,
    isGone: topics.length === 0 && !standing.lessOften,
  };
}

const lessOften = "less-often";

/** As a proof writes a standing. */
function toStandingNames(standing: Standing): readonly string[] {
  return [...toTopicNames(standing.out), ...(standing.lessOften ? [lessOften] : [])];
}

function readStandingNames(names: readonly string[]): Pick<Standing, "out" | "lessOften"> {
  return { out: readTopicNames(names), lessOften: names.includes(lessOften) };
}

/** Where what shows a wish is sealed. */
export const proofContext = (proofId: string): string => `MarketingProof:sealedProof:${proofId}`;
/** Where an address is sealed. */
export const targetContext = (proofId: string): string => `MarketingTarget:address:${proofId}`;
