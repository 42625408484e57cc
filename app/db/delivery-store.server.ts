import type pg from "pg";
import type {
  DeliveryStore,
  DeliveryToKeep,
  KeptDelivery,
} from "../domain/compliance/receive-delivery.ts";
import type { InstallationId, ShopDomain } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { Keyring } from "../seal/keyring.server.ts";
import { digest, lookupDigest, type LookupKind } from "../seal/lookup.server.ts";
import {
  type JobInsert,
  joinRequest,
  openRequest,
  type RequestFacts,
} from "./delivery-rows.server.ts";
import { choosePerson } from "./delivery-person.server.ts";
import {
  findOrMakeInstallation,
  readDeliveryState,
  type StateQuery,
} from "./delivery-state.server.ts";
import type { KeyStore, ShopKeys } from "./key-store.server.ts";
import type { OutboxStore } from "./outbox-store.server.ts";
import { mailKey } from "../domain/data-requests/mails.ts";
import { asDataRequestId, asInstallationId } from "../domain/shared/ids.ts";
import { createRowId } from "./row-id.server.ts";
import type { SqlStatement } from "./sql-statement.server.ts";

export type DeliveryStoreDeps = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly keyring: Keyring;
  /** The statements that add a request's job. */
  readonly jobs: { readonly access: JobInsert; readonly "shop-removal": JobInsert };
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
};

/** Somebody else wrote the same rows first, or the installation changed: look again. */
const worthAnotherLook = new Set(["23505", "23503", "40001", "40P01"]);
const looks = 6;
const rememberedShops = 1_000;

type Known = { readonly installation: InstallationId; readonly keys: ShopKeys };

/**
 * Keeps deliveries. Two round trips each: one reads what is there, one writes
 * everything in a single statement, which is its own transaction. What changed
 * in between shows as a violated key, and it is looked again.
 */
export function createDeliveryStore(deps: DeliveryStoreDeps): DeliveryStore {
  const shops = new Map<ShopDomain, Known>();
  const know = async (shop: ShopDomain): Promise<Known> => {
    const remembered = shops.get(shop);
    if (remembered !== undefined) return remembered;
    const { id } = await findOrMakeInstallation(deps.pool, shop);
    const known = { installation: id, keys: await deps.keys.shopKeys(id) };
    if (shops.size >= rememberedShops) shops.clear();
    shops.set(shop, known);
    return known;
  };
  return {
    keep: async (kept) => {
      const { shop } = kept.delivery;
      for (let look = 1; look <= looks; look += 1) {
        try {
          const outcome = await keepOnce(deps, kept, await know(shop));
          if (outcome !== "installation-changed") return outcome;
        } catch (error) {
          if (look === looks || !isWorthAnotherLook(error)) throw error;
        }
        // Installation and keys are only remembered as long as they prove right.
        shops.delete(shop);
      }
      throw new Error("the installation kept changing while a delivery was kept");
    },
  };
}

async function keepOnce(
  deps: DeliveryStoreDeps,
  kept: DeliveryToKeep,
  known: Known,
): Promise<KeptDelivery | "installation-changed"> {
  const query = toQuery(kept, known);
  const state = await readDeliveryState(deps.pool, query);
  if (state.installationId !== known.installation) return "installation-changed";
  if (state.isRepeated) return "repeated";
  const facts: RequestFacts = {
    kept,
    query,
    installationState: state.installationState ?? "",
    timeZone: state.timeZone ?? "Etc/UTC",
  };
  if (state.requestId !== null) {
    await run(deps.pool, joinRequest(facts, state.requestId));
    return "joined";
  }
  const requestId = createRowId();
  const person = "subject" in kept.meaning ? choosePerson(deps.keyring, query, state) : null;
  const statement = openRequest({
    ...facts,
    requestId,
    person,
    shopKey: known.keys.dataKey,
    jobs: deps.jobs,
  });
  if (kept.meaning.kind === "unreadable")
    await writeAndRaise(deps, statement, { facts, requestId });
  else await run(deps.pool, statement);
  return "opened";
}

const nobody = { customerId: null, email: null };

function toQuery({ delivery, meaning }: DeliveryToKeep, { installation, keys }: Known): StateQuery {
  const asked = "subject" in meaning ? meaning : { subject: nobody, shopifyRequestId: null };
  const { customerId, email } = asked.subject;
  const { lookupKey } = keys;
  const find = (kind: LookupKind, value: string | null) =>
    value === null ? null : (lookupDigest(lookupKey, kind, value) ?? null);
  return {
    shop: delivery.shop,
    installation,
    webhookId: delivery.webhookId,
    topic: delivery.topic,
    shopifyRequestId: asked.shopifyRequestId,
    bodyDigest: digest(lookupKey, `body:${delivery.topic}`, delivery.raw),
    customerDigest: find("customer-id", customerId),
    emailDigest: find("email", email),
  };
}

async function run(pool: pg.Pool, statement: SqlStatement): Promise<void> {
  await pool.query(statement.text(), statement.values());
}

/** What nobody could read is told to the merchant by mail, in the same transaction. */
async function writeAndRaise(
  { prisma, outbox }: DeliveryStoreDeps,
  statement: SqlStatement,
  { facts, requestId }: { readonly facts: RequestFacts; readonly requestId: string },
): Promise<void> {
  const dataRequestId = asDataRequestId(requestId);
  const mail = await outbox.prepare({
    installationId: asInstallationId(facts.query.installation),
    dataRequestId,
    template: "needs-attention",
    dedupeKey: mailKey("needs-attention", dataRequestId),
    dueAt: facts.kept.dueAtIn(facts.timeZone),
  });
  await prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(statement.text(), ...statement.values());
    await outbox.add(tx, mail);
  });
}

/** PostgreSQL's code, also where Prisma wrapped it. */
function isWorthAnotherLook(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const codes = [
    "code" in error ? error.code : undefined,
    "meta" in error ? JSON.stringify(error.meta) : undefined,
  ];
  return codes.some((code) => typeof code === "string" && namesCode(code));
}

function namesCode(text: string): boolean {
  return (
    worthAnotherLook.has(text) || [...worthAnotherLook].some((code) => text.includes(`"${code}"`))
  );
}
