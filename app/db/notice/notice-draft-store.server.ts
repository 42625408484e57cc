import { z } from "zod";
import {
  initialNoticeSettings,
  type NoticeSettings,
} from "../../domain/consent/notice-settings.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

const colour = z.string().max(32);

/** What a merchant settles, as it travels and is kept; its bounds are `checkNoticeSettings`'. */
export const noticeSettingsSchema: z.ZodType<NoticeSettings> = z.object({
  google: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  microsoft: z.boolean(),
  meta: z.boolean(),
  days: z.number(),
  design: z.object({
    layout: z.enum(["bar", "corner", "middle"]),
    side: z.enum(["start", "end"]),
    look: z.enum(["theme", "light", "dark", "own"]),
    colours: z.object({ background: colour, text: colour, button: colour, buttonText: colour }),
    radius: z.number(),
    reopen: z.enum(["button", "link-only"]),
  }),
  policyUrl: z.string().max(2_000),
  arabic: z.boolean(),
  askEverywhere: z.boolean(),
});

export type NoticeDraft = {
  readonly settings: NoticeSettings;
  readonly author: string;
  readonly at: Date;
};

export type NoticeDraftStore = {
  /** The merchant's settings, or those of a notice nobody has touched. */
  readonly get: (installationId: InstallationId) => Promise<NoticeSettings>;
  readonly save: (installationId: InstallationId, draft: NoticeDraft) => Promise<void>;
};

/** What merchants settle about the notice, on the database. */
export function createNoticeDraftStore(prisma: PrismaClient): NoticeDraftStore {
  return {
    get: async (installationId) => {
      const row = await prisma.noticeDraft.findUnique({ where: { installationId } });
      return row === null ? initialNoticeSettings : noticeSettingsSchema.parse(row.settings);
    },
    save: async (installationId, { settings, author, at: savedAt }) => {
      const data = { settings: toSettingsRow(settings), author, savedAt };
      await prisma.noticeDraft.upsert({
        where: { installationId },
        create: { installationId, ...data },
        update: data,
      });
    },
  };
}

/** Settings as a JSON column takes them. */
export function toSettingsRow({ design, ...settings }: NoticeSettings) {
  return { ...settings, design: { ...design, colours: { ...design.colours } } };
}
