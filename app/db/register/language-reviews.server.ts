import { z } from "zod";
import { actorName } from "../../domain/data-requests/permissions.ts";
import type { LanguageReview } from "../../domain/policy/language-review.ts";
import type { InstallationId, StaffUserId } from "../../domain/shared/ids.ts";
import { languages } from "../../domain/shared/language.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";

/** A sign-off by a user of the shop. */
type SignedReview = Omit<LanguageReview, "reviewedBy"> & {
  readonly installationId: InstallationId;
  readonly by: StaffUserId;
};

const languageSchema = z.enum(languages);

/** Who signed off which language's fixed sentences, per shop; a later sign-off takes the place of one before. */
export function createLanguageReviews({ prisma }: { readonly prisma: PrismaClient }) {
  return {
    list: async (installationId: InstallationId): Promise<readonly LanguageReview[]> => {
      const rows = await prisma.languageReview.findMany({ where: { installationId } });
      return rows.map(({ language, textsDigest, reviewedBy, reviewedAt }) => ({
        ...{ language: languageSchema.parse(language), textsDigest, reviewedBy, reviewedAt },
      }));
    },
    /** With its line in the timeline. */
    sign: async ({ installationId, by, language, textsDigest, reviewedAt }: SignedReview) => {
      const review = { textsDigest, reviewedBy: actorName(by), reviewedAt };
      const about = { installationId, dataRequestId: null, at: reviewedAt, actor: actorName(by) };
      await prisma.$transaction([
        prisma.languageReview.upsert({
          where: { installationId_language: { installationId, language } },
          create: { installationId, language, ...review },
          update: review,
        }),
        prisma.timelineEvent.create({
          data: toEventRow({ ...about, action: "language.reviewed", detail: { language } }),
        }),
      ]);
    },
  };
}
