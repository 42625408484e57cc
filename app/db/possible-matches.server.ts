import { z } from "zod";
import { placeIds } from "../domain/data-map/types.ts";
import type { CollectionStore } from "../domain/data-requests/ports.ts";
import type { PossibleMatchFound } from "../domain/data-requests/types.ts";
import type { DataRequestId, InstallationId, PersonId } from "../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";
import { digest } from "../seal/lookup.server.ts";
import type { KeyStore } from "./key-store.server.ts";

export type PossibleMatchesDeps = {
  readonly prisma: PrismaClient;
  readonly forPerson: KeyStore["forPerson"];
  readonly shopKeys: KeyStore["shopKeys"];
};

/** Whose request a match is found for. */
export type RequestOwner = {
  readonly id: DataRequestId;
  readonly person: PersonId;
  readonly installationId: InstallationId;
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
  owner: RequestOwner,
  matches: readonly PossibleMatchFound[],
): Promise<Prisma.PossibleMatchCreateManyInput[]> {
  if (matches.length === 0) return [];
  const { lookupKey } = await deps.shopKeys(owner.installationId);
  const sealer = await deps.forPerson(owner.person);
  return matches.map(({ place, recordRef, reason, summary }) => {
    const recordDigest = digest(lookupKey, "record", recordRef);
    const plain = Buffer.from(JSON.stringify({ recordRef, summary }), "utf8");
    const sealedSummary = sealer.seal(contextOf(owner.id, recordDigest), plain);
    return { dataRequestId: owner.id, placeId: place, recordDigest, reason, sealedSummary };
  });
}

/** The possible matches of a request, opened, in the order they were found. */
export async function readMatches(
  deps: PossibleMatchesDeps,
  owner: Pick<RequestOwner, "id" | "person">,
): ReturnType<CollectionStore["possibleMatches"]> {
  const rows = await deps.prisma.possibleMatch.findMany({
    where: { dataRequestId: owner.id },
    orderBy: { id: "asc" },
  });
  const sealer = await deps.forPerson(owner.person);
  return rows.map((row) => {
    const plain = sealer.open(contextOf(owner.id, row.recordDigest), row.sealedSummary);
    return {
      id: row.id,
      place: placeSchema.parse(row.placeId),
      reason: "email-on-own-order" as const,
      ...sealedSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8"))),
      decision: decisionSchema.parse(row.decision),
    };
  });
}
