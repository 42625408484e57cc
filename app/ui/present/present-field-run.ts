import type { FieldRun } from "../../domain/newsletter/leave-field/ports.ts";
import { counted, type Reader, toAgo } from "./dates.ts";

/** How far the links are written into the shop's customers. */
export type ShownFieldRun = {
  readonly isStarted: boolean;
  readonly isRunning: boolean;
  readonly text: string;
};

const stops: Readonly<Record<string, string>> = {
  "access-denied": "Lagom may not write customers yet: grant it on Home, then start again.",
};

/** Turns a run into one sentence. */
export function presentFieldRun(run: FieldRun | undefined, reader: Reader): ShownFieldRun {
  if (run === undefined) {
    return { isStarted: false, isRunning: false, text: "No links have been written yet." };
  }
  const written = counted(run.written, "link");
  if (run.state === "running" || run.state === "due") {
    const of = run.total === null ? "" : ` of about ${run.total.toLocaleString("en")}`;
    const text = `${written}${of} written so far. Shopify’s rate sets the pace.`;
    return { isStarted: true, isRunning: run.state === "running", text };
  }
  if (run.state === "stopped") {
    const why = stops[run.code ?? ""] ?? `Shopify refused: ${run.code ?? "no reason given"}.`;
    return {
      isStarted: true,
      isRunning: false,
      text: `${written} written, then it stopped. ${why}`,
    };
  }
  const text = `${written} written, the last time ${toAgo(run.endedAt ?? run.movedAt, reader)}.`;
  return { isStarted: true, isRunning: false, text };
}
