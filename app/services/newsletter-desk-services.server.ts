import type { Database } from "../db/database.server.ts";
import type { AppSecrets } from "../db/keys/app-secrets.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import { createDecisionViews } from "../db/newsletter/decision-views.server.ts";
import { readLeaveOverview } from "../db/newsletter/leave-views.server.ts";
import type { createMailCases } from "../db/newsletter/mail-cases.server.ts";
import { createMailCorrections } from "../db/newsletter/mail-corrections.server.ts";
import type { createMailExamples } from "../db/newsletter/mail-examples.server.ts";
import { createMarketingShops } from "../db/newsletter/marketing-shops.server.ts";
import { createProofViews } from "../db/newsletter/proof-views.server.ts";
import { createSuppressionCheck } from "../db/newsletter/suppression-check.server.ts";
import { exportProofs } from "../domain/newsletter/export-proofs.ts";
import {
  tryMail,
  type TriedMail,
  type TryMailDeps,
} from "../domain/newsletter/inbound/try-mail.ts";
import type { WishStore } from "../domain/newsletter/ports.ts";
import type { Channel } from "../domain/newsletter/types.ts";
import type { DayRange } from "../domain/newsletter/views.ts";
import type { InstallationId, ShopDomain } from "../domain/shared/ids.ts";
import { checkPiece, type PieceToCheck } from "../packaging/check-list.server.ts";

export type NewsletterDeskDeps = Pick<Database, "prisma" | "pool"> & {
  readonly appSecrets: Pick<AppSecrets, "get">;
  readonly keys: KeyStore;
  readonly wishes: Pick<WishStore, "take">;
  readonly examples: ReturnType<typeof createMailExamples>;
  readonly cases: ReturnType<typeof createMailCases>;
  readonly reading: TryMailDeps;
};

/** What the merchant's pages about leaving read, and what lists are checked by. */
export function createNewsletterDesk(deps: NewsletterDeskDeps) {
  const { prisma, pool, keys, wishes, examples, appSecrets: secrets } = deps;
  const shops = createMarketingShops({ prisma, secrets, keys });
  const proofs = createProofViews({ pool, keys, shops });
  const check = createSuppressionCheck({ pool, shops });
  return {
    overview: (installation: InstallationId, days: DayRange) =>
      readLeaveOverview(pool, installation, days),
    ofAddress: proofs.ofAddress,
    export: (shop: ShopDomain, address?: string) => ({
      name: "newsletter-proofs.csv",
      type: "text/csv; charset=utf-8",
      pieces: exportProofs(proofs.all(shop, address)),
    }),
    check,
    /** A piece of a list of one channel's addresses. */
    checkPiece: (
      of: { readonly shop: ShopDomain; readonly channel: Channel },
      piece: PieceToCheck,
    ) =>
      checkPiece(piece, async (addresses) => {
        const answers = await check({ ...of, addresses });
        if (answers === undefined) throw new Error("the shop does not use the app any more");
        return answers;
      }),
    decisions: createDecisionViews({ prisma }),
    cases: deps.cases,
    tryMail: (installation: InstallationId, mail: TriedMail) =>
      tryMail(deps.reading, installation, mail),
    correct: createMailCorrections({ prisma, keys, wishes, examples }),
  };
}
