import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  type PolicyReading,
  type ReadingHead,
  type ReadingStore,
  type ReadingToKeep,
  readingSources,
} from "../../domain/policy/reading/ports.ts";
import type { Proposal } from "../../domain/policy/reading/proposal.ts";
import { proposalDecisions } from "../../domain/policy/reading/proposal.ts";
import type { PolicyFindings } from "../../domain/policy/reading/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

const compress = promisify<string, Buffer>(deflateRaw);
const expand = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);
/** More was never written by us. */
const mostBytes = 50 * 1024 * 1024;

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

const headFields = {
  ...{ id: true, source: true, author: true, createdAt: true, decisions: true },
} as const;

const headSchema = z.object({
  id: z.string(),
  source: z.enum(readingSources),
  author: z.string(),
  createdAt: z.date(),
  decisions: z.record(z.string(), z.enum(proposalDecisions)),
});

/** Readings on the database: compressed and sealed under the shop's key. */
export function createReadingStore(deps: Deps): ReadingStore {
  const { prisma } = deps;
  return {
    keep: (reading) => keep(deps, reading),
    find: (installationId, id) => find(deps, installationId, id),
    list: async (installationId, limit) => {
      const rows = await prisma.policyReading.findMany({
        where: { installationId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
        select: headFields,
      });
      return rows.map(toHead);
    },
    decide: async (installationId, id, decisions) => {
      await prisma.policyReading.updateMany({
        where: { id, installationId },
        data: { decisions: { ...decisions } },
      });
    },
    remove: async (installationId, id) => {
      await prisma.policyReading.deleteMany({ where: { id, installationId } });
    },
  };
}

const textContext = (id: string): string => `PolicyReading:sealedText:${id}`;
const findingsContext = (id: string): string => `PolicyReading:sealedFindings:${id}`;

async function keep({ prisma, shopSeal }: Deps, reading: ReadingToKeep): Promise<string> {
  const { installationId, source, author, at, text, findings, proposals } = reading;
  const id = randomUUID();
  const seal = async (context: string, content: string) =>
    Buffer.from(await shopSeal.seal(installationId, context, await compress(content)));
  await prisma.policyReading.create({
    data: {
      ...{ id, installationId, source, author, createdAt: at, language: findings.language },
      sealedText: await seal(textContext(id), text),
      sealedFindings: await seal(findingsContext(id), JSON.stringify({ findings, proposals })),
    },
  });
  return id;
}

async function find(
  { prisma, shopSeal }: Deps,
  installationId: InstallationId,
  id: string,
): Promise<PolicyReading | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const row = await prisma.policyReading.findFirst({ where: { id, installationId } });
  if (row === null) return undefined;
  const sealed = await shopSeal.open(installationId, findingsContext(id), row.sealedFindings);
  const text = await expand(sealed, { maxOutputLength: mostBytes });
  // Sealed under our own key with its own context: what opens was written by `keep`.
  const found = JSON.parse(text.toString("utf8")) as {
    readonly findings: PolicyFindings;
    readonly proposals: readonly Proposal[];
  };
  return { ...toHead(row), ...found };
}

function toHead(row: unknown): ReadingHead {
  const { createdAt, ...head } = headSchema.parse(row);
  return { ...head, at: createdAt };
}
