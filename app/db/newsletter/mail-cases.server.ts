import { type CaseWish, caseWishes } from "../../domain/newsletter/inbound/ports.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { open } from "../../seal/envelope.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

/** What somebody asked for by mail. */
export type OpenMailCase = {
  readonly id: string;
  readonly decisionId: string;
  readonly wish: CaseWish;
  /** Null where nobody is known, or they were erased. */
  readonly sender: string | null;
  readonly openedAt: Date;
};

/** How a person of the shop ended a case. */
export const caseEnds = ["done", "answered-by-hand", "nothing-asked"] as const;
export type CaseEnd = (typeof caseEnds)[number];

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };

const mostListed = 200;

/** Where a writer's address is sealed. */
export const senderContext = (id: string): string => `MailCase:sealedSender:${id}`;

/** What waits for a person of the shop. */
export function createMailCases({ prisma, keys }: Deps) {
  return {
    /** The open ones, those that wait longest first. */
    listOpen: async (installationId: InstallationId): Promise<readonly OpenMailCase[]> => {
      const rows = await prisma.mailCase.findMany({
        where: { installationId, state: "open" },
        orderBy: [{ openedAt: "asc" }, { id: "asc" }],
        take: mostListed,
      });
      if (rows.length === 0) return [];
      const { dataKey: key } = await keys.shopKeys(installationId);
      return rows.flatMap(({ id, decisionId, wish, sealedSender, openedAt }) => {
        const known = caseWishes.find((one) => one === wish);
        const context = senderContext(id);
        const sender =
          sealedSender === null
            ? null
            : Buffer.from(open({ key, context }, sealedSender)).toString("utf8");
        return known === undefined ? [] : [{ id, decisionId, wish: known, sender, openedAt }];
      });
    },
    /** False where it is not open any more. */
    close: async (
      installationId: InstallationId,
      { id, as, at }: { readonly id: string; readonly as: CaseEnd; readonly at: Date },
    ): Promise<boolean> => {
      const { count } = await prisma.mailCase.updateMany({
        where: { id, installationId, state: "open" },
        data: { state: "closed", closedAs: as, closedAt: at },
      });
      return count > 0;
    },
  };
}
