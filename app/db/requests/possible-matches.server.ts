import { z } from "zod";
import { placeIds } from "../../domain/data-map/types.ts";
import type { CollectionStore } from "../../domain/data-requests/ports.ts";
import type { PossibleMatchFound } from "../../domain/data-requests/types.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { digest } from "../../seal/lookup.server.ts";
import type { KeyStore, RequestSealer } from "../keys/key-store.server.ts";

export type PossibleMatchesDeps = {
  readonly prisma: PrismaClient;
  readonly forRequest: KeyStore["forRequest"];
  readonly shopKeys: KeyStore["shopKeys"];
};

const sealedSchema = z.object({
  recordRef: z.string(),
  summary: z.object({ label: z.string(), email: z.string(), createdAt: z.string().nullable() }),
});

const decisionSchema = z.enum(["undecided", "included", "left-out"]);
const placeSchema = z.enum(placeIds);

const contextOf = (id: string, recordDigest: Uint8Array): string =>
  `PossibleMatch:sealedSummary:${id}:${Buffer.from(recordDigest).toString("hex")}`;

/** The rows of matches that were found: which record it is stands only in what is sealed. */
export async function sealMatches(
  deps: PossibleMatchesDeps,
  sealer: RequestSealer,
  matches: readonly PossibleMatchFound[],
): Promise<Prisma.PossibleMatchCreateManyInput[]> {
  if (matches.length === 0) return [];
  const { lookupKey } = await deps.shopKeys(sealer.installationId);
  return matches.map(({ place, recordRef, reason, summary }) => {
    const recordDigest = digest(lookupKey, "record", recordRef);
    const plain = Buffer.from(JSON.stringify({ recordRef, summary }), "utf8");
    const sealedSummary = sealer.seal(contextOf(sealer.id, recordDigest), plain);
    return { dataRequestId: sealer.id, placeId: place, recordDigest, reason, sealedSummary };
  });
}

/** The possible matches of a request, opened, in the order they were found. */
export async function readMatches(
  deps: PossibleMatchesDeps,
  sealer: RequestSealer,
): ReturnType<CollectionStore["possibleMatches"]> {
  const rows = await deps.prisma.possibleMatch.findMany({
    where: { dataRequestId: sealer.id },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => {
    const plain = sealer.open(contextOf(sealer.id, row.recordDigest), row.sealedSummary);
    return {
      id: row.id,
      place: placeSchema.parse(row.placeId),
      reason: "email-on-own-order" as const,
      ...sealedSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8"))),
      decision: decisionSchema.parse(row.decision),
    };
  });
}
