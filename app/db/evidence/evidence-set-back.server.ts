import type { LogHead } from "../../domain/evidence/chain.ts";
import { writeCheckpoint } from "./evidence-checkpoint.server.ts";
import { checkHead } from "./evidence-head-check.server.ts";
import { holdLog, type Transaction, writeLine } from "./evidence-log.server.ts";
import { type RetentionDeps, tellFailure } from "./evidence-retention.server.ts";
import type { EvidenceSigner } from "./evidence-signing.server.ts";

/** Logs looked at per query. */
const slice = 200;

/**
 * At start, before anything is written: a log that ends before what was signed of it last gets a line
 * that says so (a restored backup and lines taken off the end look the same), and goes on from there.
 * Answers how many did. Logs that are gone altogether are told and forgotten.
 */
export async function noteSetBacks(deps: RetentionDeps, now: Date): Promise<number> {
  const { heads, prisma, log } = deps;
  const all = [...(await readHeads(deps))];
  let setBack = 0;
  for (let at = 0; at < all.length; at += slice) {
    const part = new Map(all.slice(at, at + slice));
    const rows = await prisma.evidenceLog.findMany({
      where: { id: { in: [...part.keys()] } },
      select: { id: true, headSeq: true },
    });
    const present = new Map(rows.map(({ id, headSeq }) => [id, headSeq]));
    const gone = [...part.keys()].filter((id) => !present.has(id));
    if (gone.length > 0) {
      log.error({ logIds: gone }, "evidence logs that were signed once are not in this database");
      await heads?.note(new Map(gone.map((id) => [id, undefined])));
    }
    for (const [logId, { seq }] of part) {
      if ((present.get(logId) ?? Infinity) >= seq) continue;
      try {
        setBack += (await noteSetBack(deps, logId, now)) ? 1 : 0;
      } catch (error) {
        tellFailure(deps, logId, error);
      }
    }
  }
  return setBack;
}

/** A file that cannot be read stops the signing, not the app. */
async function readHeads({ heads, log }: RetentionDeps): Promise<ReadonlyMap<string, LogHead>> {
  try {
    return (await heads?.all()) ?? new Map<string, LogHead>();
  } catch (error) {
    log.error({ err: error }, "the signed heads of the evidence logs cannot be read");
    return new Map();
  }
}

async function noteSetBack(deps: RetentionDeps, logId: string, now: Date): Promise<boolean> {
  const signer = await deps.signer();
  return deps.prisma.$transaction(async (tx) => {
    const held = await holdLog(tx, logId);
    // Another process may have been first: what was noted is read again while the log is held.
    const lastSigned = (await deps.heads?.all())?.get(logId);
    if (lastSigned === undefined || held.head.seq >= lastSigned.seq) return false;
    const from = held.head.seq;
    deps.log.warn(
      { logId, from, signedThrough: lastSigned.seq },
      "an evidence log is behind what was signed of it: a backup was restored, or lines are gone",
    );
    const head = await writeLine(tx, held, {
      ...{ event: "log.set-back", caseId: null, at: now },
      counts: { lines: lastSigned.seq - from },
      facts: { signedThrough: lastSigned.seq, hash: lastSigned.hash },
    });
    await signSetBack(tx, signer, { logId, head, at: now });
    // Before the transaction ends: a kill in between leaves a log that is behind, not a contradiction.
    await deps.heads?.note(new Map([[logId, { seq: head.seq, hash: head.hash }]]));
    return true;
  });
}

type SetBack = { readonly logId: string; readonly head: LogHead; readonly at: Date };

async function signSetBack(tx: Transaction, signer: EvidenceSigner, setBack: SetBack) {
  await checkHead(tx, { logId: setBack.logId, signer, lastSigned: undefined });
  await writeCheckpoint(tx, signer, setBack);
}
