import { createReadingStore } from "../db/policy/reading-store.server.ts";
import { decodePolicyFile } from "../domain/policy/reading/decode-policy-file.ts";
import type { ReadingSource } from "../domain/policy/reading/ports.ts";
import { readPolicy, type SourceFormat } from "../domain/policy/reading/read-policy.ts";
import { toProposals } from "../domain/policy/reading/to-proposals.ts";
import type { ShopSeal } from "../domain/data-requests/ports.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { ok, type Result } from "../domain/shared/result.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { lookAtPolicy } from "../platform/shopify/policy-texts.server.ts";
import { createPageReader, type PageRefusal } from "../platform/web/read-page.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly client: AdminClient;
  readonly clock: Clock;
};

type TextToRead = {
  readonly installationId: InstallationId;
  readonly author: string;
  readonly source: ReadingSource;
  readonly text: string;
  readonly format?: SourceFormat;
};

/** What reads an existing policy in: where it is taken from, and what is kept of it. */
export function createPolicyReadingServices({ prisma, shopSeal, client, clock }: Deps) {
  const store = createReadingStore({ prisma, shopSeal });
  const readPage = createPageReader();
  return {
    ...store,
    /** Reads a policy and keeps what was found; answers the reading's id. */
    read: ({ text, format = "detect", ...about }: TextToRead): Promise<string> => {
      const findings = readPolicy(text, format);
      const proposals = toProposals(findings);
      return store.keep({ ...about, text, findings, proposals, at: clock.now() });
    },
    /** The text at an address of the public web. */
    fetchPage: async (address: string): Promise<Result<string, PageRefusal>> => {
      const page = await readPage(address);
      return page.ok ? ok(decodePolicyFile(page.value)) : page;
    },
    /** The policy that stands in Shopify; undefined where there is none or it may not be read. */
    findPresent: async (
      installationId: InstallationId,
      signal: AbortSignal,
    ): Promise<string | undefined> => {
      const { policy } = await lookAtPolicy({ client, installationId, signal });
      return policy?.body.trim() === "" ? undefined : policy?.body;
    },
  };
}
