import type pg from "pg";
import type {
  DeliveryStore,
  DeliveryToKeep,
  KeptDelivery,
} from "../../domain/compliance/receive-delivery.ts";
import { mailKey } from "../../domain/data-requests/mails.ts";
import { asDataRequestId, type InstallationId, type ShopDomain } from "../../domain/shared/ids.ts";
import { isTimeZone } from "../../domain/shared/calendar.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { digest, lookupDigest, type LookupKind } from "../../seal/lookup.server.ts";
import { createBatches } from "../batches.server.ts";
import {
  createDeliveryInsert,
  type DeliveryInsert,
  type JobInserts,
} from "./delivery-insert.server.ts";
import { choosePerson } from "./delivery-person.server.ts";
import {
  type DeliveryRows,
  joinRequest,
  joinRows,
  openRequest,
  type RequestFacts,
} from "./delivery-rows.server.ts";
import {
  type DeliveryState,
  findOrMakeInstallation,
  readDeliveryStates,
  type StateQuery,
} from "./delivery-state.server.ts";
import type { KeyStore, ShopKeys } from "../keys/key-store.server.ts";
import type { OutboxStore } from "../shops/outbox-store.server.ts";
import { createRowId } from "../row-id.server.ts";
import type { Tombstones } from "../shops/tombstones.server.ts";

export type DeliveryStoreDeps = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly keyring: Keyring;
  /** The statements that add a request's job. */
  readonly jobs: JobInserts;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
  readonly tombstones: Pick<Tombstones, "recall">;
};

/** Somebody else wrote the same rows first, or the installation changed: look again. */
const worthAnotherLook = new Set(["23505", "23503", "40001", "40P01"]);
const looks = 8;
const rememberedShops = 1_000;
/** Batches side by side, deliveries and bytes in one. */
const batchRules = { lanes: 3, maxItems: 40, maxWeight: 2_000_000 } as const;

type Known = { readonly installation: InstallationId; readonly keys: ShopKeys };
type Candidate = {
  readonly kept: DeliveryToKeep;
  readonly known: Known;
  readonly query: StateQuery;
};
type Outcome = KeptDelivery | "look-again";
type Context = DeliveryStoreDeps & { readonly insert: DeliveryInsert };

/**
 * Keeps deliveries. Two round trips: one reads what is there, one writes
 * everything in a single statement, which is its own transaction. Deliveries
 * that come at the same time share both. What changed in between shows as a
 * violated key, and each is looked at again, alone.
 */
export function createDeliveryStore(deps: DeliveryStoreDeps): DeliveryStore {
  const context = { ...deps, insert: createDeliveryInsert(deps.jobs) };
  const shops = createShopMemory(deps);
  const run = (candidates: readonly Candidate[]) => keepTogether(context, candidates);
  const keepInBatch = createBatches<Candidate, Outcome>({
    ...batchRules,
    run,
    weigh: ({ kept }) => kept.delivery.raw.byteLength,
  });
  return {
    keep: async (kept) => {
      for (let look = 1; look <= looks; look += 1) {
        const known = await shops.know(kept.delivery.shop);
        const candidate = { kept, known, query: toQuery(kept, known) };
        const outcome = look === 1 ? await keepInBatch(candidate) : (await run([candidate]))[0];
        if (outcome !== undefined && outcome !== "look-again") return outcome;
        // Installation and keys are only remembered as long as they prove right.
        shops.forget(kept.delivery.shop);
      }
      throw new Error("a delivery could not be kept: its rows kept changing");
    },
  };
}

/** Installation and keys of the shops that were heard of lately. */
function createShopMemory({ pool, keys, tombstones }: DeliveryStoreDeps) {
  const shops = new Map<ShopDomain, Promise<Known>>();
  const learn = async (shop: ShopDomain): Promise<Known> => {
    const installation = await findOrMakeInstallation(pool, shop, tombstones.recall);
    return { installation, keys: await keys.shopKeys(installation) };
  };
  return {
    forget: (shop: ShopDomain) => shops.delete(shop),
    know: (shop: ShopDomain): Promise<Known> => {
      const remembered = shops.get(shop);
      if (remembered !== undefined) return remembered;
      if (shops.size >= rememberedShops) shops.clear();
      const learnt = learn(shop);
      shops.set(shop, learnt);
      learnt.catch(() => shops.delete(shop));
      return learnt;
    },
  };
}

/** One that throws must not take those of other shops with it: then each is looked at alone. */
async function keepTogether(
  context: Context,
  candidates: readonly Candidate[],
): Promise<readonly Outcome[]> {
  try {
    return await keepAll(context, candidates);
  } catch (error) {
    if (candidates.length === 1) throw error;
    return candidates.map(() => "look-again");
  }
}

async function keepAll(
  context: Context,
  candidates: readonly Candidate[],
): Promise<readonly Outcome[]> {
  const queries = candidates.map(({ query }) => query);
  const states = await readDeliveryStates(context.pool, queries);
  const claims = new Set<string>();
  const decided = candidates.map((candidate, index) =>
    decide(context, { candidate, state: states[index], claims }),
  );
  const rows = decided.flatMap((one) => (one.rows === undefined ? [] : [one.rows]));
  const raised = decided.flatMap((one) => (one.raise === undefined ? [] : [one.raise]));
  const isAlone = candidates.length === 1;
  if (rows.length > 0 && !(await write(context, { rows: joinRows(rows), raised, isAlone }))) {
    return decided.map((one) => (one.rows === undefined ? one.outcome : "look-again"));
  }
  return decided.map((one) => one.outcome);
}

type Decided = {
  readonly outcome: Outcome;
  readonly rows?: DeliveryRows;
  /** Set when the merchant must be told. */
  readonly raise?: { readonly facts: RequestFacts; readonly requestId: string };
};

function decide(
  { keyring }: Context,
  params: {
    readonly candidate: Candidate;
    readonly state: DeliveryState | undefined;
    /** What others of the same batch are about already. */
    readonly claims: Set<string>;
  },
): Decided {
  const { candidate, state, claims } = params;
  const { kept, known, query } = candidate;
  if (state === undefined || state.installationId !== known.installation) {
    return { outcome: "look-again" };
  }
  if (state.isRepeated) return { outcome: "repeated" };
  if (!claim(claims, query)) return { outcome: "look-again" };
  const facts: RequestFacts = {
    ...{ kept, query },
    installationState: state.installationState ?? "",
    timeZone: knownZone(state.timeZone),
  };
  if (state.requestId !== null) {
    return { outcome: "joined", rows: joinRequest(facts, state.requestId) };
  }
  const requestId = createRowId();
  const person = "subject" in kept.meaning ? choosePerson(keyring, query, state) : null;
  const rows = openRequest({ ...facts, requestId, person, shopKey: known.keys.dataKey });
  return kept.meaning.kind === "unreadable"
    ? { outcome: "opened", rows, raise: { facts, requestId } }
    : { outcome: "opened", rows };
}

/** Deadlines are counted in UTC where no zone is set, or one that this Node does not know. */
function knownZone(timeZone: string | null): string {
  return timeZone !== null && isTimeZone(timeZone) ? timeZone : "Etc/UTC";
}

/** False when another delivery of the batch is about the same thing: it must be written first. */
function claim(claims: Set<string>, query: StateQuery): boolean {
  const { installation, topic, customerDigest, emailDigest } = query;
  const about = [
    `webhook ${query.webhookId}`,
    `request ${topic} ${query.shopifyRequestId ?? query.bodyDigest}`,
    ...(customerDigest === null ? [] : [`customer ${customerDigest}`]),
    ...(emailDigest === null ? [] : [`email ${emailDigest}`]),
  ].map((name) => `${installation} ${name}`);
  if (about.some((name) => claims.has(name))) return false;
  for (const name of about) claims.add(name);
  return true;
}

/** Writes everything, with the mails about what nobody could read. False: look again. */
async function write(
  { pool, prisma, outbox, insert }: Context,
  {
    rows,
    raised,
    isAlone,
  }: {
    readonly rows: DeliveryRows;
    readonly raised: readonly NonNullable<Decided["raise"]>[];
    readonly isAlone: boolean;
  },
): Promise<boolean> {
  const { text, values } = insert(rows);
  try {
    if (raised.length === 0) {
      await pool.query(text, [...values]);
      return true;
    }
    const mails = await Promise.all(raised.map((one) => prepareMail(outbox, one)));
    await prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(text, ...values);
      for (const mail of mails) await outbox.add(tx, mail);
    });
    return true;
  } catch (error) {
    // What breaks one delivery must not break those it was put together with.
    if (!isAlone || isWorthAnotherLook(error)) return false;
    throw error;
  }
}

function prepareMail(
  outbox: Pick<OutboxStore, "prepare">,
  { facts, requestId }: NonNullable<Decided["raise"]>,
): ReturnType<OutboxStore["prepare"]> {
  const dataRequestId = asDataRequestId(requestId);
  return outbox.prepare({
    installationId: facts.query.installation,
    dataRequestId,
    template: "needs-attention",
    dedupeKey: mailKey("needs-attention", dataRequestId),
    dueAt: facts.kept.dueAtIn(facts.timeZone),
  });
}

const nobody = { customerId: null, email: null };

function toQuery({ delivery, meaning }: DeliveryToKeep, { installation, keys }: Known): StateQuery {
  const asked = "subject" in meaning ? meaning : { subject: nobody, shopifyRequestId: null };
  const { customerId, email } = asked.subject;
  const { lookupKey } = keys;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  const find = (kind: LookupKind, value: string | null) => {
    const found = value === null ? undefined : lookupDigest(lookupKey, kind, value);
    return found === undefined ? null : hex(found);
  };
  return {
    shop: delivery.shop,
    installation,
    webhookId: delivery.webhookId,
    topic: delivery.topic,
    shopifyRequestId: asked.shopifyRequestId,
    bodyDigest: hex(digest(lookupKey, `body:${delivery.topic}`, delivery.raw)),
    customerDigest: find("customer-id", customerId),
    emailDigest: find("email", email),
  };
}

/** PostgreSQL's code, also where Prisma wrapped it. */
function isWorthAnotherLook(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && worthAnotherLook.has(error.code)) {
    return true;
  }
  const meta = "meta" in error ? JSON.stringify(error.meta) : "";
  return [...worthAnotherLook].some((code) => meta.includes(`"${code}"`));
}
