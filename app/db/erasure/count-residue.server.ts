import type { DataRequestId, PersonId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

/** Rows (`t`) that hang on a person ($1) or on one of their requests ($2) and hold something of them; $3 is their data key. */
type Residue = { readonly sql: string };
/** Why a table holds nothing that goes with the person. */
type Stays = { readonly stays: string };

const requests = `t."dataRequestId" = ANY($2::uuid[])`;
const ownId = `decode(replace(t."id"::text, '-', ''), 'hex')`;

/**
 * Every table that can be reached from a person or a data request, and what of
 * it would be residue after `forgetPerson`. A table of the schema that is not
 * named here fails the test beside this file.
 */
export const personTables: Readonly<Record<string, Residue | Stays>> = {
  Person: { sql: `t."id" = $1::uuid` },
  DataKey: { sql: `t."id" = $3::uuid` },
  PersonLookup: { sql: `t."personId" = $1::uuid` },
  CustomerMerge: { sql: `t."personId" = $1::uuid` },
  DataRequest: {
    sql: `t."personId" = $1::uuid OR (t."id" = ANY($2::uuid[])
      AND (t."sealedBody" IS NOT NULL OR t."bodyDigest" <> ${ownId}))`,
  },
  Delivery: { sql: `${requests} AND t."bodyDigest" <> ${ownId}` },
  PlaceRun: { sql: `${requests} AND t."sealedCursor" IS NOT NULL` },
  CollectedPage: { sql: requests },
  PossibleMatch: { sql: requests },
  ErasureStep: { sql: requests },
  OutboxMail: { sql: `${requests} OR t."personId" = $1::uuid` },
  PolicyNotice: { sql: `t."personId" = $1::uuid` },
  Transmission: { sql: `t."personId" = $1::uuid` },
  Answer: { sql: `${requests} AND t."status" IN ('building', 'current')` },
  AnswerChunk: {
    sql: `t."answerId" IN (SELECT "id" FROM "Answer" WHERE "dataRequestId" = ANY($2::uuid[]))`,
  },
  AnswerDownload: { stays: "which member of staff downloaded, and when" },
  TimelineEvent: { stays: "codes and ids" },
  LegalKeeping: { stays: "an order's id, which the law keeps; no field is copied" },
  ShopifyErasure: { stays: "sealed under a key of its own until Shopify's part reads back" },
  Receipt: { stays: "proof without personal data" },
};

/** What was looked through, and how many rows were still there. */
export type ResidueCount = { readonly searched: number; readonly found: number };

export type ResidueSearch = {
  readonly personId: PersonId;
  /** What `forgetPerson` gave: the requests no longer say whose they were. */
  readonly requestIds: readonly DataRequestId[];
  /** What `forgetPerson` gave: it is looked for by its own id, whatever became of the person's row. */
  readonly dataKeyId: string | null;
};

/** Looks in every table for what still hangs on a person; 0 found after `forgetPerson`. */
export async function countResidue(
  client: Pick<Prisma.TransactionClient, "$queryRawUnsafe">,
  { personId, requestIds, dataKeyId }: ResidueSearch,
): Promise<ResidueCount> {
  const searched = Object.entries(personTables).flatMap(([table, fate]) =>
    "sql" in fate ? [`(SELECT count(*) FROM "${table}" t WHERE ${fate.sql})`] : [],
  );
  const rows = await client.$queryRawUnsafe<readonly { readonly found: bigint }[]>(
    // All are named for the statement's sake: PostgreSQL wants to know the type of each.
    `SELECT ${searched.join(" + ")} AS found, $1::uuid AS person, $2::uuid[] AS requests, $3::uuid AS key`,
    personId,
    [...requestIds],
    dataKeyId,
  );
  return { searched: searched.length, found: Number(rows[0]?.found ?? 0) };
}
