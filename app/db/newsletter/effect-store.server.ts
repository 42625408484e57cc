import { z } from "zod";
import type { DueEffect, EffectStore } from "../../domain/newsletter/ports.ts";
import { channels } from "../../domain/newsletter/types.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { open } from "../../seal/envelope.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { targetContext } from "./wish-rows.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };

const dueSchema = z.array(
  z.object({
    proofId: z.string(),
    system: z.string(),
    installationId: z.string(),
    wanted: z.enum(["out", "in"]),
    state: z.enum(["waiting", "in-effect", "acknowledged", "unknown-there", "refused"]),
    formerState: z.string().nullable(),
    inEffectAt: z.date().nullable(),
    checks: z.int(),
    drifts: z.int(),
    receivedAt: z.date(),
    channel: z.enum(channels),
    sealedAddress: z.instanceof(Uint8Array).nullable(),
  }),
);

/**
 * Of every lifetime of the app in the shop, for what was said while it was removed holds as well. An
 * effect that the person's later wish overtook is none any more.
 */
const agrees = `(e."wanted" = 'out') = EXISTS (SELECT 1 FROM "Suppression" s
  JOIN "Installation" si ON si."id" = s."installationId" AND si."shopId" = i."shopId"
  WHERE s."channel" = p."channel" AND s."valueDigest" = p."valueDigest"
  AND s."topics" && ARRAY['all', 'newsletter'])`;
const ofShop = `JOIN "MarketingProof" p ON p."id" = e."proofId"
  JOIN "Installation" i ON i."id" = e."installationId"
  WHERE i."shopId" = (SELECT "shopId" FROM "Installation" WHERE "id" = $1::uuid)
  AND e."nextCheckAt" <= $2::timestamptz`;
const settleOvertaken = `UPDATE "MarketingEffect" d SET "nextCheckAt" = NULL FROM (
  SELECT e."proofId", e."system" FROM "MarketingEffect" e ${ofShop} AND NOT ${agrees}) AS o
  WHERE d."proofId" = o."proofId" AND d."system" = o."system"`;
const readDue = `SELECT e."proofId"::text, e."system", e."installationId"::text, e."wanted", e."state",
  e."formerState", e."inEffectAt", e."checks", e."drifts", p."receivedAt", p."channel", t."sealedAddress"
  FROM "MarketingEffect" e LEFT JOIN "MarketingTarget" t ON t."proofId" = e."proofId" ${ofShop}
  AND ${agrees} ORDER BY e."nextCheckAt", e."proofId" LIMIT $3`;

/** What systems have to be told, on the database. */
export function createEffectStore(deps: Deps): EffectStore {
  const { prisma } = deps;
  return {
    findDue: async (installation, { at, most }) => {
      await prisma.$executeRawUnsafe(settleOvertaken, installation, at);
      const rows = dueSchema.parse(await prisma.$queryRawUnsafe(readDue, installation, at, most));
      return Promise.all(rows.map((row) => toDue(deps, row)));
    },
    findDueShops: async (at) => {
      const rows = await prisma.$queryRaw<readonly { readonly id: string }[]>`
        SELECT DISTINCT o."id"::text AS id FROM "MarketingEffect" e
          JOIN "Installation" i ON i."id" = e."installationId"
          JOIN "Installation" o ON o."shopId" = i."shopId" AND o."state" = 'installed'
        WHERE e."nextCheckAt" <= ${at}`;
      return rows.map(({ id }) => asInstallationId(id));
    },
    note: async ({ proofId, system }, note) => {
      const { state, checkedAt, nextCheckAt, hasDrifted, code } = note;
      await prisma.marketingEffect.updateMany({
        where: { proofId, system },
        data: {
          ...{ state, checkedAt, nextCheckAt, code, checks: { increment: 1 } },
          ...(hasDrifted ? { drifts: { increment: 1 }, lastDriftAt: checkedAt } : {}),
          ...(note.formerState === undefined ? {} : { formerState: note.formerState }),
          ...(note.inEffectAt === undefined ? {} : { inEffectAt: note.inEffectAt }),
        },
      });
    },
    forgetTargets: async (at) => {
      const { count } = await prisma.marketingTarget.deleteMany({ where: { goesAt: { lte: at } } });
      return count;
    },
  };
}

async function toDue({ keys }: Deps, row: z.infer<typeof dueSchema>[number]): Promise<DueEffect> {
  const { sealedAddress, channel, installationId, ...effect } = row;
  if (sealedAddress === null) return { ...effect, target: null };
  const { dataKey } = await keys.shopKeys(asInstallationId(installationId));
  const context = targetContext(effect.proofId);
  const address = Buffer.from(open({ key: dataKey, context }, sealedAddress)).toString("utf8");
  return { ...effect, target: { channel, address } };
}
