import type { ScanHead } from "../../domain/promises/ports.ts";
import type { BoardLine, PromiseState } from "../../domain/promises/types.ts";
import { toAgo, toDateTime, type Reader } from "./dates.ts";
import { driftWords, promiseWords, scanTroubleWords } from "./promise-words.ts";
import type { Label } from "./request-words.ts";

export type ShownDrift = {
  readonly id: string;
  readonly what: string;
  readonly todo: string;
  readonly link: string;
  readonly url: string;
};

export type ShownPromise = {
  readonly promise: string;
  readonly title: string;
  readonly status: Label;
  /** As the published policy says it. */
  readonly sentence: string | null;
  /** What shows it, when last, or why it is not known. */
  readonly note: string;
  readonly drifts: readonly ShownDrift[];
  /** Drifts beyond those shown. */
  readonly more: number;
};

export type ShownBoard = {
  readonly broken: readonly ShownPromise[];
  readonly unknown: readonly ShownPromise[];
  readonly kept: readonly ShownPromise[];
};

/** So many of a promise's drifts are listed; a scan's page has all. */
const listed = 6;

const states: Readonly<Record<PromiseState, Label>> = {
  broken: { text: "Broken", tone: "critical" },
  unknown: { text: "Not known", tone: null },
  kept: { text: "Kept", tone: "success" },
};

/** Turns the board into what is shown of it. */
export function presentBoard(lines: readonly BoardLine[], reader: Reader): ShownBoard {
  const of = (state: PromiseState) =>
    lines.filter((line) => line.state === state).map((line) => presentLine(line, reader));
  return { broken: of("broken"), unknown: of("unknown"), kept: of("kept") };
}

function presentLine(line: BoardLine, reader: Reader): ShownPromise {
  const words = promiseWords[line.promise];
  return {
    promise: line.promise,
    title: words?.title ?? line.promise,
    status: states[line.state],
    sentence: line.sentence,
    note: toNote(line, reader),
    drifts: line.drifts.slice(0, listed).map(({ code, subject, fix }) => {
      const { what, todo, link } = driftWords[code];
      return { id: `${code} ${subject}`, what: what(subject), todo, link, url: fix };
    }),
    more: Math.max(0, line.drifts.length - listed),
  };
}

function toNote({ promise, state, lastKeptAt }: BoardLine, reader: Reader): string {
  const words = promiseWords[promise];
  if (words === undefined) return "";
  if (state === "unknown") return words.unknown;
  if (lastKeptAt === null) return words.shownBy;
  return `${words.shownBy} Last shown ${toAgo(lastKeptAt, reader)}.`;
}

/** A scan in a list. */
export type ShownScanHead = {
  readonly id: string;
  readonly started: string;
  readonly by: string;
  readonly status: Label;
  readonly isRunning: boolean;
  /** 0–100. */
  readonly percent: number;
  readonly progress: string;
  readonly trouble: string | null;
};

const statuses: Readonly<Record<ScanHead["status"], Label>> = {
  waiting: { text: "Waiting", tone: "info" },
  running: { text: "Running", tone: "info" },
  finished: { text: "Finished", tone: "success" },
  failed: { text: "Not carried out", tone: "warning" },
};

type Names = ReadonlyMap<string, string>;

/** Turns a scan without its findings into what is shown of it. */
export function presentScanHead(
  scan: ScanHead,
  { reader, names }: { readonly reader: Reader; readonly names: Names },
): ShownScanHead {
  const { id, status, pagesDone, pagesTotal, failureReason, createdAt } = scan;
  return {
    id,
    started: toDateTime(createdAt, reader),
    by: scan.cause === "scheduled" ? "by its schedule" : `by ${nameOf(scan.author, names)}`,
    status: statuses[status],
    isRunning: status === "waiting" || status === "running",
    percent: pagesTotal === 0 ? 0 : Math.round((100 * pagesDone) / pagesTotal),
    progress:
      pagesTotal === 0
        ? "The browser is starting."
        : `${String(pagesDone)} of ${String(pagesTotal)} pages looked at.`,
    trouble: failureReason === null ? null : scanTroubleWords[failureReason],
  };
}

function nameOf(author: string, names: Names): string {
  const user = author.replace(/^staff:/u, "");
  return names.get(user) ?? `User ${user}`;
}
