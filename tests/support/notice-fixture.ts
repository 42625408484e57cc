import { createHash } from "node:crypto";
import {
  initialNoticeSettings,
  type NoticeSettings,
} from "../../app/domain/consent/notice-settings.ts";
import { printNoticeConfig } from "../../app/domain/consent/print-notice-config.ts";
import { printNoticeWords } from "../../app/domain/consent/print-notice-words.ts";
import type { NoticeConfig, NoticeWords } from "../../app/domain/consent/types.ts";
import type { Register } from "../../app/domain/register/types.ts";
import { sampleRegister } from "./register-fixture.ts";
import type { StorefrontStack } from "./storefront-stack.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

export type NoticeFixture = {
  readonly config: NoticeConfig;
  readonly words: readonly NoticeWords[];
};

/** The notice of the sample register, as a publication prints it. */
export function sampleNotice(
  more: {
    readonly settings?: Partial<NoticeSettings>;
    readonly languages?: readonly NoticeWords["language"][];
    readonly register?: Register;
  } = {},
): NoticeFixture {
  const { register = sampleRegister(), languages = ["sv", "en", "fi", "ar"] } = more;
  const settings = { ...initialNoticeSettings, ...more.settings };
  const words = languages.map((language) => printNoticeWords({ register, language, digest }));
  return { words, config: printNoticeConfig({ register, settings, words, digest }) };
}

/** Writes it into the shop's metafields and switches the notice on, as publishing and the theme editor do. */
export async function plantNotice(
  stack: StorefrontStack,
  { config, words }: NoticeFixture,
): Promise<void> {
  await stack.publish(
    {
      notice: JSON.stringify(config),
      ...Object.fromEntries(words.map((one) => [`notice_${one.language}`, JSON.stringify(one)])),
    },
    null,
  );
  await stack.switchEmbed("notice", true);
}
