import { counted, type Reader, toAgo } from "./dates.ts";
import type { Label } from "./request-words.ts";

/** Whether the theme writes something no notice can hold back, with where to see it. */
export type ShownThemeStep = {
  readonly status: Label;
  readonly text: string;
  readonly link: string;
  readonly url: string;
};

/** The last look at the storefront: how many such lines it found. */
export type ThemeLook = {
  readonly scanId: string;
  readonly at: Date;
  readonly lines: number;
  /** The theme also loads something of somebody nobody knows. */
  readonly hasStrangers: boolean;
};

/** In one line, for the notice's page; the scan's own page has the lines to change. */
export function presentThemeStep(look: ThemeLook | null, reader: Reader): ShownThemeStep {
  if (look === null) {
    return {
      status: { text: "Not looked at", tone: null },
      text: "Browsers fetch what the theme itself writes into a page before any notice can hold it back. A scan finds such lines.",
      ...{ link: "Scan the store", url: "/app/promises" },
    };
  }
  const { lines, at, hasStrangers } = look;
  const url = `/app/scans/${look.scanId}`;
  const ago = toAgo(at, reader);
  if (lines === 0 && hasStrangers) {
    return {
      status: { text: "Not known", tone: "attention" },
      text: `A scan ${ago} found that your theme loads something of somebody the register does not name. Say first who that is.`,
      ...{ link: "See the scan", url },
    };
  }
  return lines === 0
    ? {
        status: { text: "Waits", tone: "success" },
        text: `A scan ${ago} found nothing your theme loads by itself that needs a yes.`,
        ...{ link: "See the scan", url },
      }
    : {
        status: { text: `${counted(lines, "line")} to change`, tone: "critical" },
        text: `A scan ${ago} found what browsers fetch before the notice can hold it back. Each has to be changed in your theme.`,
        ...{ link: "See which, and how", url },
      };
}
