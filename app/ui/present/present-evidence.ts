import { toReference } from "../../domain/data-requests/views.ts";
import type { BreakReason, LogVerdict } from "../../domain/evidence/verify-log.ts";
import type { EvidenceLineView, EvidenceView } from "../../domain/evidence/views.ts";
import { asDataRequestId } from "../../domain/shared/ids.ts";
import { counted, toDate, toDateTime, type Reader } from "./dates.ts";
import { toCountsText, toEventText } from "./event-words.ts";

export type ShownLine = {
  readonly seq: string;
  readonly at: string;
  readonly text: string;
  /** Its numbers; empty for none. */
  readonly counts: string;
  readonly request: { readonly url: string; readonly reference: string } | null;
  readonly hash: string;
};

/** The shop's evidence as its page shows it: texts only. */
export type ShownEvidence = {
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly publicKey: string | null;
  readonly lines: readonly ShownLine[];
  readonly olderBefore: number | null;
  readonly shown: string;
};

/** Turns a page of the log into what is shown. */
export function presentEvidence(view: EvidenceView, reader: Reader): ShownEvidence {
  const { lines, lastCheckpoint, prunedThrough } = view;
  const newest = lines[0]?.seq ?? 0;
  const oldest = lines.at(-1)?.seq ?? 0;
  return {
    facts: [
      ["Begun", toDate(view.startedAt, reader)],
      ["Lines", view.lineCount.toLocaleString("en")],
      ...(prunedThrough === 0 ? [] : [["Removed for age", `1 to ${prunedThrough}`] as const]),
      ["Last line’s hash", view.headHash],
      ["Last signed", toCheckpointText(lastCheckpoint, reader)],
    ],
    publicKey: lastCheckpoint?.publicKey ?? null,
    lines: lines.map((line) => presentLine(line, reader)),
    olderBefore: view.olderBefore,
    shown: newest === 0 ? "" : `Lines ${newest} to ${oldest} of ${view.lineCount}`,
  };
}

function toCheckpointText(checkpoint: EvidenceView["lastCheckpoint"], reader: Reader): string {
  if (checkpoint === null) return "Not yet; it is signed within a day";
  return `Line ${checkpoint.seq}, ${toDateTime(checkpoint.at, reader)}`;
}

function presentLine(line: EvidenceLineView, reader: Reader): ShownLine {
  const { seq, at, event, caseId, counts, hash } = line;
  return {
    seq: String(seq),
    at: toDateTime(at, reader),
    text: toEventText(event),
    counts: toCountsText(counts),
    request:
      caseId === null
        ? null
        : { url: `/app/requests/${caseId}`, reference: toReference(asDataRequestId(caseId)) },
    hash,
  };
}

/** What a check of the whole log came to. */
export type ShownVerdict = {
  readonly ok: boolean;
  readonly title: string;
  readonly text: string;
};

const breaks: Readonly<Record<BreakReason, string>> = {
  "not-a-line": "it is no line of text",
  "not-json": "it cannot be read",
  "not-canonical": "it is not written as Lagom writes it",
  "wrong-form": "it does not say what Lagom wrote",
  "out-of-place": "it does not belong there",
  "wrong-format": "it is of another version",
  "wrong-genesis": "the log does not begin as it must",
  "wrong-key": "it was signed by a key nobody named",
  "wrong-number": "lines are missing, doubled or in another order",
  "wrong-previous-hash": "it does not follow from the line before",
  "wrong-hash": "it was changed after it was written",
  "wrong-signature": "its signature does not fit",
  "wrong-count": "lines are missing or too many",
  "wrong-head": "the log does not end where it should",
  "not-pruned": "lines at the beginning are missing without a word",
  "not-last-signed": "something else was signed there",
  "not-signed": "nothing is signed by the expected key",
  "cut-off": "the log ends too early",
};

/** Says the outcome of a check; of a broken log, the first broken line and why. */
export function presentVerdict(verdict: LogVerdict | undefined): ShownVerdict {
  if (verdict === undefined) {
    return { ok: true, title: "Nothing to check", text: "Nothing was written yet." };
  }
  if (!verdict.ok) {
    const { line, reason } = verdict.broken;
    return {
      ok: false,
      title: `Broken at line ${line.toLocaleString("en")} of the export`,
      text: `This is the first line that is not as it was written: ${breaks[reason]}. The first line of the export is its header. Download the log, keep it apart and tell whoever runs Lagom.`,
    };
  }
  const { entries, signedThrough, head } = verdict.log;
  const open = head.seq - signedThrough;
  const signed =
    open === 0
      ? "All of it is signed."
      : `${counted(open, "line")} at the end will be signed within a day.`;
  return {
    ok: true,
    title: "The log is whole",
    text: `${counted(entries, "line")} checked: each follows from the one before. ${signed}`,
  };
}
