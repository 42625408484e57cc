import type { Correction, CorrectionFault } from "../../domain/newsletter/inbound/desk-views.ts";
import { caseWishes } from "../../domain/newsletter/inbound/ports.ts";
import type { WishStore } from "../../domain/newsletter/ports.ts";
import type { Wish } from "../../domain/newsletter/types.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { MailDecision, PrismaClient } from "../../generated/prisma/client.ts";
import { open, seal } from "../../seal/envelope.server.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore, ShopKeys } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";
import { senderContext } from "./mail-cases.server.ts";
import type { createMailExamples } from "./mail-examples.server.ts";
import { targetContext } from "./wish-rows.server.ts";

export type MailCorrectionDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly wishes: Pick<WishStore, "take">;
  readonly examples: Pick<ReturnType<typeof createMailExamples>, "correct">;
};

type Correcting = {
  readonly correction: Correction;
  readonly decision: MailDecision;
  readonly shopKeys: ShopKeys;
};

/**
 * Puts a decision right: takes the opt-out back, or takes it, opens the case or closes those that were none,
 * and remembers the mail by the marks of its sentences. The mail itself was never kept, and its writer's
 * address only as long as systems are told of it or a case is open: after that staff give it, and it must be
 * the one the mail came from. May be called again.
 */
export function createMailCorrections(deps: MailCorrectionDeps) {
  return async (correction: Correction): Promise<Result<null, CorrectionFault>> => {
    const { installationId, decisionId: id, to: kind, at } = correction;
    const decision = await deps.prisma.mailDecision.findFirst({ where: { id, installationId } });
    if (decision === null) return err("no-decision");
    if ((decision.correctedTo ?? decision.kind) === kind) return err("same-kind");
    const about = { correction, decision, shopKeys: await deps.keys.shopKeys(installationId) };
    const done = await changeStanding(deps, about);
    if (!done.ok) return done;
    await changeCases(deps, about);
    await deps.examples.correct(installationId, { decisionId: id, kind, at });
    return ok(null);
  };
}

/** What was left by the mail comes back, or what the mail asked for is done now. */
async function changeStanding(
  deps: MailCorrectionDeps,
  about: Correcting,
): Promise<Result<null, CorrectionFault>> {
  const { correction, decision } = about;
  const wasDone = decision.outcome === "left-newsletter" && decision.proofId !== null;
  const mustLeave = correction.to === "opt-out";
  if (wasDone === mustLeave) return ok(null);
  const address = await findAddress(deps, about);
  if (!address.ok) return address;
  const wish: Wish =
    decision.proofId === null || mustLeave
      ? { kind: "opt-out", topics: "all" }
      : { kind: "undo", of: decision.proofId };
  const taken = await deps.wishes.take({
    ...{ shop: correction.shop, channel: "email", address: address.value, wish },
    ...{ door: "staff", receivedAt: correction.at, proof: `decision ${decision.id} put right` },
  });
  // Asked twice, it is undone already: then nothing rests on the proof any more.
  const isTooLate =
    taken?.reason === "too-late-to-undo" && taken.standing.proofId === decision.proofId;
  return isTooLate ? err("too-late-to-undo") : ok(null);
}

async function findAddress(
  deps: MailCorrectionDeps,
  about: Correcting,
): Promise<Result<string, "address-needed" | "other-writer">> {
  const { correction, decision, shopKeys } = about;
  const given = correction.address?.trim() ?? "";
  if (given === "") {
    const kept = await findKeptAddress(deps, about);
    return kept === undefined ? err("address-needed") : ok(kept);
  }
  const mark = lookupDigest(shopKeys.lookupKey, "email", given);
  const isWriter =
    mark !== undefined &&
    decision.lookupDigest !== null &&
    Buffer.from(mark).equals(decision.lookupDigest);
  return isWriter ? ok(given) : err("other-writer");
}

async function findKeptAddress(
  { prisma }: MailCorrectionDeps,
  { decision, shopKeys: { dataKey: key } }: Correcting,
): Promise<string | undefined> {
  const { id: decisionId, installationId, lookupDigest: mark, proofId } = decision;
  const sealed = await prisma.mailCase.findFirst({
    where: { decisionId, sealedSender: { not: null } },
  });
  const sender = sealed?.sealedSender ?? null;
  if (sealed !== null && sender !== null) {
    const context = senderContext(sealed.id);
    return Buffer.from(open({ key, context }, sender)).toString("utf8");
  }
  const byProof = proofId === null ? [] : [{ proofId }];
  const byMark = mark === null ? [] : [{ lookupDigest: mark }];
  const target = await prisma.marketingTarget.findFirst({
    where: { installationId, OR: [...byProof, ...byMark], proof: { channel: "email" } },
  });
  if (target === null) return undefined;
  const context = targetContext(target.proofId);
  return Buffer.from(open({ key, context }, target.sealedAddress)).toString("utf8");
}

/** A wish that only a person can carry out waits as a case; cases the mail never asked for are closed. */
async function changeCases(deps: MailCorrectionDeps, about: Correcting): Promise<void> {
  const { correction, decision, shopKeys } = about;
  const { installationId, id: decisionId } = decision;
  const wish = caseWishes.find((one) => one === correction.to);
  await deps.prisma.mailCase.updateMany({
    where: { decisionId, state: "open", ...(wish === undefined ? {} : { wish: { not: wish } }) },
    data: { state: "closed", closedAt: correction.at, closedAs: "nothing-asked" },
  });
  if (wish === undefined) return;
  const sender = await findAddress(deps, about);
  const id = createRowId(correction.at.getTime());
  const context = senderContext(id);
  await deps.prisma.mailCase.createMany({
    data: [
      {
        ...{ id, installationId, decisionId, wish, openedAt: correction.at },
        lookupDigest: decision.lookupDigest,
        sealedSender: sender.ok
          ? seal({ key: shopKeys.dataKey, context }, Buffer.from(sender.value))
          : null,
      },
    ],
    skipDuplicates: true,
  });
}
