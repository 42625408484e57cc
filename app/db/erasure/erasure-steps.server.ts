import { z } from "zod";
import { placeIds } from "../../domain/data-map/types.ts";
import type { StepEnd } from "../../domain/erasure/ports.ts";
import { erasureActions, type ErasureStep } from "../../domain/erasure/types.ts";
import { asPersonId, type DataRequestId, type PersonId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { open, seal } from "../../seal/envelope.server.ts";
import { bulkInsert, toBytea } from "../bulk-insert.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

export type ErasureStepsDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "personKey">;
};

/** Steps read at once. */
const slice = 50;

const contextOf = (id: string, number: number): string =>
  `ErasureStep:sealedTarget:${id}:${number}`;

const targetSchema = z.object({
  target: z.string(),
  fields: z.array(z.string()),
  seen: z.string(),
});
const placeSchema = z.enum(placeIds);
const actionSchema = z.enum(erasureActions);
const endSchema = z.object({
  number: z.number(),
  state: z.enum(["done", "gone", "refused"]),
  outcome: z.string().nullable(),
});

/** Rows of a plan's steps; what each is about is sealed under the person's key. */
export async function sealSteps(
  { keys }: Pick<ErasureStepsDeps, "keys">,
  of: { readonly id: DataRequestId; readonly personId: PersonId },
  steps: readonly ErasureStep[],
): Promise<Prisma.ErasureStepCreateManyInput[]> {
  if (steps.length === 0) return [];
  const key = await keys.personKey(of.personId);
  return steps.map(({ number, place, action, target, fields, seen }) => {
    const plain = Buffer.from(JSON.stringify({ target, fields, seen }), "utf8");
    const sealedTarget = seal({ key, context: contextOf(of.id, number) }, plain);
    return { dataRequestId: of.id, number, placeId: place, action, sealedTarget };
  });
}

/** Writes rows made by `sealSteps`; there may be tens of thousands, with the transaction held. */
export async function insertSteps(
  tx: Pick<Prisma.TransactionClient, "$executeRawUnsafe">,
  steps: readonly Prisma.ErasureStepCreateManyInput[],
): Promise<void> {
  await bulkInsert(tx, {
    table: "ErasureStep",
    columns: {
      ...{ dataRequestId: "uuid", number: "int", placeId: "text", action: "text" },
      ...{ state: "text", sealedTarget: "bytea" },
    },
    rows: steps.map(({ dataRequestId, number, placeId, action, sealedTarget }) => ({
      ...{ dataRequestId, number, placeId, action, state: "waiting" },
      sealedTarget: toBytea(sealedTarget),
    })),
  });
}

/** The steps still to be done, in order; read a slice at a time. */
export async function* readWaitingSteps(
  { prisma, keys }: ErasureStepsDeps,
  id: DataRequestId,
): AsyncGenerator<ErasureStep> {
  const person = await prisma.dataRequest.findUnique({
    where: { id },
    select: { personId: true },
  });
  if (person === null || person.personId === null) return;
  const key = await keys.personKey(asPersonId(person.personId));
  for (let after = 0; ;) {
    const rows = await prisma.erasureStep.findMany({
      where: { dataRequestId: id, state: "waiting", number: { gt: after } },
      orderBy: { number: "asc" },
      take: slice,
    });
    for (const { number, placeId, action, sealedTarget } of rows) {
      const plain = open({ key, context: contextOf(id, number) }, sealedTarget);
      yield {
        ...{ number, place: placeSchema.parse(placeId), action: actionSchema.parse(action) },
        ...targetSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8"))),
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < slice) return;
    after = last.number;
  }
}

/** Notes how a step ended; one that ended before stays as it ended. */
export async function endStep(
  prisma: PrismaClient,
  id: DataRequestId,
  { end, at }: { readonly end: StepEnd; readonly at: Date },
): Promise<void> {
  const { number, state, outcome } = end;
  await prisma.erasureStep.updateMany({
    where: { dataRequestId: id, number, state: "waiting" },
    data: { state, outcome, finishedAt: at },
  });
}

/** How the steps ended that did. */
export async function readEndedSteps(
  prisma: PrismaClient,
  id: DataRequestId,
): Promise<readonly StepEnd[]> {
  const rows = await prisma.erasureStep.findMany({
    where: { dataRequestId: id, state: { not: "waiting" } },
    orderBy: { number: "asc" },
    select: { number: true, state: true, outcome: true },
  });
  return z.array(endSchema).parse(rows);
}
