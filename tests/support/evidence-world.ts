import { randomBytes, randomUUID } from "node:crypto";
import {
  createEvidenceStore,
  type EvidenceStore,
  type EvidenceStoreDeps,
} from "../../app/db/evidence/evidence-store.server.ts";
import {
  createRequestEvidence,
  type RequestEvidence,
} from "../../app/db/evidence/request-evidence.server.ts";
import type { PersonSeal } from "../../app/domain/data-requests/ports.ts";
import type { ReceiptFacts } from "../../app/domain/evidence/receipt.ts";
import type { EvidenceInput } from "../../app/domain/evidence/types.ts";
import {
  asDataRequestId,
  asInstallationId,
  type DataRequestId,
  type InstallationId,
} from "../../app/domain/shared/ids.ts";
import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import { openScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

export interface EvidenceWorld {
  readonly database: ScratchDatabase;
  readonly evidence: EvidenceStore;
  readonly addShop: () => Promise<InstallationId>;
  readonly addRequest: (installationId: InstallationId) => Promise<DataRequestId>;
  readonly append: (installationId: InstallationId, input: EvidenceInput) => Promise<void>;
  readonly issue: (
    installationId: InstallationId,
    facts: ReceiptFacts,
    at: Date,
  ) => Promise<number>;
  readonly logOf: (installationId: InstallationId) => Promise<string>;
}

/** A database of its own with an evidence store whose signing key is made up. */
export async function openEvidenceWorld(
  beside: Pick<EvidenceStoreDeps, "heads" | "log"> = {},
): Promise<EvidenceWorld> {
  const database = await openScratchDatabase();
  const { prisma } = database;
  const seed = randomBytes(32);
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => seed }, ...beside });
  await evidence.openSigningKey();
  return {
    database,
    evidence,
    addShop: async () => {
      const domain = `s-${randomUUID()}.myshopify.com`;
      const shop = await prisma.shop.create({ data: { domain } });
      const made = await prisma.installation.create({
        data: { shopId: shop.id, state: "installed" },
      });
      return asInstallationId(made.id);
    },
    addRequest: async (installationId) => {
      const made = await prisma.dataRequest.create({
        data: {
          ...{ installationId, kind: "erasure", topic: "customers/redact", status: "running" },
          ...{ bodyDigest: randomBytes(32), receivedAt: new Date(), dueAt: new Date() },
        },
      });
      return asDataRequestId(made.id);
    },
    append: async (installationId, input) => {
      await prisma.$transaction((tx) => evidence.append(tx, installationId, input));
    },
    issue: async (installationId, facts, at) => {
      const receipt = { facts, installationId, at, isFinal: true };
      return (await prisma.$transaction((tx) => evidence.issueReceipt(tx, receipt))).version;
    },
    logOf: async (installationId) => {
      const shop = await prisma.shop.findFirst({
        where: { installations: { some: { id: installationId } } },
      });
      return shop?.evidenceLogId ?? "";
    },
  };
}

/** The evidence of a request's steps, on a store whose signing key is made up. */
export function createTestRequestEvidence(deps: {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
}): RequestEvidence {
  const seed = randomBytes(32);
  const evidence = createEvidenceStore({ ...deps, secrets: { get: async () => seed } });
  return createRequestEvidence({ ...deps, evidence });
}

/** An erasure's facts with a little of everything. */
export function receiptFacts(caseId: DataRequestId): ReceiptFacts {
  return {
    ...{ caseId, reference: "4711", kind: "erasure", shop: "demo.myshopify.com" },
    door: "shopify-webhook",
    receivedAt: "2026-11-01T08:00:00.000Z",
    dueAt: "2026-12-01T08:00:00.000Z",
    completedAt: "2026-11-02T09:30:00.000Z",
    planDigest: "a".repeat(64),
    lines: [
      {
        ...{ place: "orders", field: "Order.note", fate: "clear", count: 3 },
        ...{ because: null, until: null, subject: null },
      },
      {
        ...{ place: "orders", field: "Order.poNumber", fate: "keep", count: 1 },
        ...{ because: "legal-ground", until: "2033-12-31", subject: "se-bookkeeping" },
      },
    ],
    refused: [{ code: "not-read-back", count: 1 }],
    shopifyErasure: { handedOverAt: "2026-11-02T09:30:00.000Z", readBackAt: null, remaining: 4 },
    residue: { searched: 41, found: 0 },
    copiesUnreadableBy: "2027-01-01T00:00:00.000Z",
    more: { steps: 12 },
  };
}
