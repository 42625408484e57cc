import { printNotice } from "../policy/print-notice.ts";
import type { Register } from "../register/types.ts";
import { categoryLetters } from "./notice-letters.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import { printHeldHosts } from "./print-held-hosts.ts";
import { printHeldItems } from "./print-held-items.ts";
import { regionCodesOf } from "./regions.ts";
import type { NoticeConfig, NoticeWords } from "./types.ts";

export type NoticeConfigToPrint = {
  readonly register: Register;
  readonly settings: NoticeSettings;
  /** The words of every language it is shown in; they are part of the version. */
  readonly words: readonly NoticeWords[];
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** The settings of the notice as its script reads them: data from the register and the merchant's choices. */
export function printNoticeConfig(printing: NoticeConfigToPrint): NoticeConfig {
  const { words, digest } = printing;
  const { v, ...config } = printUnnumbered(printing);
  return { v, version: digest(JSON.stringify([config, words])).slice(0, 16), ...config };
}

function printUnnumbered({
  register,
  settings,
  words,
  digest,
}: NoticeConfigToPrint): Omit<NoticeConfig, "version"> {
  const { days, google, microsoft, meta, design, policyUrl, askEverywhere } = settings;
  const notice = printNotice({ register, language: register.mainLanguage, digest });
  const asked = new Set(notice.groups.map(({ id }) => id));
  return {
    v: 1,
    main: register.mainLanguage,
    languages: words.map(({ language }) => language),
    days,
    ask: notice.groups.flatMap(({ id, purposes }) => {
      if (id === "necessary") return [];
      const terms = purposes.map((purpose) => [purpose.id, purpose.fingerprint].join(" "));
      return [[categoryLetters[id], digest(terms.toSorted().join("\n")).slice(0, 8)] as const];
    }),
    hosts: printHeldHosts(register, asked, google),
    items: printHeldItems(register),
    optOut: askEverywhere ? [] : regionCodesOf("opt-out"),
    noticeOnly: askEverywhere ? [] : regionCodesOf("notice"),
    ...{ google, microsoft, meta, design, policyUrl },
  };
}
