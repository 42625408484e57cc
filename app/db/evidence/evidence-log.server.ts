import { z } from "zod";
import { type EvidenceLine, type EvidenceInput } from "../../domain/evidence/types.ts";
import { genesisHash, lineText, type LogHead, nextLine } from "../../domain/evidence/chain.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { sha256 } from "./evidence-signing.server.ts";
import { createRowId } from "../row-id.server.ts";

export type Transaction = Prisma.TransactionClient;

/** A log whose row is held until the transaction ends: nobody else writes meanwhile. */
export type HeldLog = { readonly logId: string; readonly head: LogHead };

const headSchema = z.array(
  z.object({ id: z.string(), headSeq: z.number().int(), headHash: z.instanceof(Uint8Array) }),
);

const shopSchema = z.array(z.object({ id: z.string(), evidenceLogId: z.string().nullable() }));

/** Holds the log of the installation's shop, made if there is none; undefined when that is gone. */
export async function holdLogOf(
  tx: Transaction,
  installationId: InstallationId,
  at: Date,
): Promise<HeldLog | undefined> {
  const known = await tx.shop.findFirst({
    where: { installations: { some: { id: installationId } } },
    select: { id: true, evidenceLogId: true },
  });
  if (known === null) return undefined;
  return holdLog(tx, known.evidenceLogId ?? (await makeLog(tx, known.id, at)));
}

/** Holds a log by its id. Throws when there is none. */
export async function holdLog(tx: Transaction, logId: string): Promise<HeldLog> {
  const rows: unknown = await tx.$queryRaw`
    SELECT "id", "headSeq", "headHash" FROM "EvidenceLog" WHERE "id" = ${logId}::uuid FOR UPDATE`;
  const [row] = headSchema.parse(rows);
  if (row === undefined) throw new Error(`There is no evidence log ${logId}`);
  return { logId, head: { seq: row.headSeq, hash: toHex(row.headHash) } };
}

/** Writes the next line of a held log; answers it. */
export async function writeLine(
  tx: Transaction,
  { logId, head }: HeldLog,
  input: EvidenceInput,
): Promise<EvidenceLine> {
  const line = nextLine(sha256, head, input);
  const hash = fromHex(line.hash);
  await tx.evidenceEntry.createMany({
    data: [
      {
        ...{ logId, seq: line.seq, at: input.at, event: line.event, caseId: line.caseId, hash },
        line: lineText(line),
      },
    ],
  });
  await tx.evidenceLog.updateMany({
    where: { id: logId },
    data: { headSeq: line.seq, headHash: hash },
  });
  return line;
}

/** Two first lines at once make one log: the shop's row is held while it gets one. */
async function makeLog(tx: Transaction, shopId: string, at: Date): Promise<string> {
  const rows: unknown = await tx.$queryRaw`
    SELECT "id", "evidenceLogId" FROM "Shop" WHERE "id" = ${shopId}::uuid FOR NO KEY UPDATE`;
  const present = shopSchema.parse(rows)[0]?.evidenceLogId;
  if (present !== undefined && present !== null) return present;
  const id = createRowId();
  await tx.evidenceLog.createMany({
    data: [{ id, createdAt: at, headSeq: 0, headHash: fromHex(genesisHash(sha256, id)) }],
  });
  await tx.shop.updateMany({ where: { id: shopId }, data: { evidenceLogId: id } });
  return id;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, "hex"));
}
