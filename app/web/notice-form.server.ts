import { z } from "zod";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import { noticeLanguages, regimes } from "../domain/consent/types.ts";

const colour = z.string().max(20);

/** Shape alone; what may stand is said by `checkNoticeSettings`. */
const settingsSchema: z.ZodType<NoticeSettings> = z.object({
  google: z.literal([0, 1, 2]),
  microsoft: z.boolean(),
  meta: z.boolean(),
  days: z.number(),
  policyUrl: z.string().max(2_000),
  arabic: z.boolean(),
  askEverywhere: z.boolean(),
  design: z.object({
    layout: z.enum(["bar", "corner", "middle"]),
    side: z.enum(["start", "end"]),
    look: z.enum(["theme", "light", "dark", "own"]),
    colours: z.object({ background: colour, text: colour, button: colour, buttonText: colour }),
    radius: z.number(),
    reopen: z.enum(["button", "link-only"]),
  }),
});

const previewSchema = z.object({
  settings: settingsSchema,
  language: z.enum(noticeLanguages),
  regime: z.enum(regimes),
  gpc: z.boolean(),
});

/** Settings as the designer sends them; undefined for anything else. */
export function parseNoticeSettings(text: unknown): NoticeSettings | undefined {
  if (typeof text !== "string" || text.length > 10_000) return undefined;
  try {
    return settingsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What is to be previewed, and for whom; undefined for anything else. */
export async function parsePreviewWish(
  request: Request,
): Promise<z.infer<typeof previewSchema> | undefined> {
  const text = await request.text();
  if (text.length > 10_000) return undefined;
  try {
    return previewSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
