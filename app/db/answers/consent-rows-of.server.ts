import type { PlaceId } from "../../domain/data-map/types.ts";
import type { CollectedRecord } from "../../domain/data-requests/types.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import { recordColumns, toConsentRecord } from "../consent/consent-rows.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopKeys: KeyStore["shopKeys"] };

export type ConsentsOf = {
  readonly place: PlaceId;
  readonly installationId: InstallationId;
  readonly customerIds: readonly string[];
};

/**
 * What a customer chose in the cookie notice while signed in, in any lifetime of the app in the shop.
 * Every lifetime has a look-up key of its own. Choices made without signing in are nobody's here.
 */
export async function collectConsents(
  { prisma, shopKeys }: Deps,
  { place, installationId, customerIds }: ConsentsOf,
): Promise<readonly CollectedRecord[]> {
  const lifetimes = await prisma.$queryRaw<readonly { readonly id: string }[]>`
    SELECT i."id"::text AS id FROM "Installation" o JOIN "Installation" i ON i."shopId" = o."shopId"
      CROSS JOIN LATERAL (
        SELECT 1 FROM "ConsentLink" l WHERE l."installationId" = i."id" LIMIT 1) AS linked
    WHERE o."id" = ${installationId}::uuid ORDER BY i."id"`;
  const records: CollectedRecord[] = [];
  for (const { id } of lifetimes) {
    const { lookupKey } = await shopKeys(asInstallationId(id));
    const digests = customerIds.flatMap((one) => lookupDigest(lookupKey, "customer-id", one) ?? []);
    const rows = await prisma.$queryRawUnsafe<readonly unknown[]>(linkedRecords, id, digests);
    records.push(...rows.map((row) => toCollected(place, row)));
  }
  return records;
}

/** By the link's own time, so that one month is looked into for each. */
const linkedRecords = `SELECT ${recordColumns} FROM "ConsentLink" l JOIN "ConsentRecord" r
  ON r."installationId" = l."installationId" AND r."recordedAt" = l."recordedAt"
  AND r."consentId" = l."consentId" AND r."number" = l."number"
  WHERE l."installationId" = $1::uuid AND l."customerDigest" = ANY($2::bytea[])
  ORDER BY r."recordedAt", r."consentId", r."number"`;

function toCollected(place: PlaceId, row: unknown): CollectedRecord {
  const { id, choices, chosenAt, recordedAt, act, ...rest } = toConsentRecord(row);
  return {
    ...{ place, kind: "lagom-consent", id: `consent-${id}`, parentId: null, reason: "held-here" },
    data: {
      ...{ chosenAt: chosenAt.toISOString(), recordedAt: recordedAt.toISOString() },
      ...{ act: `CHOICE_${act.toUpperCase().replaceAll("-", "_")}`, ...choices, ...rest },
    },
  };
}
