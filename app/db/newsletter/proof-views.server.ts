import type pg from "pg";
import { z } from "zod";
import { foldAddress } from "../../domain/newsletter/fold-address.ts";
import { type Channel, channels, doors, untouched } from "../../domain/newsletter/types.ts";
import type {
  AddressAsked,
  AddressStanding,
  AddressView,
  ShownProof,
} from "../../domain/newsletter/views.ts";
import { normaliseEmail } from "../../domain/shared/email-address.ts";
import { asInstallationId, type ShopDomain } from "../../domain/shared/ids.ts";
import { open } from "../../seal/envelope.server.ts";
import { digest, lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import type { MarketingShop, MarketingShops } from "./marketing-shops.server.ts";
import { proofContext, toStanding } from "./wish-rows.server.ts";

type Deps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly shops: Pick<MarketingShops, "know">;
};

const proofsShown = 100;
const exportSlice = 1_000;

const ofShop = `IN (SELECT i."id" FROM "Installation" i JOIN "Shop" h ON h."id" = i."shopId"
  WHERE h."domain" = $1)`;

const readStandings = `SELECT s."channel", s."topics", s."lessOften", s."since", s."proofId"::text, s."reason"
  FROM "Suppression" s WHERE s."installationId" ${ofShop} AND s."valueDigest" = $2 ORDER BY s."since"`;

const countAlike = `SELECT count(DISTINCT s."valueDigest")::int AS count FROM "Suppression" s
  WHERE s."installationId" ${ofShop} AND s."foldedDigest" = $3 AND s."valueDigest" <> $2
  AND s."topics" <> '{}'`;

const proofColumns = `p."id"::text, p."installationId"::text, p."receivedAt", p."channel", p."door",
  p."wish", p."outcome", p."reason", p."before", p."after", p."sealedProof",
  encode(p."valueDigest", 'hex') AS mark,
  coalesce((SELECT json_agg(json_build_object('system', e."system", 'wanted', e."wanted",
    'state', e."state", 'inEffectAt', e."inEffectAt", 'drifts', e."drifts", 'code', e."code")
    ORDER BY e."system") FROM "MarketingEffect" e WHERE e."proofId" = p."id"), '[]'::json) AS effects`;

const readProofs = `SELECT ${proofColumns} FROM "MarketingProof" p
  WHERE p."installationId" ${ofShop} AND p."valueDigest" = $2
  ORDER BY p."receivedAt" DESC, p."id" DESC LIMIT ${String(proofsShown)}`;

/** By the order in which they were made, which their ids are in. */
const readSlice = `SELECT ${proofColumns} FROM "MarketingProof" p
  WHERE p."installationId" ${ofShop} AND ($2::bytea IS NULL OR p."valueDigest" = $2)
  AND p."id" > $3::uuid ORDER BY p."id" LIMIT ${String(exportSlice)}`;

const standingsSchema = z.array(
  z.object({
    channel: z.enum(channels),
    topics: z.array(z.string()),
    lessOften: z.boolean(),
    since: z.date(),
    proofId: z.string().nullable(),
    reason: z.string(),
  }),
);
const countSchema = z.tuple([z.object({ count: z.int() })]);
const proofsSchema = z.array(
  z.object({
    id: z.string(),
    installationId: z.string(),
    receivedAt: z.date(),
    channel: z.enum(channels),
    door: z.enum(doors),
    wish: z.string(),
    outcome: z.string(),
    reason: z.string(),
    before: z.array(z.string()),
    after: z.array(z.string()),
    sealedProof: z.instanceof(Uint8Array).nullable(),
    mark: z.string(),
    effects: z.array(
      z.object({
        system: z.string(),
        wanted: z.enum(["out", "in"]),
        state: z.string(),
        inEffectAt: z.coerce.date().nullable(),
        drifts: z.int(),
        code: z.string().nullable(),
      }),
    ),
  }),
);

/** A proof with the mark of its address: who has the address can make the mark, nobody the reverse. */
export type MarkedProof = ShownProof & { readonly mark: string };

/** Reads what holds for one address, and the proofs. An address that is none has neither. */
export function createProofViews(deps: Deps) {
  return {
    ofAddress: async (asked: AddressAsked): Promise<AddressView | undefined> => {
      const shop = await deps.shops.know(asked.shop);
      const marks = shop === undefined ? undefined : marksOf(shop, asked.address);
      if (marks === undefined) return undefined;
      const { rows } = await deps.pool.query(readProofs, [asked.shop, marks.value]);
      return {
        standings: await readAddressStandings(deps, asked.shop, marks),
        proofs: await Promise.all(proofsSchema.parse(rows).map((row) => toProof(deps, row))),
      };
    },
    /** Every proof, or one address's, from the first. */
    all: (shop: ShopDomain, address?: string) => readAll(deps, shop, address),
  };
}

type Marks = {
  readonly value: Buffer;
  readonly folded: Buffer | null;
  readonly channels: readonly Channel[];
};

function marksOf(shop: MarketingShop, address: string): Marks | undefined {
  const email = normaliseEmail(address);
  const value = lookupDigest(
    shop.suppressionKey,
    email === undefined ? "phone" : "email",
    email ?? phoneOf(address),
  );
  if (value === undefined) return undefined;
  const folded = email === undefined ? null : foldAddress(email);
  return {
    value: Buffer.from(value),
    folded: folded === null ? null : Buffer.from(digest(shop.suppressionKey, "folded", folded)),
    channels: email === undefined ? ["sms", "whatsapp"] : ["email"],
  };
}

/** Fewer digits than any number has are none. */
function phoneOf(text: string): string {
  const isNumber = /^\+?[\d\s().\-/]+$/u.test(text.trim());
  return isNumber && text.replace(/\D/gu, "").length >= 5 ? text : "";
}

async function readAddressStandings(
  { pool }: Deps,
  shop: ShopDomain,
  marks: Marks,
): Promise<readonly AddressStanding[]> {
  const found = await pool.query(readStandings, [shop, marks.value]);
  const rows = new Map(standingsSchema.parse(found.rows).map((row) => [row.channel, row]));
  const alike =
    marks.folded === null
      ? 0
      : countSchema.parse((await pool.query(countAlike, [shop, marks.value, marks.folded])).rows)[0]
          .count;
  return marks.channels.map((channel) => {
    const row = rows.get(channel);
    return {
      ...{ channel, lookAlikes: alike, reason: row?.reason ?? null },
      standing: row === undefined ? untouched : toStanding(row),
    };
  });
}

async function toProof(
  { keys }: Deps,
  row: z.infer<typeof proofsSchema>[number],
): Promise<MarkedProof> {
  const { sealedProof, installationId, ...proof } = row;
  if (sealedProof === null) return { ...proof, shownBy: null };
  const { dataKey } = await keys.shopKeys(asInstallationId(installationId));
  const shown = open({ key: dataKey, context: proofContext(proof.id) }, sealedProof);
  return { ...proof, shownBy: Buffer.from(shown).toString("utf8") };
}

const beforeAll = "00000000-0000-0000-0000-000000000000";

async function* readAll(
  deps: Deps,
  domain: ShopDomain,
  address?: string,
): AsyncGenerator<MarkedProof> {
  const shop = await deps.shops.know(domain);
  if (shop === undefined) return;
  if (address === undefined) {
    yield* readSlices(deps, domain, null);
    return;
  }
  const marks = marksOf(shop, address);
  if (marks !== undefined) yield* readSlices(deps, domain, marks.value);
}

async function* readSlices(
  deps: Deps,
  domain: ShopDomain,
  mark: Buffer | null,
): AsyncGenerator<MarkedProof> {
  for (let after = beforeAll; ;) {
    const slice = proofsSchema.parse(
      (await deps.pool.query(readSlice, [domain, mark, after])).rows,
    );
    for (const row of slice) yield await toProof(deps, row);
    after = slice.at(-1)?.id ?? after;
    if (slice.length < exportSlice) return;
  }
}
