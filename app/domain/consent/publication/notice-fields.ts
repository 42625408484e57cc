import { toCanonical } from "../../evidence/canonical.ts";
import type { Json } from "../../shared/json.ts";
import { languages } from "../../shared/language.ts";
import type { NoticeVersionContent } from "../record.ts";
import type { NoticeFields } from "./ports.ts";

/** The metafield with the settings; without it the theme's embed shows nothing. */
export const configKey = "notice";

/** Every metafield the notice may have (docs/theme-blocks.md). */
export const noticeKeys: readonly string[] = [
  configKey,
  ...[...languages, "ar"].map((language) => `${configKey}_${language}`),
];

/** A version's metafields: words first, the settings that name it last. */
export function toNoticeFields({ config, words }: NoticeVersionContent): NoticeFields {
  return {
    ...Object.fromEntries(
      Object.values(words).map((one) => [`${configKey}_${one.language}`, JSON.stringify(one)]),
    ),
    [configKey]: JSON.stringify(config),
  };
}

/** Whether two texts hold the same JSON: Shopify may write it in another order. */
export function isSameJson(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return toOneForm(one) === toOneForm(other);
}

/** What is no JSON stands for itself. */
function toOneForm(text: string): string {
  try {
    // What JSON.parse answers is JSON.
    return toCanonical(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}
