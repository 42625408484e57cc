import { cutList } from "../../domain/newsletter/list/cut-list.ts";
import type { ListPlan } from "../../domain/newsletter/list/plan-list.ts";
import { addCounts, type ListCounts, noCounts } from "../../domain/newsletter/list/row-words.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import { pieceField, readFound } from "./list-piece.ts";

/** How far a list has been checked. */
export type ListProgress = { readonly share: number; readonly counts: ListCounts };

export type CheckingFile = {
  readonly file: Blob;
  readonly channel: Channel;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ListProgress) => void;
  /** Sends a piece; the browser's own `fetch` outside tests. */
  readonly send: (address: string, init: RequestInit) => Promise<Response>;
};

/** The server's answer to a piece, where it is none of a checked one. */
export class ListRefusedError extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`The list was refused: ${code}`, options);
    this.code = code;
  }
}

/** How often a piece is sent before the list is given up: a connection may fail for a moment. */
const tries = 3;

/**
 * Checks a list piece by piece and puts the pieces together in the browser: the server holds one piece at a
 * time and keeps none, and what was checked counts as soon as it is back.
 *
 * @throws ListRefusedError; an AbortError when it was stopped
 */
export async function checkFile(
  checking: CheckingFile,
): Promise<{ readonly list: Blob; readonly counts: ListCounts }> {
  const { file, onProgress } = checking;
  const parts: Blob[] = [];
  let counts = noCounts;
  let plan: ListPlan | undefined;
  for await (const { bytes, end } of cutList(file)) {
    const response = await sendPiece(checking, bytes, plan);
    const found = readFound(response.headers.get(pieceField));
    plan = found.plan;
    counts = addCounts(counts, found.counts);
    // As blobs, which browsers put on disk when they grow.
    parts.push(await response.blob());
    onProgress({ share: end / file.size, counts });
  }
  if (plan === undefined) throw new ListRefusedError("no-addresses");
  return { list: new Blob(parts, { type: "text/csv" }), counts };
}

async function sendPiece(
  { channel, signal, send }: CheckingFile,
  body: Uint8Array<ArrayBuffer>,
  plan: ListPlan | undefined,
): Promise<Response> {
  const params = new URLSearchParams({ channel });
  if (plan !== undefined) params.set("plan", JSON.stringify(plan));
  const address = `/app/newsletter/list-piece?${params.toString()}`;
  for (let time = 1; ; time += 1) {
    signal.throwIfAborted();
    const response = await send(address, {
      ...{ method: "POST", body, signal },
      headers: { "content-type": "application/octet-stream" },
    }).catch((cause: unknown) => {
      if (signal.aborted || time === tries) throw cause;
      return undefined;
    });
    if (response?.ok === true) return response;
    const isFinal = response !== undefined && response.status < 500;
    if (isFinal || time === tries) {
      throw new ListRefusedError(response?.headers.get("lagom-refused") ?? "failed");
    }
    await new Promise((next) => setTimeout(next, 500 * time));
  }
}
